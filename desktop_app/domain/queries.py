"""What can be asked of the library's list of papers, and the numbers that the window shows beside its screens."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from desktop_app.domain.paper import PaperState

PaperSort = Literal["recent", "added", "title", "year"]


@dataclass(frozen=True, slots=True)
class PaperQuery:
    """`text` matches title, authors, journal, tags, DOI and cite key; "recent" puts the paper opened last first."""

    text: str = ""
    state: "PaperState | None" = None
    tag: str | None = None
    has_pdf: bool | None = None
    with_trashed: bool = False
    sort: PaperSort = "recent"
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class LibraryCounts:
    """How many there are of each; `open_buys` are those of `open_todos` that are to be bought."""

    papers: int = 0
    open_questions: int = 0
    open_todos: int = 0
    open_buys: int = 0
    trashed: int = 0
