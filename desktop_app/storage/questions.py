"""Questions, with their tags, the marks that raised them and the evidence for their answers."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select

from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import MarkId, PaperId, QuestionId
from desktop_app.domain.question import Question, QuestionState
from desktop_app.storage.mapping import question_of, question_values
from desktop_app.storage.question_list import Known, Maker, MarkWords, T, called, listed_questions
from desktop_app.storage.references import id_prefix
from desktop_app.storage.rows import Rows, cleaned, in_lots
from desktop_app.storage.tables_marks import MarkRow
from desktop_app.storage.tables_papers import PaperRow
from desktop_app.storage.tables_pending import EVIDENCE, RAISED, QuestionMarkRow, QuestionRow, QuestionTagRow, TodoRow
from desktop_app.storage.trash import outside_trash

_MANY = 500

RawRow = Any  # Any: a row of columns, each with the name and the type of its column
QuestionsFound = list[Question]
_COLUMNS = tuple(QuestionRow.__table__.columns)


class QuestionRepository:
    """A mark that was deleted is no longer shown on its question, and is there again when the deletion is undone."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def get(self, question: QuestionId) -> Question:
        return self._questions_of([self._row(question)])[0]

    def put(self, question: Question) -> Question:
        """Add the question or change it, with its marks and tags; what is stored then."""
        known = self._session.scalars(select(QuestionMarkRow).where(QuestionMarkRow.question_id == question.id)).all()
        shown = {_key(mark) for mark in self._marks_of([question.id])[question.id]}
        row = self._rows.save(QuestionRow, question.id, "id", question_values(question))
        wanted = [
            QuestionMarkRow(question_id=question.id, role=role, mark_id=mark, position=place)
            for role, marks in ((RAISED, question.raised_by), (EVIDENCE, question.evidence))
            for place, mark in enumerate(dict.fromkeys(marks))
        ]
        named = {_key(mark) for mark in wanted} | shown
        self._rows.sync([mark for mark in known if _key(mark) in named], wanted, _key, ("position",))
        tags = (
            QuestionTagRow(question_id=question.id, position=place, text=tag)
            for place, tag in enumerate(_once_each(question.tags))
        )
        known_tags = select(QuestionTagRow).where(QuestionTagRow.question_id == question.id)
        self._rows.sync(self._session.scalars(known_tags).all(), tags, lambda tag: tag.position, ("text",))
        self._session.flush()
        return self._questions_of([row])[0]

    def delete(self, question: QuestionId) -> None:
        """Take it away; its row stays, so that this can be undone."""
        self._row(question).deleted_at = self._rows.clock.now()
        self._session.flush()

    def hand_todos(self, question: QuestionId, to: QuestionId) -> None:
        """Let the to-dos that belong to a question belong to another one."""
        for todo in self._session.scalars(select(TodoRow).where(TodoRow.question_id == question)):
            todo.question_id = to
        self._session.flush()

    def candidates(self, ref: str) -> list[Question]:
        """The questions that answer to a reference best: id, id prefix (4+), part of the text."""
        for match in _matches(ref.strip()):
            found = self._found(_live().where(match))
            if found:
                return found
        return []

    def with_mark(self, mark: MarkId) -> list[Question]:
        """The questions that a mark raised or is evidence for, the oldest first."""
        wanted = select(QuestionMarkRow.question_id).where(QuestionMarkRow.mark_id == mark)
        return self._found(_live().where(QuestionRow.id.in_(wanted)))

    def uses_of_marks(self, paper: PaperId) -> dict[MarkId, int]:
        """How many questions each mark of a paper raised, and for how many it is evidence."""
        live = _live().with_only_columns(QuestionRow.id).order_by(None)
        wanted = (
            select(QuestionMarkRow.mark_id, func.count())
            .join(MarkRow, MarkRow.id == QuestionMarkRow.mark_id)
            .where(MarkRow.paper_id == paper, MarkRow.deleted_at.is_(None), QuestionMarkRow.question_id.in_(live))
            .group_by(QuestionMarkRow.mark_id)
        )
        return {MarkId(mark): number for mark, number in self._session.execute(wanted)}

    def answered_from(self, paper: PaperId) -> list[Question]:
        """The questions of elsewhere to whose answers marks of this paper are evidence, the oldest first."""
        wanted = _live().where(QuestionRow.id.in_(_with_marks_of(paper, EVIDENCE)), ~_asked_at(paper))
        return self._found(wanted)

    def some(self, questions: Iterable[QuestionId]) -> dict[QuestionId, Question]:
        """These questions, also those that were put together with others; one that was deleted is missing."""
        is_there = or_(QuestionRow.deleted_at.is_(None), QuestionRow.merged_into.is_not(None))
        wanted = select(QuestionRow).where(is_there)
        lots = (self._found(wanted.where(QuestionRow.id.in_(lot))) for lot in in_lots(questions))
        return {found.id: found for lot in lots for found in lot}

    def listed(self, questions: Iterable[QuestionId]) -> list[Question]:
        """Those of these questions that lists show, the oldest first."""
        lots = (self._found(_live().where(QuestionRow.id.in_(lot))) for lot in in_lots(questions))
        return sorted((found for lot in lots for found in lot), key=lambda one: (one.asked_at, one.id))

    def made(self, state: str, known: Known[T], make: Maker[T]) -> list[T]:
        """As `list` for every paper, thousands at once; see `question_list.listed_questions`."""
        return listed_questions(self._session, state, known, make)

    def joins(self) -> list[tuple[QuestionId, QuestionId]]:
        """Every question that was split off another one, or put together with it, and that other one."""
        pairs: list[tuple[QuestionId, QuestionId]] = []
        for column in (QuestionRow.merged_into, QuestionRow.from_question):
            rows = self._session.execute(select(QuestionRow.id, column).where(column.is_not(None)))
            pairs += [(QuestionId(one), QuestionId(other)) for one, other in rows if other is not None]
        return pairs

    def put_away(self, into: Collection[QuestionId] | None = None) -> list[Question]:
        """Those that were put together with others (with some of these), which no list shows any more."""
        wanted = select(QuestionRow).where(QuestionRow.merged_into.is_not(None)).order_by(QuestionRow.asked_at)
        if into is not None:
            wanted = wanted.where(QuestionRow.merged_into.in_(into))
        return self._found(wanted)

    def number_due(self, today: date) -> int:
        """How many open questions are to be looked at again by now."""
        live = QuestionRow.deleted_at.is_(None), outside_trash(QuestionRow.paper_id)
        # an expression, or SQLite walks the index of states and fetches every open row
        is_open = QuestionRow.state.concat("") == QuestionState.OPEN.value
        due = select(func.count()).where(QuestionRow.follow_up <= today, is_open, *live)
        return self._session.scalar(due) or 0

    def tags(self) -> list[tuple[str, int]]:
        """Every tag with the number of its questions, by name."""
        live = _live().with_only_columns(QuestionRow.id).order_by(None)
        wanted = select(QuestionTagRow.text, func.count()).where(QuestionTagRow.question_id.in_(live))
        found = [(tag, count) for tag, count in self._session.execute(wanted.group_by(QuestionTagRow.text))]
        return sorted(found, key=lambda item: (item[0].casefold(), item[0]))

    def words_of(self, marks: Iterable[MarkId]) -> dict[MarkId, MarkWords]:
        """What to call these marks; a deleted one is missing."""
        page = MarkRow.anchor["page"].as_integer(), MarkRow.anchor["pageName"].as_string()
        columns = (MarkRow.id, MarkRow.paper_id, *page, MarkRow.quote, MarkRow.comment)
        found: dict[MarkId, MarkWords] = {}
        for lot in in_lots(marks):
            for mark, paper, index, name, quote, comment in self._session.execute(
                select(*columns).where(MarkRow.id.in_(lot), MarkRow.deleted_at.is_(None))
            ):
                found[MarkId(mark)] = MarkWords(MarkId(mark), PaperId(paper), called(index, name), quote or comment)
        return found

    def _row(self, question: QuestionId) -> QuestionRow:
        row = self._session.get(QuestionRow, question)
        if row is None or row.deleted_at is not None:
            raise NotFoundError("There is no such question in the library.")
        return row

    def _found(self, wanted: Select[QuestionRow]) -> QuestionsFound:
        """The questions of a selection, without a record of the session for each: thousands are listed at once."""
        return self._questions_of(self._session.execute(wanted.with_only_columns(*_COLUMNS)).all())

    def _questions_of(self, rows: Sequence[QuestionRow] | Sequence[RawRow]) -> QuestionsFound:
        ids = [row.id for row in rows]
        marks, tags = self._marks_of(ids), self._tags_of(ids)
        return [question_of(row, marks.get(row.id, ()), tags.get(row.id, ())) for row in rows]

    def _marks_of(self, questions: Sequence[UUID]) -> dict[UUID, list[RawRow]]:
        wanted = (
            select(QuestionMarkRow.question_id, QuestionMarkRow.role, QuestionMarkRow.mark_id)
            .join(MarkRow, MarkRow.id == QuestionMarkRow.mark_id)
            .where(MarkRow.deleted_at.is_(None))
            .order_by(QuestionMarkRow.role, QuestionMarkRow.position, QuestionMarkRow.mark_id)
        )
        if len(questions) <= _MANY:
            wanted = wanted.where(QuestionMarkRow.question_id.in_(questions))
        found: dict[UUID, list[RawRow]] = defaultdict(list)
        for row in self._session.execute(wanted):
            found[row.question_id].append(row)
        return found

    def _tags_of(self, questions: Sequence[UUID]) -> dict[UUID, tuple[str, ...]]:
        columns = (QuestionTagRow.question_id, QuestionTagRow.text)
        wanted = select(*columns).order_by(QuestionTagRow.question_id, QuestionTagRow.position)
        if len(questions) <= _MANY:
            wanted = wanted.where(QuestionTagRow.question_id.in_(questions))
        found: dict[UUID, tuple[str, ...]] = defaultdict(tuple)
        for question, text in self._session.execute(wanted):
            found[question] += (text,)
        return found

    def list(self, state: str, paper: PaperId | None = None) -> list[Question]:
        """Those in a state (or "all"), asked at one paper or raised by its marks, or of every paper; the oldest first.

        Those of papers in the trash are left out.
        """
        wanted = _live()
        if state != "all":
            wanted = wanted.where(QuestionRow.state == state)
        if paper is not None:
            wanted = wanted.where(_asked_at(paper))
        return self._found(wanted)


