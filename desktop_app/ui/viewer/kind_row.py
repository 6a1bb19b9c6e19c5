"""A row of buttons, one for each kind of mark; each shows two letters marked in that way."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.mark_kinds import KindLook
from desktop_app.ui.viewer.mark_painting import Ground, MarkStyle, Shape, paint_mark

_SAMPLE = QRectF(6, 5, 20, 20)
_LETTERS = "ab"
_LETTERS_PX = 14


class KindButton(QAbstractButton):
    """The sample on top, the key that picks it below; a ring around the kind in force."""

    def __init__(self, kind: str, kind_look: KindLook, look: ViewerLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._key = look, kind_look.key
        self._style = MarkStyle(kind_look.shape, QColor(look.accent), "")
        self._under_pointer = False
        self.setCheckable(True)
        self.setObjectName(f"kind_{kind}")
        self.setAccessibleName(kind_look.label)
        self.setToolTip(f"{kind_look.label}  {kind_look.key}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(32, 42)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._under_pointer = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._under_pointer = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
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
        painter.setFont(self._look.small_font)
        painter.setPen(self._look.soft)
        painter.drawText(QRectF(0, 28, self.width(), 14), Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()

    def _paint_ring(self, painter: QPainter) -> None:
        if not (self.isChecked() or self._under_pointer or self.hasFocus()):
            return
        painter.setBrush(self._look.hover)
        has_ring = self.isChecked() or self.hasFocus()
        colour = self._look.accent if self.hasFocus() else self._look.soft
        painter.setPen(QPen(colour, 1.5) if has_ring else QPen(Qt.PenStyle.NoPen))
        painter.drawRoundedRect(QRectF(2, 1.5, self.width() - 4, 27), 5, 5)


class KindRow(QWidget):
    """The kinds in their order."""

    #: str: the id of the kind that was picked
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._buttons: dict[str, KindButton] = {}

    def show_kinds(self, kinds: Mapping[str, KindLook], look: ViewerLook, current: str) -> None:
        """Offer these; `current` is the one in force."""
        for button in self._buttons.values():
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for kind, kind_look in kinds.items():
            button = KindButton(kind, kind_look, look, self)
            button.clicked.connect(partial(self.chosen.emit, kind))
            self._buttons[kind] = button
            self._line.addWidget(button)
        self.show_current(current)

    def show_current(self, current: str) -> None:
        """Ring this one."""
        for kind, button in self._buttons.items():
            button.setChecked(kind == current)
