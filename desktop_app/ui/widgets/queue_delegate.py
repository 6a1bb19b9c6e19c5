"""Draws the rows of "Next to read", all of one height: place, title, authors, badges at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.theme import Theme
from desktop_app.ui.theme_tokens import ColourName, FontRole
from desktop_app.ui.widgets.badge import BadgeRow
from desktop_app.ui.widgets.queue_line import LINE_ROLE, QueueHead, QueueLine

_Index = QModelIndex | QPersistentModelIndex
_SIDES_PX = 18
_NUMBER_PX = 34
_GAP_PX = 10
_ABOVE_PX = 8
_LEAST_TEXT_PX = 160


class QueueDelegate(QStyledItemDelegate):
    """Heads are as high as papers, so that a list of any length is laid out at once."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        two_lines = QFontMetrics(theme.font("strong")).height() + 2 + QFontMetrics(theme.font("tiny")).height()
        self.height = 2 * _ABOVE_PX + two_lines

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(100, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LINE_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, QueueHead):
            self._paint_head(painter, rect, line)
        elif isinstance(line, QueueLine):
            self._paint_ground(painter, rect, option.state)
            self._paint_line(painter, rect, line, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, head: QueueHead) -> None:
        room = rect.adjusted(_SIDES_PX, 0, -_SIDES_PX, -7)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.colour("line_strong"))
        title = head.title.upper()
        self._words(painter, room, title, "section", "soft", Qt.AlignmentFlag.AlignBottom)
        wide = QFontMetrics(self._theme.font("section")).horizontalAdvance(title) + 14
        self._words(painter, room.adjusted(wide, 0, 0, 0), head.hint, "tiny", "quiet", Qt.AlignmentFlag.AlignBottom)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_tint"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("canvas"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.colour("accent"))

    def _paint_line(self, painter: QPainter, rect: QRect, line: QueueLine, on_tint: bool) -> None:
        room = rect.adjusted(_SIDES_PX, _ABOVE_PX, -_SIDES_PX, -_ABOVE_PX)
        if line.number:
            self._words(painter, room, str(line.number), "heading", "accent", Qt.AlignmentFlag.AlignVCenter)
        badges = BadgeRow(line.badges, self._theme, max(room.width() - _NUMBER_PX - _LEAST_TEXT_PX, 60))
        badges.draw(painter, room.right() - badges.width, rect.center().y() - badges.height / 2, on_tint=on_tint)
        room.adjust(_NUMBER_PX, 0, -round(badges.width) - _GAP_PX, 0)
        self._words(painter, room, line.title, "strong", "text", Qt.AlignmentFlag.AlignTop)
        self._words(painter, room, line.about, "tiny", "soft", Qt.AlignmentFlag.AlignBottom)

    def _words(
        self, painter: QPainter, room: QRect, text: str, role: FontRole, colour: ColourName, place: Qt.AlignmentFlag
    ) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 20))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | place, words)
