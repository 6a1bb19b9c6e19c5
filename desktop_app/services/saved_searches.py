"""Searches she keeps: saving, renaming, taking away, and how much each of them finds now."""

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.ids import SavedSearchId
from desktop_app.domain.queries import PaperQuery
from desktop_app.domain.saved_search import SavedSearch, SearchShows
from desktop_app.services.typed_text import one_line

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore

_LONGEST_NAME = 60


SavedSearches = list[SavedSearch]


class SavedSearchService:
    """Every action but `delete` gives the search as it is afterwards, and can be undone."""

    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def list(self) -> SavedSearches:
        with self._store.read() as unit:
            return unit.saved_searches.list()

    def count(self, search: SavedSearchId) -> int:
        """How many papers or passages it finds now; one after another, so that nothing waits for all of them."""
        with self._store.read() as unit:
            wanted = unit.saved_searches.get(search)
            if wanted.shows is SearchShows.PAPERS:
                return unit.papers.count(PaperQuery(text=wanted.text))
            return unit.search.count(wanted.text)

    def save(self, name: str, text: str, shows: SearchShows) -> SavedSearch:
        """Keep a search; without a name it is called what it looks for."""
        wanted = one_line(text)
        if not wanted:
            raise ReaderError("There is nothing to search for yet; nothing was saved.")
        with self._store.write("Save search") as unit:
            position = unit.saved_searches.next_position()
            search = SavedSearch(SavedSearchId(unit.new_id()), _named(name or wanted), wanted, shows, position)
            return unit.saved_searches.put(search)

    def rename(self, search: SavedSearchId, name: str) -> SavedSearch:
        words = _named(name)
        if not words:
            raise ReaderError("A saved search needs a name; nothing was changed.")
        with self._store.write("Rename search") as unit:
            return unit.saved_searches.put(replace(unit.saved_searches.get(search), name=words))

    def delete(self, search: SavedSearchId) -> None:
        with self._store.write("Delete saved search") as unit:
            unit.saved_searches.delete(search)


def _named(name: str) -> str:
    return one_line(name)[:_LONGEST_NAME].strip()
