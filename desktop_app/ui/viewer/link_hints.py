"""Letters over the links on the screen: typing them follows a link without a mouse."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen

if TYPE_CHECKING:
    from desktop_app.pdf.links import Link
    from desktop_app.ui.viewer.surface import ReadingSurface

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"
_PADDING_PX = 4.0
_RADIUS_PX = 4.0
_OVER_PX = 5.0
_MOST = len(_LETTERS) ** 2
_END_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Backspace)
_BLOCKING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier

Place = tuple["Link", QRectF]


def hint_letters(count: int) -> list[str]:
    """So many hints, all of one length, so that none begins another."""
    if count <= len(_LETTERS):
        return list(_LETTERS[:count])
    pairs = (first + second for first in _LETTERS for second in _LETTERS)
    return [pair for pair, _ in zip(pairs, range(min(count, _MOST)), strict=False)]


class LinkHints:
    """A key taker and a layer of the surface it serves; `follow` is given the link whose letters were typed."""

    def __init__(self, surface: "ReadingSurface", follow: "Callable[[Link, QRectF], None]") -> None:
        self._surface, self._follow = surface, follow
        self._places: dict[str, Place] = {}
        self._typed = ""

    @property
    def is_shown(self) -> bool:
        return bool(self._places)

    def show(self, places: Sequence[Place]) -> None:
        """Put letters over these links."""
        self._places = dict(zip(hint_letters(len(places)), places, strict=False))
        self._typed = ""
        self._surface.viewport().update()

    def hide(self) -> None:
        """Take them away."""
        if self._places:
            self._places, self._typed = {}, ""
            self._surface.viewport().update()

    def wants(self, event: QKeyEvent) -> bool:
        """Everything that is typed, while letters are shown."""
        if not self._places or event.modifiers() & _BLOCKING:
            return False
        return event.key() in _END_KEYS or bool(event.text().strip())

    def press(self, event: QKeyEvent) -> None:
        typed = self._typed + event.text().lower()
        if event.key() in _END_KEYS or not any(letters.startswith(typed) for letters in self._places):
            self.hide()
            return
        self._typed = typed
        place = self._places.get(typed)
        if place is not None:
            self.hide()
            self._follow(*place)
        self._surface.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """A little sign at the upper left of each link, over its edge."""
        look = self._surface.look
        font = QFont(look.small_font)
        font.setBold(True)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(font)
        for letters, (_, box) in self._places.items():
            if not letters.startswith(self._typed):
                continue
            text = letters.upper()
            width = metrics.horizontalAdvance(text) + 2 * _PADDING_PX
            sign = QRectF(0, 0, width, metrics.height() + 2)
            sign.moveBottomRight(box.topLeft() + QPointF(_OVER_PX, _OVER_PX))
            sign.moveTo(max(sign.left(), 1.0), max(sign.top(), 1.0))
            painter.setPen(QPen(look.accent, 1))
            painter.setBrush(look.raised)
            painter.drawRoundedRect(sign, _RADIUS_PX, _RADIUS_PX)
            painter.setPen(look.text)
            painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, text)
