"""Makes new records: a paper with its cite key, the document of a PDF, a question, an offer that was accepted."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.buy import BuyDossier
from desktop_app.domain.capture import Offer, OfferKind
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.ids import DocumentId, MarkId, PaperId, QuestionId, TodoId
from desktop_app.domain.note import NoteVersion
from desktop_app.domain.paper import Bibliography, Paper
from desktop_app.domain.question import Question, QuestionState
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.services.cite_keys import made_cite_key
from desktop_app.services.pdf_probe import PdfProbe
from desktop_app.services.typed_text import one_line

if TYPE_CHECKING:
    from desktop_app.storage.unit_of_work import UnitOfWork

BUY = "buy"
PASTED = "pasted text"
_KIND_OF_OFFER = "follow up"


def put_paper(unit: "UnitOfWork", parts: Bibliography, tags: tuple[str, ...] = ()) -> Paper:
    """A new paper in the inbox."""
    now = unit.clock.now()
    known = replace(parts, doi=parts.doi.lower()) if parts.doi else parts
    key = made_cite_key(known, unit.papers.has_cite_key)
    paper = Paper(PaperId(unit.new_id()), known, key, now, now, tags=tags)
    return unit.papers.put(paper)


def put_pdf(unit: "UnitOfWork", paper: PaperId, probe: PdfProbe, number: int = 1) -> Document:
    """The document of a probed file; `number` counts the PDFs of the paper."""
    document = Document(
        id=DocumentId(unit.new_id()),
        paper_id=paper,
        kind=DocumentKind.PDF,
        label="PDF" if number == 1 else f"PDF {number}",
        created_at=unit.clock.now(),
        sha256=probe.sha256,
        size_bytes=probe.size_bytes,
        page_count=probe.facts.page_count,
        linked_path=str(probe.linked_path) if probe.linked_path is not None else None,
        fingerprint=probe.facts.fingerprint or None,
        has_text=probe.facts.has_text,
        password_needed=probe.password is not None,
        added_from=one_line(probe.file_name),
    )
    return unit.documents.put(document)


def put_offer(unit: "UnitOfWork", paper: PaperId, offer: Offer) -> None:
    """The question or to-do that a text suggested and the reader said yes to."""
    if offer.kind is OfferKind.QUESTION:
        put_question(unit, paper, one_line(offer.text), promised=offer.promised)
        return
    now = unit.clock.now()
    kind = offer.todo_kind or _KIND_OF_OFFER
    dossier = BuyDossier() if kind == BUY else None
    todo = Todo(TodoId(unit.new_id()), kind, one_line(offer.text), paper, TodoState.OPEN, now, now, dossier=dossier)
    unit.todos.put(todo)


def put_first_note(unit: "UnitOfWork", paper: PaperId, body: str, pasted: str) -> None:
    """The reader's own words as the note; the text they were found in is the note's first version."""
    if body:
        unit.notes.put(paper, body)
    if "\n" in pasted.strip():
        unit.notes.add_version(NoteVersion(paper, pasted, revision=0, saved_at=unit.clock.now(), reason=PASTED))


def put_question(
    unit: "UnitOfWork",
    paper: PaperId | None,
    text: str,
    *,
    promised: bool,
    raised_by: tuple[MarkId, ...] = (),
    follow_up: date | None = None,
    tags: tuple[str, ...] = (),
) -> Question:
    """A new open question."""
    now = unit.clock.now()
    question = Question(
        id=QuestionId(unit.new_id()),
        text=text,
        paper_id=paper,
        state=QuestionState.OPEN,
        promised=promised,
        asked_at=now,
        updated_at=now,
        follow_up=follow_up,
        raised_by=raised_by,
        tags=tags,
    )
    return unit.questions.put(question)
