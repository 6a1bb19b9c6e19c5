"""Rows to frozen values of the domain and back; no queries here."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from desktop_app.domain.anchor import Anchor, Placement
from desktop_app.domain.buy import BuyDossier, BuyState, BuyStep
from desktop_app.domain.category import Category
from desktop_app.domain.document import Arrangement, Document, DocumentKind, ReadingPosition
from desktop_app.domain.ids import CategoryId, DocumentId, MarkId, PaperId, QuestionId, TodoId
from desktop_app.domain.mark import Mark
from desktop_app.domain.note import Note, NoteVersion
from desktop_app.domain.paper import Bibliography, Contributor, Paper, PaperState
from desktop_app.domain.price import Price
from desktop_app.domain.question import Question, QuestionState
from desktop_app.domain.todo import Todo, TodoState, priority_of
from desktop_app.storage.folding import folded, title_key
from desktop_app.storage.tables_documents import DocumentRow
from desktop_app.storage.tables_marks import CategoryRow, MarkRow
from desktop_app.storage.tables_notes import NoteRow, NoteVersionRow
from desktop_app.storage.tables_papers import ContributorRow, PaperRow
from desktop_app.storage.tables_pending import (
    EVIDENCE,
    RAISED,
    BuyDossierRow,
    BuyStepRow,
    QuestionMarkRow,
    QuestionRow,
    TodoRow,
)

Values = dict[str, Any]  # Any: the values of columns, each of its column's type

LISTED_PARTS = ("contributors", "affiliations", "research_highlights", "keywords")
PLAIN_PARTS = tuple(part.name for part in fields(Bibliography) if part.name not in LISTED_PARTS)
PERSON_PARTS = tuple(part.name for part in fields(Contributor))


def paper_values(paper: Paper) -> Values:
    """The columns of a paper's own row."""
    parts = paper.bibliography
    return {
        **{name: getattr(parts, name) for name in PLAIN_PARTS},
        "cite_key": paper.cite_key,
        "state": paper.state,
        "rating": paper.rating,
        "queue_place": paper.queue_place,
        "author_names": "\n".join(_one_line(person.short_name) for person in parts.authors),
        "tag_names": "\n".join(_one_line(tag) for tag in paper.tags),
        "title_key": title_key(parts.title),
        "doi_key": parts.doi.lower() if parts.doi else None,
        "list_text": folded(" \n".join(_list_texts(paper))),
        "about": "\n".join(_about_texts(paper)),
        **_record_values(paper),
    }


def paper_of(row: PaperRow, people: Iterable[ContributorRow], texts: dict[str, tuple[str, ...]]) -> Paper:
    """`texts` holds the affiliations, research_highlights, keywords and tags, in their order."""
    return Paper(
        id=PaperId(row.id),
        bibliography=Bibliography(
            **{name: getattr(row, name) for name in PLAIN_PARTS},
            contributors=tuple(Contributor(**{name: getattr(who, name) for name in PERSON_PARTS}) for who in people),
            affiliations=texts["affiliations"],
            research_highlights=texts["research_highlights"],
            keywords=texts["keywords"],
        ),
        cite_key=row.cite_key,
        created_at=row.created_at,
        updated_at=row.updated_at,
        state=PaperState(row.state),
        rating=row.rating,
        tags=texts["tags"],
        deleted_at=row.deleted_at,
        revision=row.revision,
        queue_place=row.queue_place,
    )


def document_values(document: Document) -> Values:
    """The columns of a document's row, but for those of every record."""
    return {
        "paper_id": document.paper_id,
        "kind": document.kind,
        "label": document.label,
        "text": document.text,
        "sha256": document.sha256,
        "size_bytes": document.size_bytes,
        "page_count": document.page_count,
        "linked_path": document.linked_path,
        "fingerprint": document.fingerprint,
        "has_text": document.has_text,
        "password_needed": document.password_needed,
        **position_values(document.position),
        "added_from": document.added_from,
        "created_at": document.created_at,
        "deleted_at": document.deleted_at,
    }


