"""What the keys of the marks list mean."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


class Key(Enum):
    SHOW = auto()
    DELETE = auto()
    CATEGORY = auto()
    COMMENT = auto()
    QUOTE = auto()
    TAGS = auto()
    NOTE = auto()
    COPY = auto()
    ALL = auto()
    NEXT_STEP = auto()
    NEXT_OF_ALL = auto()
    MORE = auto()
    LESS = auto()
    MENU = auto()
    ESCAPE = auto()
    WORDS = auto()


_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYS = {
    (Qt.Key.Key_Return, _NONE): Key.SHOW,
    (Qt.Key.Key_Enter, _NONE): Key.SHOW,
    (Qt.Key.Key_Return, _CONTROL): Key.NOTE,
    (Qt.Key.Key_Enter, _CONTROL): Key.NOTE,
    (Qt.Key.Key_Delete, _NONE): Key.DELETE,
    (Qt.Key.Key_Backspace, _NONE): Key.DELETE,
    (Qt.Key.Key_F2, _NONE): Key.COMMENT,
    (Qt.Key.Key_F2, _SHIFT): Key.QUOTE,
    (Qt.Key.Key_T, _CONTROL): Key.TAGS,
    (Qt.Key.Key_Space, _NONE): Key.NEXT_STEP,
    (Qt.Key.Key_Space, _SHIFT): Key.NEXT_OF_ALL,
    (Qt.Key.Key_Right, _NONE): Key.MORE,
    (Qt.Key.Key_Left, _NONE): Key.LESS,
    (Qt.Key.Key_Menu, _NONE): Key.MENU,
    (Qt.Key.Key_F10, _SHIFT): Key.MENU,
    (Qt.Key.Key_Escape, _NONE): Key.ESCAPE,
}
_TYPING = (_NONE, _SHIFT)


def key_of(event: QKeyEvent) -> Key | None:
    """The meaning of a key, None for those that move in the list as in any other."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    known = _KEYS.get((Qt.Key(event.key()), modifiers))
    if known is not None:
        return known
    if event.matches(QKeySequence.StandardKey.Copy):
        return Key.COPY
    if event.matches(QKeySequence.StandardKey.SelectAll):
        return Key.ALL
    text = event.text()
    if modifiers not in _TYPING or not text.isprintable() or not text.strip():
        return None
    return Key.CATEGORY if text in "123456789" else Key.WORDS
