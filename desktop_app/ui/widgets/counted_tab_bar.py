"""A tab bar that can write a small number above the end of a tab's title, where there is no room beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from desktop_app.ui.theme import Theme

_TOP_PX, _HEIGHT_PX = 4, 13
_FROM_EDGE_PX = 2


class CountedTabBar(QTabBar):
    """The numbers are drawn only; what a tab is called is told by its owner."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._numbers: tuple[str, ...] = ()

    def show_numbers(self, numbers: Sequence[str]) -> None:
        """One for each tab, empty for none."""
        if tuple(numbers) != self._numbers:
            self._numbers = tuple(numbers)
            self.update()

    def number_rect(self, place: int) -> QRect:
        """Where the number of a tab stands; an empty one where it has none."""
        if place >= len(self._numbers) or not self._numbers[place]:
            return QRect()
        tab = self.tabRect(place)
        return QRect(tab.left(), tab.top() + _TOP_PX, tab.width() - _FROM_EDGE_PX, _HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not any(self._numbers):
            return
        painter = QPainter(self)
        painter.setFont(self._theme.font("tiny"))
        painter.setPen(self._theme.colour("accent"))
        for place, number in enumerate(self._numbers):
            painter.drawText(
                self.number_rect(place), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number
            )
        painter.end()
