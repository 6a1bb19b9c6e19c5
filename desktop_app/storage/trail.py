"""The trail of what happened in the library, for what no other record tells: neither undone nor announced."""

import platform
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from desktop_app.domain.ids import PaperId
from desktop_app.storage.row_base import Row
from desktop_app.storage.rows import Rows
from desktop_app.storage.tables_library import LATER_TABLES


class EventRow(Row):
    """Its columns are those of the first schema."""

    __table__ = next(table for table in LATER_TABLES if table.name == "event")
    is_undoable = False


Details = Mapping[str, Any]  # Any: a JSON object


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
