"""Moves the pages with the pointer: a drag beside the text, the middle button, or a drag while Space is held."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent

from desktop_app.ui.viewer.selection import Grain

if TYPE_CHECKING:
    from desktop_app.ui.viewer.page_surface import PageSurface

#: so near to a character a drag begins to select: lines have gaps, and a hand is not exact
_NEAR_PX = 8
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class PageHand:
    """Owned by the view it moves; places are pixels of the viewport."""

    def __init__(self, view: "PageSurface") -> None:
        self._view = view
        #: the button that was pressed for moving; a drag beside the text is begun by the one who selects
        self._button: Qt.MouseButton | None = None
        self._grip: tuple[QPointF, QPointF] | None = None
        self._is_space_down = False

    def note_key(self, event: QKeyEvent, *, is_down: bool) -> None:
        """Space is pressed or let go."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._is_space_down = is_down

    def stop(self) -> None:
        """Let go of everything."""
        self._is_space_down = False
        self._let_go()

    def press(self, event: QMouseEvent) -> bool:
        """A button went down; whether it is to move the pages."""
        is_middle = event.button() is Qt.MouseButton.MiddleButton
        if not is_middle and not (self._is_space_down and event.button() is Qt.MouseButton.LeftButton):
            return False
        self._button = event.button()
        self._take_hold(event.position())
        return True

    def move(self, event: QMouseEvent) -> bool:
        """The pointer moved; whether it moved the pages."""
        return self._button is not None and self.drag(event.position())

    def release(self, event: QMouseEvent) -> bool:
        """A button came up; whether it had been moving the pages."""
        if self._button is None:
            self._let_go()
            return False
        if event.button() is self._button:
            self._let_go()
        return True

    def takes_drag(self, at: QPointF, grain: Grain) -> bool:
        """A drag begins here that would select; whether it moves the pages instead."""
        is_extending = bool(QGuiApplication.keyboardModifiers() & _SHIFT)
        if grain is not Grain.CHARACTER or is_extending or not self.could_take(at):
            return False
        self._take_hold(at)
        return True

    def drag(self, at: QPointF) -> bool:
        """Let the place that was gripped follow the pointer; False when nothing was."""
        if self._grip is None:
            return False
        pressed_at, origin = self._grip
        target = origin - (at - pressed_at)
        self._view.horizontalScrollBar().setValue(round(target.x()))
        self._view.verticalScrollBar().setValue(round(target.y()))
        return True

    def could_take(self, at: QPointF) -> bool:
        """Whether a drag from here would move the pages: they can be moved, and there is neither mark nor text."""
        bars = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        can_move = any(bar.maximum() > bar.minimum() for bar in bars)
        return can_move and self._view.mark_at(at) is None and not self._is_near_text(at)

    def _is_near_text(self, at: QPointF) -> bool:
        near = (0, -_NEAR_PX, _NEAR_PX)
        return any(self._view.caret_over(at + QPointF(x, y)) is not None for y in near for x in near)

    def _take_hold(self, at: QPointF) -> None:
        self._grip = at, self._view.origin()
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _let_go(self) -> None:
        if self._grip is not None:
            self._view.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self._button = self._grip = None
