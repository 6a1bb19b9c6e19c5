"""The bar at the top of a screen: its name, what there is of it, and its filters at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.badge_strip import BadgeStrip


class ScreenHeader(QFrame):
    """Numbers are badges beside the name."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "screenbar")
        self.setMinimumHeight(theme.space(10))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.space(3.5), theme.space(1), theme.space(3.5), theme.space(1))
        self._row.setSpacing(theme.space(2))
        self._title = QLabel(title, self)
        self._title.setObjectName("screenTitle")
        self._title.setProperty("part", "heading")
        self._row.addWidget(self._title)
        self._badges = BadgeStrip(theme, self)
        self._row.addWidget(self._badges)
        self._row.addStretch(1)

    def show_badges(self, badges: Sequence[Badge]) -> None:
        """Show these beside the name, in place of those before."""
        self._badges.show_badges(badges)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a filter or a button at the right."""
        self._row.addWidget(widget, stretch)
