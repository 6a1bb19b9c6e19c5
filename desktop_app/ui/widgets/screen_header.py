"""The bar at the top of a screen: its name, what there is of it; its filters at the right, in a narrow one below."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.badge_strip import BadgeStrip

#: a filter that may grow takes the room, not what is empty beside it
_BEFORE_EMPTY = 50


class ScreenHeader(QFrame):
    """Numbers are badges beside the name."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "screenbar")
        self.setMinimumHeight(theme.space(10))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.space(3.5), theme.space(1), theme.space(3.5), theme.space(1))
        self._column.setSpacing(theme.space(1))
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.space(2))
        self._column.addLayout(self._row)
        self._title = QLabel(title, self)
        self._title.setObjectName("screenTitle")
        self._title.setProperty("part", "heading")
        self._row.addWidget(self._title)
        self._badges = BadgeStrip(theme, self)
        self._row.addWidget(self._badges)
        self._row.addStretch(1)
        self._side = QWidget(self)
        self._filters = QHBoxLayout(self._side)
        self._filters.setContentsMargins(0, 0, 0, 0)
        self._filters.setSpacing(theme.space(2))
        self._filters.addStretch(1)
        self._row.addWidget(self._side)
        self._stretch = 0
        self._is_below = False

    def show_badges(self, badges: Sequence[Badge]) -> None:
        """Show these beside the name, in place of those before."""
        self._badges.show_badges(badges)
        self._fit()

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a filter or a button at the right."""
        self._filters.addWidget(widget, stretch * _BEFORE_EMPTY)
        self._stretch = max(self._stretch, stretch * _BEFORE_EMPTY)
        self._row.setStretchFactor(self._side, self._stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Filters that would be squeezed stand in a row of their own."""
        margins = self._column.contentsMargins()
        parts = (self._title.sizeHint(), self._badges.sizeHint(), self._filters.minimumSize())
        needed = sum(part.width() for part in parts) + 3 * self._row.spacing() + margins.left() + margins.right()
        is_below = needed > self.width()
        if is_below == self._is_below:
            return
        self._is_below = is_below
        if is_below:
            self._column.addWidget(self._side)
        else:
            self._row.addWidget(self._side, self._stretch)
