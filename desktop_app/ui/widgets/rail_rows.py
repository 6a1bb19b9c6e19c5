"""The rows of the rail: screens with counts, a heading, tags with counts; and how they are drawn."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QIcon, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from desktop_app.ui.theme import Theme

#: RailRow
ROW_ROLE = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex
_ROW_PX = 30
_HEADING_PX = 38
_OUTSIDE_PX = 8
_INSIDE_PX = 9
_APART_PX = 8
_NO_LIMIT_PX = 10_000


@dataclass(frozen=True, slots=True)
class RailRow:
    """`count` is None where nothing is counted yet; `due` of them are due; `chosen` tags and searches filter lists."""

    kind: Literal["screen", "heading", "search", "tag"]
    id: str
    text: str
    icon: str = ""
    count: int | None = None
    chosen: bool = False
    due: int = 0

    @property
    def key(self) -> Hashable:
        return self.kind, self.id


class RailDelegate(QStyledItemDelegate):
    """A chosen row is a rounded field of the accent."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        #: signs without words
        self.is_slim = False

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Tell what a sign without its word means."""
        row = index.data(ROW_ROLE)
        if event.type() is not QEvent.Type.ToolTip or not self.is_slim or not isinstance(row, RailRow):
            return super().helpEvent(event, view, option, index)
        number = self._number(row, _NO_LIMIT_PX, QFontMetrics(self._theme.font("body")))
        QToolTip.showText(event.globalPos(), f"{row.text} · {number}" if number else row.text, view)
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(ROW_ROLE)
        is_heading = isinstance(row, RailRow) and row.kind == "heading"
        return QSize(option.rect.width(), _HEADING_PX if is_heading else _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, RailRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind == "heading":
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_row(painter, option.rect, option.state, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: RailRow) -> None:
        if self.is_slim:
            painter.setPen(self._theme.colour("line_strong"))
            painter.drawLine(
                rect.left() + _OUTSIDE_PX, rect.center().y(), rect.right() - _OUTSIDE_PX, rect.center().y()
            )
            return
        painter.setFont(self._theme.font("section"))
        painter.setPen(self._theme.colour("quiet"))
        place = rect.adjusted(_OUTSIDE_PX + _INSIDE_PX, 0, 0, -6)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.text.upper())

    def _paint_row(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, row: RailRow) -> None:
        theme = self._theme
        field = rect.adjusted(_OUTSIDE_PX, 1, -_OUTSIDE_PX, -1)
        ground = self._ground(state, row)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_tint" if row.chosen else "hover"))
            painter.drawRoundedRect(field, theme.radius("control"), theme.radius("control"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(field, theme.radius("control"), theme.radius("control"))
        x = field.left() + _INSIDE_PX
        if not theme.waits_with_icons:
            icon: QIcon = theme.icon(row.icon, "accent" if row.chosen else "soft")
            icon.paint(painter, QRect(x, field.center().y() - 7, 16, 16))
        if not self.is_slim:
            self._paint_words(painter, field.adjusted(_INSIDE_PX + 25, 0, -_INSIDE_PX, 0), row)

    def _paint_words(self, painter: QPainter, room: QRect, row: RailRow) -> None:
        theme = self._theme
        font = theme.font("strong" if row.chosen else "body")
        metrics = QFontMetrics(font)
        number = self._number(row, room.width() - metrics.horizontalAdvance(row.text) - _APART_PX, metrics)
        painter.setFont(font)
        painter.setPen(theme.colour("bad" if row.due else "accent" if row.chosen else "quiet"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        painter.setPen(theme.colour("accent" if row.chosen else "text"))
        width = room.width() - (metrics.horizontalAdvance(number) + _APART_PX if number else 0)
        text = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _number(self, row: RailRow, room_px: int, metrics: QFontMetrics) -> str:
        """How many there are; with how many of them are due, as fully as there is room."""
        number = f"{row.count:,}" if row.count else ""
        if not row.due:
            return number
        due = self.tr("%1 due · %2").replace("%1", f"{row.due:,}").replace("%2", number)
        return due if metrics.horizontalAdvance(due) <= room_px else f"{row.due:,} · {number}"

    def _ground(self, state: QStyle.StateFlag, row: RailRow) -> bool:
        return row.chosen or bool(state & QStyle.StateFlag.State_MouseOver)
