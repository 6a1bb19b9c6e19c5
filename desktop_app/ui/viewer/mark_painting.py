"""Draws marks by shape (fill, underline, strike, squiggle, icon, area, text), and their category's glyph in the margin.

It knows colours, glyphs and pixels; which mark sits where is the business of the views.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

GLYPH_PX = 15.0
_UNDERLINE_PX = 2.0
_OUTLINE_PX = 1.5
_COMMENT_DOT_PX = 5.0
_FOOT_PX = 1.2
_WAVE_PX = 6.0
#: the smallest and the largest sheet of a margin note
_SHEET_PX = (12.0, 22.0)
_FOLD = 0.32
_ROUND_PX = 3.0
_INK, _LIGHT_INK, _DARK_GROUND = "#1d1f22", "#eceff1", "#202225"
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
#: what lies between the frame of a free text and its words, as a share of the height of its letters
TEXT_INSET = 0.4


class Shape(Enum):
    """How a kind of mark is drawn."""

    FILL = "fill"
    UNDERLINE = "underline"
    STRIKE = "strike"
    SQUIGGLE = "squiggle"
    ICON = "icon"
    AREA = "area"
    TEXT = "text"


class Ground(Enum):
    """What is beneath a mark when it is drawn: a finished page, or bare paper whose text comes later."""

    WHITE_PAGE = "white page"
    DARK_PAGE = "dark page"
    LIGHT_PAPER = "light paper"
    DARK_PAPER = "dark paper"


_DARK = (Ground.DARK_PAGE, Ground.DARK_PAPER)
#: how a colour is laid over finished text, so that it stays as dark or as light as it was
_OVER_TEXT = {
    Ground.WHITE_PAGE: QPainter.CompositionMode.CompositionMode_Multiply,
    Ground.DARK_PAGE: QPainter.CompositionMode.CompositionMode_Screen,
}


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """What a mark's kind and category say about its drawing; `words` are those of a free text.

    `line` tells categories apart where colours cannot be.
    """

    shape: Shape
    colour: QColor
    glyph: str
    name: str = ""
    words: str = ""
    line: Qt.PenStyle = Qt.PenStyle.SolidLine


def paint_mark(painter: QPainter, pieces: Sequence[QPolygonF], style: MarkStyle, ground: Ground) -> None:
    """Draw one mark; each piece is four corners: upper left, upper right, lower right, lower left."""
    painter.save()
    if style.shape is Shape.FILL:
        _fill(painter, pieces, style.colour, ground)
        _foot(painter, pieces, style, ground)
    elif style.shape is Shape.AREA:
        _fill(painter, pieces, mixed(style.colour, QColor("black" if ground in _DARK else "white"), 0.4), ground)
        outline(painter, pieces, style.colour, line=style.line)
    elif style.shape is Shape.ICON:
        for piece in pieces[:1]:
            _sheet(painter, piece.boundingRect(), style)
    elif style.shape is Shape.TEXT:
        for piece in pieces[:1]:
            _words_in_box(painter, piece.boundingRect(), style, ground)
    elif style.shape in (Shape.UNDERLINE, Shape.STRIKE, Shape.SQUIGGLE):
        _lines(painter, pieces, style, ground)
    painter.restore()


def paint_selection(painter: QPainter, pieces: Sequence[QPolygonF], colour: QColor, ground: Ground) -> None:
    """Draw selected text."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if ground in _OVER_TEXT:
        painter.setCompositionMode(_OVER_TEXT[ground])
    painter.drawPath(_area(pieces))
    painter.restore()


