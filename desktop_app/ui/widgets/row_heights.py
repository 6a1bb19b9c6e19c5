"""Makes the rows of a table as high as their text once they show: to measure thousands would hold the window up."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QTableView


class RowHeights(QObject):
    """Made once the table has its model; rows that do not show keep the height of one line until they do."""

    _outdated = Signal()

    def __init__(self, table: QTableView, model: QAbstractItemModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._measured: set[int] = set()
        table.verticalScrollBar().valueChanged.connect(self._measure)
        table.horizontalHeader().sectionResized.connect(self._on_changed)
        table.installEventFilter(self)
        self._outdated.connect(self._measure, Qt.ConnectionType.QueuedConnection)  # comes before the next paint
        changes = (model.rowsInserted, model.rowsRemoved, model.dataChanged, model.layoutChanged, model.modelReset)
        for changed in changes:
            changed.connect(self._on_changed)

    def eventFilter(self, _table: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            self._outdated.emit()
        return False

    def _on_changed(self, *_what: object) -> None:
        self._measured.clear()
        self._outdated.emit()

    def _measure(self, *_what: object) -> None:
        """The rows that show and were not measured since the last change."""
        table = self._table
        if not table.isVisible():
            return
        row, bottom, count = table.rowAt(0), table.viewport().height(), self._model.rowCount()
        while 0 <= row < count and table.rowViewportPosition(row) < bottom:
            if row not in self._measured:
                self._measured.add(row)
                table.resizeRowToContents(row)
            row += 1