def _once_each(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (" ".join(cleaned(tag).split()) for tag in tags))))


def _with_marks_of(paper: PaperId, role: str) -> Select[UUID]:
    return (
        select(QuestionMarkRow.question_id)
        .join(MarkRow, MarkRow.id == QuestionMarkRow.mark_id)
        .where(MarkRow.paper_id == paper, MarkRow.deleted_at.is_(None), QuestionMarkRow.role == role)
    )


def _asked_at(paper: PaperId) -> ColumnElement[bool]:
    return or_(QuestionRow.paper_id == paper, QuestionRow.id.in_(_with_marks_of(paper, RAISED)))


def _key(mark: RawRow) -> tuple[str, UUID]:
    return mark.role, mark.mark_id


def _matches(ref: str) -> Iterable[ColumnElement[bool]]:
    if not ref:
        return
    prefix = id_prefix(QuestionRow.id, ref)
    if prefix is not None:
        yield prefix
    yield QuestionRow.text.icontains(ref, autoescape=True)


def _live() -> Select[QuestionRow]:
    return (
        select(QuestionRow)
        .outerjoin(PaperRow, PaperRow.id == QuestionRow.paper_id)
        .where(QuestionRow.deleted_at.is_(None), PaperRow.deleted_at.is_(None))
        .order_by(QuestionRow.asked_at, QuestionRow.id)
    )
