"""Draws the rows of the marks list: cards and heads of groups. Where rows are is the view's business."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from desktop_app.ui.widgets.mark_card import CardUse, Expansion, GroupHead, MarkCard
from desktop_app.ui.widgets.mark_card_layout import BAR, FIELD_BESIDE_PX, CardLayout, CardTypesetter, Edited
from desktop_app.ui.widgets.panel_look import PanelLook

_KEPT_LAYOUTS = 200
_NOT_EDITED = Edited()


@dataclass(frozen=True, slots=True)
class RowState:
    """`is_lit`: the pointer rests on the mark somewhere, here or in another part of the window."""

    is_selected: bool = False
    is_current: bool = False
    is_lit: bool = False


class MarkCardPainter:
    """Broken texts are kept for the cards that were drawn last."""

    def __init__(self, look: PanelLook) -> None:
        self._picture_of: Callable[[str], QImage | None] = lambda _reference: None
        self._kept: OrderedDict[tuple[MarkCard, int, Edited], CardLayout] = OrderedDict()
        self.set_look(look)

    def set_look(self, look: PanelLook) -> None:
        self.look = look
        self.setter = CardTypesetter(look, self._picture_of)
        self.forget()
        self._head_font = QFont(look.small_font)
        self._head_font.setWeight(QFont.Weight.DemiBold)

    def set_pictures(self, picture_of: Callable[[str], QImage | None]) -> None:
        """Ask for the picture with a reference there; None while it has not come."""
        self._picture_of = picture_of
        self.set_look(self.look)

    def forget(self) -> None:
        """Lay every card out anew, for there are more pictures."""
        self._kept.clear()

    def height(self, row: MarkCard | GroupHead, width: int, edited: Edited = _NOT_EDITED) -> int:
        """How high this row is, with its distance to the next."""
        if isinstance(row, GroupHead):
            return round(QFontMetricsF(self._head_font).height() + 4 * self.look.space)
        return self._layout(row, width, edited).height

    def guess(self, expansion: Expansion) -> int:
        """About how high a card is that nobody has seen."""
        line = self.setter.line_height()
        lines = {Expansion.LINE: 1, Expansion.SHORT: 4, Expansion.WHOLE: 6, Expansion.ALL: 9}[expansion]
        return lines * line + (3 * self.look.space if expansion is Expansion.LINE else 10 * self.look.space)

    def use_at(self, card: MarkCard, rect: QRect, at: QPoint, edited: Edited = _NOT_EDITED) -> CardUse | None:
        """The link of a card under the pointer."""
        layout = self._layout(card, rect.width(), edited)
        place = QPointF(at) - self._text_corner(card, rect)
        return next((use for area, use in layout.links if area.contains(place)), None)

    def editor_rect(self, card: MarkCard, rect: QRect, edited: Edited) -> QRect:
        """Where the field goes in which a part of this card is edited."""
        corner = self._text_corner(card, rect)
        layout = self._layout(card, rect.width(), edited)
        top = round(corner.y() + layout.editor_y)
        left = round(corner.x()) - FIELD_BESIDE_PX // 2
        return QRect(left, top, self.setter.text_width(rect.width()) + FIELD_BESIDE_PX, edited.height)

    def menu_rect(self, rect: QRect) -> QRect:
        """Where in a card's rectangle a click opens the menu of the mark."""
        margin = self.setter.margin
        return QRect(rect.right() - margin - 30, rect.top() + margin // 2 + 3, 26, 22)

    def paint(
        self, painter: QPainter, rect: QRect, row: MarkCard | GroupHead, state: RowState, edited: Edited = _NOT_EDITED
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, GroupHead):
            self._paint_head(painter, rect, row, state)
        else:
            self._paint_frame(painter, rect, row, state)
            self._paint_texts(painter, rect, row, edited)
        painter.restore()

    def _layout(self, card: MarkCard, width: int, edited: Edited) -> CardLayout:
        key = (card, width, edited)
        layout = self._kept.pop(key, None) or self.setter.set(card, width, edited)
        self._kept[key] = layout
        if len(self._kept) > _KEPT_LAYOUTS:
            self._kept.popitem(last=False)
        return layout

    def _text_corner(self, card: MarkCard, rect: QRect) -> QPointF:
        margin, padding = self.setter.margin, self.setter.padding
        is_line = card.expansion is Expansion.LINE and rect.height() < self.guess(Expansion.SHORT) / 2
        above = margin * 0.375 + self.look.space if is_line else margin / 2 + padding
        return QPointF(rect.left() + margin + BAR + padding, rect.top() + above)

    def _paint_head(self, painter: QPainter, rect: QRect, head: GroupHead, state: RowState) -> None:
        look, margin = self.look, self.setter.margin
        box = QRectF(rect).adjusted(margin, 2, -margin, -1)
        if state.is_current or state.is_lit:
            path = QPainterPath()
            path.addRoundedRect(box, look.radius / 2, look.radius / 2)
            painter.fillPath(path, look.accent_tint if state.is_current else look.hover)
        self._paint_arrow(painter, box, head.is_folded)
        x = box.left() + 18
        if head.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(head.colour))
            painter.drawRoundedRect(QRectF(x, box.center().y() - 5, 10, 10), 3, 3)
            x += 16
        painter.setFont(self._head_font)
        metrics = QFontMetricsF(self._head_font)
        count = str(head.count)
        room = box.right() - x - metrics.horizontalAdvance(count) - 14
        title = metrics.elidedText(head.title, Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(look.soft)
        painter.drawText(QRectF(x, box.top(), room, box.height()), middle, title)
        painter.setPen(look.quiet)
        painter.setFont(look.small_font)
        wide = metrics.horizontalAdvance(title)
        painter.drawText(QRectF(x + wide + 6, box.top(), 80, box.height()), middle, count)

    def _paint_arrow(self, painter: QPainter, box: QRectF, is_folded: bool) -> None:
        middle = QPointF(box.left() + 9, box.center().y())
        tips = ((-2.0, -4.0), (2.0, 0.0), (-2.0, 4.0)) if is_folded else ((-4.0, -2.0), (0.0, 2.0), (4.0, -2.0))
        painter.setPen(QPen(self.look.quiet, 1.5))
        painter.drawPolyline([middle + QPointF(x, y) for x, y in tips])

    def _paint_frame(self, painter: QPainter, rect: QRect, card: MarkCard, state: RowState) -> None:
        look, margin = self.look, self.setter.margin
        gap = margin * 0.375 if card.expansion is Expansion.LINE else margin / 2
        box = QRectF(rect).adjusted(margin + 0.5, gap + 0.5, -margin - 0.5, -gap - 0.5)
        path = QPainterPath()
        path.addRoundedRect(box, look.radius, look.radius)
        ground = look.accent_tint if state.is_selected else look.hover if state.is_lit else look.card
        painter.fillPath(path, ground)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(QRectF(box.left() - 1, box.top() - 1, BAR + 1, box.height() + 2), QColor(card.colour))
        painter.restore()
        is_marked = state.is_current or state.is_lit
        painter.setPen(QPen(look.accent if is_marked else look.line, 1.5 if is_marked else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        if state.is_current or state.is_lit:
            painter.setPen(look.soft)
            painter.setFont(look.text_font)
            painter.drawText(self.menu_rect(rect), Qt.AlignmentFlag.AlignCenter, "⋯")

    def _paint_texts(self, painter: QPainter, rect: QRect, card: MarkCard, edited: Edited) -> None:
        corner = self._text_corner(card, rect)
        layout = self._layout(card, rect.width(), edited)
        if layout.picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(layout.picture[0].translated(corner), layout.picture[1])
        for placed in layout.texts:
            if placed.chip is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.look.chip)
                radius = placed.chip.height() / 2
                painter.drawRoundedRect(placed.chip.translated(corner), radius, radius)
            painter.setPen(placed.colour)
            placed.text.draw(painter, corner.x() + placed.x, corner.y() + placed.y)
