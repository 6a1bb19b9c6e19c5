"""Badges as a widget of one row, for headers."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.badge import Badge, BadgeRow

_NO_LIMIT_PX = 10_000.0


class BadgeStrip(QWidget):
    """As wide as its badges; screen readers are told their words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("badges")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._badges: tuple[Badge, ...] = ()
        self._row = BadgeRow((), theme, _NO_LIMIT_PX)

    def show_badges(self, badges: Sequence[Badge]) -> None:
        """Show these in place of those before."""
        self._badges = tuple(badges)
        self._row = BadgeRow(badges, self._theme, _NO_LIMIT_PX)
        self.setAccessibleName(", ".join(badge.text for badge in badges))
        self.updateGeometry()
        self.update()

    @property
    def badges(self) -> tuple[Badge, ...]:
        return self._badges

    def sizeHint(self) -> QSize:
        return QSize(round(self._row.width) + 1, round(self._row.height) + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._row.draw(painter, 0, 0)
        painter.end()
