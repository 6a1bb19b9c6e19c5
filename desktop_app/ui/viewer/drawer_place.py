"""Where the drawer lies: beside the text where there is room for both, over its left part where there is not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_body import ReaderBody

_BESIDE_WIDTH_PX = 220
_OVER_WIDTH_PX = 240
_LEAST_BODY_PX = 620
_LEFT_FREE_PX = 24
_SHADOW_PX = 18


class DrawerPlace(QObject):
    """Moves the drawer when the reader becomes wider or narrower."""

    def __init__(self, body: "ReaderBody", stage: QWidget, drawer: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._body, self._stage, self._drawer = body, stage, drawer
        self._is_over: bool | None = None
        drawer.hide()
        body.installEventFilter(self)
        stage.installEventFilter(self)

    @property
    def is_over(self) -> bool:
        """Whether the drawer covers a part of the text."""
        return bool(self._is_over)

    def show(self) -> None:
        """Show the drawer where it fits."""
        self._drawer.show()
        self._put()
        if self._is_over:
            self._drawer.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._drawer.isVisibleTo(self._body):
            self._put()
        return super().eventFilter(watched, event)

    def _put(self) -> None:
        is_over = self._body.width() < _LEAST_BODY_PX
        if is_over is not self._is_over:
            self._is_over = is_over
            self._move_to(is_over=is_over)
        if is_over:
            at = self._stage.mapTo(self._body, QPoint(0, 0))
            width = min(_OVER_WIDTH_PX, self._body.width() - _LEFT_FREE_PX)
            self._drawer.setGeometry(QRect(0, at.y(), width, self._stage.height()))

    def _move_to(self, *, is_over: bool) -> None:
        focused = self._drawer.window().focusWidget()
        has_focus = focused is not None and self._drawer.isAncestorOf(focused)
        if is_over:
            self._drawer.setParent(self._body)
            shadow = QGraphicsDropShadowEffect(self._drawer)
            shadow.setBlurRadius(_SHADOW_PX)
            shadow.setOffset(2, 0)
            shadow.setColor(QColor(0, 0, 0, 90))
            self._drawer.setGraphicsEffect(shadow)
        else:
            self._drawer.setGraphicsEffect(None)  # type: ignore[arg-type]  # Qt's own way to take it off
            self._body.add_drawer(self._drawer)
        self._drawer.show()
        if not is_over:
            self._body.give_width(self._drawer, _BESIDE_WIDTH_PX)
        if has_focus and focused is not None:
            focused.setFocus()
