"""The abstract page follows the fields of its paper, and its marks follow their words."""

from desktop_app.domain.abstract_page import plain_text
from desktop_app.domain.anchor import Anchor, Placement, TextPosition, quote_with_context
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.mark import Mark
from desktop_app.domain.paper import Bibliography, Paper
from desktop_app.domain.text import normalise
from desktop_app.services.context import Services
from tests.unit.services.conftest import ABSTRACT, Heard


def abstract_of(services: Services, paper: Paper) -> Document:
    documents = services.reading.open(paper.id).documents
    return next(document for document in documents if document.kind is DocumentKind.ABSTRACT)


def marked(services: Services, paper: Paper, words: str) -> Mark:
    document = abstract_of(services, paper)
    text = normalise(plain_text(document.text or "")).text
    start = text.index(words)
    end = start + len(words)
    anchor = Anchor(quote_with_context(text, start, end), TextPosition(start, end))
    return services.marks.create(document.id, "highlight", services.categories.list()[0].id, anchor)


def test_it_is_composed_of_the_parts(services: Services, vns: Paper) -> None:
    text = abstract_of(services, vns).text
    assert text.startswith("## Highlights\n- Neurotrophins are")
    assert ABSTRACT in text
    assert text.endswith("## Keywords\nvagus nerve · brain plasticity")


def test_an_edit_reaches_it_and_moves_its_marks(services: Services, vns: Paper, heard: Heard) -> None:
    mark = marked(services, vns, "The exact mechanism of action")
    heard.clear()
    services.library.set_field(vns.id, "research_highlights", "One.\nTwo.\nThree highlights, all of them new.")
    moved = services.marks.get(mark.id)
    text = normalise(plain_text(abstract_of(services, vns).text)).text
    assert moved.placement is Placement.EXACT
    assert text[moved.anchor.position.start : moved.anchor.position.end] == mark.quote
    assert moved.sort_key != mark.sort_key
    assert set(heard.records()) == {("paper", "changed"), ("document", "changed"), ("mark", "changed")}


def test_one_undo_takes_all_of_it_back(services: Services, vns: Paper) -> None:
    mark = marked(services, vns, "The exact mechanism of action")
    before = abstract_of(services, vns).text
    services.library.set_field(vns.id, "abstract", "Nothing of it is left.")
    assert services.marks.get(mark.id).placement is Placement.ORPHANED
    assert services.history.undo() == "Set abstract"
    assert abstract_of(services, vns).text == before
    assert services.marks.get(mark.id).anchor == mark.anchor
    assert services.marks.get(mark.id).placement is Placement.EXACT


def test_a_lost_mark_is_an_orphan_that_finds_its_words_again(services: Services, vns: Paper) -> None:
    mark = marked(services, vns, "The exact mechanism of action")
    services.library.set_field(vns.id, "abstract", "Nothing of it is left.")
    orphan = services.marks.get(mark.id)
    assert (orphan.placement, orphan.quote, orphan.anchor) == (Placement.ORPHANED, mark.quote, mark.anchor)
    services.library.set_field(vns.id, "abstract", f"A new beginning. {ABSTRACT}")
    assert services.marks.get(mark.id).placement is Placement.EXACT


def test_a_reworded_passage_is_placed_approximately_and_keeps_the_quote(services: Services, vns: Paper) -> None:
    mark = marked(services, vns, "The exact mechanism of action is not fully understood")
    services.library.set_field(vns.id, "abstract", ABSTRACT.replace("not fully understood", "not fully understud"))
    near = services.marks.get(mark.id)
    assert near.placement is Placement.APPROXIMATE
    assert near.quote == mark.quote
    services.library.set_field(vns.id, "abstract", ABSTRACT)
    assert services.marks.get(mark.id).placement is Placement.EXACT


def test_fields_beside_the_abstract_leave_it_alone(services: Services, vns: Paper, heard: Heard) -> None:
    services.library.set_field(vns.id, "container", "Frontiers")
    assert heard.records() == [("paper", "changed")]


def test_a_pdf_gets_an_abstract_page_when_an_abstract_is_written(services: Services, pdf_path) -> None:
    paper = services.intake.add_pdf(services.intake.probe_pdf(pdf_path)).paper
    services.library.set_field(paper.id, "abstract", "Serum levels rose.")
    assert "Serum levels rose." in abstract_of(services, paper).text
    services.library.set_field(paper.id, "abstract", "")
    assert [document.kind for document in services.reading.open(paper.id).documents] == [DocumentKind.PDF]


def test_an_emptied_abstract_page_with_marks_stays(services: Services, vns: Paper, pdf_path) -> None:
    services.intake.attach_pdf(vns.id, services.intake.probe_pdf(pdf_path))
    mark = marked(services, vns, "exact mechanism")
    for name in ("abstract", "keywords", "research_highlights"):
        services.library.set_field(vns.id, name, "")
    assert abstract_of(services, vns).text == ""
    assert services.marks.get(mark.id).placement is Placement.ORPHANED


def test_a_paper_without_any_abstract_still_has_its_page(services: Services) -> None:
    added = services.intake.add_draft(PaperDraft(Bibliography(title="Only a title")))
    assert (added.document.kind, added.document.text) == (DocumentKind.ABSTRACT, "")
    services.library.set_field(added.paper.id, "abstract", "")
    services.library.set_field(added.paper.id, "abstract", "At last.")
    assert "At last." in abstract_of(services, added.paper).text
