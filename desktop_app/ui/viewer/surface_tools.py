"""What can be added to a surface from outside: keys it takes, things under the pointer, something painted on top.

The first one in a list that wants an event gets it; places are pixels of the viewport.
"""

from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter


class KeyTaker(Protocol):
    """Is asked before the keys of selecting and scrolling, while the text has the focus."""

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key press is its own."""
        ...

    def press(self, event: QKeyEvent) -> None:
        """Do what the key means; `wants` was asked first."""
        ...


class PointerTool(Protocol):
    """Is asked before selecting and clicking; a press it takes is its own until the button comes up."""

    def hover(self, at: QPointF) -> Qt.CursorShape | None:
        """The cursor over something of its own; None where there is nothing, and when the pointer left (-1, -1)."""
        ...

    def press(self, event: QMouseEvent) -> bool:
        """The left button went down; whether it is taken."""
        ...

    def move(self, event: QMouseEvent) -> None:
        """The pointer moved after a press that was taken."""
        ...

    def release(self, event: QMouseEvent) -> None:
        """The button came up after a press that was taken."""
        ...


class PaintLayer(Protocol):
    """Is painted above pages, marks and selection."""

    def paint(self, painter: QPainter) -> None: ...
