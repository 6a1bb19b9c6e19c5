"""Marks made by selecting and by quoting, and what is done to them."""

from pathlib import Path

import pytest

from desktop_app.domain.anchor import Anchor, Placement, TextPosition, TextQuote
from desktop_app.domain.document import Document
from desktop_app.domain.errors import NotFoundError, ReaderError
from desktop_app.domain.paper import Paper
from desktop_app.pdf.fake import FakePdf, write_fake_pdf
from desktop_app.services.context import Services
from tests.unit.services.conftest import Heard

ANCHOR = Anchor(TextQuote("vagus nerve stimulation"), TextPosition(80, 103))


@pytest.fixture
def page(services: Services, vns: Paper) -> Document:
    return services.reading.open(vns.id).documents[0]


@pytest.fixture
def serum(services: Services, pdf_path: Path) -> Paper:
    return services.intake.add_pdf(services.intake.probe_pdf(pdf_path)).paper


def test_a_mark_is_made_and_undone_by_its_name(services: Services, vns: Paper, page: Document, heard: Heard) -> None:
    claim, evidence, *_rest = services.categories.list()
    mark = services.marks.create(page.id, "highlight", claim.id, ANCHOR, comment=" Since when?\n")
    assert (mark.paper_id, mark.quote, mark.comment) == (vns.id, "vagus nerve stimulation", " Since when?")
    assert mark.placement is Placement.EXACT
    assert mark.sort_key
    assert services.marks.get(mark.id) == mark
    assert heard.records() == [("mark", "added")]
    assert services.marks.list(vns.id) == services.marks.list() == services.marks.list(category=claim.id) == [mark]
    assert services.marks.list(category=evidence.id) == []
    assert services.history.undo() == "Highlight"
    assert services.marks.list(vns.id) == []


def test_what_a_mark_is_made_of_must_exist(services: Services, vns: Paper, page: Document) -> None:
    category = services.categories.list()[0].id
    with pytest.raises(ReaderError, match="no kind of mark"):
        services.marks.create(page.id, "scribble", category, ANCHOR)
    with pytest.raises(NotFoundError):
        services.marks.create(page.id, "highlight", page.id, ANCHOR)
    services.library.trash(vns.id)
    with pytest.raises(NotFoundError):
        services.marks.create(page.id, "highlight", category, ANCHOR)


def test_every_change_is_one_action(services: Services, page: Document) -> None:
    claim, evidence, *_rest = services.categories.list()
    mark = services.marks.create(page.id, "highlight", claim.id, ANCHOR)
    assert services.marks.set_category(mark.id, evidence.id).category_id == evidence.id
    assert services.marks.set_comment(mark.id, "Two\nlines ").comment == "Two\nlines"
    assert services.marks.set_kind(mark.id, "underline").kind == "underline"
    assert services.marks.set_kind(mark.id, "underline").revision == 4
    services.marks.delete(mark.id)
    with pytest.raises(NotFoundError):
        services.marks.get(mark.id)
    undone = [services.history.undo() for _step in range(5)]
    assert undone == ["Delete mark", "Change mark", "Comment", "Change category", "Highlight"]


def test_unknown_kinds_and_categories_change_nothing(services: Services, page: Document) -> None:
    mark = services.marks.create(page.id, "highlight", services.categories.list()[0].id, ANCHOR)
    with pytest.raises(ReaderError):
        services.marks.set_kind(mark.id, "scribble")
    with pytest.raises(NotFoundError):
        services.marks.set_category(mark.id, page.id)
    assert services.marks.get(mark.id) == mark


def test_a_quote_is_marked_in_the_abstract(services: Services, vns: Paper) -> None:
    mark = services.marks.mark_quote(vns.id, "the exact\nmechanism of ACTION", comment="how?")
    assert (mark.quote, mark.placement) == ("The exact mechanism of action", Placement.EXACT)
    assert (mark.anchor.page_index, mark.anchor.quads) == (None, ())
    assert mark.category_id == services.categories.list()[0].id
    assert services.history.names().undo_name == "Highlight"


