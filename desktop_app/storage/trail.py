"""The trail of what happened in the library, and of papers that are wanted because of questions.

The first is for what no other record tells: neither undone nor announced.
"""

import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, insert, select

from desktop_app.domain.ids import PaperId, QuestionId
from desktop_app.storage.row_base import Row
from desktop_app.storage.rows import Rows, in_lots
from desktop_app.storage.tables_library import LATER_TABLES
from desktop_app.storage.tables_pending import BuyDossierRow, TodoRow


class EventRow(Row):
    """Its columns are those of the first schema."""

    __table__ = next(table for table in LATER_TABLES if table.name == "event")
    is_undoable = False


Details = Mapping[str, Any]  # Any: a JSON object


@dataclass(frozen=True, slots=True)
class Purchase:
    """A paper is wanted because of a question, since `at`; `state` is how far that came."""

    question: QuestionId
    paper: PaperId
    state: str
    at: datetime


class TrailRepository:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, what: str, paper: PaperId, entity: str, entity_id: UUID, details: Details) -> None:
        """It happened now."""
        now = self._rows.clock.now()
        values = {
            "id": self._rows.new_id(),
            "happened_at": now,
            "what": what,
            "paper_id": paper,
            "entity": entity,
            "entity_id": entity_id,
            "details": dict(details),
            "created_at": now,
            "updated_at": now,
            "revision": 1,
            "device": platform.node(),
        }
        self._rows.session.execute(insert(EventRow).values(values))

    def of(self, what: str, entity_id: UUID) -> list[Details]:
        """The details of every time that this happened to a record, in order."""
        columns = EventRow.__table__.c
        wanted = select(columns.details).where(columns.what == what, columns.entity_id == entity_id)
        return list(self._rows.session.scalars(wanted.order_by(columns.happened_at, columns.id)))

    def purchases_for(self, questions: Iterable[QuestionId]) -> list[Purchase]:
        """The papers that are wanted, or were bought, because of these questions."""
        return [one for lot in in_lots(questions) for one in self._purchases(TodoRow.question_id.in_(lot))]

    def purchases_of(self, paper: PaperId) -> list[Purchase]:
        """The questions because of which a paper is wanted."""
        return self._purchases(TodoRow.paper_id == paper)

    def _purchases(self, which: ColumnElement[bool]) -> list[Purchase]:
        columns = (TodoRow.question_id, TodoRow.paper_id, BuyDossierRow.state, TodoRow.created_at)
        wanted = select(*columns).join(BuyDossierRow, BuyDossierRow.todo_id == TodoRow.id)
        wanted = wanted.where(which, TodoRow.deleted_at.is_(None))
        rows = self._rows.session.execute(wanted.order_by(TodoRow.created_at))
        return [
            Purchase(QuestionId(question), PaperId(paper), state, at)
            for question, paper, state, at in rows
            if question is not None and paper is not None
        ]
