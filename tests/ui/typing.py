"""Types into a widget as a person does, one key event a character; `qtbot.keyClicks` aborts on non-ASCII text."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}


def type_text(widget: QWidget, text: str) -> None:
    """Send `text` key by key."""
    for character in text:
        press(widget, _KEYS.get(character, Qt.Key.Key_unknown), text="\r" if character == "\n" else character)


def press(
    widget: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    text: str = "",
) -> None:
    """Send one key, down and up."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def turn_wheel(widget: QWidget, angle: int) -> None:
    """Turn the mouse wheel over the middle of a widget; 120 is one notch away from the reader."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def move_pointer(widget: QWidget, at: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the pointer over a widget, with a button held or none."""
    place, outside = QPointF(at), QPointF(widget.mapToGlobal(at))
    modifiers = Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, place, outside, Qt.MouseButton.NoButton, held, modifiers)
    QApplication.sendEvent(widget, move)
