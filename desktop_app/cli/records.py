"""The JSON of papers, marks, questions and to-dos, as every command prints them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.cli.output import Json
from desktop_app.domain.buy import BuyState, BuyStep
from desktop_app.domain.category import Category
from desktop_app.domain.document import Document
from desktop_app.domain.mark import Mark
from desktop_app.domain.paper import Contributor, PaperSummary
from desktop_app.domain.question import Question
from desktop_app.domain.search import SearchHit
from desktop_app.domain.todo import Todo

if TYPE_CHECKING:
    from desktop_app.services.reading import Reading

Record = dict[str, Json]


def summary_record(paper: PaperSummary) -> Record:
    """One row of `list`; `documents` are the kinds of what there is to read."""
    return {
        "paper": str(paper.id),
        "title": paper.title,
        "authors": list(paper.authors),
        "year": paper.year,
        "type": paper.type,
        "state": paper.state.value,
        "tags": list(paper.tags),
        "documents": list(paper.document_kinds),
        "open_questions": paper.open_questions,
        "open_todos": paper.open_todos,
    }


def paper_record(reading: "Reading") -> Record:
    """All about one paper."""
    paper, parts = reading.paper, reading.paper.bibliography
    return {
        "paper": str(paper.id),
        "title": parts.title,
        "type": parts.type,
        "authors": [author_record(person) for person in parts.authors],
        "affiliations": list(parts.affiliations),
        "container": parts.container,
        "year": parts.year,
        "dates": {
            "received": parts.received,
            "revised": parts.revised,
            "accepted": parts.accepted,
            "online": parts.online,
            "published": parts.published,
        },
        "doi": parts.doi,
        "pmid": parts.pmid,
        "arxiv": parts.arxiv,
        "url": parts.url,
        "research_highlights": list(parts.research_highlights),
        "abstract": parts.abstract,
        "keywords": list(parts.keywords),
        "tags": list(paper.tags),
        "state": paper.state.value,
        "rating": paper.rating,
        "note": reading.note.body,
        "documents": [document_record(document) for document in reading.documents],
        "marks": mark_records(reading.marks, reading.categories, reading.documents),
        "questions": [question_record(question) for question in reading.questions],
        "todos": [todo_record(todo) for todo in reading.todos],
    }


def author_record(person: Contributor) -> Record:
    """`{family, given}`, a particle before the family name and a suffix after the given one; or `{literal}`."""
    if person.literal or not person.family:
        return {"literal": person.short_name}
    given = ", ".join(part for part in (person.given, person.suffix) if part)
    return {"family": person.short_name, "given": given or None}


def document_record(document: Document) -> Record:
    """One form to read; `pages` and `sha256` are null for an abstract."""
    return {
        "document": str(document.id),
        "kind": document.kind.value,
        "label": document.label,
        "pages": document.page_count,
        "sha256": document.sha256,
    }


def mark_records(marks: Iterable[Mark], categories: Iterable[Category], documents: Sequence[Document]) -> list[Json]:
    """Marks of one paper, which has these documents."""
    names = {category.id: category.name for category in categories}
    return [mark_record(mark, names[mark.category_id], documents) for mark in marks]


def mark_record(mark: Mark, category: str, documents: Sequence[Document]) -> Record:
    """One mark; where its paper has several documents, with its place in each, null where nobody looked for it."""
    record: Record = {
        "mark": str(mark.id),
        "document": str(mark.document_id),
        "page": page_number(mark.anchor.page_index),
        "quote": mark.quote,
        "category": category,
        "comment": mark.comment,
        "tags": list(mark.tags),
        "placement": mark.placement.value,
        "quads": [list(quad.points) for quad in mark.anchor.quads],
    }
    if len(documents) > 1:
        record["placements"] = [_placement(mark, document) for document in documents]
    return record


def question_record(question: Question) -> Record:
    """One question; marks are named by their ids."""
    return {
        "question": str(question.id),
        "text": question.text,
        "paper": id_text(question.paper_id),
        "state": question.state.value,
        "promised": question.promised,
        "asked_at": moment(question.asked_at),
        "follow_up": day(question.follow_up),
        "raised_by": [str(mark) for mark in question.raised_by],
        "answer": question.answer,
        "answered_at": moment(question.answered_at),
        "evidence": [str(mark) for mark in question.evidence],
    }


def todo_record(todo: Todo) -> Record:
    """`decision` is null until a thing to buy is more than wanted."""
    dossier = todo.dossier
    price = dossier.price if dossier else None
    return {
        "todo": str(todo.id),
        "paper": id_text(todo.paper_id),
        "kind": todo.kind,
        "text": todo.text,
        "state": todo.state.value,
        "due": day(todo.due),
        "price": float(price.amount) if price else None,
        "currency": price.currency if price else None,
        "url": dossier.url if dossier else None,
        "decision": dossier.state.value if dossier and dossier.state is not BuyState.WANTED else None,
        "reason": dossier.reason if dossier else None,
        "expected_use": dossier.expected_use if dossier else None,
        "steps": [step_record(step) for step in (dossier.steps if dossier else ())],
        "priority": todo.priority,
        "note": todo.note,
        "mark": id_text(todo.mark_id),
        "question": id_text(todo.question_id),
    }


def step_record(step: BuyStep) -> Record:
    """A change of how far a purchase came."""
    return {"decision": step.state.value, "at": moment(step.at), "reason": step.reason}


def hit_record(hit: SearchHit) -> Record:
    """One thing that was found; a higher score is better."""
    return {
        "kind": hit.kind,
        "id": str(hit.id),
        "paper": id_text(hit.paper_id),
        "title": hit.paper_title,
        "page": page_number(hit.page_index),
        "snippet": hit.snippet,
        "score": hit.score,
    }


def page_number(page_index: int | None) -> int | None:
    """Pages are counted from 1 for people."""
    return None if page_index is None else page_index + 1


def day(value: date | None) -> str | None:
    """Give YYYY-MM-DD."""
    return None if value is None else value.isoformat()


def moment(value: datetime | None) -> str | None:
    """An ISO moment in UTC, to the second."""
    return None if value is None else value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def id_text(value: UUID | None) -> str | None:
    """Give the id as text, where there is one."""
    return None if value is None else str(value)


def _placement(mark: Mark, document: Document) -> Record:
    is_here = document.id == mark.document_id
    return {
        "document": str(document.id),
        "placement": mark.placement.value if is_here else None,
        "page": page_number(mark.anchor.page_index) if is_here else None,
        "quote": mark.quote if is_here else None,
    }
