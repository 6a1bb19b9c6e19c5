"""The services with the real PDF worker: the sample's own file is added, read, found and marked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.bootstrap import build_services
from desktop_app.domain.anchor import Placement
from desktop_app.domain.document import DocumentKind
from desktop_app.domain.errors import PdfError
from desktop_app.domain.geometry import Quad
from desktop_app.domain.text import normalise
from desktop_app.services import sample_text
from desktop_app.services.context import Services
from desktop_app.services.sample_pdf import WrittenPdf, written_pdf
from desktop_app.system.paths import AppPaths


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    built = build_services(AppPaths(*(tmp_path / name for name in ("library", "config", "cache", "logs", "outside"))))
    yield built
    built.close()


@pytest.fixture
def pdf() -> WrittenPdf:
    return written_pdf(sample_text.TITLE, sample_text.AUTHORS, sample_text.PAGES)


def test_the_sample_file_is_a_pdf_like_any_other(services: Services, pdf: WrittenPdf, tmp_path: Path) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(pdf.content)
    added = services.intake.add_pdf(services.intake.probe_pdf(path))
    assert added.paper.title == sample_text.TITLE
    assert [person.family for person in added.paper.bibliography.authors] == ["Example", "Muster"]
    assert (added.document.page_count, added.document.has_text) == (3, True)
    texts = services.intake.extract_text(added.document.id)
    assert [normalise(text).text for _page, text in texts] == [normalise(pdf.text(page)).text for page in range(3)]
    services.intake.store_text(added.document.id, texts)
    assert services.search.search("thin air")[0].page_index == 1


def test_passages_of_it_are_marked_on_their_page(services: Services) -> None:
    paper = services.sample.add().paper
    document = next(one for one in services.reading.open(paper.id).documents if one.kind is DocumentKind.PDF)
    mark = services.marks.mark_quote(paper.id, "less an archive than an appointment", document=document.id)
    assert (mark.anchor.page_index, mark.placement) == (2, Placement.EXACT)
    assert mark.anchor.quads
    assert services.marks.mark_quote(paper.id, "drawn from thin air").anchor.page_index == 1


def test_the_mark_on_its_page_lies_where_the_worker_sees_the_words(services: Services) -> None:
    paper = services.sample.add().paper
    marks = services.marks.list(paper.id)
    (ours,) = [mark for mark in marks if mark.quote == sample_text.PASSAGE]
    seen = services.marks.mark_quote(paper.id, sample_text.PASSAGE, document=ours.document_id)
    assert ours.anchor.position == seen.anchor.position
    assert ours.anchor.quote == seen.anchor.quote
    for one, other in zip(ours.anchor.quads, seen.anchor.quads, strict=True):
        assert overlap(one, other) > 0.8


def overlap(one: Quad, other: Quad) -> float:
    """The share of two rectangles that they have in common."""
    first, second = one.bounds, other.bounds
    width = min(first.x1, second.x1) - max(first.x0, second.x0)
    height = min(first.y1, second.y1) - max(first.y0, second.y0)
    common = max(0.0, width) * max(0.0, height)
    return common / (first.width * first.height + second.width * second.height - common)


def test_the_same_file_as_the_sample_is_known(services: Services, pdf: WrittenPdf, tmp_path: Path) -> None:
    paper = services.sample.add().paper
    path = tmp_path / "again.pdf"
    path.write_bytes(pdf.content)
    again = services.intake.add_pdf(services.intake.probe_pdf(path))
    assert (again.created, again.paper.id) == (False, paper.id)


@pytest.mark.parametrize("content", [b"%PDF-1.7\n1 0 obj\n<<", b"GIF89a" + bytes(100)])
def test_what_is_no_pdf_is_told_in_a_sentence(services: Services, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(content)
    with pytest.raises(PdfError, match=r"\.$"):
        services.intake.probe_pdf(path)
    assert services.library.list() == []
