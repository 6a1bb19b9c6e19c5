"""A measured list whose rows are as high as its delegate says and drawn by it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QCursor, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from desktop_app.ui.widgets.measured_list import MeasuredList


class DelegatedList(MeasuredList):
    """One row can be chosen; thousands are as quick as a few."""

    def __init__(self, guess_px: int, parent: QWidget | None = None) -> None:
        super().__init__(guess_px, parent)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)

    def row_height(self, row: int) -> int:
        return self.itemDelegate().sizeHint(QStyleOptionViewItem(), self.model().index(row, 0)).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QPainter(self.viewport()), QStyleOptionViewItem()
        self.initViewItemOption(option)
        usual = option.state & ~QStyle.StateFlag.State_HasFocus
        for row in self._seen():
            index = self.model().index(row, 0)
            option.rect = self.visualRect(index)
            if option.rect.intersects(event.rect()):
                option.state = usual | self._state_of(index)
                self.itemDelegate().paint(painter, option, index)
        painter.end()

    def _state_of(self, index: QModelIndex | QPersistentModelIndex) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_None
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if self.hasFocus() and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        viewport = self.viewport()
        if viewport.underMouse() and self.visualRect(index).contains(viewport.mapFromGlobal(QCursor.pos())):
            state |= QStyle.StateFlag.State_MouseOver
        return state
