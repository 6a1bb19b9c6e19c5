"""Ticks along the scroll bar: where in the document places were found."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

_TICK_PX = 2.0
_PRESENT_PX = 4.0
_AGAIN_MS = 40


class HitTicks(QWidget):
    """Lies over a scroll bar and lets the pointer through; `shares` gives the places, from 0 (top) to 1."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self.setObjectName("hitTicks")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._shares: Callable[[], tuple[Sequence[float], float | None]] = _nowhere
        self._colours = QColor(), QColor()
        self._rows: set[int] = set()
        self._present: float | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AGAIN_MS)
        self._later.timeout.connect(self._work_out)
        bar.installEventFilter(self)
        self.hide()

    def show_places(
        self, shares: Callable[[], tuple[Sequence[float], float | None]], colour: QColor, present: QColor
    ) -> None:
        """Show what `shares` gives, all places and the present one, soon."""
        self._shares, self._colours = shares, (colour, present)
        if not self._later.isActive():
            self._later.start()

    def clear(self) -> None:
        """Show none."""
        self._later.stop()
        self._rows.clear()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._work_out()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour, present = self._colours
        for row in self._rows:
            painter.fillRect(QRectF(1, row, self.width() - 2, _TICK_PX), colour)
        if self._present is not None:
            top = self._present * (self.height() - _PRESENT_PX)
            painter.fillRect(QRectF(0, top, self.width(), _PRESENT_PX), present)
        painter.end()

    def _work_out(self) -> None:
        self.setGeometry(self._bar.rect())
        shares, self._present = self._shares()
        self._rows = {round(share * (self.height() - _TICK_PX)) for share in shares}
        self.setVisible(bool(self._rows))
        self.raise_()
        self.update()


def _nowhere() -> tuple[Sequence[float], float | None]:
    return (), None
