"""Rows of the list of papers in a few queries, and which papers a reference of the reader can mean."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop_app.domain.document import DocumentKind
from desktop_app.domain.identifiers import normalise_doi
from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import PaperState, PaperSummary
from desktop_app.domain.queries import PaperQuery
from desktop_app.domain.question import QuestionState
from desktop_app.domain.todo import TodoState
from desktop_app.storage.folding import folded
from desktop_app.storage.references import id_prefix
from desktop_app.storage.tables_documents import DocumentRow
from desktop_app.storage.tables_marks import MarkRow
from desktop_app.storage.tables_notes import NoteRow
from desktop_app.storage.tables_papers import PaperRow, TagRow
from desktop_app.storage.tables_pending import QuestionRow, TodoRow

AnySelect = Select[*tuple[Any, ...]]  # Any: columns of several types
PaperKey = InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None]

_MANY = 500
_STATES = {state.value: state for state in PaperState}
_NO_PAGES: tuple[int | None, int | None] = (None, None)
_COLUMNS = (
    PaperRow.id,
    PaperRow.title,
    PaperRow.author_names,
    PaperRow.year,
    PaperRow.type,
    PaperRow.container,
    PaperRow.state,
    PaperRow.rating,
    PaperRow.created_at,
    PaperRow.opened_at,
)


def summaries(session: Session, query: PaperQuery) -> list[PaperSummary]:
    """The papers a query picks, in its order."""
    wanted = select(*_COLUMNS).where(*_conditions(query)).order_by(*_order(query))
    return _summaries(session, wanted if query.limit is None else wanted.limit(query.limit))


def candidates(session: Session, ref: str, *, with_trashed: bool) -> list[PaperSummary]:
    """Papers by the best class of match that there is: id, id prefix (4+), DOI, cite key, part of the title."""
    ref = ref.strip()
    if not ref:
        return []
    live = () if with_trashed else (PaperRow.deleted_at.is_(None),)
    for match in _matches(ref):
        wanted = select(*_COLUMNS).where(match, *live).order_by(PaperRow.created_at, PaperRow.id)
        found = _summaries(session, wanted)
        if found:
            return found
    return []


def _matches(ref: str) -> Iterable[ColumnElement[bool]]:
    prefix = id_prefix(PaperRow.id, ref)
    if prefix is not None:
        yield prefix
    doi = normalise_doi(ref)
    if doi is not None:
        yield func.lower(PaperRow.doi) == doi
    yield func.lower(PaperRow.cite_key) == ref.lower()
    yield func.lower(PaperRow.title).contains(ref.lower(), autoescape=True)
    yield PaperRow.list_text.contains(folded(ref), autoescape=True)


def _conditions(query: PaperQuery) -> Iterable[ColumnElement[bool]]:
    if not query.with_trashed:
        yield PaperRow.deleted_at.is_(None)
    for word in folded(query.text).split():
        yield PaperRow.list_text.contains(word, autoescape=True)
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


def _order(query: PaperQuery) -> Sequence[SQLColumnExpression[Any]]:  # Any: columns of several types
    newest = (PaperRow.created_at.desc(), PaperRow.id.desc())
    if query.sort == "title":
        return (PaperRow.title_key, *newest)
    if query.sort == "year":
        return (PaperRow.year.is_(None), PaperRow.year.desc(), *newest)
    if query.sort == "added":
        return newest
    return (func.coalesce(PaperRow.opened_at, PaperRow.created_at).desc(), *newest)


def _summaries(session: Session, wanted: AnySelect) -> list[PaperSummary]:
    papers = session.execute(wanted).all()
    parts = _Parts(session, [paper.id for paper in papers])
    return [
        PaperSummary(
            id=PaperId(paper_id),
            title=title,
            authors=tuple(names.split("\n")) if names else (),
            year=year,
            type=kind,
            container=container,
            state=_STATES[state],
            rating=rating,
            tags=tuple(parts.tags.get(paper_id, ())),
            added_at=added_at,
            opened_at=opened_at,
            document_kinds=tuple(parts.document_kinds.get(paper_id, ())),
            page_count=parts.pages.get(paper_id, _NO_PAGES)[0],
            page_index=parts.pages.get(paper_id, _NO_PAGES)[1],
            mark_count=parts.marks.get(paper_id, 0),
            open_questions=parts.questions.get(paper_id, 0),
            open_todos=sum(parts.todos.get(paper_id, {}).values()),
            open_todo_kinds=tuple(parts.todos.get(paper_id, ())),
            has_note=paper_id in parts.notes,
        )
        for paper_id, title, names, year, kind, container, state, rating, added_at, opened_at in papers
    ]


class _Parts:
    """What the papers of a list have, by paper: one query for each kind of part, however many papers there are."""

    def __init__(self, session: Session, papers: Sequence[UUID]) -> None:
        self._session = session
        self._few = papers if len(papers) <= _MANY else None
        self.tags: dict[UUID, list[str]] = defaultdict(list)
        self.document_kinds: dict[UUID, dict[str, None]] = defaultdict(dict)
        self.pages: dict[UUID, tuple[int | None, int | None]] = {}
        self.todos: dict[UUID, dict[str, int]] = defaultdict(dict)
        self.marks: dict[UUID, int] = {}
        self.questions: dict[UUID, int] = {}
        self.notes: dict[UUID, int] = {}
        if papers:
            self.marks = self._counted(MarkRow.paper_id, MarkRow.deleted_at.is_(None))
            open_question = and_(
                QuestionRow.state == QuestionState.OPEN.value,
                QuestionRow.deleted_at.is_(None),
                QuestionRow.paper_id.is_not(None),
            )
            self.questions = self._counted(QuestionRow.paper_id, open_question)
            self.notes = self._counted(NoteRow.paper_id, and_(NoteRow.deleted_at.is_(None), NoteRow.body != ""))
            self._read_tags()
            self._read_documents()
            self._read_todos()

    def _counted(self, paper: PaperKey, condition: ColumnElement[bool]) -> dict[UUID, int]:
        wanted = select(paper, func.count()).where(condition).group_by(paper)
        return dict(self._session.execute(self._of_these(wanted, paper)).tuples().all())

    def _read_tags(self) -> None:
        wanted = select(TagRow.paper_id, TagRow.text).order_by(TagRow.paper_id, TagRow.position)
        for paper_id, tag in self._session.execute(self._of_these(wanted, TagRow.paper_id)):
            self.tags[paper_id].append(tag)

    def _read_documents(self) -> None:
        wanted = (
            select(DocumentRow.paper_id, DocumentRow.kind, DocumentRow.page_count, DocumentRow.position_page)
            .where(DocumentRow.deleted_at.is_(None))
            .order_by(DocumentRow.paper_id, DocumentRow.created_at, DocumentRow.id)
        )
        for paper_id, kind, pages, page in self._session.execute(self._of_these(wanted, DocumentRow.paper_id)):
            self.document_kinds[paper_id][kind] = None
            if kind == DocumentKind.PDF and paper_id not in self.pages:
                self.pages[paper_id] = (pages, page)

    def _read_todos(self) -> None:
        wanted = (
            select(TodoRow.paper_id, TodoRow.kind, func.count())
            .where(TodoRow.state == TodoState.OPEN.value, TodoRow.deleted_at.is_(None), TodoRow.paper_id.is_not(None))
            .group_by(TodoRow.paper_id, TodoRow.kind)
            .order_by(func.min(TodoRow.created_at))
        )
        for paper_id, kind, count in self._session.execute(self._of_these(wanted, TodoRow.paper_id)):
            self.todos[paper_id][kind] = count

    def _of_these(self, wanted: AnySelect, paper: PaperKey) -> AnySelect:
        return wanted if self._few is None else wanted.where(paper.in_(self._few))