def outline(
    painter: QPainter,
    pieces: Sequence[QPolygonF],
    colour: QColor,
    width: float = _OUTLINE_PX,
    line: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """Draw a frame around each piece: an area, the selected mark, a mark that was just gone to."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width, line))
    for piece in pieces:
        painter.drawRoundedRect(piece.boundingRect().adjusted(-1, -1, 1, 1), 2, 2)
    painter.restore()


def paint_glyph(
    painter: QPainter, centre: QPointF, style: MarkStyle, size: float = GLYPH_PX, has_comment: bool = False
) -> None:
    """Draw the category's sign in a coloured disc, with a dot where the mark has a comment."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    disc = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.colour)
    painter.drawEllipse(disc)
    font = QFont(painter.font())
    font.setPixelSize(max(6, round(size * 0.7)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(ink_on(style.colour))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, style.glyph)
    if has_comment:
        dot = QRectF(disc.right() - _COMMENT_DOT_PX + 1, disc.top() - 1, _COMMENT_DOT_PX, _COMMENT_DOT_PX)
        painter.setPen(QPen(QColor("white"), 1))
        painter.setBrush(QColor(_INK))
        painter.drawEllipse(dot)
    painter.restore()


def ink_on(colour: QColor) -> QColor:
    """A dark or light colour that can be read on this one."""
    luminance = 0.299 * colour.redF() + 0.587 * colour.greenF() + 0.114 * colour.blueF()
    return QColor(_INK) if luminance > 0.45 else QColor("white")


def mixed(colour: QColor, other: QColor, share: float) -> QColor:
    """`colour` with so much of `other` in it, 0 to 1."""
    keep = 1 - share
    return QColor.fromRgbF(
        colour.redF() * keep + other.redF() * share,
        colour.greenF() * keep + other.greenF() * share,
        colour.blueF() * keep + other.blueF() * share,
    )


def _fill(painter: QPainter, pieces: Sequence[QPolygonF], colour: QColor, ground: Ground) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if ground is Ground.WHITE_PAGE:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setBrush(mixed(colour, QColor("white"), 0.5))
    elif ground is Ground.DARK_PAGE:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
        painter.setBrush(mixed(colour, QColor("black"), 0.62))
    else:
        tint = QColor(colour)
        tint.setAlphaF(0.5 if ground is Ground.LIGHT_PAPER else 0.32)
        painter.setBrush(tint)
    painter.drawPath(_area(pieces))


def _area(pieces: Sequence[QPolygonF]) -> QPainterPath:
    """All pieces as one: lines whose boxes overlap are tinted once."""
    area = QPainterPath()
    area.setFillRule(Qt.FillRule.WindingFill)
    for piece in pieces:
        area.addPolygon(piece)
    return area


def _foot(painter: QPainter, pieces: Sequence[QPolygonF], style: MarkStyle, ground: Ground) -> None:
    """A thin line at the foot of a highlight, in the manner of its category."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_ink_of(style, ground), _FOOT_PX, style.line))
    for piece in pieces:
        painter.drawLine(piece.at(3), piece.at(2))


def _lines(painter: QPainter, pieces: Sequence[QPolygonF], style: MarkStyle, ground: Ground) -> None:
    """A line under the words, straight or wavy, or through them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for piece in pieces:
        upper_left, upper_right, lower_right, lower_left = (piece.at(corner) for corner in range(4))
        height = QLineF(upper_left, lower_left).length()
        width = max(1.0, min(_UNDERLINE_PX, height / 8))
        line = Qt.PenStyle.SolidLine if style.shape is Shape.SQUIGGLE else style.line
        painter.setPen(QPen(_ink_of(style, ground), width, line))
        if style.shape is Shape.STRIKE:
            painter.drawLine((upper_left + lower_left) / 2, (upper_right + lower_right) / 2)
        elif style.shape is Shape.SQUIGGLE:
            painter.drawPath(_wave(lower_left, lower_right, (upper_left - lower_left) / height if height else None))
        else:
            painter.drawLine(lower_left, lower_right)


def _wave(start: QPointF, end: QPointF, upwards: QPointF | None) -> QPainterPath:
    """A wavy line that keeps to the side of the words; `upwards` is a unit long."""
    path = QPainterPath(start)
    count = max(1, ceil(QLineF(start, end).length() / _WAVE_PX))
    step, rise = (end - start) / count, (upwards or QPointF(0, -1)) * (_WAVE_PX / 2)
    for number in range(count):
        here = start + step * number
        path.cubicTo(here + step / 3 + rise, here + step * 2 / 3 - rise * 0.4, here + step)
    return path


def _sheet(painter: QPainter, place: QRectF, style: MarkStyle) -> None:
    """A small sheet with a folded corner: there is a note here."""
    size = min(max(place.height(), _SHEET_PX[0]), _SHEET_PX[1])
    fold, corner = size * _FOLD, place.center() - QPointF(size / 2, size / 2)
    box = QRectF(corner.x(), corner.y(), size, size)
    sheet = QPolygonF(
        [
            box.topLeft(),
            box.topRight() - QPointF(fold, 0),
            box.topRight() + QPointF(0, fold),
            box.bottomRight(),
            box.bottomLeft(),
        ]
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(style.colour.darker(150), 1))
    painter.setBrush(style.colour)
    painter.drawPolygon(sheet)
    painter.drawPolyline([sheet.at(1), QPointF(sheet.at(1).x(), sheet.at(2).y()), sheet.at(2)])
    font = QFont(painter.font())
    font.setPixelSize(max(6, round(size * 0.62)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(ink_on(style.colour))
    painter.drawText(box.adjusted(0, 1, 0, 1), Qt.AlignmentFlag.AlignCenter, style.glyph)


def _words_in_box(painter: QPainter, box: QRectF, style: MarkStyle, ground: Ground) -> None:
    """Her words as large as the box allows, on a ground of their own."""
    is_dark = ground in _DARK
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(style.colour if is_dark else style.colour.darker(125), 1, style.line))
    painter.setBrush(mixed(style.colour, QColor(_DARK_GROUND if is_dark else "white"), 0.82))
    painter.drawRoundedRect(box, _ROUND_PX, _ROUND_PX)
    font = fitting_font(painter.font(), style.words, box)
    inset = font.pixelSize() * TEXT_INSET
    painter.setFont(font)
    painter.setPen(QColor(_LIGHT_INK if is_dark else _INK))
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.drawText(box.adjusted(inset, inset, -inset, -inset), int(_WRAPPED), style.words)


def fitting_font(font: QFont, words: str, box: QRectF) -> QFont:
    """The font in the largest size in which the words fit into the box."""
    fitted = QFont(font)
    low, high = 4, max(5, int(box.height()))
    while low + 1 < high:
        middle = (low + high) // 2
        fitted.setPixelSize(middle)
        room = QRectF(0, 0, box.width() - 2 * middle * TEXT_INSET, 1e6)
        needed = QFontMetricsF(fitted).boundingRect(room, int(_WRAPPED), words or "x")
        fits = needed.height() <= box.height() - 2 * middle * TEXT_INSET and needed.width() <= room.width()
        low, high = (middle, high) if fits else (low, middle)
    fitted.setPixelSize(low)
    return fitted


def _ink_of(style: MarkStyle, ground: Ground) -> QColor:
    return style.colour if ground in _DARK else style.colour.darker(125)
