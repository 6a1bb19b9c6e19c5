"""A list of rows of differing heights, of any length: rows are measured when they are seen."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop_app.ui.widgets.card_places import CardPlaces

_Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_BELOW_PX = 12


class MeasuredList(QListView):
    """Scrolling keeps the first row that is seen where it is while rows are measured.

    Whoever derives from it says how high a row is, draws what is seen, and may do more when all is in its place.
    """

    def __init__(self, guess_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = CardPlaces(guess_px)
        self._is_settling = self._is_whole = False
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)

    def row_height(self, row: int) -> int | None:
        """How high a row is, in pixels; None where nothing is known of it."""
        raise NotImplementedError

    def after_settling(self) -> None:
        """The rows that are seen are in their places."""

    # rows come, change and go

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._places.remove(0, len(self._places))
        self._places.insert(0, model.rowCount() if model is not None else 0)

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        self._places.insert(start, end - start + 1)
        super().rowsInserted(parent, start, end)
        self.scheduleDelayedItemsLayout()

    def rowsAboutToBeRemoved(self, parent: _Index, start: int, end: int) -> None:
        super().rowsAboutToBeRemoved(parent, start, end)
        self._places.remove(start, end - start + 1)
        self.scheduleDelayedItemsLayout()

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        current = self.currentIndex()
        if first.row() <= current.row() <= last.row() and self.viewport().rect().contains(self.visualRect(current)):
            self._is_whole = True
        self._places.forget(first.row(), last.row() - first.row() + 1)
        super().dataChanged(first, last, roles)
        self.scheduleDelayedItemsLayout()

    # where rows are

    def doItemsLayout(self) -> None:
        """The current row, seen as a whole before it grew, is so afterwards."""
        was_whole, self._is_whole = self._is_whole, False
        self._settle()
        if was_whole:
            self.scrollTo(self.currentIndex())

    def updateGeometries(self) -> None:
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._places.forget(0, len(self._places))
        super().resizeEvent(event)
        self._settle()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        if not self._is_settling:
            self._settle()

    def visualRect(self, index: _Index) -> QRect:
        row = index.row()
        if not index.isValid() or row >= len(self._places):
            return QRect()
        top = self._places.top(row) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._places.height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        if not 0 <= y < self._places.total:
            return QModelIndex()
        return self.model().index(self._places.row_at(y), 0)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        row = index.row()
        if not 0 <= row < len(self._places):
            return
        for _ in range(3):  # what is measured on the way moves the row
            self._measure(row)
            top, bottom = self._places.top(row), self._places.top(row) + self._places.height(row)
            view, value = self.viewport().height(), self.verticalOffset()
            if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
                target = (top + bottom - view) // 2
            elif top < value or bottom - top > view:
                target = top
            else:
                target = max(value, bottom - view)
            if target == value:
                return
            self._set_range()
            self.verticalScrollBar().setValue(target)

    def moveCursor(self, action: _Action, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last = len(self._places) - 1
        if last < 0:
            return QModelIndex()
        row = self.currentIndex().row()
        view = self.viewport().height()
        steps = {
            _Action.MoveUp: row - 1,
            _Action.MovePrevious: row - 1,
            _Action.MoveDown: row + 1,
            _Action.MoveNext: row + 1,
            _Action.MoveHome: 0,
            _Action.MoveEnd: last,
        }
        target = steps.get(action, row)
        if row >= 0 and action in (_Action.MovePageUp, _Action.MovePageDown):
            way = view if action is _Action.MovePageDown else -view
            target = self._places.row_at(self._places.top(row) + way)
            target = max(target, row + 1) if way > 0 else min(target, row - 1)
        return self.model().index(min(max(target, 0), last), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the rows that a rectangle of the viewport touches."""
        box, offset = rect.normalized(), self.verticalOffset()
        selection = QItemSelection()
        if box.bottom() + offset >= 0 and box.top() + offset < self._places.total:
            first, last = self._places.row_at(box.top() + offset), self._places.row_at(box.bottom() + offset)
            selection.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    # measuring

    def _seen(self) -> range:
        """The rows of which something is in the viewport."""
        if not len(self._places) or self.model() is None:
            return range(0)
        top = self.verticalOffset()
        return range(self._places.row_at(top), self._places.row_at(top + self.viewport().height()) + 1)

    def _measure(self, row: int) -> None:
        height = None if self._places.is_known(row) else self.row_height(row)
        if height is not None:
            self._places.set_height(row, height)

    def _settle(self) -> None:
        """Measure what is seen; the first row that is seen stays where it is."""
        if self._is_settling or self.model() is None:
            return
        self._is_settling = True
        bar = self.verticalScrollBar()
        if len(self._places):
            first = self._places.row_at(bar.value())
            inside = bar.value() - self._places.top(first)
            room, row = inside + self.viewport().height(), first
            while room > 0 and row < len(self._places):
                self._measure(row)
                room -= self._places.height(row)
                row += 1
            while room > 0 and first > 0:  # the end of the list: rows before fill what is left
                first -= 1
                self._measure(first)
                room -= self._places.height(first)
                inside += self._places.height(first)
            self._set_range()
            bar.setValue(self._places.top(first) + inside)
        else:
            self._set_range()
        self._is_settling = False
        self.after_settling()
        self.viewport().update()

    def _set_range(self) -> None:
        bar, view = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(view)
        bar.setRange(0, max(0, self._places.total + _BELOW_PX - view))
