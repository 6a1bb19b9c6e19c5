"""Rows of the list of papers in one query, and which papers a reference of the reader can mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, SQLColumnExpression, String, func, select, type_coerce
from sqlalchemy.orm import Session, aliased

from desktop_app.domain.document import DocumentKind
from desktop_app.domain.identifiers import normalise_doi
from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import PaperState, PaperSummary
from desktop_app.domain.queries import PaperQuery
from desktop_app.domain.question import QuestionState
from desktop_app.domain.search_query import SearchQuery, parse_query
from desktop_app.domain.todo import TodoState
from desktop_app.storage.driver_rows import UTC_SUFFIX, RawRow, driver_rows
from desktop_app.storage.folding import folded
from desktop_app.storage.references import id_prefix
from desktop_app.storage.search_filters import paper_conditions
from desktop_app.storage.search_sought import papers_with
from desktop_app.storage.tables_documents import DocumentRow
from desktop_app.storage.tables_marks import MarkRow
from desktop_app.storage.tables_papers import PaperRow, TagRow
from desktop_app.storage.tables_pending import QuestionRow, TodoRow

_LISTED = (
    *(PaperRow.id, PaperRow.title, PaperRow.author_names, PaperRow.year, PaperRow.type, PaperRow.container),
    *(PaperRow.state, PaperRow.rating, PaperRow.tag_names, PaperRow.created_at, PaperRow.opened_at),
)
_LONG_LIST = 1000
_STATES = {state.value: state for state in PaperState}
_DOCUMENT_KINDS = ((), (DocumentKind.ABSTRACT.value,))
_DOCUMENT_KINDS_WITH_PDF = tuple((*kinds, DocumentKind.PDF.value) for kinds in _DOCUMENT_KINDS)


@dataclass(slots=True)
class SummaryMemory:
    """The summaries of the last long list, by their row: most rows of the next list are the same."""

    known: dict[RawRow, PaperSummary] = field(default_factory=dict)

    def summaries(self, rows: Iterable[RawRow]) -> list[PaperSummary]:
        known = self.known
        found = {row: known.get(row) or _summary(row) for row in rows}
        if len(found) > _LONG_LIST:
            self.known = found
        return list(found.values())


def summaries(session: Session, memory: SummaryMemory, query: PaperQuery) -> list[PaperSummary]:
    """The papers a query picks, in its order."""
    conditions, order = tuple(_conditions(query)), _order(query)
    if query.limit is None:
        return memory.summaries(driver_rows(session, select(*_columns(PaperRow)).where(*conditions).order_by(*order)))
    # picked and sorted first, so that the parts of the others are not counted
    picked = select(*_LISTED).where(*conditions).order_by(*order).limit(query.limit).subquery("picked")
    return memory.summaries(driver_rows(session, select(*_columns(aliased(PaperRow, picked)))))


def count(session: Session, query: PaperQuery) -> int:
    """How many papers a query picks, whatever its limit."""
    return session.scalar(select(func.count()).select_from(PaperRow).where(*_conditions(query))) or 0


def picked(session: Session, query: PaperQuery) -> frozenset[PaperId]:
    """The papers a query picks, whatever its order and its limit."""
    wanted = select(type_coerce(PaperRow.id, String)).where(*_conditions(query))
    return frozenset(PaperId(UUID(key)) for key in session.scalars(wanted))


def candidates(session: Session, ref: str, *, with_trashed: bool) -> list[PaperSummary]:
    """Papers by the best class of match that there is: id, id prefix (4+), DOI, cite key, part of the title."""
    ref = ref.strip()
    if not ref:
        return []
    live = () if with_trashed else (PaperRow.deleted_at.is_(None),)
    for match in _matches(ref):
        wanted = select(*_columns(PaperRow)).where(match, *live).order_by(PaperRow.created_at, PaperRow.id)
        found = [_summary(row) for row in driver_rows(session, wanted)]
        if found:
            return found
    return []


def _matches(ref: str) -> Iterable[ColumnElement[bool]]:
    prefix = id_prefix(PaperRow.id, ref)
    if prefix is not None:
        yield prefix
    doi = normalise_doi(ref)
    if doi is not None:
        yield PaperRow.doi_key == doi
    yield func.lower(PaperRow.cite_key) == ref.lower()
    yield func.lower(PaperRow.title).contains(ref.lower(), autoescape=True)
    yield PaperRow.list_text.contains(folded(ref), autoescape=True)


def _conditions(query: PaperQuery) -> Iterable[ColumnElement[bool]]:
    if not query.with_trashed:
        yield PaperRow.deleted_at.is_(None)
    yield from _conditions_of_text(parse_query(query.text))
    if query.state is not None:
        yield PaperRow.state == query.state.value
    if query.tag is not None:
        yield PaperRow.id.in_(select(TagRow.paper_id).where(TagRow.text == query.tag))
    if query.has_pdf is not None:
        pdf = select(DocumentRow.id).where(
            DocumentRow.paper_id == PaperRow.id,
            DocumentRow.kind == DocumentKind.PDF.value,
            DocumentRow.deleted_at.is_(None),
        )
        yield pdf.exists() if query.has_pdf else ~pdf.exists()


def _conditions_of_text(query: SearchQuery) -> Iterable[ColumnElement[bool]]:
    """Words are looked for in what the list shows of a paper, or in its notes, marks and texts where `in:` says so."""
    yield from paper_conditions(query)
    if query.scopes:
        yield PaperRow.id.in_(papers_with(query))
    else:
        for words in (*query.words, *query.phrases):
            yield PaperRow.list_text.contains(folded(words), autoescape=True)
    for words in query.without:
        yield ~PaperRow.list_text.contains(folded(words), autoescape=True)


def _order(query: PaperQuery) -> Sequence[SQLColumnExpression[Any]]:  # Any: columns of several types
    newest = (PaperRow.created_at.desc(), PaperRow.id.desc())
    if query.sort == "title":
        # an expression, or SQLite walks the index of titles and fetches every wide row by itself
        return (PaperRow.title_key.concat(""), *newest)
    if query.sort == "year":
        return (PaperRow.year.is_(None), PaperRow.year.desc(), *newest)
    if query.sort == "added":
        return newest
    return (PaperRow.recent_at.desc(), *newest)


def _columns(paper: type[PaperRow]) -> tuple[SQLColumnExpression[Any], ...]:  # Any: columns of several types
    pdf = (
        DocumentRow.paper_id == paper.id,
        DocumentRow.kind == DocumentKind.PDF.value,
        DocumentRow.deleted_at.is_(None),
    )
    open_todo = (TodoRow.paper_id == paper.id, TodoRow.state == TodoState.OPEN.value, TodoRow.deleted_at.is_(None))
    first_pdf = (DocumentRow.created_at, DocumentRow.id)
    pages = func.coalesce(DocumentRow.page_count, "").concat(" ").concat(DocumentRow.position_page)
    return (
        type_coerce(paper.id, String),
        *(paper.title, paper.author_names, paper.year, paper.type, paper.container, paper.state, paper.rating),
        *(paper.tag_names, type_coerce(paper.created_at, String), type_coerce(paper.opened_at, String)),
        _count(
            DocumentRow.paper_id == paper.id,
            DocumentRow.kind == DocumentKind.ABSTRACT.value,
            DocumentRow.deleted_at.is_(None),
        ),
        select(pages).where(*pdf).order_by(*first_pdf).limit(1).scalar_subquery(),
        _count(MarkRow.paper_id == paper.id, MarkRow.deleted_at.is_(None)),
        _count(
            QuestionRow.paper_id == paper.id,
            QuestionRow.state == QuestionState.OPEN.value,
            QuestionRow.deleted_at.is_(None),
        ),
        select(func.group_concat(TodoRow.kind, "\n")).where(*open_todo).scalar_subquery(),
    )


def _count(*conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).where(*conditions).scalar_subquery()


def _summary(row: RawRow) -> PaperSummary:
    """One paper, from the columns above in their order; ids and times are read here, quicker than by their types."""
    key, title, author_names, year, kind, container, state, rating = row[:8]
    tag_names, added_at, opened_at, abstracts, pdf_pages, marks, questions, todo_kinds = row[8:]
    page_count, page_index = ("", "") if pdf_pages is None else pdf_pages.split(" ")
    todos = () if todo_kinds is None else _lines(todo_kinds)
    return PaperSummary(
        PaperId(UUID(key)),
        title,
        _lines(author_names),
        year,
        kind,
        container,
        _STATES[state],
        rating,
        _lines(tag_names),
        datetime.fromisoformat(added_at + UTC_SUFFIX),
        None if opened_at is None else datetime.fromisoformat(opened_at + UTC_SUFFIX),
        (_DOCUMENT_KINDS if pdf_pages is None else _DOCUMENT_KINDS_WITH_PDF)[abstracts > 0],
        int(page_count) if page_count else None,
        int(page_index) if page_index else None,
        marks,
        questions,
        len(todos),
        tuple(dict.fromkeys(todos)),
    )


def _lines(names: str) -> tuple[str, ...]:
    return tuple(names.split("\n")) if names else ()
