"""Keeps the place of a pane that is built after the first page is shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget


class LatePane(QWidget):
    """Looks like an empty pane until it is filled."""

    def __init__(self, build: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build: Callable[[], QWidget] | None = build
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def fill(self) -> None:
        """Build the pane in its place, once."""
        if self._build is not None:
            pane, self._build = self._build(), None
            self._column.addWidget(pane)
            self.setFocusProxy(pane)
