"""Turns presses, drags and clicks into selecting: words to paragraphs, a column with Alt; scrolls at the edges."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from desktop_app.ui.viewer.selection import Grain

if TYPE_CHECKING:
    from desktop_app.ui.viewer.surface import ReadingSurface

_DRAG_STEP_MS = 30
_SAME_PLACE_PX = 6
_GRAINS = {1: Grain.CHARACTER, 2: Grain.WORD, 3: Grain.SENTENCE, 4: Grain.PARAGRAPH}
_EDGE_PX = 4
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class MouseInput(QObject):
    """Owned by the surface it serves; positions are pixels of the viewport."""

    def __init__(self, surface: "ReadingSurface") -> None:
        super().__init__(surface)
        self._surface = surface
        self._pressed_at: QPointF | None = None
        self._clicks = 0
        self._last_click = QPointF()
        self._pointer = QPointF()
        self._scrolled_at_press = QPointF()
        self._is_block = False
        self.is_dragging = False
        self._multi_click = QTimer(self)
        self._multi_click.setSingleShot(True)
        self._drag_scroll = QTimer(self)
        self._drag_scroll.setInterval(_DRAG_STEP_MS)
        self._drag_scroll.timeout.connect(self._on_drag_scroll)
        surface.text_arrived.connect(lambda _page: self._follow_pointer())

    def press(self, event: QMouseEvent) -> None:
        """The left button went down."""
        at = event.position()
        again = self._multi_click.isActive() and (at - self._last_click).manhattanLength() < _SAME_PLACE_PX
        self._clicks = self._clicks % len(_GRAINS) + 1 if again else 1
        self._multi_click.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        self._last_click = self._pressed_at = at
        self._scrolled_at_press = self._scrolled()
        has_columns = self._surface.spans_in(QRectF()) is not None
        self._is_block = has_columns and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self.is_dragging = False
        if self._clicks > 1:
            self._surface.begin_selection(at, _GRAINS[self._clicks])
        elif event.modifiers() & _SHIFT and self._surface.text_selection.caret is not None:
            self._surface.drag_selection(at)
        elif self._surface.has_selection():
            self._surface.clear_selection()

    def move(self, event: QMouseEvent) -> None:
        """The pointer moved, with or without a button."""
        self._pointer = event.position()
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        far = (self._pointer - self._pressed_at).manhattanLength()
        if not self.is_dragging and far < QGuiApplication.styleHints().startDragDistance() / 2:
            return
        if not self.is_dragging and self._clicks == 1 and not event.modifiers() & _SHIFT and not self._is_block:
            self._surface.begin_selection(self._pressed_at, Grain.CHARACTER)
        self.is_dragging = True
        self._follow_pointer()
        self._scroll_while(outside=self._beyond() != 0)

    def release(self, event: QMouseEvent) -> None:
        """The left button came up."""
        if self._pressed_at is None:
            return
        self._drag_scroll.stop()
        dragged, self.is_dragging, self._pressed_at = self.is_dragging, False, None
        if self._surface.has_selection():
            self._surface.selection_finished.emit()
        elif not dragged:
            self._surface.click(event.position())

    def stop(self) -> None:
        """Forget a drag that was going on."""
        self._pressed_at, self.is_dragging = None, False
        self._multi_click.stop()
        self._drag_scroll.stop()

    def _scroll_while(self, outside: bool) -> None:
        if outside and not self._drag_scroll.isActive():
            self._drag_scroll.start()
        elif not outside:
            self._drag_scroll.stop()

    def _on_drag_scroll(self) -> None:
        self._surface.scroll_by(round(self._beyond() / 2))
        self._follow_pointer()

    def _beyond(self) -> float:
        """How far the pointer is above (negative) or below the text; the very edge counts, as screens end there."""
        top, bottom = _EDGE_PX, self._surface.viewport().height() - 1 - _EDGE_PX
        return min(self._pointer.y() - top, 0) + max(self._pointer.y() - bottom, 0)

    def _follow_pointer(self) -> None:
        """Go on to where the pointer is; the text there may have come only now."""
        if not self.is_dragging or self._pressed_at is None:
            return
        if self._is_block:
            scrolled = self._scrolled() - self._scrolled_at_press
            self._surface.select_block(QRectF(self._pressed_at - scrolled, self._pointer).normalized())
        else:
            self._surface.drag_selection(self._pointer)

    def _scrolled(self) -> QPointF:
        surface = self._surface
        return QPointF(surface.horizontalScrollBar().value(), surface.verticalScrollBar().value())
