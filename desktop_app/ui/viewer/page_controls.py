"""Hands events of keys, wheel and pointer over pages to those who know what they mean there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import MarkId
from desktop_app.ui.bridge.page_source import PageSource
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.page_surface import PageSurface
from desktop_app.ui.viewer.selection import Grain

if TYPE_CHECKING:
    from desktop_app.ui.viewer.page_input import PageInput


class PageControls(PageSurface):
    """What is not meant for pages goes on to the surface."""

    def __init__(self, pages: PageSource, look: ViewerLook, parent: QWidget | None = None) -> None:
        super().__init__(pages, look, parent)
        self._made_input: PageInput | None = None

    @property
    def _input(self) -> "PageInput":
        if self._made_input is None:
            self._made_input = self._new_input()
        return self._made_input

    def _new_input(self) -> "PageInput":
        """What hand, wheel and keys do."""
        raise NotImplementedError

    def hideEvent(self, event: QHideEvent) -> None:
        if self._made_input is not None:
            self._made_input.hand.stop()
        super().hideEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        is_taken = event.type() is QEvent.Type.NativeGesture and self._input.wheel.gesture(event)
        return is_taken or super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            self._input.wheel.turn(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._input.hand.note_key(event, is_down=True)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._input.hand.note_key(event, is_down=False)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._made_input is not None:
            self._made_input.hand.stop()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._input.hand.press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._input.hand.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._input.hand.release(event):
            super().mouseReleaseEvent(event)

    def begin_selection(self, at: QPointF, grain: Grain) -> None:
        if not self._input.hand.takes_drag(at, grain):
            super().begin_selection(at, grain)

    def drag_selection(self, at: QPointF) -> None:
        if not self._input.hand.drag(at):
            super().drag_selection(at)

    def _cursor_over(self, at: QPointF, mark_id: MarkId | None) -> Qt.CursorShape:
        shape = super()._cursor_over(at, mark_id)
        is_ground = shape is Qt.CursorShape.ArrowCursor and self._input.hand.could_take(at)
        return Qt.CursorShape.OpenHandCursor if is_ground else shape
