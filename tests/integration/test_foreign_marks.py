"""What the worker reads of marks made by other programs: places, colours, words, answers, dates, names; broken ones."""

import json
import unicodedata
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.pdf.foreign_marks import SUBTYPES, ForeignMark, ForeignMarks, ForeignReply
from tests.corpus import manifest, need_corpus
from tests.pdf_files import RealPage, first_annotation, write_real_pdf

pytest.importorskip("pymupdf", reason="the real worker needs PyMuPDF")

QUAD = "/QuadPoints [72 700 172 700 72 688 172 688] /Rect [70 680 180 710]"
CROPPED = {"media_box": (0.0, 0.0, 400.0, 500.0), "crop_box": (50.0, 60.0, 350.0, 460.0)}


def _found(tmp_path: Path, *annotations: str, **page: object) -> ForeignMarks:
    from desktop_app.pdf.worker.annotations import read_marks
    from desktop_app.pdf.worker.documents import open_document

    path = write_real_pdf(tmp_path / "marked.pdf", [RealPage(["Words"], annotations=annotations, **page)])
    return read_marks(open_document(path, None))


def _one(tmp_path: Path, annotation: str, **page: object) -> ForeignMark:
    (mark,) = _found(tmp_path, annotation, **page).marks
    return mark


def test_a_highlight_is_read_whole(tmp_path: Path) -> None:
    mark = _one(
        tmp_path,
        f"<< /Type /Annot /Subtype /Highlight {QUAD} /C [1 0.5 0] /T (Ada  L.) /Contents (so\\rit is) /Subj (Claim)"
        " /NM (abc) /CreationDate (D:20190407185842+02'00') /M (D:20200101) >>",
    )
    assert (mark.page_index, mark.subtype, mark.colour) == (0, "Highlight", "#ff8000")
    assert (mark.author, mark.contents, mark.subject, mark.key) == ("Ada L.", "so\nit is", "Claim", "nm:1:abc")
    assert mark.created == datetime(2019, 4, 7, 16, 58, 42, tzinfo=UTC)
    assert mark.changed == datetime(2020, 1, 1, tzinfo=UTC)
    assert mark.quads[0].points == pytest.approx((72, 142, 172, 142, 72, 154, 172, 154))


@pytest.mark.parametrize(
    "corners",
    [
        "72 688 172 688 172 700 72 700",
        "72 700 172 700 172 688 72 688",
        "172 688 72 700 172 700 72 688",
        "72 688 172 688 72 700 172 700 9 9",
    ],
)
def test_corners_come_in_any_order(tmp_path: Path, corners: str) -> None:
    mark = _one(tmp_path, f"<< /Subtype /Underline /QuadPoints [{corners}] /Rect [0 0 1 1] >>")
    assert [quad.points for quad in mark.quads] == [pytest.approx((72, 142, 172, 142, 72, 154, 172, 154))]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_places_are_those_of_the_unrotated_crop_box(tmp_path: Path, rotate: int) -> None:
    mark = _one(
        tmp_path,
        "<< /Subtype /Highlight /QuadPoints [60 450 160 450 60 440 160 440] >>",
        rotate=rotate,
        **CROPPED,
    )
    assert mark.quads[0].points == pytest.approx((10, 10, 110, 10, 10, 20, 110, 20))


@pytest.mark.parametrize("corners", ["", "/QuadPoints []", "/QuadPoints [0 0 0 0 0 0 0 0]", "/QuadPoints (none)"])
def test_without_corners_its_rectangle_counts(tmp_path: Path, corners: str) -> None:
    mark = _one(tmp_path, f"<< /Subtype /StrikeOut {corners} /Rect [172 700 72 688] >>")
    assert mark.quads[0].points == pytest.approx((72, 142, 172, 142, 72, 154, 172, 154))


def test_a_mark_beside_every_page_has_no_place(tmp_path: Path) -> None:
    assert _one(tmp_path, "<< /Subtype /Text /Rect [5000 5000 5020 5020] /Contents (far) >>").quads == ()


@pytest.mark.parametrize(
    ("colour", "expected"),
    [("/C []", None), ("", None), ("/C [0.5]", "#808080"), ("/C [0 1 1 0]", "#ff0000"), ("/C [2 -1 0]", "#ff0000")],
)
def test_colours_of_every_space(tmp_path: Path, colour: str, expected: str | None) -> None:
    assert _one(tmp_path, f"<< /Subtype /Highlight {QUAD} {colour} >>").colour == expected


def test_answers_go_with_what_they_answer(tmp_path: Path) -> None:
    first = first_annotation(1)
    found = _found(
        tmp_path,
        f"<< /Subtype /Highlight {QUAD} /Contents (Is that so?) /T (Ada) >>",
        f"<< /Subtype /Text /IRT {first} 0 R /T (Bo) /Contents (I think so) /Rect [1 1 9 9] >>",
        f"<< /Subtype /Text /IRT {first + 1} 0 R /T (Cy) /Contents (So do I) /Rect [1 1 9 9] >>",
        f"<< /Subtype /Text /IRT {first} 0 R /T (Bo) /State (Accepted) /Contents (Accepted by Bo) /Rect [1 1 9 9] >>",
    )
    (mark,) = found.marks
    assert mark.replies == (ForeignReply("Bo", "I think so"), ForeignReply("Cy", "So do I"))
    assert found.left_out == 0


