"""A search that she keeps: its name, what it looks for, and whether it lists papers or shows what was found."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.ids import SavedSearchId


class SearchShows(StrEnum):
    """What a saved search is for: a list of papers, or passages of everything."""

    PAPERS = "papers"
    HITS = "hits"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """`text` is in the language of `domain.search_query`; `position` is its place in the rail."""

    id: SavedSearchId
    name: str
    text: str
    shows: SearchShows
    position: int = 0
