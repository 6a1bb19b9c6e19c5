"""The list of mark cards: Enter shows, Delete removes, digits recolour, C comments, N sends to the note."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop_app.ui.widgets.mark_card import CARD_ROLE, MarkCard
from desktop_app.ui.widgets.mark_card_delegate import MarkCardDelegate
from desktop_app.ui.widgets.panel_look import PanelLook

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BATCH = 200
_Index = QModelIndex | QPersistentModelIndex


class MarkListView(QListView):
    """All wishes name the mark; the view changes nothing itself."""

    #: UUID: show this mark in the reader
    show_requested = Signal(object)
    #: UUID: this card became the current one by the reader's hand, not because another went away
    current_changed = Signal(object)
    #: UUID
    delete_requested = Signal(object)
    #: UUID, str: give the mark the category of this digit
    recolour_requested = Signal(object, str)
    #: UUID: put the mark into the note
    note_requested = Signal(object)
    #: UUID, QPoint: open the menu of this mark at this place on the screen
    menu_requested = Signal(object, QPoint)
    #: UUID, str
    comment_edited = Signal(object, str)

    def __init__(self, look: PanelLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = MarkCardDelegate(look, self)
        self._cards.comment_edited.connect(self.comment_edited)
        self.setItemDelegate(self._cards)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self._is_told = False

    def set_look(self, look: PanelLook) -> None:
        self._cards.set_look(look)
        self.scheduleDelayedItemsLayout()

    def select_mark(self, index: QModelIndex) -> None:
        """Make this card the current one because another part of the window did; nothing is announced."""
        self._is_told = True
        if index.isValid():
            self._lay_out_to(index)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._is_told = False

    def edit_comment(self, index: QModelIndex) -> None:
        """Open the comment of this card for editing, in place."""
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self._cards.open_card(current)
        mark = _mark_of(current)
        if mark is not None and self.hasFocus() and not self._is_told:
            self.current_changed.emit(mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        mark = _mark_of(index)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if mark is None or not plain or not self._answer_key(event, index):
            super().keyPressEvent(event)

    def _answer_key(self, event: QKeyEvent, index: QModelIndex) -> bool:
        mark, key = _mark_of(index), event.key()
        if key in _ENTER:
            self.show_requested.emit(mark)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit(mark)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.recolour_requested.emit(mark, chr(key))
        elif key in (Qt.Key.Key_C, Qt.Key.Key_F2):
            self.edit_comment(index)
        elif key == Qt.Key.Key_N:
            self.note_requested.emit(mark)
        elif key == Qt.Key.Key_Menu:
            self.menu_requested.emit(mark, self.viewport().mapToGlobal(self.visualRect(index).center()))
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own_key(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own_key(self, event: QKeyEvent) -> bool:
        """Single keys of the list come before single-key shortcuts of the window while it has the focus."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        own = (Qt.Key.Key_C, Qt.Key.Key_N, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        return event.key() in own or Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        mark = _mark_of(index)
        if mark is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._cards.menu_rect(self.visualRect(index)).contains(at):
            self.menu_requested.emit(mark, event.globalPosition().toPoint())
        else:
            self.show_requested.emit(mark)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.edit_comment(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mark = _mark_of(self.indexAt(event.pos()))
        if mark is not None:
            self.menu_requested.emit(mark, event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setProperty("cardWidth", event.size().width())
        super().resizeEvent(event)

    def _lay_out_to(self, index: QModelIndex) -> None:
        """Qt cannot scroll to a card its batches have not reached yet: lay everything out once."""
        if self.visualRect(index).isEmpty():
            self.setLayoutMode(QListView.LayoutMode.SinglePass)
            self.doItemsLayout()
            self.setLayoutMode(QListView.LayoutMode.Batched)


def _mark_of(index: _Index) -> object | None:
    card = index.data(CARD_ROLE) if index.isValid() else None
    return card.id if isinstance(card, MarkCard) else None
