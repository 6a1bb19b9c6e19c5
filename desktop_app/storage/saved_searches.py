"""Searches that were saved, in the order of the rail, and how many papers or passages each finds."""

from typing import Any

from sqlalchemy import func, select

from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import SavedSearchId
from desktop_app.domain.saved_search import SavedSearch, SearchShows
from desktop_app.storage.rows import Rows
from desktop_app.storage.tables_library import SavedSearchRow


class SavedSearchRepository:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def list(self) -> list[SavedSearch]:
        wanted = select(SavedSearchRow).where(SavedSearchRow.deleted_at.is_(None))
        rows = self._session.scalars(wanted.order_by(SavedSearchRow.position, SavedSearchRow.created_at))
        return [_search_of(row) for row in rows]

    def get(self, search: SavedSearchId) -> SavedSearch:
        return _search_of(self._row(search))

    def put(self, search: SavedSearch) -> SavedSearch:
        """Add it or change it; what is stored then."""
        now = self._rows.clock.now()
        query: dict[str, Any] = {"text": search.text, "shows": search.shows.value}  # Any: an object of JSON
        values = {"name": search.name, "query": query, "position": search.position, "deleted_at": None}
        values |= {"updated_at": now, "revision": 1}
        if self._session.get(SavedSearchRow, search.id) is None:
            values["created_at"] = now
        row = self._rows.save(SavedSearchRow, search.id, "id", values)
        self._session.flush()
        return _search_of(row)

    def delete(self, search: SavedSearchId) -> None:
        """Take it away; its row stays, so that this can be undone."""
        self._row(search).deleted_at = self._rows.clock.now()
        self._session.flush()

    def next_position(self) -> int:
        """The place after the last one."""
        last = self._session.scalar(
            select(func.max(SavedSearchRow.position)).where(SavedSearchRow.deleted_at.is_(None))
        )
        return 0 if last is None else last + 1

    def _row(self, search: SavedSearchId) -> SavedSearchRow:
        row = self._session.get(SavedSearchRow, search)
        if row is None or row.deleted_at is not None:
            raise NotFoundError("This search is not among the saved ones.")
        return row


def _search_of(row: SavedSearchRow) -> SavedSearch:
    shows = row.query.get("shows")
    return SavedSearch(
        SavedSearchId(row.id),
        row.name,
        str(row.query.get("text", "")),
        SearchShows(shows) if shows in tuple(SearchShows) else SearchShows.PAPERS,
        row.position,
    )
