"""A text broken into lines of a width, at most so many, the last with an ellipsis; for delegates that draw it."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

_LINE_BREAK = "\u2028"
_ELLIPSIS = "…"


class WrappedText:
    """`height` in pixels."""

    def __init__(self, text: str, font: QFont, width: float, limit: int, air: float = 0.2) -> None:
        self._font, self._width, self._air = font, max(width, 20.0), air
        self._layout = self._broken(text.replace("\n", _LINE_BREAK), limit + 1)
        if self._layout.lineCount() > limit:
            self._layout = self._broken(self._shortened(limit), limit)
        self.height = self._spread()

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the painter's pen, the top left corner at (x, y)."""
        self._layout.draw(painter, QPointF(x, y))

    def _broken(self, text: str, limit: int) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        for _ in range(limit):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._width)
        layout.endLayout()
        return layout

    def _shortened(self, limit: int) -> str:
        """The text up to the end of the last line that is shown, less a few characters, and an ellipsis."""
        line = self._layout.lineAt(limit - 1)
        units = self._layout.text().encode("utf-16-le", "surrogatepass")
        end = max(line.textStart(), line.textStart() + line.textLength() - 3)
        return units[: 2 * end].decode("utf-16-le", "ignore").rstrip() + _ELLIPSIS

    def _spread(self) -> float:
        y = 0.0
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            y += line.height() * self._air / 2
            line.setPosition(QPointF(0.0, y))
            y += line.height() * (1 + self._air / 2)
        return y
