"""Badges: short words on a tinted ground, drawn by delegates; a row of them wraps where the width ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop_app.ui.theme import Theme
from desktop_app.ui.theme_tokens import ColourName

Tone = Literal["plain", "accent", "question", "buy", "good", "bad"]

_SIDES_PX = 7.0
_HEIGHT_PX = 19.0
_GAP_PX = 5.0
_COLOURS: dict[Tone, tuple[ColourName, ColourName]] = {
    "plain": ("soft", "chip"),
    "accent": ("accent", "accent_tint"),
    "question": ("question", "question_tint"),
    "buy": ("buy", "buy_tint"),
    "good": ("good", "good_tint"),
    "bad": ("bad", "bad_tint"),
}


@dataclass(frozen=True, slots=True)
class Badge:
    """The word says it all; the tone only helps the eye."""

    text: str
    tone: Tone = "plain"


class BadgeRow:
    """Places badges in a width; `height` is of all rows together, 0 for none."""

    def __init__(self, badges: Sequence[Badge], theme: Theme, width: float) -> None:
        self._theme = theme
        self._font = theme.font("tiny")
        self._placed = tuple(self._place(badges, max(width, 40.0)))
        self.height = self._placed[-1][1].bottom() if self._placed else 0.0
        self.width = max((box.right() for _, box in self._placed), default=0.0)

    def draw(self, painter: QPainter, x: float, y: float, *, on_tint: bool = False) -> None:
        """Draw with the upper left corner at (x, y); `on_tint` when the ground has the colour of accent badges."""
        painter.setFont(self._font)
        for badge, box in self._placed:
            ink, ground = _COLOURS[badge.tone]
            box = box.translated(QPointF(x, y))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("paper" if on_tint and ground == "accent_tint" else ground))
            painter.drawRoundedRect(box, _HEIGHT_PX / 2, _HEIGHT_PX / 2)
            painter.setPen(self._theme.colour(ink))
            self._draw_text(painter, box, self._elided(badge.text, box.width()))

    def _draw_text(self, painter: QPainter, box: QRectF, text: str) -> None:
        """On the base line of the font: a sign from another font must not lift the words beside it."""
        metrics = QFontMetricsF(self._font)
        x = box.center().x() - metrics.horizontalAdvance(text) / 2
        painter.drawText(QPointF(x, box.center().y() + (metrics.ascent() - metrics.descent()) / 2), text)

    def _place(self, badges: Sequence[Badge], width: float) -> Iterator[tuple[Badge, QRectF]]:
        metrics = QFontMetricsF(self._font)
        x = y = 0.0
        for badge in badges:
            wide = min(metrics.horizontalAdvance(badge.text) + 2 * _SIDES_PX, width)
            if x > 0 and x + wide > width:
                x, y = 0.0, y + _HEIGHT_PX + _GAP_PX
            yield badge, QRectF(x, y, wide, _HEIGHT_PX)
            x += wide + _GAP_PX

    def _elided(self, text: str, width: float) -> str:
        metrics = QFontMetricsF(self._font)
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 2 * _SIDES_PX + 1)
