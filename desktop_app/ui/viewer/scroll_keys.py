"""Which key scrolls how; one table for PDF pages and abstracts."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Move(Enum):
    """Ways to move through a text."""

    LINE_UP = auto()
    LINE_DOWN = auto()
    LEFT = auto()
    RIGHT = auto()
    SCREEN_UP = auto()
    SCREEN_DOWN = auto()
    PREVIOUS_PAGE = auto()
    NEXT_PAGE = auto()
    FIRST = auto()
    LAST = auto()


_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_MOVES = {
    (Qt.Key.Key_Up, _NONE): Move.LINE_UP,
    (Qt.Key.Key_Down, _NONE): Move.LINE_DOWN,
    (Qt.Key.Key_K, _NONE): Move.LINE_UP,
    (Qt.Key.Key_J, _NONE): Move.LINE_DOWN,
    (Qt.Key.Key_Left, _NONE): Move.LEFT,
    (Qt.Key.Key_Right, _NONE): Move.RIGHT,
    (Qt.Key.Key_PageUp, _NONE): Move.SCREEN_UP,
    (Qt.Key.Key_PageDown, _NONE): Move.SCREEN_DOWN,
    (Qt.Key.Key_Space, _NONE): Move.SCREEN_DOWN,
    (Qt.Key.Key_Space, _SHIFT): Move.SCREEN_UP,
    (Qt.Key.Key_PageUp, _CONTROL): Move.PREVIOUS_PAGE,
    (Qt.Key.Key_PageDown, _CONTROL): Move.NEXT_PAGE,
    (Qt.Key.Key_Home, _NONE): Move.FIRST,
    (Qt.Key.Key_End, _NONE): Move.LAST,
    (Qt.Key.Key_Home, _CONTROL): Move.FIRST,
    (Qt.Key.Key_End, _CONTROL): Move.LAST,
}


def move_of(event: QKeyEvent) -> Move | None:
    """What a key press moves, None where it moves nothing."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _MOVES.get((Qt.Key(event.key()), modifiers))
