"""The bar above the text: which document, which page, how large; it gives up parts where there is no room."""

from typing import NamedTuple

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.viewer.document_switch import DocumentSwitch
from desktop_app.ui.viewer.page_field import PageField
from desktop_app.ui.viewer.reader_actions import ReaderActions
from desktop_app.ui.viewer.reader_body import BAR_PX
from desktop_app.ui.viewer.zoom_field import ZoomField

_ROOM_PX = 12


class _Parts(NamedTuple):
    """Which parts are shown; documents are folded into a menu where they are not to be beside one another."""

    arrows: bool = False
    steps: bool = False
    folded: bool = True
    added: bool = False
    total: bool = True
    documents: bool = True


#: from the widest to the narrowest
_ARRANGEMENTS = (
    _Parts(arrows=True, steps=True, folded=False, added=True),
    _Parts(steps=True, folded=False, added=True),
    _Parts(folded=False, added=True),
    _Parts(added=True),
    _Parts(),
    _Parts(total=False),
    _Parts(total=False, documents=False),
)


class ReaderBar(QFrame):
    """Its parts are public: the reader connects them."""

    def __init__(
        self,
        theme: Theme,
        actions: ReaderActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("readerBar")
        self.setProperty("part", "screenbar")
        self.setFixedHeight(BAR_PX)
        self.documents = DocumentSwitch(self)
        self.page = PageField(theme, self)
        fits = actions["fitWidthAction"], actions["fitPageAction"]
        self.zoom = ZoomField(actions["zoomOutAction"], actions["zoomInAction"], fits, self)
        self._find = self._button("findButton", actions["findAction"])
        self._added: list[QToolButton] = []
        self._has_pages = self._has_text = False
        self._arranged: _Parts | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.space(3.5), 0, theme.space(2), 0)
        self._row.setSpacing(theme.space(2))
        self._row.addWidget(self.documents)
        self._row.addStretch(1)
        self._row.addWidget(self.page)
        self._row.addWidget(self.zoom)
        self._row.addWidget(self._find)
        self._row.addWidget(self._menu_button(actions))
        self.show_parts(has_pages=False, has_text=False)

    def show_parts(self, *, has_pages: bool, has_text: bool) -> None:
        """Whether there are pages to count and a text to enlarge."""
        self._has_pages, self._has_text = has_pages, has_text
        self.page.setVisible(has_pages)
        self.zoom.setVisible(has_text)
        self._find.setVisible(has_text)
        self.fit()

    def add_button(self, action: QAction, at_left: bool = False) -> None:
        """A button of a feature; it gives way to its menu entry where there is no room."""
        button = self._button(f"{action.objectName()}Button", action)
        place = len([one for one in self._added if one.property("atLeft")]) if at_left else self._row.count() - 2
        button.setProperty("atLeft", at_left)
        self._added.append(button)
        self._arranged = None
        self._row.insertWidget(place, button)
        self.fit()

    def fit(self) -> None:
        """Leave out the arrows first, then the steps of the zoom, and so on, down to what is needed most."""
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - _ROOM_PX
        parts = next((parts for parts in _ARRANGEMENTS if self._wanted_width(parts) <= room), _ARRANGEMENTS[-1])
        if parts != self._arranged:
            self._arranged = parts
            self._arrange(parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _arrange(self, parts: _Parts) -> None:
        self.page.show_arrows(parts.arrows)
        self.page.show_count(parts.total)
        self.zoom.show_steps(parts.steps)
        self.documents.fold(parts.folded)
        self.documents.setVisible(parts.documents)
        for button in self._added:
            button.setVisible(parts.added)

    def _wanted_width(self, parts: _Parts) -> int:
        wanted = [self._documents_width(parts)] if parts.documents else []
        wanted += [self.page.wanted_width(parts.arrows, parts.total)] if self._has_pages else []
        wanted += [self.zoom.wanted_width(parts.steps), self._find.sizeHint().width()] if self._has_text else []
        wanted += [button.sizeHint().width() for button in self._added if parts.added]
        wanted += [self._menu.sizeHint().width()]
        return sum(wanted) + (len(wanted) - 1) * self._row.spacing()

    def _documents_width(self, parts: _Parts) -> int:
        return self.documents.folded_width() if parts.folded else self.documents.unfolded_width()

    def _button(self, name: str, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        return button

    def _menu_button(self, actions: ReaderActions) -> QToolButton:
        """Everything that can be done to the text, for those who look for it."""
        menu = QMenu(self)
        menu.setObjectName("readerMenu")

        def fill() -> None:
            menu.clear()
            actions.fill(menu)

        menu.aboutToShow.connect(fill)
        self._menu = QToolButton(self)
        self._menu.setObjectName("readerMenuButton")
        self._menu.setText("⋯")
        self._menu.setAccessibleName(self.tr("Menu of the text"))
        self._menu.setToolTip(self.tr("Everything that can be done here"))
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.setMenu(menu)
        return self._menu
