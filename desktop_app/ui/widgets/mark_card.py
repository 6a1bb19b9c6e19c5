"""What a card of the marks list shows, worked out before it is drawn."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt

CARD_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class MarkCard:
    """`heading` is "Evidence · p. 3"; `trouble` says when the mark was not found again exactly, else it is empty."""

    id: UUID
    colour: str
    glyph: str
    heading: str
    quote: str
    comment: str
    trouble: str
