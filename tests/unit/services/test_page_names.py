"""Marks say where they are by the names that a file gives its pages: quoted, found, imported, exported, completed."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine, event

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.document import Document
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.domain.ids import DocumentId
from desktop_app.domain.page_label import with_page_names
from desktop_app.domain.search import SearchScope
from desktop_app.pdf.fake import FakePdf, write_fake_pdf
from desktop_app.pdf.foreign_marks import ForeignMark, ForeignMarks
from desktop_app.pdf.inquiries import FOREIGN_MARKS, LABELS
from desktop_app.services.context import Services
from tests.unit.services.conftest import Heard

NAMES = ("1", "552")
QUAD = Quad.from_rect(Rect(72, 71, 180, 83))
ANCHOR = Anchor(TextQuote("Serum levels"), TextPosition(0, 12), 1, (QUAD,))


def named_document(services: Services, folder: Path) -> Document:
    foreign = ForeignMarks((ForeignMark(1, "Highlight", (QUAD,), "nm:2:a"),))
    pdf = FakePdf(pages=("First page", "Serum levels rose"), answers={LABELS: NAMES, FOREIGN_MARKS: foreign})
    return services.intake.add_pdf(services.intake.probe_pdf(write_fake_pdf(folder / "named.pdf", pdf))).document


def test_an_anchor_keeps_the_name_of_its_page_where_that_is_not_its_number() -> None:
    first, second, abstract = with_page_names(
        [replace(ANCHOR, page_index=0), ANCHOR, replace(ANCHOR, page_index=None)], NAMES
    )
    assert [one.page_name for one in (first, second, abstract)] == ["", "552", ""]
    assert [one.page_label for one in (first, second, abstract, ANCHOR)] == ["1", "552", "", "2"]
    assert Anchor.from_json(second.to_json()) == second
    assert "pageName" not in first.to_json()


def test_a_mark_that_is_quoted_or_found_names_its_page(services: Services, tmp_path: Path) -> None:
    document = named_document(services, tmp_path)
    mark = services.marks.mark_quote(document.paper_id, "Serum levels")
    assert mark.anchor.page_label == "552"
    assert "[↗ p. 552](postil://" in services.notes.quote_of(mark.id)
    assert services.link_offers.find("serum", document.paper_id)[0].title == "p. 552"
    services.questions.ask(document.paper_id, "Since when?", marks=[mark.id])
    assert services.questions.rows("open")[0].raised[0].place == "p. 552"
    (found,) = services.foreign_marks.found(document.id).missing
    assert found.anchor.page_label == "552"


def test_marks_made_before_are_named_without_a_step_of_undo(services: Services, tmp_path: Path, heard: Heard) -> None:
    document = named_document(services, tmp_path)
    claim, evidence, *_rest = services.categories.list()
    mark = services.marks.create(document.id, "highlight", claim.id, ANCHOR)
    services.marks.set_category(mark.id, evidence.id)
    heard.clear()
    services.mark_batches.name_pages(document.id, NAMES)
    assert services.marks.get(mark.id).anchor.page_name == "552"
    assert heard.records() == [("mark", "changed")]
    services.mark_batches.name_pages(document.id, NAMES)
    assert heard.records() == [("mark", "changed")]
    assert [services.history.undo(), services.history.undo()] == ["Change category", "Highlight"]
    assert [services.history.redo(), services.history.redo()] == ["Highlight", "Change category"]
    assert services.marks.get(mark.id).anchor.page_name == "552"


def test_what_is_found_without_opening_the_file_names_its_page(services: Services, tmp_path: Path) -> None:
    document = named_document(services, tmp_path)
    intake = services.intake
    intake.store_text(document.id, intake.extract_text(document.id))
    (hit,) = services.search.search("rose", [SearchScope.TEXT])
    assert (hit.page_label, intake.pending_page_names()) == ("2", [document.id])
    question = services.questions.ask(None, "Do serum levels rise?")
    made_before = services.marks.create(document.id, "highlight", services.categories.list()[0].id, ANCHOR)

    intake.store_page_names(document.id, intake.read_page_names(document.id))
    assert intake.pending_page_names() == []
    assert services.reading.open(document.paper_id).documents[0].page_labels == NAMES
    assert services.marks.get(made_before.id).anchor.page_label == "552"
    assert {hit.page_label for hit in services.search.search("serum") if hit.kind in ("text", "mark")} == {"552"}
    assert {one.page_label for one in services.radar.passages(question.id) if one.kind in ("text", "mark")} == {"552"}
    services.intake.store_page_names(DocumentId(uuid4()), NAMES)  # gone meanwhile


def test_a_file_that_only_counts_its_pages_is_asked_once(services: Services, pdf_path: Path) -> None:
    document = services.intake.add_pdf(services.intake.probe_pdf(pdf_path)).document
    services.intake.store_text(document.id, [])
    assert services.intake.pending_page_names() == [document.id]
    services.intake.store_page_names(document.id, ("1", "2"))
    assert services.intake.pending_page_names() == []
    assert services.reading.open(document.paper_id).documents[-1].page_labels == ()


def test_files_that_were_not_asked_are_listed_in_as_few_queries_as_one(services: Services, tmp_path: Path) -> None:
    counts = []
    for number in (1, 2, 3):
        path = write_fake_pdf(tmp_path / f"{number}.pdf", FakePdf(pages=(f"Page of {number}",)))
        document = services.intake.add_pdf(services.intake.probe_pdf(path)).document
        services.intake.store_text(document.id, [])
        statements: list[str] = []

        def note(
            _connection: object, _cursor: object, statement: str, *_rest: object, said: list[str] = statements
        ) -> None:
            said.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            assert len(services.intake.pending_page_names()) == number
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        counts.append(len(statements))
    assert len(set(counts)) == 1
    assert counts[0] > 0
