"""Questions, with the marks that raised them and the evidence for their answers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select

from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import MarkId, PaperId, QuestionId
from desktop_app.domain.question import Question
from desktop_app.storage.mapping import question_of, question_values
from desktop_app.storage.references import id_prefix
from desktop_app.storage.rows import Rows
from desktop_app.storage.tables_marks import MarkRow
from desktop_app.storage.tables_papers import PaperRow
from desktop_app.storage.tables_pending import EVIDENCE, RAISED, QuestionMarkRow, QuestionRow

_MANY = 500


class QuestionRepository:
    """A mark that was deleted is no longer shown on its question, and is there again when the deletion is undone."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def get(self, question: QuestionId) -> Question:
        return self._questions_of([self._row(question)])[0]

    def put(self, question: Question) -> Question:
        """Add the question or change it, with its marks; what is stored then."""
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
        self._session.flush()
        return self._questions_of([row])[0]

    def delete(self, question: QuestionId) -> None:
        """Take it away; its row stays, so that this can be undone."""
        self._row(question).deleted_at = self._rows.clock.now()
        self._session.flush()

    def candidates(self, ref: str) -> list[Question]:
        """The questions that answer to a reference best: id, id prefix (4+), part of the text."""
        for match in _matches(ref.strip()):
            found = self._session.scalars(_live().where(match)).all()
            if found:
                return self._questions_of(found)
        return []

    def with_mark(self, mark: MarkId) -> list[Question]:
        """The questions that a mark raised or is evidence for, the oldest first."""
        wanted = select(QuestionMarkRow.question_id).where(QuestionMarkRow.mark_id == mark)
        return self._questions_of(self._session.scalars(_live().where(QuestionRow.id.in_(wanted))).all())

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

    def _row(self, question: QuestionId) -> QuestionRow:
        row = self._session.get(QuestionRow, question)
        if row is None or row.deleted_at is not None:
            raise NotFoundError("There is no such question in the library.")
        return row

    def _questions_of(self, rows: Sequence[QuestionRow]) -> list[Question]:
        marks = self._marks_of([row.id for row in rows])
        return [question_of(row, marks[row.id]) for row in rows]

    def _marks_of(self, questions: Sequence[UUID]) -> dict[UUID, list[QuestionMarkRow]]:
        wanted = (
            select(QuestionMarkRow)
            .join(MarkRow, MarkRow.id == QuestionMarkRow.mark_id)
            .where(MarkRow.deleted_at.is_(None))
            .order_by(QuestionMarkRow.role, QuestionMarkRow.position, QuestionMarkRow.mark_id)
        )
        if len(questions) <= _MANY:
            wanted = wanted.where(QuestionMarkRow.question_id.in_(questions))
        found: dict[UUID, list[QuestionMarkRow]] = defaultdict(list)
        for mark in self._session.scalars(wanted):
            found[mark.question_id].append(mark)
        return found

    def list(self, state: str, paper: PaperId | None = None) -> list[Question]:
        """Those in a state (or "all"), of one paper or of every paper that is not in the trash; the oldest first."""
        wanted = _live()
        if state != "all":
            wanted = wanted.where(QuestionRow.state == state)
        if paper is not None:
            wanted = wanted.where(QuestionRow.paper_id == paper)
        return self._questions_of(self._session.scalars(wanted).all())


def _key(mark: QuestionMarkRow) -> tuple[str, UUID]:
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
