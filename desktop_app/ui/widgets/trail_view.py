"""Draws the picture of a trail: papers and questions, left to right; the arrow keys walk through it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop_app.domain.trail_layout import BOX_HEIGHT, BOX_WIDTH, TrailBox, TrailCurve, TrailPicture
from desktop_app.domain.trail_svg import arrow_head
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.plain_tip import plain_tip

_TITLE_PX, _NOTE_PX = 12, 11
_HALO_PX = 3.0
_EMPTY = TrailPicture((), (), 1, 1)
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class TrailView(QWidget):
    """As large as the picture; who hears it instead of seeing it gets the steps as sentences."""

    #: UUID of a paper or question: it was clicked twice, or Enter was pressed on it
    opened = Signal(object)
    #: QRect: this part is looked at now and should be in sight
    looked_at = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trailView")
        self.setAccessibleName(self.tr("Picture of the trail"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._picture = _EMPTY
        self._current = 0
        theme.changed.connect(self.update)

    def show_picture(self, picture: TrailPicture, lines: Sequence[str]) -> None:
        """Draw this; `lines` say the same in words."""
        self._picture = picture
        self._current = next((place for place, box in enumerate(picture.boxes) if box.is_focus), 0)
        self.setAccessibleDescription("\n".join(lines))
        self._name()
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._picture.width), round(self._picture.height))

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for curve in self._picture.curves:
            self._paint_curve(painter, curve)
        for place, box in enumerate(self._picture.boxes):
            self._paint_box(painter, box, is_current=self.hasFocus() and place == self._current)
        for curve in self._picture.curves:
            self._paint_label(painter, curve)
        painter.end()

    def _paint_curve(self, painter: QPainter, curve: TrailCurve) -> None:
        path = QPainterPath(QPointF(*curve.start))
        path.cubicTo(QPointF(*curve.first), QPointF(*curve.second), QPointF(*curve.end))
        ink = self._theme.colour("quiet")
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in arrow_head(curve)]))

    def _paint_label(self, painter: QPainter, curve: TrailCurve) -> None:
        x, y = curve.at
        path = QPainterPath()
        font = self._font(_NOTE_PX)
        path.addText(0, 0, font, curve.text)
        path.translate(x - path.boundingRect().width() / 2, y - 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("canvas"), _HALO_PX))
        painter.drawPath(path)
        painter.fillPath(path, self._theme.colour("soft"))

    def _paint_box(self, painter: QPainter, box: TrailBox, *, is_current: bool) -> None:
        theme, is_question = self._theme, box.node.is_question
        ink = theme.colour("question" if is_question else "accent")
        rect = QRectF(box.x, box.y, BOX_WIDTH, BOX_HEIGHT)
        radius = 14 if is_question else 5
        painter.setPen(QPen(ink, 2.4 if box.is_focus else 1.0))
        painter.setBrush(theme.colour("question_tint" if is_question else "accent_tint"))
        painter.drawRoundedRect(rect, radius, radius)
        if is_current:
            painter.setPen(QPen(theme.colour("text"), 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-4, -4, 4, 4), radius + 3, radius + 3)
        painter.setPen(theme.colour("text"))
        painter.setFont(self._font(_TITLE_PX, is_bold=box.is_focus))
        for number, line in enumerate(box.lines):
            painter.drawText(QRectF(box.x + 10, box.y + 7 + 15 * number, BOX_WIDTH - 16, 16), line)
        painter.setPen(ink)
        painter.setFont(self._font(_NOTE_PX))
        painter.drawText(QRectF(box.x + 10, box.y + BOX_HEIGHT - 22, BOX_WIDTH - 16, 16), box.node.note)

    def _font(self, size_px: int, *, is_bold: bool = False) -> QFont:
        font = QFont(self._theme.font("small"))
        font.setPixelSize(size_px)
        font.setBold(is_bold)
        return font

    # moving about

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._picture.boxes:
            self._look_at(self._neighbour(*step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._picture.boxes:
            self.opened.emit(self._picture.boxes[self._current].node.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is not None:
            self._look_at(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is not None:
            self.opened.emit(self._picture.boxes[place].node.id)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(QPointF(event.pos()))
            title = self._picture.boxes[place].node.title if place is not None else ""
            QToolTip.showText(event.globalPos(), plain_tip(title))
            return True
        return super().event(event)

    def _name(self) -> None:
        """Tell who hears it which node is looked at."""
        title = self._picture.boxes[self._current].node.title if self._picture.boxes else ""
        self.setAccessibleName(self.tr("Picture of the trail, at %1").replace("%1", title))

    def _look_at(self, place: int) -> None:
        self._current = place
        self._name()
        box = self._picture.boxes[place]
        self.update()
        self.looked_at.emit(QRect(round(box.x), round(box.y), round(BOX_WIDTH), round(BOX_HEIGHT)))

    def _place_at(self, point: QPointF) -> int | None:
        boxes = enumerate(self._picture.boxes)
        return next((n for n, box in boxes if QRectF(box.x, box.y, BOX_WIDTH, BOX_HEIGHT).contains(point)), None)

    def _neighbour(self, right: int, down: int) -> int:
        """The nearest box in this direction, or the same one where there is none."""
        here = self._picture.boxes[self._current]

        def distance(place: int) -> float:
            box = self._picture.boxes[place]
            along = (box.x - here.x) * right + (box.y - here.y) * down
            aside = abs(box.y - here.y) if right else abs(box.x - here.x)
            return along + 2 * aside if along > 0 else float("inf")

        nearest = min(range(len(self._picture.boxes)), key=distance)
        return nearest if distance(nearest) < float("inf") else self._current