def test_answers_that_answer_one_another_end(tmp_path: Path) -> None:
    first = first_annotation(1)
    found = _found(
        tmp_path,
        f"<< /Subtype /Text /IRT {first + 1} 0 R /Contents (a) /Rect [1 1 9 9] >>",
        f"<< /Subtype /Text /IRT {first} 0 R /Contents (b) /Rect [1 1 9 9] >>",
    )
    assert found.marks == ()


def test_words_to_be_inserted_stand_at_the_struck_ones(tmp_path: Path) -> None:
    found = _found(
        tmp_path,
        f"<< /Subtype /StrikeOut {QUAD} /IRT {first_annotation(1) + 1} 0 R /RT /Group >>",
        "<< /Subtype /Caret /T (Ada) /Contents (better words) /Rect [1 1 9 9] >>",
    )
    assert found.marks[0].replies == (ForeignReply("Ada", "better words"),)
    assert found.left_out == 1


def test_words_may_stand_in_the_pop_up_or_be_formatted(tmp_path: Path) -> None:
    popup = f"<< /Subtype /Highlight {QUAD} /Popup << /Subtype /Popup /Contents (in the pop-up) >> >>"
    rich = f"<< /Subtype /Highlight {QUAD} /RC (<body><p>in <b>bold</b></p></body>) >>"
    assert [mark.contents for mark in _found(tmp_path, popup, rich).marks] == ["in the pop-up", "in bold"]


def test_what_is_no_mark_or_hidden_is_not_read(tmp_path: Path) -> None:
    found = _found(
        tmp_path,
        "<< /Subtype /Link /Rect [1 1 9 9] >>",
        "<< /Subtype /Popup /Rect [1 1 9 9] >>",
        "<< /Subtype /Widget /Rect [1 1 9 9] >>",
        f"<< /Subtype /Highlight {QUAD} /F 2 >>",
        "<< /Subtype /FreeText /Rect [1 1 90 90] >>",
        "<< /Rect [1 1 9 9] >>",
        "(no annotation)",
        "<< /Subtype /Ink /Rect [1 1 9 9] >>",
    )
    assert (found.marks, found.left_out) == ((), 1)


def test_marks_without_names_are_told_apart_by_their_content(tmp_path: Path) -> None:
    same = f"<< /Subtype /Highlight {QUAD} >>"
    other = f"<< /Subtype /Highlight {QUAD} /Contents (another) >>"
    keys = [mark.key for mark in _found(tmp_path, same, same, other).marks]
    assert len(set(keys)) == 3
    assert [mark.key for mark in _found(tmp_path, other, same).marks] == [keys[2], keys[0]]


@pytest.mark.parametrize("told", ["garbage", "D:01220011195504+00'208'", "D:20221399", "", "D:0000"])
def test_what_is_no_date_is_none(tmp_path: Path, told: str) -> None:
    assert _one(tmp_path, f"<< /Subtype /Highlight {QUAD} /M ({told}) >>").changed is None


def test_every_mark_of_the_collected_files_is_found() -> None:
    """Against what qpdf counted; the one that is missing is a free text without words."""
    from desktop_app.pdf.worker.annotations import read_marks
    from desktop_app.pdf.worker.documents import open_document

    for row in manifest():
        if not row["file"].startswith("annotated/"):
            continue
        told = Counter(json.loads(row["markup"]))
        found = read_marks(open_document(need_corpus() / row["file"], None))
        counted = Counter(mark.subtype for mark in found.marks)
        missing = {name: told[name] - counted[name] for name in SUBTYPES if told[name] != counted[name]}
        assert missing == ({"FreeText": 1} if row["file"].endswith("issue14438.pdf") else {}), row["file"]
        assert found.left_out == sum(number for name, number in told.items() if name not in SUBTYPES)


def test_the_words_under_the_marks_of_the_collected_files() -> None:
    """Against an independent program's. It straightens no quotation marks, reads Hebrew backwards, takes "1." last."""
    from desktop_app.pdf.marked_text import MarkedText
    from desktop_app.pdf.worker.annotations import read_marks
    from desktop_app.pdf.worker.documents import open_document
    from desktop_app.pdf.worker.text import page_text

    folder = need_corpus() / "annotated"
    truth = json.loads((folder / "TRUTH_pdfannots.json").read_text(encoding="utf-8"))
    same, other = 0, Counter[str]()
    for name, told in truth.items():
        wanted = [_letters(one.get("text") or "") for one in told] if isinstance(told, list) else []
        opened = open_document(folder / name, None)
        for mark in read_marks(opened).marks:
            index = mark.page_index
            if mark.subtype in ("Text", "FreeText", "Square") or not any(wanted):
                continue
            page = page_text(opened.page(index), index, opened.sizes[index])
            words = _letters(MarkedText(page).anchor(mark.quads).quote.exact)
            same += words in wanted
            other[name] += words not in wanted
        opened.close()
    assert same >= 46
    known = {"annotations.pdf": 2, "caret.pdf": 1, "highlights.pdf": 1, "hotos17.pdf": 2, "issue14046.pdf": 1}
    assert +other == Counter(known)


def _letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().replace("\u00ad", "").replace("-", "").split())