def position_values(position: ReadingPosition) -> Values:
    """The columns that say where reading stopped."""
    return {
        "position_page": position.page_index,
        "position_offset": float(position.offset),
        "position_zoom": float(position.zoom),
        "position_arrangement": position.arrangement,
        "position_turn": position.turn,
        "position_leftward": position.is_leftward,
    }


def document_of(row: DocumentRow) -> Document:
    """The document of a row."""
    return Document(
        id=DocumentId(row.id),
        paper_id=PaperId(row.paper_id),
        kind=DocumentKind(row.kind),
        label=row.label,
        created_at=row.created_at,
        text=row.text,
        sha256=row.sha256,
        size_bytes=row.size_bytes,
        page_count=row.page_count,
        linked_path=row.linked_path,
        fingerprint=row.fingerprint,
        has_text=row.has_text,
        password_needed=row.password_needed,
        position=_position_of(row),
        added_from=row.added_from,
        deleted_at=row.deleted_at,
        page_labels=tuple(row.page_labels or ()),
    )


def _position_of(row: DocumentRow) -> ReadingPosition:
    return ReadingPosition(
        page_index=row.position_page,
        offset=row.position_offset,
        zoom=row.position_zoom,
        arrangement=Arrangement(row.position_arrangement),
        turn=row.position_turn,
        is_leftward=row.position_leftward,
    )


def mark_values(mark: Mark) -> Values:
    """The columns of a mark's row."""
    return {
        "paper_id": mark.paper_id,
        "document_id": mark.document_id,
        "kind": mark.kind,
        "category_id": mark.category_id,
        "anchor": mark.anchor.to_json(),
        "quote": mark.quote,
        "comment": mark.comment,
        "placement": mark.placement,
        "sort_key": mark.sort_key,
        "external_id": mark.external_id,
        **_record_values(mark),
    }


def mark_of(row: MarkRow, tags: tuple[str, ...] = ()) -> Mark:
    """The mark of a row; `tags` are those of this mark, in their order."""
    return Mark(
        id=MarkId(row.id),
        paper_id=PaperId(row.paper_id),
        document_id=DocumentId(row.document_id),
        kind=row.kind,
        category_id=CategoryId(row.category_id),
        anchor=Anchor.from_json(row.anchor),
        quote=row.quote,
        created_at=row.created_at,
        updated_at=row.updated_at,
        comment=row.comment,
        tags=tags,
        placement=Placement(row.placement),
        sort_key=row.sort_key,
        external_id=row.external_id,
        deleted_at=row.deleted_at,
        revision=row.revision,
    )


def category_of(row: CategoryRow) -> Category:
    """The category of a row."""
    return Category(CategoryId(row.id), row.name, row.colour, row.glyph, row.key, row.order)


def note_of(row: NoteRow) -> Note:
    """A note whose writing was undone is empty, but its revisions go on from where they were."""
    return Note(PaperId(row.paper_id), row.body if row.deleted_at is None else "", row.revision, row.updated_at)


def note_version_of(row: NoteVersionRow) -> NoteVersion:
    """The kept state of a row."""
    return NoteVersion(PaperId(row.paper_id), row.body, row.revision, row.saved_at, row.reason)


def question_values(question: Question) -> Values:
    """The columns of a question's own row."""
    return {
        "text": question.text,
        "paper_id": question.paper_id,
        "state": question.state,
        "promised": question.promised,
        "asked_at": question.asked_at,
        "follow_up": question.follow_up,
        "answer": question.answer,
        "answered_at": question.answered_at,
        "drop_reason": question.drop_reason,
        "reported_at": question.reported_at,
        "reported_where": question.reported_where,
        "merged_into": question.merged_into,
        "from_question": question.from_question,
        "created_at": question.asked_at,
        "updated_at": question.updated_at,
        "deleted_at": question.deleted_at,
        "revision": question.revision,
    }


