"""What a search answers with: hits, each with the passage that matched."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from desktop_app.domain.ids import PaperId
from desktop_app.domain.page_label import shown_page


class SearchScope(StrEnum):
    PAPERS = "papers"
    NOTES = "notes"
    MARKS = "marks"
    QUESTIONS = "questions"
    TODOS = "todos"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """`kind` is paper, note, mark, question, todo or text; `snippet` is plain text, `highlights` its matched spans.

    `page_index` is 0-based and None where there is no page, `page_name` what its file calls it where that is not its
    number; a higher `score` is better.
    """

    kind: str
    id: UUID
    paper_id: PaperId | None
    paper_title: str
    page_index: int | None
    snippet: str
    highlights: tuple[tuple[int, int], ...]
    score: float
    page_name: str = ""

    @property
    def page_label(self) -> str:
        """What the page is called; empty where there is none."""
        return shown_page(self.page_index, self.page_name)
