"""The outline of a PDF as a tree for a view, and which of its lines she is in; one model for each outline."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desktop_app.domain.page_label import page_label
from desktop_app.pdf.outline import OutlineEntry

#: OutlineEntry
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
#: str: the name or number of the page it leads to, empty where there is none
PAGE_ROLE = Qt.ItemDataRole.UserRole + 2

_MOST_MATCHES = 1_000

_Index = QModelIndex | QPersistentModelIndex
_NEAR_POINTS = 6.0


class OutlineModel(QAbstractItemModel):
    """Lines are known by their number in the outline, which is the internal id of their indexes."""

    def __init__(self, entries: Sequence[OutlineEntry], labels: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries, self._labels = entries, labels
        self._parents: list[int | None] = []
        self._children: dict[int | None, list[int]] = {None: []}
        self._rows: list[int] = []
        self._here: int | None = None
        self._place_lines()
        places = sorted((entry.page_index, entry.top or 0.0, at) for at, entry in enumerate(entries) if _leads(entry))
        self._places = [(page_index, top) for page_index, top, _ in places]
        self._numbers = [number for _, _, number in places]

    def _place_lines(self) -> None:
        above: list[int] = []
        for number, entry in enumerate(self._entries):
            del above[entry.level :]
            parent = above[-1] if above else None
            siblings = self._children.setdefault(parent, [])
            self._parents.append(parent)
            self._rows.append(len(siblings))
            siblings.append(number)
            above.append(number)

    # where she is

    @property
    def here(self) -> QModelIndex:
        """The line she is in; invalid before the first one."""
        return self._index_of(self._here)

    def read_at(self, page_index: int, y: float) -> bool:
        """She reads here, in points of the page; whether that is in another line than before."""
        place = bisect_right(self._places, (page_index, y + _NEAR_POINTS))
        before, self._here = self._here, self._numbers[place - 1] if place else None
        if before == self._here:
            return False
        for number in (before, self._here):
            index = self._index_of(number)
            if index.isValid():
                self.dataChanged.emit(index, index, [Qt.ItemDataRole.FontRole])
        return True

    # what a view asks

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own
        children = self._children.get(parent.internalId() if parent.isValid() else None, ())
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, child: _Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 - one of Qt's two
        return self._index_of(self._parents[child.internalId()]) if child.isValid() else QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return len(self._children.get(parent.internalId() if parent.isValid() else None, ()))

    def columnCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.internalId()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return entry.title or self.tr("(untitled)")
            case Qt.ItemDataRole.FontRole if index.internalId() == self._here:
                font = QFont()
                font.setBold(True)
                return font
            case _ if role == ENTRY_ROLE:
                return entry
            case _ if role == PAGE_ROLE:
                return page_label(self._labels, entry.page_index) if entry.page_index is not None else ""
        return None

    def _index_of(self, number: int | None) -> QModelIndex:
        return self.createIndex(self._rows[number], 0, number) if number is not None else QModelIndex()


def matching(entries: Sequence[OutlineEntry], words: str) -> tuple[OutlineEntry, ...]:
    """The lines with these words, and for each those it lies below, in their order; at most a thousand matches."""
    sought, matches = words.casefold(), 0
    above: list[int] = []
    found: dict[int, None] = {}
    for number, entry in enumerate(entries):
        del above[entry.level :]
        above.append(number)
        if sought in entry.title.casefold():
            found |= dict.fromkeys(above)
            matches += 1
            if matches >= _MOST_MATCHES:
                break
    return tuple(entries[number] for number in found)


def _leads(entry: OutlineEntry) -> bool:
    return entry.page_index is not None
