"""Draws marks by shape (fill, underline, strike, icon, area) and says their category by a glyph in the margin.

It knows colours, glyphs and pixels; which mark sits where is the business of the views.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

GLYPH_PX = 15.0
_UNDERLINE_PX = 2.0
_OUTLINE_PX = 1.5
_COMMENT_DOT_PX = 5.0


class Shape(Enum):
    """How a kind of mark is drawn."""

    FILL = "fill"
    UNDERLINE = "underline"
    STRIKE = "strike"
    ICON = "icon"
    AREA = "area"


class Ground(Enum):
    """What is beneath a mark when it is drawn: a finished white page, or bare paper whose text comes later."""

    WHITE_PAGE = "white page"
    LIGHT_PAPER = "light paper"
    DARK_PAPER = "dark paper"


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """What a mark's kind and category say about its drawing."""

    shape: Shape
    colour: QColor
    glyph: str
    name: str = ""


def paint_mark(painter: QPainter, pieces: Sequence[QPolygonF], style: MarkStyle, ground: Ground) -> None:
    """Draw one mark; each piece is four corners: upper left, upper right, lower right, lower left."""
    painter.save()
    if style.shape is Shape.FILL:
        _fill(painter, pieces, style.colour, ground)
    elif style.shape is Shape.AREA:
        _fill(painter, pieces, mixed(style.colour, QColor("white"), 0.4), ground)
        outline(painter, pieces, style.colour)
    elif style.shape is Shape.ICON:
        for piece in pieces[:1]:
            paint_glyph(painter, piece.boundingRect().center(), style)
    elif style.shape in (Shape.UNDERLINE, Shape.STRIKE):
        _strike_or_underline(painter, pieces, style, ground)
    painter.restore()


def paint_selection(painter: QPainter, pieces: Sequence[QPolygonF], colour: QColor, ground: Ground) -> None:
    """Draw selected text."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if ground is Ground.WHITE_PAGE:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.drawPath(_area(pieces))
    painter.restore()


def outline(painter: QPainter, pieces: Sequence[QPolygonF], colour: QColor, width: float = _OUTLINE_PX) -> None:
    """Draw a frame around each piece: an area, the selected mark, a mark that was just gone to."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width))
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
        painter.setBrush(QColor("#1d1f22"))
        painter.drawEllipse(dot)
    painter.restore()


def ink_on(colour: QColor) -> QColor:
    """A dark or light colour that can be read on this one."""
    luminance = 0.299 * colour.redF() + 0.587 * colour.greenF() + 0.114 * colour.blueF()
    return QColor("#1d1f22") if luminance > 0.45 else QColor("white")


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


def _strike_or_underline(painter: QPainter, pieces: Sequence[QPolygonF], style: MarkStyle, ground: Ground) -> None:
    ink = style.colour if ground is Ground.DARK_PAPER else style.colour.darker(125)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for piece in pieces:
        upper_left, upper_right, lower_right, lower_left = (piece.at(corner) for corner in range(4))
        height = QLineF(upper_left, lower_left).length()
        painter.setPen(QPen(ink, max(1.0, min(_UNDERLINE_PX, height / 8))))
        if style.shape is Shape.STRIKE:
            painter.drawLine((upper_left + lower_left) / 2, (upper_right + lower_right) / 2)
        else:
            painter.drawLine(lower_left, lower_right)
