"""The radar's values: what may hold an answer, and the passages that may answer a question."""

from dataclasses import dataclass
from uuid import UUID

from desktop_app.domain.ids import DocumentId, PaperId, QuestionId


@dataclass(frozen=True, slots=True)
class RadarText:
    """One text of the library: an abstract or a page (text), a note, a mark, or what is said of a paper.

    `id` is that of the document, the paper or the mark; `page_index` is 0-based, None where there is no page.
    `prior`: how well the whole text fits, beside the one that fits best.
    """

    kind: str
    id: UUID
    paper_id: PaperId
    page_index: int | None
    text: str
    prior: float = 0.0


@dataclass(frozen=True, slots=True)
class RadarPassage:
    """A sentence that may answer a question; `confident`: good enough to say so unasked. A higher score is better."""

    question_id: QuestionId
    question: str
    paper_id: PaperId
    paper_title: str
    document_id: DocumentId | None
    page_index: int | None
    passage: str
    score: float
    confident: bool
