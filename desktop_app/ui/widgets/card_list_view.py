"""A list of cards of differing heights, of any length: rows are measured when they are seen, and drawn by a painter."""

from collections.abc import Sequence
from uuid import UUID

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
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop_app.ui.widgets.card_places import CardPlaces
from desktop_app.ui.widgets.mark_card import CARD_ROLE, Expansion, GroupHead, MarkCard
from desktop_app.ui.widgets.mark_card_editor import MarkCardEditor
from desktop_app.ui.widgets.mark_card_layout import Edited
from desktop_app.ui.widgets.mark_card_painter import MarkCardPainter, RowState
from desktop_app.ui.widgets.panel_look import PanelLook

_Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_BELOW_PX = 12
_OUT_OF_SIGHT = QRect(0, -10_000, 200, 40)


class CardListView(QListView):
    """Scrolling keeps the first row that is seen where it is while rows are measured."""

    editor: MarkCardEditor

    def __init__(self, look: PanelLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.painter = MarkCardPainter(look)
        self._places = CardPlaces(self.painter.guess(Expansion.SHORT))
        self._is_settling = False
        self.lit: UUID | None = None
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)

    def set_look(self, look: PanelLook) -> None:
        self.painter.set_look(look)
        self.forget_heights()

    def forget_heights(self, guess: Expansion = Expansion.SHORT) -> None:
        """All rows may have another height; those that are seen are measured again."""
        self._places.forget_all(self.painter.guess(guess))
        self._settle()

    def show_pictures(self) -> None:
        """More pictures are there; the cards that are seen make room for theirs."""
        self.painter.forget()
        seen = self._seen()
        self._places.forget(seen.start, len(seen))
        self._settle()

    def light(self, mark: UUID | None) -> None:
        """Show that the pointer rests on this mark."""
        if mark != self.lit:
            self.lit = mark
            self.viewport().update()

    def remeasure(self, mark: UUID | None) -> None:
        """The card of this mark needs another height."""
        row = self._seen_row(mark)
        if row >= 0:
            self._places.forget(row, 1)
        else:
            self._places.forget(0, len(self._places))
        self._settle()

    def place_editor(self) -> None:
        """Put the field that edits a card into the card, out of sight with it."""
        if self.editor.mark is None:
            return
        row = self._seen_row(self.editor.mark)
        card = self._row(row) if row >= 0 else None
        if isinstance(card, MarkCard):
            rect = self.visualRect(self.model().index(row, 0))
            self.editor.place(self.painter.editor_rect(card, rect, self._edited(card)))
        else:
            self.editor.place(_OUT_OF_SIGHT)

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
        self._places.forget(first.row(), last.row() - first.row() + 1)
        super().dataChanged(first, last, roles)
        self.scheduleDelayedItemsLayout()

    # where rows are

    def doItemsLayout(self) -> None:
        self._settle()

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

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        chosen, current = self.selectionModel(), self.currentIndex().row()
        has_focus = self.hasFocus()
        for row in self._seen():
            index = self.model().index(row, 0)
            rect = self.visualRect(index)
            card = self._row(row)
            if card is None or not rect.intersects(event.rect()):
                continue
            state = RowState(
                is_selected=chosen.isSelected(index),
                is_current=row == current and (has_focus or chosen.isSelected(index)),
                is_lit=isinstance(card, MarkCard) and card.id == self.lit,
            )
            self.painter.paint(painter, rect, card, state, self._edited(card))
        painter.end()

    # measuring

    def _row(self, row: int) -> MarkCard | GroupHead | None:
        found = self.model().index(row, 0).data(CARD_ROLE)
        return found if isinstance(found, MarkCard | GroupHead) else None

    def _edited(self, card: MarkCard | GroupHead) -> Edited:
        if isinstance(card, GroupHead):
            return Edited()
        return self.editor.edited(card.id, self.painter.setter.text_width(self.viewport().width()))

    def _seen(self) -> range:
        """The rows of which something is in the viewport."""
        if not len(self._places) or self.model() is None:
            return range(0)
        top = self.verticalOffset()
        return range(self._places.row_at(top), self._places.row_at(top + self.viewport().height()) + 1)

    def _seen_row(self, mark: UUID | None) -> int:
        """The row of this mark's card, -1 when nothing of it is in the viewport."""
        for row in self._seen():
            card = self._row(row)
            if isinstance(card, MarkCard) and card.id == mark:
                return row
        return -1

    def _measure(self, row: int) -> None:
        card = self._row(row)
        if card is not None and not self._places.is_known(row):
            self._places.set_height(row, self.painter.height(card, self.viewport().width(), self._edited(card)))

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
        self.place_editor()
        self.viewport().update()

    def _set_range(self) -> None:
        bar, view = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(view)
        bar.setRange(0, max(0, self._places.total + _BELOW_PX - view))
