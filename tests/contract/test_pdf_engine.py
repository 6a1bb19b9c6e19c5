"""What every PDF engine must do: one suite over the pretended and the real one."""

import json
from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from desktop_app.domain.errors import PasswordNeededError, PdfError, PdfMissingError
from desktop_app.domain.text import normalise
from desktop_app.pdf.fake import FakePdf, FakePdfReader, write_fake_pdf
from desktop_app.pdf.ports import PdfReader
from desktop_app.pdf.reader import WorkerPdfReader
from tests.corpus import manifest, need_corpus
from tests.pdf_files import write_real_pdf

Write = Callable[[Path, Sequence[str], str], Path]
PAGES = ("On the shape of reading\nSecond line of it", "A page with “quotes” and 1 number", "")


def _write_fake(path: Path, pages: Sequence[str], title: str) -> Path:
    return write_fake_pdf(path, FakePdf(pages=tuple(pages), title=title))


def _write_real(path: Path, pages: Sequence[str], title: str) -> Path:
    return write_real_pdf(path, [page.replace("“", "\x93").replace("”", "\x94") for page in pages], title)


@pytest.fixture(params=["fake", "real"])
def engine(request: pytest.FixtureRequest) -> Iterator[tuple[PdfReader, Write]]:
    if request.param == "fake":
        yield FakePdfReader(), _write_fake
        return
    pytest.importorskip("pymupdf", reason="the real engine needs PyMuPDF")
    reader = WorkerPdfReader()
    yield reader, _write_real
    reader.close()


@pytest.fixture
def reader(engine: tuple[PdfReader, Write]) -> PdfReader:
    return engine[0]


@pytest.fixture
def paper(engine: tuple[PdfReader, Write], tmp_path: Path) -> Path:
    return engine[1](tmp_path / "paper.pdf", PAGES, "On the shape of reading")


def test_facts_say_what_the_file_says(reader: PdfReader, paper: Path) -> None:
    facts = reader.facts(paper)
    assert (facts.page_count, facts.title, facts.has_text, facts.password_needed) == (
        3,
        "On the shape of reading",
        True,
        False,
    )
    assert len(facts.first_pages) == 3
    assert [span.text for span in facts.first_pages[0]] == PAGES[0].split("\n")
    assert facts.first_pages[2] == ()
    assert all(span.rect.width > 0 and span.rect.height > 0 for span in facts.first_pages[0])


def test_sizes_are_those_of_the_pages(reader: PdfReader, paper: Path) -> None:
    assert [(size.width, size.height, size.rotation) for size in reader.sizes(paper)] == [(595, 842, 0)] * 3


def test_text_has_a_place_for_each_character(reader: PdfReader, paper: Path) -> None:
    for page_index, told in enumerate(PAGES):
        text = reader.text(paper, page_index)
        assert text.page_index == page_index
        assert len(text.corners) == 8 * len(text.text)
        assert normalise(text.text).text == normalise(told).text


def test_lines_and_blocks_are_parted_by_newlines(reader: PdfReader, paper: Path) -> None:
    text = reader.text(paper, 0)
    assert text.text == PAGES[0] + "\n\n"
    assert text.line_starts == (0, PAGES[0].index("\n") + 1)
    assert text.block_starts == (0,)


def test_places_go_rightwards_in_a_line_and_down_the_page(reader: PdfReader, paper: Path) -> None:
    text = reader.text(paper, 0)
    second = text.line_starts[1]
    lefts = list(text.corners[0 : 8 * (second - 1) : 8])
    assert lefts == sorted(lefts)
    assert text.corners[8 * second + 1] > text.corners[1]
    assert 0 < text.corners[0] < 595
    newline = text.corners[8 * (second - 1) : 8 * second]
    assert newline[0] == newline[2] == text.corners[8 * (second - 2) + 2]


