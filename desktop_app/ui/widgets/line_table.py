"""A list of rows of one height that are drawn by a delegate; of any length, for rows are not looked at to be placed."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

_Action = QAbstractItemView.CursorAction


class LineTable(QTableView):
    """A table of one column without its headers: a list view would ask the model for each row whenever some change."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def set_row_height(self, height_px: int) -> None:
        """Make every row this high."""
        self.verticalHeader().setMinimumSectionSize(height_px)
        self.verticalHeader().setDefaultSectionSize(height_px)

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row, not to the ends of the present one."""
        rows = range(self.model().rowCount())
        if action is _Action.MoveHome:
            return self._first_enabled(rows)
        return self._first_enabled(rows[::-1]) if action is _Action.MoveEnd else super().moveCursor(action, modifiers)

    def _first_enabled(self, rows: range) -> QModelIndex:
        indexes = (self.model().index(row, 0) for row in rows)
        return next((index for index in indexes if index.flags() & Qt.ItemFlag.ItemIsEnabled), QModelIndex())
