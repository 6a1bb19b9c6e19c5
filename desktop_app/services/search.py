"""Search in everything: papers, notes, marks, questions, to-dos and the texts of documents."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from desktop_app.domain.search import SearchHit, SearchScope
from desktop_app.services.typed_text import one_line

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore


class SearchService:
    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def search(self, words: str, scopes: Collection[SearchScope] = (), limit: int = 50) -> list[SearchHit]:
        """The best hits first; no scope means everywhere. Any text is looked for as it stands: it has no syntax."""
        wanted = one_line(words)
        if not wanted or limit < 1:
            return []
        with self._store.read() as unit:
            return unit.search.search(wanted, scopes or tuple(SearchScope), limit)
