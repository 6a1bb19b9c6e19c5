"""What a row of the marks list shows, worked out before it is drawn: a card of a mark, or the head of a group."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

#: a MarkCard or a GroupHead
CARD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
#: marks that are dragged: their ids as text, one a line
MARKS_MIME = "application/x-postil-marks"


class Expansion(IntEnum):
    """How much of a mark its card shows."""

    LINE = 0
    SHORT = 1
    WHOLE = 2
    ALL = 3


@dataclass(frozen=True, slots=True)
class CardUse:
    """One place where the mark is used: `text` says which, `place` is what leads there."""

    text: str
    place: object


@dataclass(frozen=True, slots=True)
class MarkCard:
    """`heading` is "Evidence · p. 3"; `trouble` says when the mark was not found again exactly, else it is empty.

    `picture` is the reference of what an area looks like. `used` says in short how often the mark is used; `uses` and
    `times` are shown when the card shows everything. The words of a mark `is_in_pieces` are not corrected as one.
    """

    id: UUID
    colour: str
    glyph: str
    heading: str
    quote: str
    comment: str
    trouble: str
    picture: str = ""
    tags: tuple[str, ...] = ()
    used: str = ""
    uses: tuple[CardUse, ...] = ()
    times: str = ""
    expansion: Expansion = Expansion.SHORT
    is_in_pieces: bool = False


@dataclass(frozen=True, slots=True)
class GroupHead:
    """`colour` is "#rrggbb", empty for groups that have none; `count` is the number of cards, folded away or not."""

    key: Hashable
    title: str
    count: int
    is_folded: bool
    colour: str = ""


def card_at(index: QModelIndex | QPersistentModelIndex) -> MarkCard | None:
    """The card of a row; None for the head of a group and for no row."""
    found = index.data(CARD_ROLE) if index.isValid() else None
    return found if isinstance(found, MarkCard) else None


def head_at(index: QModelIndex | QPersistentModelIndex) -> GroupHead | None:
    """The head of a group in a row; None for a card and for no row."""
    found = index.data(CARD_ROLE) if index.isValid() else None
    return found if isinstance(found, GroupHead) else None
