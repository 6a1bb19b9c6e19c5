"""Draws the rows of the list of to-dos, all of one height: box, sign of the kind, two lines, badges at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.todo import TodoState
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.badge import BadgeRow
from desktop_app.ui.widgets.kind_sign import paint_kind
from desktop_app.ui.widgets.todo_line import LINE_ROLE, TodoHead, TodoLine

_Index = QModelIndex | QPersistentModelIndex
_SIDES_PX = 16
_BOX_PX = 16
_SIGN_PX = 24
_GAP_PX = 10
_ABOVE_PX = 8
_LEAST_TEXT_PX = 140


class TodoLineDelegate(QStyledItemDelegate):
    """One height for heads and to-dos, so that a list of any length is laid out at once."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        strong, tiny = QFontMetrics(theme.font("strong")), QFontMetrics(theme.font("tiny"))
        self._first_px, self._second_px = strong.height(), tiny.height()
        self.height = 2 * _ABOVE_PX + self._first_px + 2 + self._second_px

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(100, self.height)

    def box_of(self, rect: QRect) -> QRect:
        """The box that closes the to-do drawn in `rect`, with some room around it."""
        return QRect(rect.left(), rect.top(), _SIDES_PX + _BOX_PX + _GAP_PX // 2, rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LINE_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, TodoHead):
            self._paint_head(painter, rect, line)
        elif isinstance(line, TodoLine):
            self._paint_ground(painter, rect, option.state)
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_line(painter, rect, line, is_chosen=is_chosen)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, head: TodoHead) -> None:
        theme = self._theme
        room = rect.adjusted(_SIDES_PX, 0, -_SIDES_PX, -7)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line_strong"))
        if not theme.waits_with_icons:
            arrow = QRect(room.left() - 2, room.bottom() - self._second_px, _BOX_PX, _BOX_PX)
            theme.icon("right" if head.is_folded else "down", "quiet").paint(painter, arrow)
        font = theme.font("section")
        painter.setFont(font)
        painter.setPen(theme.colour("soft"))
        words = f"{head.title.upper()}  {head.count:,}"
        room = room.adjusted(_BOX_PX + 4, 0, 0, 0)
        words = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_tint"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("canvas"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.colour("accent"))

    def _paint_line(self, painter: QPainter, rect: QRect, line: TodoLine, *, is_chosen: bool) -> None:
        theme, middle = self._theme, rect.center().y()
        x = rect.left() + _SIDES_PX
        self._paint_box(painter, QRectF(x, middle - _BOX_PX / 2 + 0.5, _BOX_PX, _BOX_PX), line.state)
        x += _BOX_PX + _GAP_PX
        paint_kind(painter, theme, QRectF(x, middle - _SIGN_PX / 2 + 0.5, _SIGN_PX, _SIGN_PX), line.icon, line.colour)
        x += _SIGN_PX + _GAP_PX
        right = rect.right() - _SIDES_PX
        badges = BadgeRow(line.badges, theme, max(rect.width() - x - _LEAST_TEXT_PX, 60))
        badges.draw(painter, right - badges.width, middle - badges.height / 2, on_tint=is_chosen)
        room = right - x - (badges.width + _GAP_PX if line.badges else 0)
        self._paint_words(painter, QRect(x, rect.top() + _ABOVE_PX, round(room), 0), line)

    def _paint_words(self, painter: QPainter, room: QRect, line: TodoLine) -> None:
        theme = self._theme
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        is_open = line.state is TodoState.OPEN
        for role, colour, text, height in (
            ("strong", "text" if is_open else "soft", line.title, self._first_px),
            ("tiny", "soft", line.about, self._second_px),
        ):
            font = theme.font(role)  # type: ignore[arg-type] # both are roles of the theme
            painter.setFont(font)
            painter.setPen(theme.colour(colour))  # type: ignore[arg-type] # all are colours of the theme
            words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRect(room.left(), room.top(), room.width(), height), side, words)
            room = room.translated(0, height + 2)

    def _paint_box(self, painter: QPainter, box: QRectF, state: TodoState) -> None:
        """Empty, ticked or crossed by a dash, as in the text of a note."""
        theme = self._theme
        painter.setPen(QPen(theme.colour("quiet"), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        if state is TodoState.DONE:
            painter.setPen(QPen(theme.colour("good"), 2))
            left, top = box.left(), box.top()
            painter.drawPolyline([_point(left, top, 4, 8), _point(left, top, 7, 11), _point(left, top, 12, 5)])
        elif state is TodoState.DROPPED:
            painter.setPen(QPen(theme.colour("quiet"), 2))
            painter.drawLine(_point(box.left(), box.top(), 4.5, 8), _point(box.left(), box.top(), 11.5, 8))


def _point(left: float, top: float, x: float, y: float) -> QPointF:
    return QPointF(left + x, top + y)