def test_a_quote_is_marked_on_its_page(services: Services, serum: Paper) -> None:
    category = services.categories.resolve("evidence").id
    mark = services.marks.mark_quote(serum.id, "Serum levels rose", category=category)
    assert (mark.anchor.page_index, mark.category_id) == (1, category)
    assert mark.anchor.quads[0].bounds.y0 == 72
    second = services.marks.mark_quote(serum.id, "Serum levels rose", nth=2)
    assert second.anchor.quads[0].bounds.y0 > 72


def test_pdfs_come_before_the_abstract_unless_one_is_named(
    services: Services, vns: Paper, page: Document, tmp_path: Path
) -> None:
    path = write_fake_pdf(tmp_path / "full.pdf", FakePdf(pages=("Full text\n\nSince 2004, vagus nerve stimulation",)))
    attached = services.intake.attach_pdf(vns.id, services.intake.probe_pdf(path)).document
    assert services.marks.mark_quote(vns.id, "vagus nerve stimulation").document_id == attached.id
    assert services.marks.mark_quote(vns.id, "vagus nerve stimulation", document=page.id).document_id == page.id
    assert services.marks.mark_quote(vns.id, "The exact mechanism").document_id == page.id
    with pytest.raises(NotFoundError, match="no such document"):
        services.marks.mark_quote(vns.id, "vagus", document=vns.id)


def test_a_quote_over_two_pages_gets_a_mark_on_each(services: Services, tmp_path: Path) -> None:
    pages = (
        "A title\n\nBefore it. Neurotrophins are proteins that keep neurons",
        "alive and help them to grow for many years.",
    )
    path = write_fake_pdf(tmp_path / "two.pdf", FakePdf(pages=pages))
    paper = services.intake.add_pdf(services.intake.probe_pdf(path)).paper
    words = "Neurotrophins are proteins that keep neurons alive and help them to grow"
    first = services.marks.mark_quote(paper.id, words)
    marks = services.marks.list(paper.id)
    assert [mark.anchor.page_index for mark in marks] == [0, 1]
    assert first == marks[0]
    assert " ".join(mark.quote for mark in marks) == words
    services.history.undo()
    assert services.marks.list(paper.id) == []


def test_what_is_not_there_is_not_marked(services: Services, serum: Paper) -> None:
    with pytest.raises(NotFoundError, match="was not found in PDF"):
        services.marks.mark_quote(serum.id, "radium and polonium were isolated in Paris " * 4)
    with pytest.raises(NotFoundError, match="not found 7 times"):
        services.marks.mark_quote(serum.id, "Serum levels rose", nth=7)
    for quote, nth in (("", None), ("Serum levels", 0)):
        with pytest.raises(ReaderError):
            services.marks.mark_quote(serum.id, quote, nth=nth)
    assert services.marks.list(serum.id) == []


def test_a_close_quote_is_placed_approximately_and_a_distant_one_refused(services: Services, vns: Paper) -> None:
    close = services.marks.mark_quote(vns.id, "The exact mechanism of action is not fuly understod")
    assert close.placement is Placement.APPROXIMATE
    assert close.quote == "The exact mechanism of action is not fully understood."
    with pytest.raises(ReaderError, match="Only something like it was found"):
        services.marks.mark_quote(vns.id, "The true mechanism of reaction is hardly ever understood")
    assert len(services.marks.list(vns.id)) == 1


def test_pages_without_text_are_named(services: Services, tmp_path: Path) -> None:
    path = write_fake_pdf(tmp_path / "scan.pdf", FakePdf(pages=("",)))
    paper = services.intake.add_pdf(services.intake.probe_pdf(path)).paper
    with pytest.raises(NotFoundError, match="only pictures of pages"):
        services.marks.mark_quote(paper.id, "anything")
