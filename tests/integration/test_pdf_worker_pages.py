"""What the real worker makes of pages: sizes and places on turned and cropped pages, broken page trees, odd text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import PdfError
from desktop_app.pdf.reader import WorkerPdfReader
from tests.corpus import manifest, need_corpus
from tests.pdf_files import RealPage, write_real_pdf

pytest.importorskip("pymupdf", reason="the real worker needs PyMuPDF")
CROPPED = {"media_box": (0.0, 0.0, 400.0, 500.0), "crop_box": (50.0, 60.0, 350.0, 460.0)}


@pytest.fixture
def reader() -> Iterator[WorkerPdfReader]:
    reader = WorkerPdfReader()
    yield reader
    reader.close()


@pytest.mark.parametrize("rotate", [0, 90, 180, 270, -90, 450])
def test_places_are_those_of_the_unrotated_crop_box(reader: WorkerPdfReader, tmp_path: Path, rotate: int) -> None:
    path = write_real_pdf(tmp_path / "turned.pdf", [RealPage(["First", "Second"], rotate=rotate, **CROPPED)])
    (size,) = reader.sizes(path)
    assert (size.width, size.height, size.rotation) == (300, 400, rotate % 360)
    text = reader.text(path, 0)
    assert text.text == "First\nSecond\n\n"
    left, top, right, _, _, bottom, *_ = text.corners[:8]
    assert left == pytest.approx(36, abs=1)
    assert top < 36 < bottom + 1
    assert left < right < left + 12
    assert text.corners[8 * 6 + 1] == pytest.approx(top + 16, abs=0.1)


def test_a_page_is_read_the_same_before_and_after_it_was_drawn(reader: WorkerPdfReader, tmp_path: Path) -> None:
    path = write_real_pdf(tmp_path / "turned.pdf", [RealPage(["First"], rotate=90, **CROPPED)])
    assert reader.text(path, 0) == reader.text(path, 0)
    assert reader.facts(path).first_pages[0][0].text == "First"
    assert reader.sizes(path)[0].rotation == 90


_PIXEL = "q {} 0 0 {} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /{} ID x EI Q"


@pytest.mark.parametrize(
    ("drawing", "is_scanned"),
    [
        ("", False),
        ("0 0 595 842 re f", False),
        (_PIXEL.format(100, 100, "I false"), False),
        (_PIXEL.format(595, 842, "I false"), True),
        (_PIXEL.format(595, 842, "IM true"), True),
    ],
    ids=["blank", "painted", "small picture", "scan", "stencil"],
)
def test_only_pages_that_are_pictures_are_scans(tmp_path: Path, drawing: str, is_scanned: bool) -> None:
    from desktop_app.pdf.worker.documents import open_document
    from desktop_app.pdf.worker.scans import is_scan

    path = write_real_pdf(tmp_path / "page.pdf", [RealPage(drawing=drawing.replace("/CS /G /BPC 8 /IM", "/BPC 1 /IM"))])
    found = open_document(path, None)
    assert is_scan(found.document) is is_scanned
    found.close()


def test_characters_without_a_sign_keep_places_in_step(reader: WorkerPdfReader, tmp_path: Path) -> None:
    path = write_real_pdf(tmp_path / "odd.pdf", ["<a> & \"b\" 'c'", "caf\xe9 \x93x\x94 \x01\x02 end"])
    assert reader.text(path, 0).text == "<a> & \"b\" 'c'\n\n"
    text = reader.text(path, 1)
    assert len(text.corners) == 8 * len(text.text)
    assert text.text.startswith("café “x” ")
    assert text.text.endswith(" end\n\n")
    assert not set(text.text) & set(map(chr, range(1, 10)))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("wrong count", b"/Count 2", b"/Count 7"),
        ("no count", b"/Count 2", b"/Cou   2"),
        ("negative count", b"/Count 2", b"/Count -1"),
        ("no pages", b"/Kids [5 0 R 7 0 R]", b"/Kids [5 0 R 99 0 R]"),
        ("a circle", b"/Kids [5 0 R 7 0 R]", b"/Kids [2 0 R 2 0 R]"),
        ("no tree", b"/Type /Pages", b"/Type /Nothg"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_page_tree_is_mended(
    reader: WorkerPdfReader, tmp_path: Path, name: str, old: bytes, new: bytes
) -> None:
    path = write_real_pdf(tmp_path / f"{name}.pdf", ["One", "Two"])
    whole = path.read_bytes()
    assert old in whole
    path.write_bytes(whole.replace(old, new))
    assert [text.text for text in reader.texts(path)] == ["One\n\n", "Two\n\n"]
    assert path.read_bytes() == whole.replace(old, new)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Dear all", "“paper.pdf” is not a PDF."),
        (b"\n<!DOCTYPE html><p>Please log in", "“paper.pdf” is a web page saved under the name of a PDF."),
        (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages", "“paper.pdf” ends in the middle"),
        (b"%PDF-1.7\ntrailer << >>\n%%EOF\n", "“paper.pdf” is damaged"),
        (b"", "“paper.pdf” is empty."),
    ],
    ids=["letter", "web page", "broken off", "damaged", "empty"],
)
def test_what_cannot_be_opened_says_why(reader: WorkerPdfReader, tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    with pytest.raises(PdfError) as refused:
        reader.sizes(path)
    assert str(refused.value).startswith(said)


def test_a_file_that_is_cut_short_is_read_as_far_as_it_goes(reader: WorkerPdfReader, tmp_path: Path) -> None:
    path = write_real_pdf(tmp_path / "cut.pdf", ["One", "Two", "Three"])
    path.write_bytes(path.read_bytes()[:-350])
    assert next(reader.texts(path)).text == "One\n\n"


@pytest.mark.parametrize("folder", ["papers", "annotated", "layouts"])
def test_every_paper_has_the_pages_that_other_tools_count(reader: WorkerPdfReader, folder: str) -> None:
    root, wrong = need_corpus(), {}
    for row in manifest():
        if row["file"].startswith(f"{folder}/") and row["file"].endswith(".pdf") and row["encrypted"] != "password":
            counts = {row[f"pages_{tool}"] for tool in ("qpdf", "poppler", "pypdf")}
            try:
                found = str(len(reader.sizes(root / row["file"])))
            except PdfError as error:
                found = str(error)
            if found not in counts and "locked" not in found:
                wrong[row["file"]] = (found, counts)
    assert not wrong


def test_hostile_files_open_or_are_refused_in_one_sentence(reader: WorkerPdfReader) -> None:
    opened, refused = 0, {}
    for path in sorted((need_corpus() / "hostile").glob("*.pdf")):
        try:
            facts = reader.facts(path)
            for page_index in range(min(3, facts.page_count)):
                reader.text(path, page_index)
            opened += 1
        except PdfError as error:
            refused[path.name] = str(error)
    assert opened > len(refused) > 0
    unclear = {name: said for name, said in refused.items() if name not in said or not said.endswith(".")}
    assert not unclear
