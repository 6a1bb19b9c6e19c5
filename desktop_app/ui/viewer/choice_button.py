"""A button of a card with the key that picks it below, and a row of such buttons; their signs are drawn elsewhere."""

from collections.abc import Callable, Hashable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from desktop_app.ui.viewer.look import ViewerLook

ThingT = TypeVar("ThingT", bound=Hashable)

_KEY_TOP_PX, _KEY_PX = 28, 14


class ChoiceButton(QAbstractButton):
    """Says its name and its key; knows whether the pointer is on it."""

    def __init__(self, name: str, label: str, key: str, look: ViewerLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._key = look, key
        self._under_pointer = False
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setToolTip(f"{label}  {key}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._under_pointer = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._under_pointer = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.interface_font)
        self._paint_sign(painter)
        painter.setFont(self._look.small_font)
        painter.setPen(self._look.soft)
        painter.drawText(QRectF(0, _KEY_TOP_PX, self.width(), _KEY_PX), Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()

    def _paint_sign(self, painter: QPainter) -> None:
        raise NotImplementedError


class ChoiceRow(QWidget):
    """Buttons beside one another, each for one thing that can be picked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._buttons: dict[Hashable, ChoiceButton] = {}

    def first_button(self) -> QWidget | None:
        """Where the keyboard enters the row."""
        return next(iter(self._buttons.values()), None)

    def _fill(self, buttons: Mapping[ThingT, ChoiceButton], pick: Callable[[ThingT], None]) -> None:
        """Show these in place of the present ones; a click picks what its button is for."""
        for button in self._buttons.values():
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for thing, button in buttons.items():
            button.clicked.connect(partial(pick, thing))
            self._buttons[thing] = button
            self._line.addWidget(button)
