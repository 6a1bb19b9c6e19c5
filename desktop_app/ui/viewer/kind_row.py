"""A row of buttons, one for each kind of mark; each shows two letters marked in that way."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop_app.ui.viewer.choice_button import ChoiceButton, ChoiceRow
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.mark_kinds import KindLook
from desktop_app.ui.viewer.mark_painting import Ground, MarkStyle, Shape, paint_mark

_SAMPLE = QRectF(6, 5, 20, 20)
_LETTERS = "ab"
_LETTERS_PX = 14


class KindButton(ChoiceButton):
    """The sample on top; a ring around the kind in force."""

    def __init__(self, kind: str, kind_look: KindLook, look: ViewerLook, parent: QWidget | None = None) -> None:
        super().__init__(f"kind_{kind}", kind_look.label, kind_look.key, look, parent)
        self._style = MarkStyle(kind_look.shape, QColor(look.accent), "")
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        return QSize(32, 42)

    def _paint_sign(self, painter: QPainter) -> None:
        self._paint_ring(painter)
        ground = Ground.DARK_PAPER if self._look.is_dark else Ground.LIGHT_PAPER
        piece = QPolygonF(
            [_SAMPLE.topLeft(), _SAMPLE.topRight(), _SAMPLE.bottomRight(), _SAMPLE.bottomLeft()]
        ).translated(0, -1)
        if self._style.shape is Shape.FILL:
            paint_mark(painter, [piece], self._style, ground)
        font = QFont(self._look.interface_font)
        font.setPixelSize(_LETTERS_PX)
        painter.setFont(font)
        painter.setPen(self._look.text)
        painter.drawText(_SAMPLE, Qt.AlignmentFlag.AlignCenter, _LETTERS)
        if self._style.shape is not Shape.FILL:
            paint_mark(painter, [piece], self._style, ground)

    def _paint_ring(self, painter: QPainter) -> None:
        if not (self.isChecked() or self._under_pointer or self.hasFocus()):
            return
        painter.setBrush(self._look.hover)
        has_ring = self.isChecked() or self.hasFocus()
        colour = self._look.accent if self.hasFocus() else self._look.soft
        painter.setPen(QPen(colour, 1.5) if has_ring else QPen(Qt.PenStyle.NoPen))
        painter.drawRoundedRect(QRectF(2, 1.5, self.width() - 4, 27), 5, 5)


class KindRow(ChoiceRow):
    """The kinds in their order."""

    #: str: the id of the kind that was picked
    chosen = Signal(str)

    def show_kinds(self, kinds: Mapping[str, KindLook], look: ViewerLook, current: str) -> None:
        """Offer these; `current` is the one in force."""
        buttons = {kind: KindButton(kind, kind_look, look, self) for kind, kind_look in kinds.items()}
        self._fill(buttons, self.chosen.emit)
        self.show_current(current)

    def show_current(self, current: str) -> None:
        """Ring this one."""
        for kind, button in self._buttons.items():
            button.setChecked(kind == current)
