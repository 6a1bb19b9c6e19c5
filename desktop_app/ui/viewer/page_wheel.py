"""Wheel and touchpad over pages: scrolling by pixels, sideways with Shift, turning pages, zooming by a pinch."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent

from desktop_app.ui.viewer.zoom import Zoom

if TYPE_CHECKING:
    from desktop_app.ui.viewer.page_view import PageView

_NOTCH = 120.0
_PIXELS_A_NOTCH = 96.0


class PageWheel:
    """Owned by the view it serves."""

    def __init__(self, view: "PageView") -> None:
        self._view = view
        self._rest = QPointF()
        self._beyond = 0.0

    def turn(self, event: QWheelEvent) -> None:
        """Scroll as far as the fingers or the wheel went; at the end of a page that shows alone, turn it."""
        pixels, angle = QPointF(event.pixelDelta()), QPointF(event.angleDelta())
        if pixels.isNull() or event.phase() is Qt.ScrollPhase.NoScrollPhase:  # X11 tells pixels that are none
            pixels = angle * _PIXELS_A_NOTCH / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not pixels.x():
            pixels, angle = pixels.transposed(), angle.transposed()
        is_coasting = event.phase() is Qt.ScrollPhase.ScrollMomentum
        if not self._turns_page(pixels.y(), angle.y(), is_coasting=is_coasting):
            self._scroll(pixels)
        event.accept()

    def gesture(self, event: QEvent) -> bool:
        """Two fingers are spread or drawn together; whether it was that."""
        if not isinstance(event, QNativeGestureEvent):
            return False
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._view.set_zoom(Zoom.of(self._view.zoom_factor * (1 + event.value())), event.position())
        return True

    def _scroll(self, pixels: QPointF) -> None:
        wanted = self._rest - pixels
        across, down = round(wanted.x()), round(wanted.y())
        self._rest = wanted - QPointF(across, down)
        for bar, step in ((self._view.horizontalScrollBar(), across), (self._view.verticalScrollBar(), down)):
            if step:
                bar.setValue(bar.value() + step)

    def _turns_page(self, pixels: float, angle: float, *, is_coasting: bool) -> bool:
        """Whether the wheel turned beyond the end of a page that shows alone; a whole notch of it turns the page."""
        bar = self._view.verticalScrollBar()
        at_end = bar.value() == (bar.minimum() if pixels > 0 else bar.maximum())
        if not pixels or not at_end or not self._view.layout_now.rows.is_paged:
            self._beyond = 0.0
            return False
        if not is_coasting:
            self._beyond += angle or pixels * _NOTCH / _PIXELS_A_NOTCH
        if abs(self._beyond) >= _NOTCH:
            self._view.step_row(-1 if self._beyond > 0 else 1)
            self._beyond = 0.0
        return True
