"""Draws a paper of the desk's list: title in bold up to three lines, the line below it, badges."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.badge import Badge, BadgeRow
from desktop_app.ui.widgets.delegated_list import DelegatedList
from desktop_app.ui.widgets.wrapped_text import WrappedText

#: PaperCard
CARD_ROLE = Qt.ItemDataRole.UserRole + 2

_Index = QModelIndex | QPersistentModelIndex
_SIDES_PX = 14
_ABOVE_PX = 11
_TITLE_LINES = 3
_KEPT_LAYOUTS = 120
_GUESS_PX = 92


@dataclass(frozen=True, slots=True)
class PaperCard:
    """`trashed` papers are drawn quiet."""

    title: str
    meta: str
    badges: Sequence[Badge]
    trashed: bool = False


@dataclass(frozen=True, slots=True)
class _CardLayout:
    title: WrappedText
    badges: BadgeRow
    height: int


class PaperCardDelegate(QStyledItemDelegate):
    """Heights are remembered for all cards that were seen, broken titles for those drawn last."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._heights: dict[tuple[PaperCard, int], int] = {}
        self._layouts: OrderedDict[tuple[PaperCard, int], _CardLayout] = OrderedDict()
        theme.changed.connect(self._layouts.clear)
        self._small = theme.font("tiny")
        self._meta_height = QFontMetrics(self._small).height()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        card, width = _card(index), self._width()
        if card is None:
            return QSize(width, 0)
        key = (card, width)
        if key not in self._heights:
            self._heights[key] = self._layout(card, width).height
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        card = _card(index)
        if card is None:
            return
        rect: QRect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)
        self._paint_texts(painter, rect, card, is_chosen=is_chosen)
        painter.restore()

    def _width(self) -> int:
        """The width of a card; room for the scroll bar is left even while it is hidden, or heights would jump."""
        return self._view.width() - self._view.verticalScrollBar().sizeHint().width()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_tint"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("canvas"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.colour("accent"))

    def _paint_texts(self, painter: QPainter, rect: QRect, card: PaperCard, *, is_chosen: bool) -> None:
        theme, layout = self._theme, self._layout(card, self._width())
        x, y = rect.left() + _SIDES_PX, rect.top() + _ABOVE_PX
        painter.setPen(theme.colour("quiet" if card.trashed else "text"))
        layout.title.draw(painter, x, y)
        y += round(layout.title.height) + 2
        painter.setPen(theme.colour("soft"))
        painter.setFont(self._small)
        room = self._width() - 2 * _SIDES_PX
        meta = QFontMetrics(self._small).elidedText(card.meta, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(x, y, room, self._meta_height), Qt.AlignmentFlag.AlignVCenter, meta)
        layout.badges.draw(painter, x, y + self._meta_height + 6, on_tint=is_chosen)

    def _layout(self, card: PaperCard, width: int) -> _CardLayout:
        key = (card, width)
        layout = self._layouts.pop(key, None) or self._made(card, width)
        self._layouts[key] = layout
        if len(self._layouts) > _KEPT_LAYOUTS:
            self._layouts.popitem(last=False)
        return layout

    def _made(self, card: PaperCard, width: int) -> _CardLayout:
        room = width - 2 * _SIDES_PX
        title = WrappedText(card.title, self._theme.font("strong"), room, _TITLE_LINES, 0.0)
        badges = BadgeRow(card.badges, self._theme, room)
        below = 6 + badges.height if card.badges else 0
        return _CardLayout(title, badges, round(2 * _ABOVE_PX + title.height + 2 + self._meta_height + below))


def _card(index: _Index) -> PaperCard | None:
    card = index.data(CARD_ROLE)
    return card if isinstance(card, PaperCard) else None


class PaperCardList(DelegatedList):
    """A list of such cards as wide as the view."""

    #: str: a letter was typed on the list
    typed = Signal(str)
    #: str: one of `digits` was typed on it
    digit_typed = Signal(str)
    #: the keys go to another part of the window now
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_GUESS_PX, parent)
        self.setItemDelegate(PaperCardDelegate(theme, self))
        self.digits: Sequence[str] = ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are for the filter, not for Qt's own search of the list; digits say what becomes of the paper."""
        has_chord = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.text() in self.digits and not has_chord:
            self.digit_typed.emit(event.text())
        elif event.text().strip() and event.text().isprintable() and not has_chord:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()
