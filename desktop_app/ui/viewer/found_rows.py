"""The places found, as rows: the line of each and its page; rows come in where their page stands."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.ui.viewer.document_texts import DocumentTexts
from desktop_app.ui.viewer.finder import Finder
from desktop_app.ui.viewer.hits import HitLine, line_of

#: HitLine
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
#: str: the page as she knows it, empty for an abstract
PAGE_ROLE = Qt.ItemDataRole.UserRole + 2

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class FoundRows(QAbstractListModel):
    """`page_name` says how a page is called; lines are worked out when they are shown."""

    def __init__(
        self, finder: Finder, texts: DocumentTexts, page_name: Callable[[int], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._finder, self._texts, self._page_name = finder, texts, page_name
        self._count = 0
        finder.cleared.connect(self._on_cleared)
        finder.added.connect(self._on_added)
        finder.removed.connect(self._on_removed)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._finder.hits):
            return None
        hit = self._finder.hits[index.row()]
        if role == PAGE_ROLE:
            return self._page_name(hit.page_index)
        line = line_of(hit, self._texts.source(hit.page_index) or "")
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(line, self._page_name(hit.page_index))
        return None

    def _spoken(self, line: HitLine, page: str) -> str:
        said = f"{line.before}{line.found}{line.after}"
        return self.tr("%1, page %2").replace("%1", said).replace("%2", page) if page else said

    def _on_cleared(self) -> None:
        if self._count:
            self.beginRemoveRows(_NOWHERE, 0, self._count - 1)
            self._count = 0
            self.endRemoveRows()

    def _on_added(self, first: int, count: int) -> None:
        self.beginInsertRows(_NOWHERE, first, first + count - 1)
        self._count += count
        self.endInsertRows()

    def _on_removed(self, first: int, count: int) -> None:
        self.beginRemoveRows(_NOWHERE, first, first + count - 1)
        self._count -= count
        self.endRemoveRows()
