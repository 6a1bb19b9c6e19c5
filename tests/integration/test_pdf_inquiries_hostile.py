"""Outlines, links and labels of files that mean no good: bounded answers in time, or a sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import PdfError
from desktop_app.pdf.inquiries import FOREIGN_MARKS, LABELS, OUTLINE, PROPERTIES, links_of, pictures_of
from desktop_app.pdf.reader import WorkerPdfReader
from tests.corpus import need_corpus
from tests.pdf_files import RealPage, first_annotation, page_object, write_real_pdf

pytest.importorskip("pymupdf", reason="the worker needs PyMuPDF")


@pytest.fixture
def reader() -> Iterator[WorkerPdfReader]:
    reader = WorkerPdfReader()
    yield reader
    reader.close()


def with_outline(path: Path, *entries: str) -> Path:
    """`entries` are dictionaries; their numbers count from 8, as {8}."""
    at = first_annotation(1)
    assert at == 7
    return write_real_pdf(path, ["text"], "", f"/Outlines {at} 0 R", ("<< /First 8 0 R >>", *entries))


def test_an_outline_that_leads_back_to_itself_ends(reader: WorkerPdfReader, tmp_path: Path) -> None:
    path = with_outline(
        tmp_path / "ring.pdf",
        "<< /Title (One) /Next 9 0 R /First 8 0 R >>",
        "<< /Title (Two) /Next 8 0 R /First 7 0 R >>",
    )
    outline = reader.ask(path, OUTLINE)
    assert [entry.title for entry in outline.entries] == ["One", "Two", ""]


def test_of_a_hundred_thousand_lines_the_first_are_told(reader: WorkerPdfReader, tmp_path: Path) -> None:
    page = page_object(0)
    lines = [f"<< /Title (Line {n}) /Dest [{page} 0 R /Fit] /Next {9 + n} 0 R >>" for n in range(100_000)]
    outline = reader.ask(with_outline(tmp_path / "long.pdf", *lines), OUTLINE)
    assert (len(outline.entries), outline.is_cut) == (20_000, True)
    assert outline.entries[-1].title == "Line 19999"


def test_an_outline_deeper_than_anybody_reads_is_cut(reader: WorkerPdfReader, tmp_path: Path) -> None:
    lines = [f"<< /Title (Level {n}) /First {9 + n} 0 R >>" for n in range(5_000)]
    outline = reader.ask(with_outline(tmp_path / "deep.pdf", *lines), OUTLINE)
    assert outline.is_cut
    assert [entry.level for entry in outline.entries] == list(range(33))


def test_of_fifty_thousand_links_a_bounded_number_is_told(reader: WorkerPdfReader, tmp_path: Path) -> None:
    link = "<< /Subtype /Link /Rect [10 10 60 20] /A << /S /URI /URI (https://example.org) >> >>"
    path = write_real_pdf(tmp_path / "links.pdf", [RealPage(["text"], annotations=[link] * 50_000)])
    assert len(reader.ask(path, links_of(0))) == 2_000


def test_labels_that_lie_stay_short(reader: WorkerPdfReader, tmp_path: Path) -> None:
    labels = "/PageLabels << /Kids [7 0 R 8 0 R] /Nums [0 << /S /r /St 2000000000 >>] >>"
    kids = ("<< /Kids [7 0 R 8 0 R] >>", f"<< /Nums [1 << /S /A /St 99999 /P ({'x' * 5_000}) >> -5 null] >>")
    path = write_real_pdf(tmp_path / "labels.pdf", ["one"], "", labels, kids)
    assert [len(label) <= 60 for label in reader.ask(path, LABELS)] == [True]


def test_broken_structures_are_no_crash(reader: WorkerPdfReader, tmp_path: Path) -> None:
    catalogue = "/Outlines [1 2] /PageLabels (no) /Names 5"
    links = ("<< /Subtype /Link /Rect [0 0] /Dest /nowhere >>", "<< /Subtype /Link /Rect 7 >>", "null", "[1]")
    path = write_real_pdf(tmp_path / "odd.pdf", [RealPage(["text"], annotations=links)], "", catalogue)
    assert reader.ask(path, OUTLINE).entries == reader.ask(path, LABELS) == reader.ask(path, links_of(0)) == ()


@pytest.mark.parametrize("part", range(4))
def test_hostile_files_answer_or_are_refused_in_a_sentence(reader: WorkerPdfReader, part: int) -> None:
    said: list[str] = []
    paths = sorted((need_corpus() / "hostile").rglob("*.pdf"))[part::4]
    for path in paths:
        for inquiry in (OUTLINE, LABELS, PROPERTIES, FOREIGN_MARKS, links_of(0), pictures_of(0)):
            try:
                reader.ask(path, inquiry)
            except PdfError as error:
                said.append(str(error))
    assert len(paths) > 5
    assert [sentence for sentence in said if not sentence.endswith(".")] == []
