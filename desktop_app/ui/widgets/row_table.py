"""A table of rows: no grid but a line under each row, whole rows are chosen, cells may be bold, badges or wrap."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.ui.theme import Theme
from desktop_app.ui.theme_tokens import ColourName
from desktop_app.ui.widgets.badge import Badge, BadgeRow
from desktop_app.ui.widgets.current_row import brought_back
from desktop_app.ui.widgets.wrapped_text import WrappedText

#: Cell
CELL_ROLE = Qt.ItemDataRole.UserRole + 3

_Index = QModelIndex | QPersistentModelIndex
_SIDES_PX = 10
_ABOVE_PX = 9


@dataclass(frozen=True, slots=True)
class Cell:
    """Text up to `lines` lines, or a badge."""

    text: str
    style: Literal["plain", "bold", "soft", "accent", "bad", "number"] = "plain"
    lines: int = 1
    badge: Badge | None = None


class RowDelegate(QStyledItemDelegate):
    """Draws `Cell` values; the row is as high as its highest cell where `RowHeights` sees to it."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._body = theme.font("body")
        self._line_px = QFontMetrics(self._body).height()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        cell = index.data(CELL_ROLE)
        width = self._view.columnWidth(index.column())
        if not isinstance(cell, Cell):
            return QSize(width, 0)
        height = self._line_px
        if cell.lines > 1 and cell.badge is None:
            height = max(height, round(self._wrapped(cell, width).height))
        return QSize(width, height + 2 * _ABOVE_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell = index.data(CELL_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(rect, self._theme.colour("accent_tint"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.colour("line"))
        if option.state & QStyle.StateFlag.State_HasFocus and index.column() == 0:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), self._theme.colour("accent"))
        if isinstance(cell, Cell):
            self._paint_cell(painter, rect.adjusted(_SIDES_PX, 0, -_SIDES_PX, 0), cell, on_tint=is_chosen)
        painter.restore()

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, *, on_tint: bool) -> None:
        if cell.badge is not None:
            row = BadgeRow((cell.badge,), self._theme, rect.width())
            row.draw(painter, rect.left(), rect.top() + _ABOVE_PX - 1, on_tint=on_tint)
            return
        colours: dict[str, ColourName] = {"soft": "soft", "accent": "accent", "bad": "bad"}
        painter.setPen(self._theme.colour(colours.get(cell.style, "text")))
        if cell.lines > 1:
            self._wrapped(cell, rect.width() + 2 * _SIDES_PX).draw(painter, rect.left(), rect.top() + _ABOVE_PX)
            return
        font = self._theme.font("strong" if cell.style == "bold" else "body")
        painter.setFont(font)
        side = Qt.AlignmentFlag.AlignRight if cell.style == "number" else Qt.AlignmentFlag.AlignLeft
        text = QFontMetrics(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, rect.width())
        line = QRectF(rect.left(), rect.top() + _ABOVE_PX, rect.width(), self._line_px)
        painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _wrapped(self, cell: Cell, width: int) -> WrappedText:
        font = self._theme.font("strong" if cell.style == "bold" else "body")
        return WrappedText(cell.text, font, width - 2 * _SIDES_PX, cell.lines, 0.0)


class RowTable(QTableView):
    """Enter and a double click open the current row."""

    #: QModelIndex
    open_requested = Signal(QModelIndex)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(QFontMetrics(theme.font("body")).height() + 2 * _ABOVE_PX)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setMinimumSectionSize(44)
        self.doubleClicked.connect(self.open_requested)
        self._stretched: tuple[int, int] | None = None
        self._giving_way: tuple[int, ...] = ()
        self._wished_px = self._roomy_px = 0
        self._empty: frozenset[int] = frozenset()
        self._gone: set[int] = set()
        self._chosen: set[int] = set()
        self._is_stretching = False

    def stretch_column(
        self,
        column: int,
        least_px: int,
        wished_px: int = 0,
        giving_way: Sequence[int] = (),
        *,
        empty: Sequence[int] = (),
        roomy_px: int = 0,
    ) -> None:
        """Let this column take the width that the others leave, but no less than this.

        Where less is left than it wishes for, the columns of `giving_way` are not shown, the first ones first; those
        that are `empty` already where less is left than `roomy_px`.
        """
        if self._stretched is None:
            self.horizontalHeader().sectionResized.connect(self._on_section_resized)
        self._stretched, self._giving_way = (column, least_px), tuple(giving_way)
        self._wished_px = max(least_px, wished_px)
        self._empty, self._roomy_px = frozenset(empty), max(self._wished_px, roomy_px)
        self._stretch()

    def show_column(self, place: int, is_shown: bool) -> None:
        """The reader wishes to see this column or not; it gives no way any more."""
        self._chosen.add(place)
        self._gone.discard(place)
        self.horizontalHeader().setSectionHidden(place, not is_shown)
        self._stretch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if not brought_back(self):
                self.open_requested.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def _on_section_resized(self, section: int) -> None:
        if self._stretched is not None and section != self._stretched[0] and not self._is_stretching:
            self._stretch()

    def _stretch(self) -> None:
        if self._stretched is None:
            return
        column, least_px = self._stretched
        header = self.horizontalHeader()
        self._is_stretching = True
        for place in self._gone:
            header.setSectionHidden(place, False)
        self._gone.clear()
        for place in self._giving_way:
            if self._left_by_others(column) >= (self._roomy_px if place in self._empty else self._wished_px):
                continue
            if not header.isSectionHidden(place) and place not in self._chosen:
                header.setSectionHidden(place, True)
                self._gone.add(place)
        header.resizeSection(column, max(least_px, self._left_by_others(column)))
        self._is_stretching = False

    def _left_by_others(self, column: int) -> int:
        header = self.horizontalHeader()
        others = sum(header.sectionSize(place) for place in range(header.count()) if place != column)
        return self.viewport().width() - others
