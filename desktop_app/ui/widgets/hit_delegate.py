"""Draws search results: where it was found, and the passage with the words that matched set off."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui.theme import Theme

#: HitCard
HIT_ROLE = Qt.ItemDataRole.UserRole + 5

_Index = QModelIndex | QPersistentModelIndex
_HEADING_PX = 40
_AROUND_PX = 20
_PADDING_PX = 14
_GAP_PX = 8
_MOST_LINES = 4
_WIDEST_PX = 900
_KEPT_LAYOUTS = 80


@dataclass(frozen=True, slots=True)
class HitCard:
    """`highlights` are half-open spans of the snippet, or of the title of a card without one."""

    title: str
    snippet: str = ""
    highlights: tuple[tuple[int, int], ...] = ()
    is_heading: bool = False
    is_title: bool = False


class HitDelegate(QStyledItemDelegate):
    """Passages are set in the reading face; they come from papers and notes."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._layouts: OrderedDict[tuple[HitCard, int], tuple[QTextLayout, float]] = OrderedDict()
        theme.changed.connect(self._layouts.clear)
        self._small = theme.font("small")
        self._small_px = QFontMetrics(self._small).height()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        card, width = index.data(HIT_ROLE), self._width()
        if not isinstance(card, HitCard):
            return QSize(width, 0)
        return QSize(width, _HEADING_PX if card.is_heading else self._box_height(card) + _GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        card = index.data(HIT_ROLE)
        rect: QRect = option.rect
        if not isinstance(card, HitCard):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if card.is_heading:
            painter.setFont(self._theme.font("section"))
            painter.setPen(self._theme.colour("quiet"))
            place = rect.adjusted(_AROUND_PX + 2, 0, 0, -8)
            painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, card.title.upper())
        else:
            self._paint_card(painter, rect, option.state, card)
        painter.restore()

    def _paint_card(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, card: HitCard) -> None:
        theme = self._theme
        box = QRectF(rect.left() + _AROUND_PX, rect.top(), self._width() - 2 * _AROUND_PX, self._box_height(card))
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        edge = theme.colour("accent" if is_chosen else "line_strong" if is_hovered else "line")
        painter.setPen(QPen(edge, 1.6 if is_chosen else 1.0))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(box.adjusted(0.8, 0.8, -0.8, -0.8), theme.radius(), theme.radius())
        x, y = box.left() + _PADDING_PX, box.top() + _PADDING_PX - 3
        if card.snippet:
            painter.setPen(theme.colour("soft"))
            painter.setFont(self._small)
            room = round(box.width()) - 2 * _PADDING_PX
            title = QFontMetrics(self._small).elidedText(card.title, Qt.TextElideMode.ElideMiddle, room)
            painter.drawText(QRectF(x, y, room, self._small_px), Qt.AlignmentFlag.AlignVCenter, title)
            y += self._small_px + 3
        painter.setPen(theme.colour("text"))
        layout, _height = self._passage(card)
        layout.draw(painter, QPointF(x, y))

    def _width(self) -> int:
        width = self._view.width() - self._view.verticalScrollBar().sizeHint().width()
        return min(width, _WIDEST_PX)

    def _box_height(self, card: HitCard) -> int:
        above = self._small_px + 3 if card.snippet else 0
        return round(self._passage(card)[1] + above + 2 * (_PADDING_PX - 3))

    def _passage(self, card: HitCard) -> tuple[QTextLayout, float]:
        key = (card, self._width())
        made = self._layouts.pop(key, None) or self._made(card)
        self._layouts[key] = made
        if len(self._layouts) > _KEPT_LAYOUTS:
            self._layouts.popitem(last=False)
        return made

    def _made(self, card: HitCard) -> tuple[QTextLayout, float]:
        text = (card.snippet or card.title).replace("\n", " ")
        layout = QTextLayout(text, self._theme.font("quote" if card.snippet else "strong"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._emphasis(text, *span) for span in card.highlights])
        layout.beginLayout()
        y = 0.0
        for _ in range(_MOST_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._width() - 2 * (_AROUND_PX + _PADDING_PX))
            line.setPosition(QPointF(0.0, y))
            y += line.height() * 1.15
        layout.endLayout()
        return layout, y

    def _emphasis(self, text: str, start: int, end: int) -> QTextLayout.FormatRange:
        """Bold on a tint; Qt counts in UTF-16 units, we in code points."""
        shape = QTextCharFormat()
        shape.setBackground(self._theme.colour("highlight"))
        shape.setFontWeight(QFont.Weight.Bold)
        found = QTextLayout.FormatRange()
        found.start = _units(text[:start])
        found.length = _units(text[start:end])
        found.format = shape
        return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class HitList(QListView):
    """Results one below another on the canvas."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setItemDelegate(HitDelegate(theme, self))
        self.setStyleSheet("QListView { background: transparent; }")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
