"""The list "Next to read" by keys and pointer; papers are dragged to their places, and nothing is changed here."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.current_row import brought_back
from desktop_app.ui.widgets.line_table import LineTable
from desktop_app.ui.widgets.queue_delegate import QueueDelegate
from desktop_app.ui.widgets.queue_line import LINE_ROLE, QueueHead, QueueLine

_MIME = "application/x-postil-queue"
_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_DEEDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class QueueListView(LineTable):
    """Alt with the arrows moves the present paper; heads cannot be chosen."""

    #: UUID, UUID or None: put the first into the reader's order before the second, or behind all
    placed = Signal(object, object)
    #: UUID: the program orders this paper again
    unplaced = Signal(object)
    #: UUID: it was dragged where the program orders, from where the program orders
    idle_drop = Signal(object)
    #: str: one of `digits` was typed
    digit_typed = Signal(str)
    #: the present paper is to be opened
    open_requested = Signal()

    def __init__(self, theme: Theme, name: str, digits: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._theme, self._digits = theme, digits
        self._gap = -1
        delegate = QueueDelegate(theme, self)
        self.setItemDelegate(delegate)
        self.set_row_height(delegate.height)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.doubleClicked.connect(lambda _index: self.open_requested.emit())
        theme.changed.connect(self.viewport().update)

    def line_at(self, row: int) -> QueueLine | QueueHead | None:
        """What is shown in this row."""
        found = self.model().index(row, 0).data(LINE_ROLE) if 0 <= row < self.model().rowCount() else None
        return found if isinstance(found, QueueLine | QueueHead) else None

    def current(self) -> QueueLine | None:
        line = self.line_at(self.currentIndex().row())
        return line if isinstance(line, QueueLine) else None

    def move_current(self, way: int) -> None:
        """Move the present paper up (-1) or down (1); over the border between the parts it changes its part."""
        line, row = self.current(), self.currentIndex().row()
        if line is None:
            return
        if not line.number:
            if way < 0:
                self.placed.emit(line.id, None)
            return
        beside = self.line_at(row - 1 if way < 0 else row + 1)
        if way < 0 and isinstance(beside, QueueLine):
            self.placed.emit(line.id, beside.id)
        elif way > 0 and isinstance(beside, QueueLine):
            behind = self.line_at(row + 2)
            self.placed.emit(line.id, behind.id if isinstance(behind, QueueLine) else None)
        elif way > 0:
            self.unplaced.emit(line.id)

    def unplace_current(self) -> None:
        """Let the program order the present paper."""
        line = self.current()
        if line is not None and line.number:
            self.unplaced.emit(line.id)

    def event(self, event: QEvent) -> bool:
        """Alt with the arrows is this list's own while it has the focus, not the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _way_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~_KEYPAD
        is_deed = _way_of(event) or (is_plain and (event.text() in self._digits or event.key() in _DEEDS))
        if is_deed and brought_back(self):
            return
        if way := _way_of(event):
            self.move_current(way)
        elif is_plain and event.text() in self._digits:
            self.digit_typed.emit(event.text())
        elif is_plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit()
        elif is_plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.unplace_current()
        elif is_plain and event.text().strip() and event.text().isprintable():
            event.ignore()  # no search of Qt's own in the list
        else:
            super().keyPressEvent(event)

    # dragging

    def startDrag(self, _actions: Qt.DropAction) -> None:
        line = self.current()
        if line is None:
            return
        data, drag = QMimeData(), QDrag(self)
        data.setData(_MIME, str(line.id).encode())
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.MoveAction)
        self._show_gap(-1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self and event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.source() is self:
            self._show_gap(self.gap_at(event.position().toPoint()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_gap(-1)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is self:
            self._show_gap(-1)
            self.drop_current(self.gap_at(event.position().toPoint()))
            event.acceptProposedAction()

    def gap_at(self, point: QPoint) -> int:
        """The row before which something dropped here would stand."""
        index = self.indexAt(point)
        if not index.isValid():
            return self.model().rowCount()
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def drop_current(self, gap: int) -> None:
        """Put the present paper before the row `gap`."""
        line = self.current()
        if line is None:
            return
        heads = [row for row in range(self.model().rowCount()) if isinstance(self.line_at(row), QueueHead)]
        border = heads[-1] if len(heads) > 1 else self.model().rowCount()
        if gap > border:
            (self.unplaced if line.number else self.idle_drop).emit(line.id)
            return
        target = self.line_at(max(gap, 1))
        before = target if isinstance(target, QueueLine) and target.number else None
        if before is None or before.id != line.id:
            self.placed.emit(line.id, before.id if before is not None else None)

    def _show_gap(self, gap: int) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap < 0:
            return
        index = self.model().index(max(self._gap - 1, 0), 0)
        y = self.visualRect(index).bottom() if self._gap > 0 else 0
        painter = QPainter(self.viewport())
        painter.fillRect(0, y - 1, self.viewport().width(), 3, self._theme.colour("accent"))
        painter.end()


def _way_of(event: QKeyEvent) -> int:
    is_alt = event.modifiers() & ~_KEYPAD == Qt.KeyboardModifier.AltModifier
    return _WAYS.get(Qt.Key(event.key()), 0) if is_alt else 0