def question_of(row: QuestionRow, marks: Sequence[QuestionMarkRow], tags: tuple[str, ...] = ()) -> Question:
    """`marks` and `tags` are those of this question, in their order."""
    return Question(
        id=QuestionId(row.id),
        text=row.text,
        paper_id=None if row.paper_id is None else PaperId(row.paper_id),
        state=QuestionState(row.state),
        promised=row.promised,
        asked_at=row.asked_at,
        updated_at=row.updated_at,
        follow_up=row.follow_up,
        raised_by=tuple(MarkId(mark.mark_id) for mark in marks if mark.role == RAISED),
        answer=row.answer,
        answered_at=row.answered_at,
        evidence=tuple(MarkId(mark.mark_id) for mark in marks if mark.role == EVIDENCE),
        drop_reason=row.drop_reason,
        tags=tags,
        reported_at=row.reported_at,
        reported_where=row.reported_where,
        merged_into=None if row.merged_into is None else QuestionId(row.merged_into),
        from_question=None if row.from_question is None else QuestionId(row.from_question),
        deleted_at=row.deleted_at,
        revision=row.revision,
    )


def todo_values(todo: Todo) -> Values:
    """The columns of a to-do's own row."""
    return {
        "kind": todo.kind,
        "text": todo.text,
        "paper_id": todo.paper_id,
        "mark_id": todo.mark_id,
        "state": todo.state,
        "due": todo.due,
        "closed_at": todo.closed_at,
        "priority": todo.priority,
        "note": todo.note,
        "question_id": todo.question_id,
        **_record_values(todo),
    }


def todo_of(row: TodoRow, dossier: BuyDossierRow | None, steps: Iterable[BuyStepRow] = ()) -> Todo:
    """The to-do of a row, with its buy decision and the steps that led to it."""
    return Todo(
        id=TodoId(row.id),
        kind=row.kind,
        text=row.text,
        paper_id=None if row.paper_id is None else PaperId(row.paper_id),
        state=TodoState(row.state),
        created_at=row.created_at,
        updated_at=row.updated_at,
        mark_id=None if row.mark_id is None else MarkId(row.mark_id),
        due=row.due,
        closed_at=row.closed_at,
        dossier=None if dossier is None else _dossier_of(dossier, steps),
        deleted_at=row.deleted_at,
        revision=row.revision,
        priority=priority_of(row.priority),
        note=row.note,
        question_id=None if row.question_id is None else QuestionId(row.question_id),
    )


def dossier_values(dossier: BuyDossier) -> Values:
    """The columns of a buy decision's row."""
    return {
        "state": dossier.state,
        "price_amount": str(dossier.price.amount) if dossier.price else None,
        "price_currency": dossier.price.currency if dossier.price else None,
        "url": dossier.url,
        "reason": dossier.reason,
        "worth": dossier.worth,
        "expected_use": dossier.expected_use,
    }


def _dossier_of(row: BuyDossierRow, steps: Iterable[BuyStepRow]) -> BuyDossier:
    price = None
    if row.price_amount is not None and row.price_currency is not None:
        price = Price(Decimal(row.price_amount), row.price_currency)
    return BuyDossier(
        state=BuyState(row.state),
        price=price,
        url=row.url,
        reason=row.reason,
        worth=row.worth,
        expected_use=row.expected_use,
        steps=tuple(BuyStep(BuyState(step.state), step.at, step.reason) for step in steps),
    )


def _record_values(record: Paper | Mark | Todo) -> Values:
    return {
        "created_at": record.created_at,
        "updated_at": record.updated_at,
        "deleted_at": record.deleted_at,
        "revision": record.revision,
    }


def _list_texts(paper: Paper) -> Iterable[str]:
    parts = paper.bibliography
    yield parts.title
    for person in parts.contributors:
        yield " ".join(filter(None, (person.given, person.particle, person.family, person.literal)))
    yield from filter(None, (parts.container, parts.doi, paper.cite_key, *paper.tags))


def _about_texts(paper: Paper) -> Iterable[str]:
    """What the search index knows of a paper beside its title and its abstract, a line each kind."""
    parts = paper.bibliography
    people = (
        person.literal or " ".join(filter(None, (person.given, person.particle, person.family)))
        for person in parts.contributors
    )
    lines = (
        ", ".join(people),
        " ".join(filter(None, (parts.container, str(parts.year) if parts.year else None))),
        ", ".join(paper.tags),
        ", ".join(parts.keywords),
        *parts.research_highlights,
        *parts.affiliations,
        " ".join(filter(None, (parts.doi, parts.pmid, parts.pmcid, parts.arxiv, paper.cite_key))),
    )
    return filter(None, lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())
