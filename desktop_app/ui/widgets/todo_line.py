"""What a row of the list of to-dos shows, worked out before it is drawn: a to-do, or the head of a group."""

from collections.abc import Hashable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt

from desktop_app.domain.todo import TodoState
from desktop_app.ui.widgets.badge import Badge

#: a TodoLine or a TodoHead
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 5


@dataclass(frozen=True, slots=True)
class TodoHead:
    """The head of a group; `key` tells it from the others."""

    key: Hashable
    title: str
    count: int
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class TodoLine:
    """`icon` and `colour` are those of its kind, which `about` names too; `badges` say day and priority in words."""

    id: UUID
    title: str
    about: str
    state: TodoState
    icon: str
    colour: str
    badges: tuple[Badge, ...] = ()
