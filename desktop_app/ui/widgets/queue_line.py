"""What a row of "Next to read" shows, worked out before it is drawn: a paper, or the head of one of the two parts."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt

from desktop_app.ui.widgets.badge import Badge

#: a QueueLine or a QueueHead
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 6


@dataclass(frozen=True, slots=True)
class QueueHead:
    """`hint` says how papers come into this part, or leave it."""

    title: str
    hint: str
    is_placed: bool


@dataclass(frozen=True, slots=True)
class QueueLine:
    """`number` counts the papers of the reader's own order from 1; it is 0 for those the program orders."""

    id: UUID
    title: str
    about: str
    badges: tuple[Badge, ...] = ()
    number: int = 0
