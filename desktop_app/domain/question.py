"""A thing the reader wants to know, with a state, an origin, an answer and evidence from any paper."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.ids import MarkId, PaperId, QuestionId


class QuestionState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Question:
    """`promised`: the reader said she would report. `raised_by` and `evidence` are marks, evidence of any paper."""

    id: QuestionId
    text: str
    paper_id: PaperId | None
    state: QuestionState
    promised: bool
    asked_at: datetime
    updated_at: datetime
    follow_up: date | None = None
    raised_by: tuple[MarkId, ...] = ()
    answer: str | None = None
    answered_at: datetime | None = None
    evidence: tuple[MarkId, ...] = ()
    drop_reason: str | None = None
    deleted_at: datetime | None = None
    revision: int = 1
