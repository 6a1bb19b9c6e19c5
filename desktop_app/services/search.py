"""Search in everything: papers, notes, marks, questions, to-dos and the texts of documents; and what completes it."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from desktop_app.domain.search import SearchHit, SearchScope
from desktop_app.domain.search_completion import Completion, completed, part_at
from desktop_app.services.page_names import hits_with_page_names
from desktop_app.services.typed_text import one_line

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore


class SearchService:
    """Anything can be searched for: what is no filter of `domain.search_query` is looked for as it stands."""

    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def search(
        self, words: str, scopes: Collection[SearchScope] = (), limit: int = 50, each: int | None = None
    ) -> list[SearchHit]:
        """The best hits first, at most `each` of a kind; no scope means everywhere, of filters alone the papers."""
        wanted = one_line(words)
        if not wanted or limit < 1:
            return []
        with self._store.read() as unit:
            found = unit.search.search(wanted, scopes, limit, each)
            return hits_with_page_names(unit, found)

    def completions(self, text: str, cursor: int) -> Completion:
        """What can be typed at the cursor: the name of a filter, or a value that the library has."""
        part = part_at(text, cursor)
        if part.name is None:
            return completed(text, cursor)
        with self._store.read() as unit:
            return completed(text, cursor, unit.search.values(part.name, part.typed))
