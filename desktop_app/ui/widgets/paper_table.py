"""The table of the library: digits typed on it say what becomes of the chosen papers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.row_table import RowTable

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class PaperTable(RowTable):
    """Other keys are those of any table."""

    #: str: one of the digits was typed
    digit_typed = Signal(str)

    def __init__(self, theme: Theme, name: str, digits: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._digits = digits

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in self._digits and not event.modifiers() & ~_KEYPAD:
            self.digit_typed.emit(event.text())
        else:
            super().keyPressEvent(event)
