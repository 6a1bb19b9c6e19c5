"""Badges as a widget of one row, for headers."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.badge import Badge, BadgeRow

_NO_LIMIT_PX = 10_000.0


class BadgeStrip(QWidget):
    """As wide as its badges where there is room, else without the last ones; screen readers are told all words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("badges")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._badges: tuple[Badge, ...] = ()
        self._full = self._row = BadgeRow((), theme, _NO_LIMIT_PX)

    def show_badges(self, badges: Sequence[Badge]) -> None:
        """Show these in place of those before."""
        self._badges = tuple(badges)
        self._full = BadgeRow(badges, self._theme, _NO_LIMIT_PX)
        self._fit()
        self.setAccessibleName(", ".join(badge.text for badge in badges))
        self.updateGeometry()
        self.update()

    @property
    def badges(self) -> tuple[Badge, ...]:
        return self._badges

    def sizeHint(self) -> QSize:
        return QSize(round(self._full.width) + 1, round(self._full.height) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What does not fit is put into further rows, which this one is too low to show."""
        self._row = BadgeRow(self._badges, self._theme, self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._row.draw(painter, 0, 0)
        painter.end()
