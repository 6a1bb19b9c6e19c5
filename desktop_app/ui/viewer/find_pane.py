"""The pane of finding, above the text: the line to type in, the list of places under it, and what is done with them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.category import Category
from desktop_app.ui.theme import Theme
from desktop_app.ui.viewer.find_bar import FindBar, counted
from desktop_app.ui.viewer.finder import Finder
from desktop_app.ui.viewer.found_list import FoundList


class FindPane(QFrame):
    """Hidden until it is asked for; a digit in the list marks the present place."""

    #: she is done with finding
    left = Signal()
    #: str: the key of a category, to mark the present place with
    key_pressed = Signal(str)
    #: mark the present place as she marked last
    mark_requested = Signal()
    #: CategoryId: mark all places so
    all_marked = Signal(object)

    def __init__(self, theme: Theme, categories: Callable[[], Sequence[Category]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findPane")
        self._theme, self._categories = theme, categories
        self.bar = FindBar(theme, self)
        self.found = FoundList(theme, self)
        self._foot = self._made_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.found, self._foot):
            column.addWidget(part)
        self.bar.left.connect(self.left)
        self.bar.list_toggled.connect(self.show_list)
        self.bar.list_wanted.connect(self._on_list_wanted)
        self.found.left_above.connect(self.bar.take_focus)
        self.show_list(False)
        self.hide()

    def show_list(self, is_shown: bool) -> None:
        """With the list, or the line alone."""
        self.found.setVisible(is_shown)
        self._foot.setVisible(is_shown)
        self.bar.show_list_state(is_shown)

    def tell(self, finder: Finder) -> None:
        """Say how much was found, and select the present place."""
        self.bar.tell(finder)
        self.found.show_place(finder.place)
        count = len(finder.hits)
        self._all.setText(self.tr("Mark all %1 as…").replace("%1", counted(count)))
        self._all.setEnabled(count > 0)
        self._one.setEnabled(finder.current is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self.found.hasFocus() and event.text().isdigit():
            self.key_pressed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _on_list_wanted(self) -> None:
        self.show_list(True)
        self.found.enter()

    def _made_foot(self) -> QFrame:
        foot = QFrame(self)
        foot.setProperty("part", "screenbar")
        self._one = QPushButton(self.tr("Mark this place"), foot)
        self._one.setObjectName("markFound")
        self._one.setToolTip(self.tr("Mark it as you marked last (Ctrl+Enter), or press the key of a category"))
        self._one.clicked.connect(self.mark_requested)
        self._all = QPushButton(foot)
        self._all.setObjectName("markAllFound")
        self._all.setToolTip(self.tr("One step for undo; Ctrl+Shift+Enter marks them as you marked last"))
        menu = QMenu(self._all)
        menu.setObjectName("markAllFoundMenu")
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self._all.setMenu(menu)
        row = QHBoxLayout(foot)
        row.setContentsMargins(self._theme.space(3.5), self._theme.space(1), self._theme.space(2), self._theme.space(1))
        row.addWidget(self._one)
        row.addWidget(self._all)
        row.addStretch(1)
        return foot

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for category in self._categories():
            action = menu.addAction(f"{category.glyph}  {category.name}")
            action.triggered.connect(lambda _checked=False, chosen=category.id: self.all_marked.emit(chosen))
