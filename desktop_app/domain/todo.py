"""A flag on a paper or a mark: buy, find, read, cite, follow up; open, done or dropped."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.buy import BuyDossier
from desktop_app.domain.ids import MarkId, PaperId, TodoId

TODO_KINDS: tuple[str, ...] = ("buy", "find", "read", "cite", "follow up")


class TodoState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Todo:
    id: TodoId
    kind: str
    text: str
    paper_id: PaperId | None
    state: TodoState
    created_at: datetime
    updated_at: datetime
    mark_id: MarkId | None = None
    due: date | None = None
    closed_at: datetime | None = None
    dossier: BuyDossier | None = None
    deleted_at: datetime | None = None
    revision: int = 1
