"""What orders the papers that are still to be read: the places the reader gave them, the days of their to-dos."""

from datetime import date

from sqlalchemy import func, select

from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import PaperId, QuestionId
from desktop_app.domain.question import QuestionState
from desktop_app.domain.todo import TodoState
from desktop_app.storage.rows import Rows
from desktop_app.storage.tables_papers import PaperRow
from desktop_app.storage.tables_pending import QuestionRow, TodoRow


class ReadingQueueRepository:
    def __init__(self, rows: Rows) -> None:
        self._session = rows.session

    def places(self) -> dict[PaperId, float]:
        """The places that the reader gave, in ascending order."""
        wanted = select(PaperRow.id, PaperRow.queue_place).where(
            PaperRow.queue_place.is_not(None), PaperRow.deleted_at.is_(None)
        )
        rows = self._session.execute(wanted.order_by(PaperRow.queue_place, PaperRow.id))
        return {PaperId(key): place for key, place in rows if place is not None}

    def put(self, paper: PaperId, place: float | None) -> None:
        """Give a paper this place, or none."""
        row = self._session.get(PaperRow, paper)
        if row is None or row.deleted_at is not None:
            raise NotFoundError("There is no such paper in the library.")
        if row.queue_place != place:
            row.queue_place = place
            self._session.flush()

    def open_questions(self) -> set[QuestionId]:
        """Those that are not answered or dropped."""
        wanted = select(QuestionRow.id).where(QuestionRow.state == QuestionState.OPEN, QuestionRow.deleted_at.is_(None))
        return {QuestionId(key) for key in self._session.scalars(wanted)}

    def due_days(self) -> dict[PaperId, date]:
        """The nearest day of the open to-dos of each paper that has one."""
        wanted = select(TodoRow.paper_id, func.min(TodoRow.due)).where(
            TodoRow.paper_id.is_not(None),
            TodoRow.state == TodoState.OPEN,
            TodoRow.due.is_not(None),
            TodoRow.deleted_at.is_(None),
        )
        rows = self._session.execute(wanted.group_by(TodoRow.paper_id))
        return {PaperId(key): day for key, day in rows if key is not None and day is not None}
