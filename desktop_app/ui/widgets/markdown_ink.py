"""What is painted on lines of the editor beside their text: hits of a search, waves under words, signs in the margin.

Only the lines in view are painted, and none is laid out or styled anew for it, so it costs a keystroke nothing.
"""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock

_WAVE_PX = 2.0


class LineInk(Protocol):
    """Paints on one line; `box` is the line's place in the editor's view, all of its width."""

    def paint(self, painter: QPainter, block: QTextBlock, box: QRectF) -> None:
        """Called for every line in view, whenever it is painted."""
        ...


def boxes_of(block: QTextBlock, start: int, end: int, at: QPointF) -> Iterator[QRectF]:
    """Where the characters from `start` to `end` of a line are, one box a row; `at` is the place of the line."""
    layout = block.layout()
    position = start
    while position < end:
        row = layout.lineForTextPosition(position)
        if not row.isValid():
            return
        stop = min(end, row.textStart() + row.textLength())
        left, right = _x(row.cursorToX(position)), _x(row.cursorToX(stop))
        yield QRectF(at.x() + left, at.y() + row.y(), right - left, row.height())
        position = max(stop, position + 1)


def draw_wave(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A wave under a word."""
    painter.setPen(QPen(colour, 1.0))
    y, x, up = box.bottom() - 1.0, box.left(), True
    points = []
    while x <= box.right():
        points.append(QPointF(x, y - (_WAVE_PX if up else 0.0)))
        x, up = x + _WAVE_PX, not up
    painter.drawPolyline(points)


def _x(found: object) -> float:
    """The place of a cursor; the binding gives it with the position it belongs to."""
    return float(found[0]) if isinstance(found, tuple) else float(str(found))
