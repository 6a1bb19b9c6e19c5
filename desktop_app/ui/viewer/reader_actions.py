"""What can be done to the view by key, menu or button: size, page, document; one row for each."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class ReaderDeeds:
    """Who does it."""

    zoom_in: Callable[[], None]
    zoom_out: Callable[[], None]
    zoom_reset: Callable[[], None]
    fit_width: Callable[[], None]
    fit_page: Callable[[], None]
    go_to_page: Callable[[], None]
    next_document: Callable[[], None]
    find: Callable[[], None]
    find_next: Callable[[], None]
    find_previous: Callable[[], None]


class ReaderActions(QObject):
    """They work wherever the window has the focus, so that the page can be enlarged while the note is written."""

    def __init__(self, theme: Theme, deeds: ReaderDeeds, widget: QWidget) -> None:
        super().__init__(widget)
        self._theme, self._widget = theme, widget
        self._icons: dict[QAction, str] = {}
        self.zoom_in = self._made("zoomInAction", self.tr("Larger"), ("Ctrl++", "Ctrl+="), deeds.zoom_in, "zoom_in")
        self.zoom_out = self._made("zoomOutAction", self.tr("Smaller"), ("Ctrl+-",), deeds.zoom_out, "zoom_out")
        self.fit_width = self._made(
            "fitWidthAction", self.tr("Fit the width"), ("Ctrl+9",), deeds.fit_width, "fit_width"
        )
        self.fit_page = self._made("fitPageAction", self.tr("Fit the page"), ("Ctrl+8",), deeds.fit_page, "fit_page")
        self._made("zoomResetAction", self.tr("Printed size"), ("Ctrl+0",), deeds.zoom_reset)
        self._made("goToPageAction", self.tr("Go to a page"), ("Ctrl+G",), deeds.go_to_page)
        self._made("nextDocumentAction", self.tr("Next document of the paper"), ("Ctrl+D",), deeds.next_document)
        self.find = self._made("findAction", self.tr("Find in this text"), ("Ctrl+F",), deeds.find, "find")
        self._made("findNextAction", self.tr("Next place found"), ("F3",), deeds.find_next)
        self._made("findPreviousAction", self.tr("Last place found"), ("Shift+F3",), deeds.find_previous)
        theme.keep_icons(self._tint)

    def _made(self, name: str, text: str, keys: tuple[str, ...], deed: Callable[[], None], icon: str = "") -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(f"{text} ({QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)})")
        action.triggered.connect(lambda _checked=False: deed())
        self._widget.addAction(action)
        if icon:
            self._icons[action] = icon
        return action

    def _tint(self) -> None:
        for action, icon in self._icons.items():
            action.setIcon(self._theme.icon(icon))
