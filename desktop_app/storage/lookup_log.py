"""The log of look-ups: what was asked of whom, what was sent, what came of it."""

from collections.abc import Iterable

from sqlalchemy import select

from desktop_app.domain.lookup import LookupLogEntry
from desktop_app.storage.rows import Rows
from desktop_app.storage.tables_library import LookupLogRow


class LookupLogRepository:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def add(self, entries: Iterable[LookupLogEntry]) -> None:
        for entry in entries:
            row = LookupLogRow(
                id=self._rows.new_id(),
                asked_at=entry.asked_at,
                source=entry.source,
                address=entry.address,
                sent=entry.sent,
                outcome=entry.outcome,
            )
            self._session.add(row)
        self._session.flush()

    def last(self, limit: int) -> list[LookupLogEntry]:
        """The latest entries, the newest first."""
        wanted = select(LookupLogRow).order_by(LookupLogRow.asked_at.desc(), LookupLogRow.id.desc()).limit(limit)
        return [
            LookupLogEntry(row.asked_at, row.source, row.address, row.sent, row.outcome)
            for row in self._session.scalars(wanted)
        ]
