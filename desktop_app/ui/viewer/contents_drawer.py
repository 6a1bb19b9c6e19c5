"""The drawer at the left of the text: tabs for the outline and the pages of the PDF."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.viewer.outline_pane import OutlinePane
from desktop_app.ui.viewer.pages_pane import PagesPane

if TYPE_CHECKING:
    from desktop_app.ui.bridge.page_source import PageSource
    from desktop_app.ui.theme import Theme

_LEAST_PX, _MOST_PX = 170, 520


class ContentsDrawer(QFrame):
    """Its panes are public: the feature fills them."""

    #: she wants it away
    close_requested = Signal()

    def __init__(self, theme: "Theme", pages: "PageSource", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contentsDrawer")
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(_LEAST_PX)
        self.setMaximumWidth(_MOST_PX)
        self.outline = OutlinePane(theme, self)
        self.pages = PagesPane(theme, pages, self)
        self._tabs = QTabBar(self)
        self._tabs.setObjectName("contentsTabs")
        self._tabs.setAccessibleName(self.tr("Outline or pages"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.addTab(self.tr("Outline"))
        self._tabs.addTab(self.tr("Pages"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.outline)
        self._stack.addWidget(self.pages)
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        close = QToolButton(self)
        close.setObjectName("contentsClose")
        close.setAccessibleName(self.tr("Close the contents"))
        close.setToolTip(self.tr("Close the contents (F4)"))
        close.clicked.connect(self.close_requested)
        theme.keep_icons(lambda: close.setIcon(theme.icon("close")))
        self._lay_out(theme, close)

    def _lay_out(self, theme: "Theme", close: QToolButton) -> None:
        header = QFrame(self)
        header.setProperty("part", "header")
        header.setFixedHeight(theme.space(10))
        row = QHBoxLayout(header)
        row.setContentsMargins(theme.space(1), 0, theme.space(1), 0)
        row.addWidget(self._tabs, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._stack, 1)

    def show_tab(self, *, is_outline: bool) -> None:
        """Show the outline, or the pages."""
        self._tabs.setCurrentIndex(0 if is_outline else 1)

    def enter(self) -> None:
        """Give the keyboard to what is shown."""
        if self._stack.currentWidget() is self.outline:
            self.outline.enter()
        else:
            self.pages.enter()
