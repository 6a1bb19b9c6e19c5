"""The field of the palette: what is typed goes into it, the keys that move and open go to the list."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.theme import Theme

_PAUSE_MS = 40
_PAGE_ROWS = 8


class PaletteField(QLineEdit):
    """Tab takes what completes, Escape leaves."""

    #: typing paused
    paused = Signal()
    #: int: move the chosen row by so many
    moved = Signal(int)
    #: open the chosen row
    opened = Signal()
    #: open the chosen row in the second view
    opened_beside = Signal()
    #: show all results on the screen
    all_wished = Signal()
    #: take the first completion
    completion_taken = Signal()
    #: the reader is done
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paletteField")
        self.setAccessibleName(self.tr("Search everything, or > for commands"))
        self.setPlaceholderText(self.tr("Search papers, notes, marks, questions, full text… or > for commands"))
        self.setClearButtonEnabled(True)
        self._theme = theme
        self._icon = self.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.paused)
        self.textChanged.connect(lambda _text: self._pause.start())
        theme.changed.connect(lambda: self._icon.setIcon(theme.icon("search")))

    def stop(self) -> None:
        """Forget a search that was about to start."""
        self._pause.stop()

    def hurry(self) -> bool:
        """Search now what waits for a pause; whether there was something."""
        was_waiting = self._pause.isActive()
        self._pause.stop()
        if was_waiting:
            self.paused.emit()
        return was_waiting

    def event(self, event: QEvent) -> bool:
        """Tab would leave the field before it comes as a key."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
            self.completion_taken.emit()
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE_ROWS,
            Qt.Key.Key_PageUp: -_PAGE_ROWS,
        }
        if key in steps:
            self.moved.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._say_opened(event.modifiers())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _say_opened(self, modifiers: Qt.KeyboardModifier) -> None:
        if not modifiers & Qt.KeyboardModifier.ControlModifier:
            self.opened.emit()
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.all_wished.emit()
        else:
            self.opened_beside.emit()
