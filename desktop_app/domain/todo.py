"""A flag on a paper, a mark, a question or nothing: what is to be done, until when, how much it matters."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from desktop_app.domain.buy import BuyDossier
from desktop_app.domain.ids import MarkId, PaperId, QuestionId, TodoId

#: the kinds that the program knows; what they look like is in `todo_kinds`
TODO_KINDS: tuple[str, ...] = (
    *("buy", "find", "read", "re-read", "cite", "follow reference", "write to author", "follow up"),
)


class TodoState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Priority(IntEnum):
    """How much it matters."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def sign(self) -> str:
        """As many exclamation marks as its number, so that it can be seen without a colour."""
        return "!" * self


def priority_of(number: int) -> int:
    """The nearest priority there is: a plain copy may have been edited by hand."""
    return min(max(number, Priority.NONE.value), Priority.HIGH.value)


@dataclass(frozen=True, slots=True)
class Todo:
    """`priority` is a value of `Priority`, `note` a text of any length."""

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
    priority: int = Priority.NONE.value
    note: str = ""
    question_id: QuestionId | None = None


@dataclass(frozen=True, slots=True)
class ListedTodo:
    """A to-do with the words around it, as a list shows it; of its purchase only state, price, link and reason."""

    todo: Todo
    paper_title: str = ""
    question: str = ""
