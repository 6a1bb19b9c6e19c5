"""Remembers by which column of its head a table was sorted, for the next time it is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView

from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.kept_order import KeptOrder

_UNSORTED = ("", -1, Qt.SortOrder.AscendingOrder)
_WAYS = (("up", Qt.SortOrder.AscendingOrder), ("down", Qt.SortOrder.DescendingOrder))


class KeptSorting(QObject):
    """`columns` are the ids of the head's sections; the head is sorted as it is at first until `load` was answered."""

    def __init__(self, context: UiContext, screen: str, header: QHeaderView, columns: Sequence[str]) -> None:
        super().__init__(header)
        self._header = header
        known = (_UNSORTED, *((f"{name} {way}", place, by) for place, name in enumerate(columns) for way, by in _WAYS))
        self._sections = {name: (place, by) for name, place, by in known}
        self._names = {section: name for name, section in self._sections.items()}
        self._order = KeptOrder(context, screen, self._sections, self)
        self._order.known.connect(self._sort)
        header.sortIndicatorChanged.connect(self._remember)

    def load(self) -> None:
        """Ask how it was sorted, the first time."""
        self._order.load()

    def _sort(self, name: str) -> None:
        self._header.setSortIndicator(*self._sections[name])

    def _remember(self, place: int, by: Qt.SortOrder) -> None:
        self._order.remember(self._names.get((place, by), _UNSORTED[0]))
