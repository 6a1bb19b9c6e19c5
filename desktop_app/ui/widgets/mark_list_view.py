"""The list of mark cards by keys and pointer; every wish of the reader is a signal that names marks.

The rows are measured when they are seen, so that a list of any length is there at once.
"""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QDrag, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop_app.ui.widgets.card_list_view import CardListView
from desktop_app.ui.widgets.mark_card import card_at, head_at
from desktop_app.ui.widgets.mark_card_editor import MarkCardEditor
from desktop_app.ui.widgets.mark_list_keys import Key, key_of
from desktop_app.ui.widgets.panel_look import PanelLook

_Index = QModelIndex | QPersistentModelIndex


class MarkListView(CardListView):
    """Changes nothing itself; what was changed comes back through the model."""

    #: UUID: show this mark in the reader
    show_requested = Signal(object)
    #: UUID: show it, and let the keys go there
    read_requested = Signal(object)
    #: UUID: this card became the current one by the reader's hand, not because another went away
    current_changed = Signal(object)
    #: UUID or None: the pointer rests on this card
    hovered = Signal(object)
    #: tuple of UUID
    delete_requested = Signal(object)
    #: tuple of UUID, str: give the marks the category of this digit
    recolour_requested = Signal(object, str)
    #: tuple of UUID: put the marks into the note
    note_requested = Signal(object)
    #: tuple of UUID: put the marks on the clipboard as Markdown
    copy_requested = Signal(object)
    #: UUID, QPoint: open the menu of this mark at this place on the screen
    menu_requested = Signal(object, QPoint)
    #: UUID: edit the tags of this mark; what completes them is asked for
    tags_requested = Signal(object)
    #: object: go where the mark is used (the `place` of a CardUse)
    use_requested = Signal(object)
    #: tuple of UUID, int: show so many steps more (or fewer) of these cards, 0: the next step of all in turn
    expansion_requested = Signal(object, int)
    #: every card is to show the next step
    all_expansion_requested = Signal()
    #: object, bool: fold or unfold the group with this key
    fold_requested = Signal(object, bool)
    #: bool: cards are dragged, or not any more
    dragging = Signal(bool)
    #: str: the reader began to type words to filter by
    words_typed = Signal(str)
    #: nothing is selected any more that Escape could let go of
    escaped = Signal()

    def __init__(self, look: PanelLook, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.editor = MarkCardEditor(look, self.viewport())
        self.editor.resized.connect(self._on_editor_resized)
        self.editor.closed.connect(self.remeasure)
        self._is_told = False
        self._dragged = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setMouseTracking(True)

    def set_look(self, look: PanelLook) -> None:
        self.editor.set_look(look)
        super().set_look(look)

    # what is selected

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.rowsRemoved.connect(self._on_rows_removed)

    def rowsAboutToBeRemoved(self, parent: _Index, start: int, end: int) -> None:
        self._is_told = True  # that a neighbour becomes the current card then is not the reader's doing
        super().rowsAboutToBeRemoved(parent, start, end)

    def _on_rows_removed(self) -> None:
        self._is_told = False

    def marks(self) -> tuple[UUID, ...]:
        """The selected marks in the order of the list, or that of the current card."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        found = [card for row in rows if (card := card_at(self.model().index(row, 0))) is not None]
        current = card_at(self.currentIndex())
        if not found and current is not None:
            return (current.id,)
        return tuple(card.id for card in found)

    def select_marks(self, rows: Sequence[int], current: QModelIndex) -> None:
        """Select these rows again after they went and came; nothing is announced."""
        self._is_told = True
        selection = QItemSelection()
        for row in rows:
            index = self.model().index(row, 0)
            selection.select(index, index)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
        if current.isValid():
            self.scrollTo(current)
        self._is_told = False

    def select_mark(self, index: QModelIndex) -> None:
        """Make this card the current one because another part of the window did; nothing is announced."""
        self._is_told = True
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._is_told = False

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        card = card_at(current)
        if card is not None and self.hasFocus() and not self._is_told:
            self.current_changed.emit(card.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin at the first card; Qt would begin at the head above it."""
        if not self.currentIndex().isValid() and self.model() is not None:
            rows = (self.model().index(row, 0) for row in range(self.model().rowCount()))
            first = next((index for index in rows if card_at(index) is not None), QModelIndex())
            self._is_told = True
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._is_told = False
        super().focusInEvent(event)

    # editing in the card

    def edit_comment(self, index: _Index) -> None:
        """Open the comment of this card for editing, in place."""
        card = card_at(index)
        if card is not None:
            self._show_for_editing(index)
            self.editor.edit_comment(card)

    def edit_quote(self, index: _Index) -> None:
        """Open the quote of this card for correction, in place."""
        card = card_at(index)
        if card is not None and not card.is_in_pieces:
            self._show_for_editing(index)
            self.editor.edit_quote(card)

    def edit_tags(self, index: _Index, known: Sequence[str]) -> None:
        """Open the tags of this card for editing, in place."""
        card = card_at(index)
        if card is not None:
            self._show_for_editing(index)
            self.editor.edit_tags(card, known)

    def _show_for_editing(self, index: _Index) -> None:
        if QModelIndex(index) != self.currentIndex():  # type: ignore[arg-type]  # a persistent index converts itself
            self.setCurrentIndex(QModelIndex(index))  # type: ignore[arg-type]  # as above
        self.scrollTo(index)

    def _on_editor_resized(self) -> None:
        self.remeasure(self.editor.mark)
        self.scrollTo(self.currentIndex())

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = key_of(event)
        if key is None or not self._answer(key, event):
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Typed letters filter the list, they do not jump in it."""

    def event(self, event: QEvent) -> bool:
        """Keys of the list come before shortcuts of the window while it has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = key_of(event)
            if key is not None and not (key is Key.ESCAPE and not self._can_let_go()):
                event.accept()
                return True
        return super().event(event)

    def _answer(self, key: Key, event: QKeyEvent) -> bool:
        if key is Key.WORDS:
            self.words_typed.emit(event.text().lstrip("/"))
            return True
        if key is Key.ALL:
            self.selectAll()
            return True
        if key is Key.NEXT_OF_ALL:
            self.all_expansion_requested.emit()
            return True
        if key is Key.ESCAPE:
            return self._let_go()
        head = head_at(self.currentIndex())
        if head is not None:
            return self._answer_on_head(key, head.key, is_folded=head.is_folded)
        return bool(self.marks()) and self._answer_on_marks(key, event)

    def _answer_on_head(self, key: Key, group: object, *, is_folded: bool) -> bool:
        if key in (Key.SHOW, Key.NEXT_STEP):
            self.fold_requested.emit(group, not is_folded)
        elif key in (Key.MORE, Key.LESS):
            self.fold_requested.emit(group, key is Key.LESS)
        else:
            return False
        return True

    def _answer_on_marks(self, key: Key, event: QKeyEvent) -> bool:
        marks, card = self.marks(), card_at(self.currentIndex())
        one = card.id if card is not None else marks[0]
        wishes = {
            Key.SHOW: lambda: self.read_requested.emit(one),
            Key.DELETE: lambda: self.delete_requested.emit(marks),
            Key.CATEGORY: lambda: self.recolour_requested.emit(marks, event.text()),
            Key.COMMENT: lambda: self.edit_comment(self.currentIndex()),
            Key.QUOTE: lambda: self.edit_quote(self.currentIndex()),
            Key.TAGS: lambda: self.tags_requested.emit(one),
            Key.NOTE: lambda: self.note_requested.emit(marks),
            Key.COPY: lambda: self.copy_requested.emit(marks),
            Key.NEXT_STEP: lambda: self.expansion_requested.emit(marks, 0),
            Key.MORE: lambda: self.expansion_requested.emit(marks, 1),
            Key.LESS: lambda: self.expansion_requested.emit(marks, -1),
            Key.MENU: lambda: self.menu_requested.emit(one, self.menu_point()),
        }
        if key not in wishes:
            return False
        wishes[key]()
        return True

    def _can_let_go(self) -> bool:
        return len(self.selectedIndexes()) > 1 or bool(self.property("isFiltered"))

    def _let_go(self) -> bool:
        """First of several selected cards, then of the filter."""
        if len(self.selectedIndexes()) > 1:
            self.setCurrentIndex(self.currentIndex())
        else:
            self.escaped.emit()
        return True

    def menu_point(self) -> QPoint:
        """Where on the screen the menu of the current card opens by a key."""
        return self.viewport().mapToGlobal(self.painter.menu_rect(self.visualRect(self.currentIndex())).center())

    # pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged = False
        self.editor.close()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if is_plain and not self._dragged:
            self._click(event.position().toPoint(), event.globalPosition().toPoint())

    def _click(self, at: QPoint, on_screen: QPoint) -> None:
        index = self.indexAt(at)
        card, head, rect = card_at(index), head_at(index), self.visualRect(index)
        if head is not None:
            self.fold_requested.emit(head.key, not head.is_folded)
        elif card is not None and self.painter.menu_rect(rect).contains(at):
            self.menu_requested.emit(card.id, on_screen)
        elif card is not None:
            use = self.painter.use_at(card, rect, at)
            if use is not None:
                self.use_requested.emit(use.place)
            else:
                self.show_requested.emit(card.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._dragged = True  # the release that follows is no click
        self.edit_comment(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        card = card_at(index)
        is_link = card is not None and self.painter.use_at(card, self.visualRect(index), at) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)
        if not event.buttons():
            self._hover(card.id if card is not None else None)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, mark: UUID | None) -> None:
        if mark != self.lit:
            self.light(mark)
            self.hovered.emit(mark)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_pointer = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_pointer else self.currentIndex()
        card = card_at(index)
        if card is not None:
            self.menu_requested.emit(card.id, event.globalPos() if by_pointer else self.menu_point())

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected cards, shown as their number."""
        self._dragged = True
        data = self.model().mimeData(self.selectedIndexes())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self._drag_picture(len(self.marks())))
        self.dragging.emit(True)
        drag.exec(actions)
        self.dragging.emit(False)

    def _drag_picture(self, number: int) -> QPixmap:
        look, scale = self.painter.look, self.devicePixelRatioF()
        words = self.tr("1 mark") if number == 1 else self.tr("%1 marks").replace("%1", str(number))
        metrics = self.fontMetrics()
        picture = QPixmap(
            round((metrics.horizontalAdvance(words) + 24) * scale), round((metrics.height() + 12) * scale)
        )
        picture.setDevicePixelRatio(scale)
        picture.fill(look.accent_tint)
        painter = QPainter(picture)
        painter.setPen(look.accent)
        painter.drawText(12, metrics.ascent() + 6, words)
        painter.end()
        return picture
