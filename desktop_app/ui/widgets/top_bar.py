"""The bar along the top: the program's name, search, the two ways to add a paper, the panes, the menu."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.theme_tokens import ICON_PX, TOP_BAR_PX
from desktop_app.ui.widgets.search_field import SearchField


class TopBar(QFrame):
    """Buttons do what their action does and are enabled with it."""

    def __init__(self, theme: Theme, search_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setProperty("part", "topbar")
        self.setFixedHeight(TOP_BAR_PX)
        self._theme = theme
        self.search = SearchField(theme, search_key, self)
        name = QLabel("Postil", self)
        name.setFont(theme.font("heading"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.space(3.5), theme.space(1.75), theme.space(2.5), theme.space(1.75))
        self._row.setSpacing(theme.space(2))
        self._row.addWidget(name)
        self._row.addStretch(1)
        self._row.addWidget(self.search, 4)
        self._row.addStretch(1)

    def add_button(self, action: QAction, text: str, *, primary: bool = False) -> QPushButton:
        """A button with a short text of its own for an action."""
        button = QPushButton(text, self)
        button.setObjectName(f"top-{action.objectName()}")
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        if primary:
            button.setProperty("part", "primary")
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        action.changed.connect(lambda: button.setToolTip(action.toolTip()))
        button.setEnabled(action.isEnabled())
        self._row.addWidget(button)
        return button

    def add_tools(self, actions: Sequence[QAction]) -> None:
        """Small buttons with icons alone."""
        for action in actions:
            button = self._tool(f"top-{action.objectName()}", action.text())
            button.setDefaultAction(action)

    def add_menu(self, menu: QMenu, text: str) -> QToolButton:
        """The button of the program's menu."""
        button = self._tool("top-menu", text)
        button.setToolTip(text)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._theme.keep_icons(lambda: button.setIcon(self._theme.icon("menu")))
        return button

    def _tool(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        return button
