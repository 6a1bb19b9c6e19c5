"""The marks of the open paper as a list: heads of groups and cards, filtered; rows come and go one by one.

What is in the list and in which order is worked out in `mark_rows`; here the rows become it.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.category import Category
from desktop_app.domain.document import Document
from desktop_app.domain.ids import CategoryId, MarkId
from desktop_app.domain.link_use import Use
from desktop_app.domain.mark import Mark
from desktop_app.ui.models.mark_card_words import card_of, spoken
from desktop_app.ui.models.mark_filter import MarkFilter
from desktop_app.ui.models.mark_groups import Grouping
from desktop_app.ui.models.mark_rows import MarkRows, Row
from desktop_app.ui.models.row_changes import RowChanges, row_changes
from desktop_app.ui.widgets.mark_card import CARD_ROLE, MARKS_MIME, Expansion, GroupHead, MarkCard

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
# Above this many ranges one removal and one insertion are quicker than telling a view of each.
_MOST_RANGES = 60


class MarkListModel(QAbstractListModel):
    """Groups and filter change which rows there are; a mark in a new state changes its row only."""

    #: the number of marks, or what can be filtered by, changed
    counts_changed = Signal()
    #: many rows are about to go and come again; who keeps a selection takes it down
    rows_replacing = Signal()
    #: they are there again
    rows_replaced = Signal()
    #: MarkId: this card shows everything, so it is time to find out where it is used
    uses_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None, quoted: Callable[[Sequence[Mark]], str] | None = None) -> None:
        super().__init__(parent)
        self._source = MarkRows()
        self._rows: list[Row] = []
        self._keys: list[Hashable] = []
        self._places: dict[Hashable, int] | None = None
        self._cards: dict[MarkId, MarkCard] = {}
        self._categories: Mapping[CategoryId, Category] = {}
        self._expansion = Expansion.SHORT
        self._own_expansions: dict[MarkId, Expansion] = {}
        self._used: Mapping[MarkId, int] = {}
        self._uses: dict[MarkId, Sequence[Use]] = {}
        self._quoted = quoted

    # what there is

    def set_categories(self, categories: Iterable[Category]) -> None:
        self._categories = {category.id: category for category in categories}
        self._source.set_categories(self._categories)
        self._cards.clear()
        self._show_rows()
        self._say_changed(0, len(self._rows) - 1)
        self.counts_changed.emit()

    def set_documents(self, documents: Iterable[Document]) -> None:
        """Take the order of the documents from the paper."""
        self._source.set_documents(documents)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show these marks in place of the present ones."""
        self._source.set_marks(marks)
        self._cards.clear()
        self._show_rows()
        self.counts_changed.emit()

    def put(self, marks: Sequence[Mark]) -> None:
        """Add these marks, or show their new states."""
        if any(mark.anchor.group for mark in marks):
            self._cards.clear()  # a piece says something about the card of another
        for mark in marks:
            self._cards.pop(mark.id, None)
        self._source.put(marks)
        self._show_rows()
        self.counts_changed.emit()

    def remove(self, marks: Sequence[MarkId]) -> None:
        """Take these marks away; one that is not here is none of our business."""
        if self._source.remove(marks):
            self._cards.clear()
            self._show_rows()
            self.counts_changed.emit()

    def set_filter(self, wanted: MarkFilter) -> None:
        self._source.set_filter(wanted)
        self._show_rows()

    def set_grouping(self, grouping: Grouping) -> None:
        self._source.set_grouping(grouping)
        self._show_rows()

    def keep_shown(self, mark: MarkId | None) -> None:
        """Show this mark whatever the filter says, while it is edited."""
        self._source.keep_shown(mark)
        self._show_rows()

    def fold(self, group: Hashable, *, is_folded: bool) -> None:
        """Put the cards of a group away, or show them again."""
        self._source.fold(group, is_folded=is_folded)
        self._show_rows()

    def unfold_for(self, mark: MarkId) -> None:
        """Show the cards of this mark's group."""
        if self._source.unfold_for(mark):
            self._show_rows()

    def set_used(self, used: Mapping[MarkId, int]) -> None:
        """How often each mark is used somewhere; marks that are not named are not used."""
        changed = {mark for mark in used.keys() | self._used.keys() if used.get(mark) != self._used.get(mark)}
        self._used = used
        self._uses.clear()
        self._redraw(changed | {mark for mark, how in self._own_expansions.items() if how is Expansion.ALL})

    def set_uses(self, mark: MarkId, uses: Sequence[Use]) -> None:
        """Where this mark is used."""
        self._uses[mark] = uses
        self._redraw({mark})

    # how much of a card is shown

    @property
    def expansion(self) -> Expansion:
        """What cards show that were not expanded or reduced on their own."""
        return self._expansion

    def expand_all(self, expansion: Expansion) -> None:
        self._expansion = expansion
        self._own_expansions.clear()
        self._cards.clear()
        self._say_changed(0, len(self._rows) - 1)

    def expand(self, marks: Sequence[MarkId], steps: int) -> None:
        """Show so many steps more of these cards; 0: the next step of the first in turn, for all of them."""
        shown = [mark for mark in marks if self.mark(mark) is not None]
        if not shown:
            return
        in_turn = Expansion((self._expansion_of(shown[0]) + 1) % len(Expansion))
        for mark in shown:
            stepped = min(max(self._expansion_of(mark) + steps, Expansion.LINE), Expansion.ALL)
            self._own_expansions[mark] = Expansion(stepped) if steps else in_turn
        self._redraw(set(shown))

    def _expansion_of(self, mark: MarkId) -> Expansion:
        return self._own_expansions.get(mark, self._expansion)

    # what is asked

    @property
    def source(self) -> MarkRows:
        """All marks of the paper, shown or not, and what they can be filtered by."""
        return self._source

    def mark(self, mark: UUID) -> Mark | None:
        return self._source.mark(MarkId(mark))

    def shown_count(self) -> int:
        """How many marks pass the filter, folded away or not."""
        return self._source.shown_count

    def row_of(self, mark: MarkId) -> int:
        """The row of this mark, -1 when it is not shown."""
        if self._places is None:
            self._places = {key: row for row, key in enumerate(self._keys)}
        return self._places.get(self.head_of(mark), -1)

    def head_of(self, mark: MarkId) -> MarkId:
        """The mark whose card stands for this piece of it."""
        return self._source.wholes.head_of(mark)

    def index_of(self, mark: UUID) -> QModelIndex:
        return self.index(self.row_of(MarkId(mark)))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        card = row if isinstance(row, GroupHead) else self._card_of(row)
        if role == CARD_ROLE:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken_head(card) if isinstance(card, GroupHead) else spoken(card)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], GroupHead):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MARKS_MIME, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the marks for our own parts, their quotes as Markdown for all others."""
        rows = (self._rows[index.row()] for index in sorted(indexes, key=lambda index: index.row()))
        marks = [row for row in rows if isinstance(row, Mark)]
        data = QMimeData()
        data.setData(MARKS_MIME, "\n".join(str(mark.id) for mark in marks).encode())
        data.setText(self._quoted(marks) if self._quoted is not None else "\n\n".join(mark.quote for mark in marks))
        return data

    def _card_of(self, mark: Mark) -> MarkCard:
        card = self._cards.get(mark.id)
        if card is None:
            expansion = self._expansion_of(mark.id)
            if expansion is Expansion.ALL and mark.id in self._used and mark.id not in self._uses:
                self._uses[mark.id] = ()
                self.uses_wanted.emit(mark.id)
            card = self._cards[mark.id] = card_of(
                mark,
                self._categories.get(mark.category_id),
                expansion,
                self._used.get(mark.id, 0),
                self._uses.get(mark.id, ()),
                self._source.wholes.last_page(mark.id),
            )
        return card

    def _spoken_head(self, head: GroupHead) -> str:
        number = self.tr("1 mark") if head.count == 1 else self.tr("%1 marks").replace("%1", str(head.count))
        state = self.tr("folded") if head.is_folded else self.tr("unfolded")
        return f"{head.title}, {number}, {state}"

    # rows

    def _show_rows(self) -> None:
        wanted, keys = self._source.rows()
        changes = self._changes(keys)
        is_large = bool(changes.removed and changes.inserted) and len(keys) > 1
        if is_large:
            self.rows_replacing.emit()
        for first, last in changes.removed:
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1], self._keys[first : last + 1]
            self._places = None
            self.endRemoveRows()
        for first, last in changes.inserted:
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first], self._keys[first:first] = wanted[first : last + 1], keys[first : last + 1]
            self._places = None
            self.endInsertRows()
        self._refresh(wanted)
        if is_large:
            self.rows_replaced.emit()

    def _changes(self, keys: list[Hashable]) -> RowChanges:
        if keys == self._keys:
            return RowChanges((), ())
        if not self._keys or not keys:
            gone = ((0, len(self._keys) - 1),) if self._keys else ()
            return RowChanges(gone, ((0, len(keys) - 1),) if keys else ())
        changes = row_changes(self._keys, keys)
        if len(changes.removed) + len(changes.inserted) <= _MOST_RANGES:
            return changes
        return RowChanges(((0, len(self._keys) - 1),), ((0, len(keys) - 1),))

    def _refresh(self, wanted: list[Row]) -> None:
        """Take the new states of rows that stayed, and tell which ones differ."""
        for row, value in enumerate(wanted):
            if self._rows[row] is not value and self._rows[row] != value:
                self._rows[row] = value
                self._say_changed(row, row)

    def _redraw(self, marks: Iterable[MarkId]) -> None:
        for mark in marks:
            self._cards.pop(mark, None)
            row = self.row_of(mark)
            self._say_changed(row, row)

    def _say_changed(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))
