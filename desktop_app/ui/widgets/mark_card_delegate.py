"""Draws the cards of the marks list and lets a comment be edited in its card."""

from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui.widgets.comment_edit import CommentEdit
from desktop_app.ui.widgets.mark_card import CARD_ROLE, MarkCard
from desktop_app.ui.widgets.panel_look import PanelLook
from desktop_app.ui.widgets.wrapped_text import WrappedText

_Index = QModelIndex | QPersistentModelIndex
_BAR = 4
_LINES = 6
_ALL_LINES = 60
_EDITOR_LINES = 4
_KEPT_LAYOUTS = 80


@dataclass(frozen=True, slots=True)
class _CardLayout:
    """The broken texts of a card and its height, margins included."""

    heading: WrappedText
    quote: WrappedText
    comment: WrappedText | None
    trouble: WrappedText | None
    height: int

    @property
    def elided(self) -> bool:
        return self.quote.elided or (self.comment is not None and self.comment.elided)


class MarkCardDelegate(QStyledItemDelegate):
    """Heights are remembered for all cards, broken texts for those drawn last."""

    #: UUID, str: the reader changed the comment of this mark
    comment_edited = Signal(object, str)

    def __init__(self, look: PanelLook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._heights: dict[tuple[MarkCard, int], int] = {}
        self._layouts: OrderedDict[tuple[MarkCard, int, int], _CardLayout] = OrderedDict()
        self._open_card: UUID | None = None
        self._edited_card: UUID | None = None

    def set_look(self, look: PanelLook) -> None:
        self._look = look
        self._heights.clear()
        self._layouts.clear()

    def open_card(self, index: _Index) -> None:
        """Show this card, the current one, with all its text."""
        card = _card(index)
        before, self._open_card = self._open_card, card.id if card else None
        if card is not None and before != card.id and self._is_elided(card):
            self.sizeHintChanged.emit(QModelIndex(index))  # type: ignore[arg-type]  # a persistent index converts itself

    def text_width(self, width: int) -> int:
        """How wide the text of a card is in a list of this width."""
        return width - 2 * self._margin - _BAR - 2 * self._padding

    # what Qt asks

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        card = _card(index)
        if card is None:
            return super().sizeHint(option, index)
        width = self._view_width(option)
        if self._state_of(card):
            return QSize(width, self._layout(card, width).height)
        key = (card, width)
        if key not in self._heights:
            self._heights[key] = self._layout(card, width).height
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        card = _card(index)
        if card is None:
            return
        rect = option.rect
        state = option.state
        layout = self._layout(card, rect.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, rect, card, state)
        self._paint_texts(painter, rect, card, layout)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        card = _card(index)
        self._edited_card = card.id if card else None
        editor = CommentEdit(parent)
        editor.setFont(self._look.small_font)
        editor.finished.connect(self._on_finished)
        self.sizeHintChanged.emit(QModelIndex(index))  # type: ignore[arg-type]  # a persistent index converts itself
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, CommentEdit) and not editor.document().isModified():
            editor.set_comment(index.data(Qt.ItemDataRole.EditRole) or "")

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: _Index) -> None:
        card = _card(index)
        if card is not None and isinstance(editor, CommentEdit) and editor.comment() != card.comment:
            self.comment_edited.emit(card.id, editor.comment())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        rect = option.rect
        height = self._line_height * _EDITOR_LINES
        left = rect.left() + self._margin + _BAR + self._padding - 4
        top = rect.bottom() - self._margin // 2 - self._padding // 2 - height
        editor.setGeometry(left, top, self.text_width(rect.width()) + 8, height)

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        self._edited_card = None
        super().destroyEditor(editor, index)
        self.sizeHintChanged.emit(QModelIndex(index))  # type: ignore[arg-type]  # as above

    # measures

    @property
    def _margin(self) -> int:
        return 3 * self._look.space

    @property
    def _padding(self) -> int:
        return 3 * self._look.space

    @property
    def _line_height(self) -> int:
        return round(self._look.small_font.pixelSize() * 1.5)

    def _view_width(self, option: QStyleOptionViewItem) -> int:
        view = self.parent()
        viewport = view.property("cardWidth") if view is not None else None
        rect = option.rect
        return int(viewport) if viewport else rect.width()

    def _is_elided(self, card: MarkCard) -> bool:
        return any(kept.elided for (known, _, state), kept in self._layouts.items() if known == card and not state)

    def _state_of(self, card: MarkCard) -> int:
        """2 while its comment is edited, 1 while it is the current card, else 0."""
        return 2 if card.id == self._edited_card else 1 if card.id == self._open_card else 0

    def _layout(self, card: MarkCard, width: int) -> _CardLayout:
        key = (card, width, self._state_of(card))
        layout = self._layouts.pop(key, None) or self._made_layout(*key)
        self._layouts[key] = layout
        if len(self._layouts) > _KEPT_LAYOUTS:
            self._layouts.popitem(last=False)
        return layout

    def _made_layout(self, card: MarkCard, width: int, state: int) -> _CardLayout:
        look, room = self._look, self.text_width(width)
        limit = _ALL_LINES if state else _LINES
        heading = WrappedText(card.heading, look.small_font, room - 24, 1)
        quote = WrappedText(card.quote, look.quote_font, room, limit, 0.25)
        comment = WrappedText(card.comment, look.small_font, room, limit) if card.comment and state < 2 else None
        trouble = WrappedText(card.trouble, look.small_font, room, 2) if card.trouble else None
        parts = [part.height for part in (heading, quote, comment, trouble) if part is not None]
        height = sum(parts) + look.space * (len(parts) - 1) + 2 * self._padding + self._margin
        if state == 2:
            height += self._line_height * _EDITOR_LINES + look.space
        return _CardLayout(heading, quote, comment, trouble, round(height))

    # drawing

    def _paint_frame(self, painter: QPainter, rect: QRect, card: MarkCard, state: QStyle.StateFlag) -> None:
        look = self._look
        box = QRectF(rect).adjusted(self._margin, self._margin / 2, -self._margin, -self._margin / 2)
        box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(box, look.radius, look.radius)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillPath(path, look.hover if is_hovered and not is_selected else look.card)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(QRectF(box.left() - 1, box.top() - 1, _BAR + 1, box.height() + 2), QColor(card.colour))
        painter.restore()
        painter.setPen(QPen(look.accent if is_selected else look.line, 1.5 if is_selected else 1.0))
        painter.drawPath(path)
        if is_selected or is_hovered:
            painter.setPen(look.soft)
            painter.setFont(look.text_font)
            painter.drawText(self.menu_rect(rect), Qt.AlignmentFlag.AlignCenter, "⋯")

    def menu_rect(self, rect: QRect) -> QRect:
        """Where in an item's rectangle a click opens the menu of the mark."""
        return QRect(rect.right() - self._margin - 30, rect.top() + self._margin // 2 + 4, 26, 22)

    def _paint_texts(self, painter: QPainter, rect: QRect, card: MarkCard, layout: _CardLayout) -> None:
        look = self._look
        x = float(rect.left() + self._margin + _BAR + self._padding)
        y = rect.top() + self._margin / 2 + self._padding
        parts = (
            (layout.heading, look.quiet),
            (layout.quote, look.text),
            (layout.trouble, look.bad),
            (layout.comment, look.soft),
        )
        for part, colour in parts:
            if part is not None:
                painter.setPen(colour)
                part.draw(painter, x, y)
                y += part.height + look.space

    def _on_finished(self, keep: bool) -> None:
        editor = self.sender()
        if isinstance(editor, CommentEdit):
            if keep:
                self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _card(index: _Index) -> MarkCard | None:
    card = index.data(CARD_ROLE)
    return card if isinstance(card, MarkCard) else None
