"""A thing the reader wants to know, with a state, an origin, an answer and evidence from any paper."""

from collections.abc import Iterable
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
    """`promised`: the reader said she would report. `raised_by` and `evidence` are marks, both of any paper.

    An open question may have an answer: a partial one. `merged_into` is the question that this one was put together
    with, `from_question` the one it was split off.
    """

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
    tags: tuple[str, ...] = ()
    reported_at: datetime | None = None
    reported_where: str | None = None
    merged_into: QuestionId | None = None
    from_question: QuestionId | None = None
    deleted_at: datetime | None = None
    revision: int = 1

    @property
    def is_open(self) -> bool:
        return self.state is QuestionState.OPEN

    @property
    def is_partly_answered(self) -> bool:
        """Something is known, and it stays open."""
        return self.is_open and bool(self.answer)

    @property
    def is_promise(self) -> bool:
        """She still has to report, whether she knows by now or not."""
        return self.promised and self.reported_at is None and self.state is not QuestionState.DROPPED

    def is_due(self, today: date) -> bool:
        """It is to be looked at again by now."""
        return self.is_open and self.follow_up is not None and self.follow_up <= today


def tags_once(tags: Iterable[str]) -> tuple[str, ...]:
    """Each tag once, however it is capitalised, as it is written first."""
    first: dict[str, str] = {}
    for tag in tags:
        first.setdefault(tag.casefold(), tag)
    return tuple(first.values())
