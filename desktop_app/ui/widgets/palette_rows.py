"""The rows of the palette: headings, commands with their keys, hits with their passage; and how they are drawn."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui.theme import Theme

#: PaletteCard
PALETTE_ROLE = Qt.ItemDataRole.UserRole + 6

Spans = tuple[tuple[int, int], ...]
_Index = QModelIndex | QPersistentModelIndex
_HEADING_PX, _ROW_PX, _TALL_PX = 30, 34, 50
_OUTSIDE_PX, _INSIDE_PX, _TEXT_PX = 6, 10, 36
_KEY_PX = 6
_BEFORE_MATCH = 24


@dataclass(frozen=True, slots=True)
class PaletteCard:
    """`text` was found, `spans` are its half-open parts that matched; `under` says where, in a second line."""

    text: str
    spans: Spans = ()
    under: str = ""
    icon: str = ""
    keys: str = ""
    is_heading: bool = False
    is_enabled: bool = True


class PaletteDelegate(QStyledItemDelegate):
    """What matched is bold, in passages on a tint as well."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        card = index.data(PALETTE_ROLE)
        if not isinstance(card, PaletteCard):
            return QSize(option.rect.width(), 0)
        return QSize(option.rect.width(), _HEADING_PX if card.is_heading else _TALL_PX if card.under else _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        card = index.data(PALETTE_ROLE)
        if not isinstance(card, PaletteCard):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if card.is_heading:
            self._paint_heading(painter, option.rect, card)
        else:
            self._paint_row(painter, option.rect, option.state, card)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, card: PaletteCard) -> None:
        painter.setFont(self._theme.font("section"))
        painter.setPen(self._theme.colour("quiet"))
        place = rect.adjusted(_OUTSIDE_PX + _INSIDE_PX, 0, -_OUTSIDE_PX, -5)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, card.text.upper())

    def _paint_row(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, card: PaletteCard) -> None:
        theme = self._theme
        field = rect.adjusted(_OUTSIDE_PX, 1, -_OUTSIDE_PX, -1)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_tint" if is_chosen else "hover"))
            painter.drawRoundedRect(field, theme.radius("control"), theme.radius("control"))
        if card.icon:
            top = field.top() + 9 if card.under else field.center().y() - 7
            icon = theme.icon(card.icon, "accent" if is_chosen else "soft" if card.is_enabled else "quiet")
            icon.paint(painter, QRect(field.left() + _INSIDE_PX, top, 16, 16))
        room = QRectF(field.adjusted(_TEXT_PX, 0, -_INSIDE_PX, 0))
        if card.keys:
            room.setRight(self._paint_keys(painter, field, card))
        if card.under:
            self._paint_line(painter, QRectF(room.left(), field.top() + 5, room.width(), 20), card)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("soft"))
            under = QFontMetrics(painter.font()).elidedText(card.under, Qt.TextElideMode.ElideRight, int(room.width()))
            place = QRectF(room.left(), field.top() + 25, room.width(), 18)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, under)
        else:
            self._paint_line(painter, room, card)

    def _paint_keys(self, painter: QPainter, field: QRect, card: PaletteCard) -> float:
        """The keys in a little box at the right; where it begins."""
        theme = self._theme
        painter.setFont(theme.font("tiny"))
        width = QFontMetrics(painter.font()).horizontalAdvance(card.keys) + 2 * _KEY_PX
        box = QRectF(field.right() - _INSIDE_PX - width, field.center().y() - 9, width, 19)
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(box, theme.radius("small"), theme.radius("small"))
        painter.setPen(theme.colour("soft" if card.is_enabled else "quiet"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, card.keys)
        return box.left() - 8

    def _paint_line(self, painter: QPainter, room: QRectF, card: PaletteCard) -> None:
        theme = self._theme
        painter.setPen(theme.colour("text" if card.is_enabled else "quiet"))
        font = theme.font("body")
        text, spans = fitted(card.text, card.spans, QFontMetrics(font), int(room.width()))
        layout = QTextLayout(text, font)
        layout.setFormats([self._emphasis(text, *span, is_tinted=bool(card.under)) for span in spans])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(10 * room.width())
        layout.endLayout()
        painter.setClipRect(room)
        layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))
        painter.setClipping(False)

    def _emphasis(self, text: str, start: int, end: int, *, is_tinted: bool) -> QTextLayout.FormatRange:
        """Qt counts in UTF-16 units, we in code points."""
        shape = QTextCharFormat()
        shape.setFontWeight(QFont.Weight.Bold)
        if is_tinted:
            shape.setBackground(self._theme.colour("highlight"))
        found = QTextLayout.FormatRange()
        found.start = _units(text[:start])
        found.length = _units(text[start:end])
        found.format = shape
        return found


class PaletteList(QListView):
    """Never takes the focus: the field keeps it, and moves the chosen row."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paletteList")
        self.setAccessibleName(self.tr("What was found, and commands"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(PaletteDelegate(theme, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)

    def rows_px(self) -> int:
        """How high all rows are together."""
        return sum(self.sizeHintForRow(row) for row in range(self.model().rowCount()))


def fitted(text: str, spans: Spans, metrics: QFontMetrics, room_px: int) -> tuple[str, Spans]:
    """The text in one line that shows its first match, and where the matches are in it."""
    line = text.replace("\n", " ")
    if metrics.horizontalAdvance(line) > room_px and spans and spans[0][0] > _BEFORE_MATCH:
        seen = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room_px)
        if len(seen) - 1 < spans[0][1]:
            cut = line.rfind(" ", 0, spans[0][0] - _BEFORE_MATCH // 2) + 1
            line = "…" + line[cut:]
            spans = tuple((start - cut + 1, end - cut + 1) for start, end in spans)
    seen = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room_px - metrics.averageCharWidth())
    end = len(seen)
    return seen, tuple((start, min(last, end)) for start, last in spans if start < end)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