def test_a_page_without_text_is_empty(reader: PdfReader, paper: Path) -> None:
    text = reader.text(paper, 2)
    assert (text.text, text.corners, text.line_starts, text.block_starts) == ("", array("f"), (), ())


def test_texts_are_all_pages_in_order_and_end_when_cancelled(reader: PdfReader, paper: Path) -> None:
    assert [text.page_index for text in reader.texts(paper)] == [0, 1, 2]
    seen: list[int] = []
    for text in reader.texts(paper, cancelled=lambda: len(seen) >= 1):
        seen.append(text.page_index)
    assert seen == [0]


def test_the_fingerprint_is_of_the_text(engine: tuple[PdfReader, Write], tmp_path: Path) -> None:
    reader, write = engine
    first = reader.facts(write(tmp_path / "a.pdf", PAGES, "One title")).fingerprint
    assert first
    assert reader.facts(write(tmp_path / "b.pdf", PAGES, "Another title")).fingerprint == first
    assert reader.facts(write(tmp_path / "c.pdf", ("Other words", *PAGES[1:]), "One title")).fingerprint != first
    scanned = reader.facts(write(tmp_path / "d.pdf", ("", ""), "One title"))
    assert (scanned.fingerprint, scanned.has_text) == ("", False)


def test_a_file_written_anew_is_read_anew(engine: tuple[PdfReader, Write], tmp_path: Path) -> None:
    reader, write = engine
    path = write(tmp_path / "paper.pdf", ("First words",), "")
    assert reader.text(path, 0).text.startswith("First")
    write(path, ("Second words of another length",), "")
    assert reader.text(path, 0).text.startswith("Second")


@pytest.mark.parametrize("ask", ["facts", "sizes", "text", "texts"])
def test_what_is_no_pdf_is_refused_with_its_name(reader: PdfReader, tmp_path: Path, ask: str) -> None:
    path = tmp_path / "letter.pdf"
    for content in (b"Dear all", None):
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)
        with pytest.raises(PdfError, match=r"“letter\.pdf”"):
            _ask(reader, path, ask)


@pytest.mark.parametrize("ask", ["facts", "sizes", "text", "texts"])
def test_a_file_that_is_gone_is_told_from_a_broken_one(reader: PdfReader, tmp_path: Path, ask: str) -> None:
    with pytest.raises(PdfMissingError, match=r"“gone\.pdf”"):
        _ask(reader, tmp_path / "gone.pdf", ask)


def test_a_page_that_is_not_there_is_refused(reader: PdfReader, paper: Path) -> None:
    for page_index in (3, -1):
        with pytest.raises(PdfError, match="has no page"):
            reader.text(paper, page_index)


@pytest.fixture
def locked(reader: PdfReader, tmp_path: Path) -> tuple[Path, str]:
    """A file that needs a password, and the password."""
    if isinstance(reader, FakePdfReader):
        return write_fake_pdf(tmp_path / "locked.pdf", FakePdf(pages=("words",), password="æøå")), "æøå"
    path = need_corpus() / "layouts" / "issue6010_2.pdf"
    row = next(row for row in manifest() if row["file"].endswith(path.name))
    return path, str(json.loads(row["other"])["password"])


@pytest.mark.parametrize("ask", ["facts", "sizes", "text", "texts"])
def test_a_locked_file_needs_its_password(reader: PdfReader, locked: tuple[Path, str], ask: str) -> None:
    path, password = locked
    for wrong in (None, "", "guess"):
        with pytest.raises(PasswordNeededError, match=f"“{path.name}”"):
            _ask(reader, path, ask, wrong)
    _ask(reader, path, ask, password)


def _ask(reader: PdfReader, path: Path, ask: str, password: str | None = None) -> object:
    if ask == "text":
        return reader.text(path, 0, password)
    if ask == "texts":
        return list(reader.texts(path, password))
    return reader.facts(path, password) if ask == "facts" else reader.sizes(path, password)
