"""What the worker writes into a copy of a PDF, seen with other programs' eyes: pypdf, qpdf, poppler."""

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import PasswordNeededError, PdfError, PdfTimeoutError, ReaderError
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.pdf import copy_maker
from desktop_app.pdf.copy_maker import WorkerCopyMaker
from desktop_app.pdf.copy_wish import CopyMark, CopyReport, CopyWish, signs_in
from desktop_app.pdf.worker_start import start_process
from tests.corpus import need_corpus
from tests.pdf_files import RealPage, write_real_pdf

pytest.importorskip("pymupdf", reason="the real worker needs PyMuPDF")
pypdf = pytest.importorskip("pypdf", reason="an independent reader")

#: what pypdf raises for a file that it cannot read: no witness then
UNREADABLE = (
    pypdf.errors.PyPdfError,
    pypdf.errors.DependencyError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    RecursionError,
)
DOCUMENT = "01890000-0000-7000-8000-000000000001"
OTHER = "01890000-0000-7000-8000-000000000002"
MADE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
QUAD = Quad.from_rect(Rect(36, 26, 96, 40))
SUBTYPES = ("Highlight", "Underline", "StrikeOut", "Squiggly", "Text", "FreeText", "Square")
CROPPED = {"media_box": (0.0, 0.0, 400.0, 500.0), "crop_box": (50.0, 60.0, 350.0, 460.0)}


def _mark(subtype: str = "Highlight", name: str = "", page_index: int = 0) -> CopyMark:
    words = f"Is thàt so? 中 ({subtype})"
    return CopyMark(
        name or f"postil-{subtype}", page_index, subtype, (QUAD,), "#2ea8e5", "Ada L.", words, "Evidence", MADE, MADE
    )


def _copied(source: Path, *marks: CopyMark, password: str | None = None, document: str = DOCUMENT) -> bytes:
    return _made(source, *marks, password=password, document=document)[0]


def _made(
    source: Path, *marks: CopyMark, password: str | None = None, document: str = DOCUMENT
) -> tuple[bytes, CopyReport]:
    content = bytearray()
    report = WorkerCopyMaker().make(source, CopyWish(document, marks), content.extend, password)
    assert report.size_bytes == len(content)
    return bytes(content), report


def _annotations(content: bytes, page_index: int = 0, password: str | None = None) -> list[Any]:
    page = pypdf.PdfReader(BytesIO(content), password=password).pages[page_index]
    return [one.get_object() for one in page.get("/Annots", [])]


def _check_with_qpdf(content: bytes, folder: Path, password: str = "") -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    path = folder / "checked.pdf"
    path.write_bytes(content)
    subprocess.run(["qpdf", "--check", f"--password={password}", str(path)], check=True, capture_output=True)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_real_pdf(tmp_path / "source.pdf", ["First words\nSecond line", "Another page"])


@pytest.mark.parametrize("subtype", SUBTYPES)
def test_another_program_reads_all_of_a_mark(source: Path, tmp_path: Path, subtype: str) -> None:
    content = _copied(source, _mark(subtype))
    (found,) = _annotations(content)
    assert (found["/Subtype"], found["/NM"], found["/T"]) == (f"/{subtype}", f"postil-{subtype}", "Ada L.")
    assert (found["/Contents"], found["/Subj"]) == (f"Is thàt so? 中 ({subtype})", "Evidence")
    assert found["/M"] == found["/CreationDate"] == "D:20260102030405Z"
    assert found["/AP"]["/N"].get_object().get_data()
    assert found["/F"] & 4
    assert float(found["/CA"]) == (0.5 if subtype in ("Highlight", "Square") else 1.0)
    if subtype != "FreeText":
        assert [float(part) for part in found["/C"]] == pytest.approx([0x2E / 255, 0xA8 / 255, 0xE5 / 255], abs=1e-3)
    _check_with_qpdf(content, tmp_path)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("subtype", ["Highlight", "Square"])
def test_a_mark_lies_on_its_words_on_turned_and_cropped_pages(tmp_path: Path, rotate: int, subtype: str) -> None:
    source = write_real_pdf(tmp_path / "turned.pdf", [RealPage(["First words"], rotate=rotate, **CROPPED)])
    content = _copied(source, _mark(subtype))
    (found,) = _annotations(content)
    # the words begin at 86, 424 in the file: 36 from the left and 36 below the top of the crop box
    x0, y0, x1, y1 = (float(number) for number in found["/Rect"])
    assert (x0, y0, x1, y1) == pytest.approx((86, 420, 146, 434), abs=8)
    if subtype == "Highlight":
        corners = [float(number) for number in found["/QuadPoints"]]
        assert corners == pytest.approx([86, 434, 146, 434, 86, 420, 146, 420], abs=0.01)


def test_poppler_draws_the_mark_in_its_colour(source: Path, tmp_path: Path) -> None:
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm (poppler-utils) is not installed")
    path = tmp_path / "copy.pdf"
    path.write_bytes(_copied(source, _mark()))
    command = ["pdftoppm", "-r", "72", "-f", "1", "-l", "1", "-singlefile", str(path), str(tmp_path / "page")]
    subprocess.run(command, check=True, capture_output=True)
    _kind, width, _height, _depth, *_rest = (raw := (tmp_path / "page.ppm").read_bytes()).split(None, 4)
    pixels = raw[len(raw) - int(width) * 842 * 3 :]
    at = 3 * (27 * int(width) + 90)
    red, green, blue = pixels[at : at + 3]
    assert red < green < blue
    assert pixels[:3] == b"\xff\xff\xff"


