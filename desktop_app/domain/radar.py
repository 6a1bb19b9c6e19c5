"""The radar's values: what may hold an answer, the passages that may answer a question, and those that do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop_app.domain.ids import DocumentId, MarkId, PaperId, QuestionId
from desktop_app.domain.page_label import shown_page


@dataclass(frozen=True, slots=True)
class RadarText:
    """One text of the library: an abstract or a page (text), a note, a mark, or what is said of a paper.

    `id` is that of the document, the paper or the mark; `page_index` is 0-based, None where there is no page;
    `page_name` is what its file calls it where that is not its number.
    """

    kind: str
    id: UUID
    paper_id: PaperId
    page_index: int | None
    text: str
    page_name: str = ""


@dataclass(frozen=True, slots=True)
class RadarPassage:
    """A sentence that may answer a question; `confident`: good enough to say so unasked. A higher score is better.

    `paper_label` is "Breit 2018"; `hits` are the places (from, to) in the passage that speak for it; `mark_id` is the
    mark that it stands in, `kind` as of `RadarText`.
    """

    question_id: QuestionId
    question: str
    paper_id: PaperId
    paper_title: str
    paper_label: str
    kind: str
    document_id: DocumentId | None
    mark_id: MarkId | None
    page_index: int | None
    passage: str
    hits: Sequence[tuple[int, int]]
    score: float
    confident: bool
    page_name: str = ""

    @property
    def page_label(self) -> str:
        """What the page is called; empty where there is none."""
        return shown_page(self.page_index, self.page_name)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A passage of a paper that does not answer a question; `key` is how it is known again."""

    question: QuestionId
    paper: PaperId
    key: str
    passage: str
    refused_at: datetime
