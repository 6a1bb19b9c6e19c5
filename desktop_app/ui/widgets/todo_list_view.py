"""The list of to-dos by keys and pointer; every wish of the reader is a signal, and nothing is changed here."""

from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.current_row import brought_back
from desktop_app.ui.widgets.line_table import LineTable
from desktop_app.ui.widgets.todo_line import LINE_ROLE, TodoHead, TodoLine
from desktop_app.ui.widgets.todo_line_delegate import TodoLineDelegate

_ACTS = {
    Qt.Key.Key_Space: "toggle",
    Qt.Key.Key_D: "done",
    Qt.Key.Key_X: "drop",
    Qt.Key.Key_R: "reopen",
    Qt.Key.Key_E: "edit",
    Qt.Key.Key_F2: "edit",
    Qt.Key.Key_F: "day",
    Qt.Key.Key_N: "new",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_Slash: "filter",
    Qt.Key.Key_Menu: "menu",
}
_PRIORITIES = {Qt.Key.Key_0: 0, Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}


class TodoListView(LineTable):
    """Rows have one height; heads of groups cannot be chosen, a click folds them."""

    #: str: toggle, done, drop, reopen, edit, day, new, delete, open, filter or menu, for the chosen to-dos
    act_requested = Signal(str)
    #: int: give the chosen to-dos this priority
    priority_requested = Signal(int)
    #: object: fold or unfold the group with this key
    fold_requested = Signal(object)
    #: UUID: the box of this to-do was clicked
    box_clicked = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._delegate = TodoLineDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.set_row_height(self._delegate.height)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.doubleClicked.connect(lambda _index: self.act_requested.emit("open"))
        theme.changed.connect(self.viewport().update)

    def chosen(self) -> tuple[UUID, ...]:
        """The selected to-dos in the order of the list."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        lines = (self.model().index(row, 0).data(LINE_ROLE) for row in rows)
        return tuple(line.id for line in lines if isinstance(line, TodoLine))

    def menu_place(self) -> QPoint:
        """Where a menu for the current row opens, on the screen."""
        rect = self.visualRect(self.currentIndex())
        return self.viewport().mapToGlobal(QPoint(rect.left() + 60, rect.bottom()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plain keys act; those with Ctrl or Alt, and those that move, are Qt's and the window's."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if plain and (key in _PRIORITIES or _ACTS.get(key, "new") not in ("new", "filter")) and brought_back(self):
            return
        if plain and key in _ACTS:
            self.act_requested.emit(_ACTS[key])
        elif plain and key in _PRIORITIES:
            self.priority_requested.emit(_PRIORITIES[key])
        elif event.text().isprintable() and event.text() and not event.modifiers() & _CHORDS:
            event.ignore()  # no search of Qt's own in the list
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        line = index.data(LINE_ROLE) if index.isValid() else None
        if isinstance(line, TodoHead) and event.button() == Qt.MouseButton.LeftButton:
            self.fold_requested.emit(line.key)
            return
        box = self._delegate.box_of(self.visualRect(index))
        if isinstance(line, TodoLine) and box.contains(event.position().toPoint()):
            self.box_clicked.emit(line.id)
            return
        super().mousePressEvent(event)
        if isinstance(line, TodoLine) and event.button() == Qt.MouseButton.RightButton:
            self.act_requested.emit("menu")


_CHORDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
