"""A table model over a list of values with identity, which turns into another list by the fewest row changes."""

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.ui.models.row_changes import RowChanges, row_changes

#: the value itself, for delegates and for who opens a row
VALUE_ROLE = Qt.ItemDataRole.UserRole + 1

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

# Above this many ranges one removal and one insertion are quicker than telling a view of each.
_MOST_RANGES = 60

V = TypeVar("V")


class PreciseRows(QAbstractTableModel, Generic[V]):
    """Rows are frozen values; `key_of` tells which value of the new list is which of the old."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[V] = []

    def key_of(self, value: V) -> Hashable:
        """The identity of a value, which no two rows share; the number of an id is told from others quickest."""
        raise NotImplementedError

    def cell(self, value: V, column: int, role: int) -> object:
        """What a view is told of a cell, None for nothing."""
        raise NotImplementedError

    @property
    def values(self) -> Sequence[V]:
        return self._rows

    def show_values(self, wanted: Sequence[V]) -> None:
        """Become this list; rows that stay keep their selection and their place."""
        for first, last in (changes := self._changes(wanted)).removed:
            self.beginRemoveRows(NOWHERE, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        for first, last in changes.inserted:
            self.beginInsertRows(NOWHERE, first, last)
            self._rows[first:first] = wanted[first : last + 1]
            self.endInsertRows()
        self._refresh(wanted)

    def take(self, wanted: Sequence[V]) -> None:
        """Become another list altogether, without looking for what stays."""
        if self._rows:
            self.beginRemoveRows(NOWHERE, 0, len(self._rows) - 1)
            self._rows = []
            self.endRemoveRows()
        if wanted:
            self.beginInsertRows(NOWHERE, 0, len(wanted) - 1)
            self._rows = list(wanted)
            self.endInsertRows()

    def reorder(self, wanted: Sequence[V]) -> None:
        """Show the same rows in another order; current and selected rows follow theirs."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.key_of(self._rows[index.row()]) for index in before]
        place = {self.key_of(value): row for row, value in enumerate(wanted)}
        self._rows = list(wanted)
        after = [self.index(place[key], index.column()) for key, index in zip(keys, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def value_at(self, index: AnyIndex) -> V | None:
        row = index.row()
        return self._rows[row] if index.isValid() and 0 <= row < len(self._rows) else None

    def index_of(self, key: Hashable) -> QModelIndex:
        """The first cell of the row with this identity, or this id; invalid when it is not shown."""
        wanted = key.int if isinstance(key, UUID) else key
        for row, value in enumerate(self._rows):
            if self.key_of(value) == wanted:
                return self.index(row, 0)
        return QModelIndex()

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        value = self.value_at(index)
        if value is None:
            return None
        return value if role == VALUE_ROLE else self.cell(value, index.column(), role)

    def _changes(self, wanted: Sequence[V]) -> RowChanges:
        if not self._rows:
            return RowChanges((), ((0, len(wanted) - 1),) if wanted else ())
        changes = row_changes(*self._keys(wanted))
        if len(changes.removed) + len(changes.inserted) <= _MOST_RANGES:
            return changes
        return RowChanges(((0, len(self._rows) - 1),), ((0, len(wanted) - 1),) if wanted else ())

    def _keys(self, wanted: Sequence[V]) -> tuple[Sequence[Hashable], Sequence[Hashable]]:
        """What tells the rows apart, before and after; the very same value in both is told quickest, by being it."""
        same = set(map(id, self._rows)) & set(map(id, wanted))
        return self._told(self._rows, same), self._told(wanted, same)

    def _told(self, rows: Sequence[V], same: AbstractSet[int]) -> Sequence[Hashable]:
        return [number if (number := id(value)) in same else (self.key_of(value),) for value in rows]

    def _refresh(self, wanted: Sequence[V]) -> None:
        """Take the new values of rows that stayed, and tell which ones differ."""
        last_column = max(self.columnCount() - 1, 0)
        for row, value in enumerate(wanted):
            if self._rows[row] is not value and self._rows[row] != value:
                self._rows[row] = value
                self.dataChanged.emit(self.index(row, 0), self.index(row, last_column))
