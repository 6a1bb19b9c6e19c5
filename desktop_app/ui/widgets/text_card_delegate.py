"""Draws cards of a title, a quiet line, a badge in the corner and badges below; one card is the chosen one."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.badge import Badge, BadgeRow
from desktop_app.ui.widgets.delegated_list import DelegatedList
from desktop_app.ui.widgets.wrapped_text import WrappedText

#: TextCard
CARD_ROLE = Qt.ItemDataRole.UserRole + 4

_Index = QModelIndex | QPersistentModelIndex
_AROUND_PX = 18
_GAP_PX = 9
_PADDING_PX = 17
_TITLE_LINES = 3
_KEPT_LAYOUTS = 80
_GUESS_PX = 80


@dataclass(frozen=True, slots=True)
class TextCard:
    """`corner` stands at the right of the title."""

    title: str
    meta: str
    corner: tuple[Badge, ...] = ()
    badges: tuple[Badge, ...] = ()


@dataclass(frozen=True, slots=True)
class _Layout:
    title: WrappedText
    corner: BadgeRow
    badges: BadgeRow
    height: int


class TextCardDelegate(QStyledItemDelegate):
    """Cards are as wide as the view."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._layouts: OrderedDict[tuple[TextCard, int], _Layout] = OrderedDict()
        self._heights: dict[tuple[TextCard, int], int] = {}
        self._meta_px = QFontMetrics(theme.font("tiny")).height()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        card, width = index.data(CARD_ROLE), self._width()
        if not isinstance(card, TextCard):
            return QSize(width, 0)
        key = (card, width)
        if key not in self._heights:
            self._heights[key] = self._layout(card, width).height
        above = _AROUND_PX - _GAP_PX if index.row() == 0 else 0
        return QSize(width, self._heights[key] + _GAP_PX + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        card = index.data(CARD_ROLE)
        if not isinstance(card, TextCard):
            return
        rect: QRect = option.rect
        layout = self._layout(card, self._width())
        box = QRect(rect.left() + _AROUND_PX, rect.bottom() + 1 - layout.height, 0, layout.height)
        box.setWidth(self._width() - 2 * _AROUND_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, box, option.state)
        self._paint_texts(painter, box, card, layout)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        edge = theme.colour("accent" if is_chosen else "line_strong" if is_hovered else "line")
        painter.setPen(QPen(edge, 1.6 if is_chosen else 1.0))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.8, 0.8, -0.8, -0.8), theme.radius(), theme.radius())

    def _paint_texts(self, painter: QPainter, box: QRect, card: TextCard, layout: _Layout) -> None:
        theme, x, y = self._theme, box.left() + _PADDING_PX, box.top() + _PADDING_PX - 3
        corner_x = box.right() - _PADDING_PX - layout.corner.width
        layout.corner.draw(painter, corner_x, y)
        painter.setPen(theme.colour("text"))
        layout.title.draw(painter, x, y)
        y += round(layout.title.height) + 2
        painter.setPen(theme.colour("soft"))
        font = theme.font("tiny")
        painter.setFont(font)
        room = box.width() - 2 * _PADDING_PX
        meta = QFontMetrics(font).elidedText(card.meta, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(x, y, room, self._meta_px), Qt.AlignmentFlag.AlignVCenter, meta)
        layout.badges.draw(painter, x, y + self._meta_px + 6)

    def _width(self) -> int:
        return self._view.width() - self._view.verticalScrollBar().sizeHint().width()

    def _layout(self, card: TextCard, width: int) -> _Layout:
        key = (card, width)
        layout = self._layouts.pop(key, None) or self._made(card, width)
        self._layouts[key] = layout
        if len(self._layouts) > _KEPT_LAYOUTS:
            self._layouts.popitem(last=False)
        return layout

    def _made(self, card: TextCard, width: int) -> _Layout:
        room = width - 2 * (_AROUND_PX + _PADDING_PX)
        corner = BadgeRow(card.corner, self._theme, room)
        title_room = room - (corner.width + 12 if card.corner else 0)
        title = WrappedText(card.title, self._theme.font("heading"), title_room, _TITLE_LINES, 0.0)
        badges = BadgeRow(card.badges, self._theme, room)
        below = badges.height + 6 if card.badges else 0
        height = 2 * (_PADDING_PX - 3) + title.height + 2 + self._meta_px + below
        return _Layout(title, corner, badges, round(height))


class TextCardList(DelegatedList):
    """Cards one below another on the canvas."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_GUESS_PX, parent)
        self.setObjectName(name)
        self.setItemDelegate(TextCardDelegate(theme, self))
        self.setStyleSheet("QListView { background: transparent; }")