def test_a_second_copy_replaces_what_the_first_wrote(source: Path, tmp_path: Path) -> None:
    first = tmp_path / "first.pdf"
    first.write_bytes(_copied(source, _mark(), _mark("Text"), _mark("Underline", page_index=1)))
    second = _copied(first, replace(_mark(), contents="No."))
    assert [(one["/NM"], one["/Contents"]) for one in _annotations(second)] == [("postil-Highlight", "No.")]
    assert _annotations(second, 1) == []


def test_marks_of_others_and_of_other_documents_stay(tmp_path: Path) -> None:
    foreign = (
        "<< /Subtype /Highlight /QuadPoints [72 700 172 700 72 688 172 688] /Rect [70 680 180 710] /NM (theirs) >>"
    )
    source = write_real_pdf(tmp_path / "marked.pdf", [RealPage(["Words"], annotations=[foreign])])
    first = tmp_path / "first.pdf"
    first.write_bytes(_copied(source, _mark(name="postil-mine"), document=OTHER))
    content = _copied(first, _mark())
    assert [one["/NM"] for one in _annotations(content)] == ["theirs", "postil-mine", "postil-Highlight"]
    assert [one["/NM"] for one in _annotations(_copied(source))] == ["theirs"]


def test_the_original_stays_as_it_is(source: Path) -> None:
    before = source.read_bytes()
    _copied(source, _mark())
    assert source.read_bytes() == before
    assert [path.name for path in source.parent.iterdir()] == ["source.pdf"]


def test_the_same_wish_makes_the_same_copy_and_says_so_behind_its_end(source: Path) -> None:
    content = _copied(source, _mark())
    assert content == _copied(source, _mark())
    wish = CopyWish(DOCUMENT, (_mark(),))
    assert signs_in([content[:500], content[500:-60], content[-60:]]) == (DOCUMENT, wish.digest)
    assert signs_in([source.read_bytes()]) is None


def test_marks_without_a_page_are_counted(source: Path) -> None:
    _content, report = _made(source, _mark(), _mark("Text", page_index=2), replace(_mark("Square"), quads=()))
    assert (report.written, report.homeless) == (1, 2)


def test_a_locked_file_keeps_its_password(tmp_path: Path) -> None:
    source = need_corpus() / "layouts" / "r6-user-password.pdf"
    content, report = _made(source, _mark(), password="asdfzxcv")
    assert report.is_encrypted
    _check_with_qpdf(content, tmp_path, "asdfzxcv")
    assert subprocess.run(["qpdf", "--is-encrypted", tmp_path / "checked.pdf"], check=False).returncode == 0
    opening = ["qpdf", "--password=asdfzxcv", "--decrypt", tmp_path / "checked.pdf", tmp_path / "opened.pdf"]
    subprocess.run(opening, check=True, capture_output=True)
    names = {one.get("/NM") for one in _annotations((tmp_path / "opened.pdf").read_bytes())}
    assert "postil-Highlight" in names
    with pytest.raises(PasswordNeededError):
        _made(source, _mark(), password="guess")


def test_a_signed_file_is_told(tmp_path: Path) -> None:
    source = write_real_pdf(tmp_path / "plain.pdf", ["Words"])
    raw = source.read_bytes().replace(b"/Type /Catalog", b"/AcroForm << /SigFlags 3 /Fields [] >> /Type /Catalog")
    signed = tmp_path / "signed.pdf"
    signed.write_bytes(raw)
    assert _made(signed, _mark())[1].is_signed
    assert not _made(source, _mark())[1].is_signed


@pytest.mark.parametrize("content", [b"Dear all", b"%PDF-1.7\n", b""])
def test_what_is_no_pdf_is_refused_with_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(content)
    with pytest.raises(PdfError, match=r"“letter\.pdf”"):
        _copied(path, _mark())


def test_a_copy_can_be_cancelled(source: Path) -> None:
    with pytest.raises(ReaderError, match="cancelled"):
        WorkerCopyMaker().make(source, CopyWish(DOCUMENT), bytearray().extend, cancelled=lambda: True)


def test_a_worker_that_says_nothing_or_nonsense_is_ended(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copy_maker, "_START_S", 0.2)
    with pytest.raises(PdfTimeoutError, match="took longer"):
        WorkerCopyMaker(lambda: start_process(["cat"])).make(source, CopyWish(DOCUMENT), bytearray().extend)
    with pytest.raises(PdfError, match="could not be made"):
        WorkerCopyMaker(lambda: start_process(["echo", "hello there"])).make(
            source, CopyWish(DOCUMENT), bytearray().extend
        )


@pytest.mark.logs_warnings
@pytest.mark.parametrize("folder", ["annotated", "layouts"])
def test_copies_of_collected_files_keep_all_that_was_in_them(folder: str) -> None:
    """Every second of them, in one worker; the marks of others are counted by pypdf before and after."""
    from desktop_app.pdf.worker.annotating import annotated_copy
    from desktop_app.pdf.worker.documents import open_document

    checked = 0
    for path in sorted((need_corpus() / folder).glob("*.pdf"))[::2]:
        if path.stat().st_size > 3_000_000:
            continue
        try:
            before = pypdf.PdfReader(path)
            told = [sum(1 for _ in page.get("/Annots") or ()) for page in before.pages]
            opened = open_document(path, None)
        except (PdfError, *UNREADABLE):
            continue
        content, report = annotated_copy(opened, CopyWish(DOCUMENT, (_mark(), _mark("Text"))))
        after = pypdf.PdfReader(BytesIO(content))
        counted = [sum(1 for _ in page.get("/Annots") or ()) for page in after.pages]
        assert counted == [told[0] + report.written, *told[1:]], path.name
        checked += 1
    assert checked >= 10
