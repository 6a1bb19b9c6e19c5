"""The marks of the open paper as a list, filtered by category and words; rows come and go one by one."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.anchor import Placement
from desktop_app.domain.category import Category
from desktop_app.domain.document import Document
from desktop_app.domain.ids import CategoryId, DocumentId, MarkId
from desktop_app.domain.mark import Mark
from desktop_app.ui.models.row_changes import row_changes
from desktop_app.ui.widgets.mark_card import CARD_ROLE, MarkCard

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class MarkListModel(QAbstractListModel):
    """Marks in the order of the paper: its documents as they are listed, then along the text."""

    #: the number of marks or their categories changed
    counts_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: dict[MarkId, Mark] = {}
        self._rows: list[Mark] = []
        self._cards: dict[MarkId, MarkCard] = {}
        self._categories: Mapping[CategoryId, Category] = {}
        self._documents: dict[DocumentId, int] = {}
        self._category: CategoryId | None = None
        self._words: tuple[str, ...] = ()

    def set_categories(self, categories: Iterable[Category]) -> None:
        self._categories = {category.id: category for category in categories}
        self._cards.clear()
        self._say_changed(0, len(self._rows) - 1)
        self.counts_changed.emit()

    def set_documents(self, documents: Iterable[Document]) -> None:
        """Take the order of the documents from the paper."""
        self._documents = {document.id: place for place, document in enumerate(documents)}
        self._cards.clear()

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show these marks in place of the present ones."""
        self._marks = {mark.id: mark for mark in marks}
        self._cards.clear()
        self._show_rows()
        self.counts_changed.emit()

    def put(self, mark: Mark) -> None:
        """Add this mark, or show its new state."""
        self._marks[mark.id] = mark
        self._cards.pop(mark.id, None)
        row = self.row_of(mark.id)
        if row >= 0 and self._passes(mark) and self._order(self._rows[row]) == self._order(mark):
            self._rows[row] = mark
            self._say_changed(row, row)
        else:
            self._take_out(row)
            if self._passes(mark):
                self._put_in(bisect(self._rows, self._order(mark), key=self._order), [mark])
        self.counts_changed.emit()

    def remove(self, mark: MarkId) -> None:
        """Take this mark away; one that is not here is none of our business."""
        if self._marks.pop(mark, None) is not None:
            self._take_out(self.row_of(mark))
            self.counts_changed.emit()

    def set_filter(self, category: CategoryId | None, text: str) -> None:
        """Show only marks of `category` whose quote or comment has all the words of `text`."""
        self._category, self._words = category, tuple(text.casefold().split())
        self._show_rows()

    def counts(self) -> Counter[CategoryId]:
        """How many marks each category has, filtered or not."""
        return Counter(mark.category_id for mark in self._marks.values())

    def total(self) -> int:
        return len(self._marks)

    def mark_at(self, row: int) -> Mark | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, mark: MarkId) -> int:
        """The row of this mark, -1 when it is not shown."""
        return next((row for row, shown in enumerate(self._rows) if shown.id == mark), -1)

    def index_of(self, mark: MarkId) -> QModelIndex:
        return self.index(self.row_of(mark))

    def place_of(self, mark: Mark) -> str:
        """Where the mark is: "p. 3" or "Abstract"."""
        if mark.anchor.page_index is not None:
            return self.tr("p. %1").replace("%1", str(mark.anchor.page_index + 1))
        return self.tr("Abstract")

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        mark = self.mark_at(index.row()) if index.isValid() else None
        if mark is None:
            return None
        if role == CARD_ROLE:
            return self._card_of(mark)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            card = self._card_of(mark)
            return ". ".join(filter(None, (card.heading, card.trouble, card.quote, card.comment)))
        if role == Qt.ItemDataRole.EditRole:
            return mark.comment
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def _card_of(self, mark: Mark) -> MarkCard:
        card = self._cards.get(mark.id)
        if card is None:
            category = self._categories.get(mark.category_id)
            name = category.name if category else self.tr("Other")
            card = self._cards[mark.id] = MarkCard(
                id=mark.id,
                colour=category.colour if category else "#aaaaaa",
                glyph=category.glyph if category else "·",
                heading=f"{name} · {self.place_of(mark)}",
                quote=mark.quote,
                comment=mark.comment,
                trouble=self._trouble_of(mark),
            )
        return card

    def _trouble_of(self, mark: Mark) -> str:
        if mark.placement is Placement.APPROXIMATE:
            return self.tr("placed approximately: please check")
        if mark.placement is Placement.ORPHANED:
            return self.tr("not found in this document; kept here")
        return ""

    def _order(self, mark: Mark) -> tuple[int, str, str]:
        return self._documents.get(mark.document_id, len(self._documents)), mark.sort_key, str(mark.id)

    def _passes(self, mark: Mark) -> bool:
        if self._category is not None and mark.category_id != self._category:
            return False
        text = f"{mark.quote} {mark.comment}".casefold() if self._words else ""
        return all(word in text for word in self._words)

    def _show_rows(self) -> None:
        wanted = sorted(filter(self._passes, self._marks.values()), key=self._order)
        changes = row_changes([mark.id for mark in self._rows], [mark.id for mark in wanted])
        for first, last in changes.removed:
            self._take_out(first, last)
        for first, last in changes.inserted:
            self._put_in(first, wanted[first : last + 1])
        for row, mark in enumerate(wanted):
            if self._rows[row] is not mark:
                self._rows[row] = mark
                self._say_changed(row, row)

    def _take_out(self, first: int, last: int | None = None) -> None:
        if first < 0:
            return
        end = first if last is None else last
        self.beginRemoveRows(QModelIndex(), first, end)
        del self._rows[first : end + 1]
        self.endRemoveRows()

    def _put_in(self, first: int, marks: list[Mark]) -> None:
        self.beginInsertRows(QModelIndex(), first, first + len(marks) - 1)
        self._rows[first:first] = marks
        self.endInsertRows()

    def _say_changed(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))
