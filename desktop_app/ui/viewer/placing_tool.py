"""Puts things on a surface by pointer: a rectangle that is dragged, a place that is clicked; Escape gives it up."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen

from desktop_app.domain.ids import MarkId
from desktop_app.ui.viewer.mark_places import point_on_page, rect_between
from desktop_app.ui.viewer.page_layout import PagePoint
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.surface import ReadingSurface

_LEAST_PX = 8.0
_TINT = 40
_HINT_PAD_PX, _HINT_ABOVE_PX = 14, 8
_HINT_LINES = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlacingTool(QObject):
    """A pointer tool and a layer of one surface, with its keys: Escape ends it, Enter places where the keyboard is.

    With Ctrl held a rectangle of `quick` is dragged at once; a double click beside the text places `double`.
    """

    #: str, int, Rect: the kind, the page, and the rectangle in its points
    rectangle_drawn = Signal(str, int, object)
    #: str, QPointF: the kind, and the pixel of the viewport
    place_chosen = Signal(str, QPointF)
    #: str: the kind is to be placed where the keyboard is
    keyboard_place_wanted = Signal(str)
    #: MarkId: a mark that was typed was double-clicked
    typed_double_clicked = Signal(object)
    #: nothing is being placed any more
    ended = Signal()

    def __init__(self, surface: ReadingSurface, quick: str, double: str, is_typed: Callable[[MarkId], bool]) -> None:
        super().__init__(surface)
        self._surface, self._is_typed = surface, is_typed
        self._quick, self._double = quick, double
        self._kind, self._hint, self._by_rectangle = "", "", False
        self._start: PagePoint | None = None
        self._pointer = QPointF()
        self._is_pressed = False
        surface.key_takers.insert(0, _PlacingKeys(self))
        surface.pointer_tools.insert(0, self)
        surface.layers.append(self)

    def begin(self, kind: str, hint: str, *, by_rectangle: bool) -> None:
        """From now on the next drag, or click, is for a mark of this kind; `hint` tells her so meanwhile."""
        self._kind, self._hint, self._by_rectangle = kind, hint, by_rectangle
        self._surface.viewport().update()
        self._start = None
        self._surface.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def end(self) -> None:
        """Give up what was begun."""
        if self._kind:
            self._kind, self._hint, self._start = "", "", None
            self._surface.viewport().setCursor(Qt.CursorShape.ArrowCursor)
            self._surface.viewport().update()
            self.ended.emit()

    @property
    def is_placing(self) -> bool:
        return bool(self._kind)

    def place_by_key(self) -> None:
        """Place it where the keyboard is."""
        kind = self._kind
        self.end()
        self.keyboard_place_wanted.emit(kind)

    # pointer

    def hover(self, _at: QPointF) -> Qt.CursorShape | None:
        return Qt.CursorShape.CrossCursor if self._kind else None

    def press(self, event: QMouseEvent) -> bool:
        at = event.position()
        self._is_pressed = False
        if not self._kind and self._is_double_click_on_mark(event):
            return True
        if not self._kind and event.modifiers() == _CONTROL and self._quick and isinstance(self._surface, PageView):
            self._kind, self._by_rectangle = self._quick, True
        elif not self._kind and self._is_double_click_beside(event):
            self.place_chosen.emit(self._double, at)
            return True
        if not self._kind:
            return False
        self._pointer, self._is_pressed = at, True
        if self._by_rectangle and isinstance(self._surface, PageView):
            self._start = point_on_page(self._surface, at)
        return True

    def move(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        self._surface.viewport().update()

    def release(self, event: QMouseEvent) -> None:
        if not self._is_pressed or not self._kind:
            return
        kind, start, surface = self._kind, self._start, self._surface
        by_rectangle = self._by_rectangle
        self.end()
        if not by_rectangle:
            self.place_chosen.emit(kind, event.position())
        elif start is not None and isinstance(surface, PageView):
            rect = rect_between(surface, start, event.position())
            box = surface.rect_of(start.page_index, rect)
            if box.width() >= _LEAST_PX and box.height() >= _LEAST_PX:
                self.rectangle_drawn.emit(kind, start.page_index, rect)

    # layer

    def paint(self, painter: QPainter) -> None:
        """The rectangle as it is drawn so far, and before that what she can do."""
        surface = self._surface
        if self._hint and not self._is_pressed:
            paint_hint(painter, surface, self._hint)
        if self._start is None or not isinstance(surface, PageView):
            return
        box = surface.rect_of(self._start.page_index, rect_between(surface, self._start, self._pointer))
        tint = QColor(surface.look.page_accent)
        tint.setAlpha(_TINT)
        painter.setPen(QPen(surface.look.page_accent, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(tint)
        painter.drawRect(QRectF(box))

    def _is_double_click_on_mark(self, event: QMouseEvent) -> bool:
        """Tell the second press of a double click on a mark that was typed."""
        is_double = event.type() is event.Type.MouseButtonDblClick
        mark_id = self._surface.mark_at(event.position()) if is_double else None
        if mark_id is None or not self._is_typed(mark_id):
            return False
        self.typed_double_clicked.emit(mark_id)
        return True

    def _is_double_click_beside(self, event: QMouseEvent) -> bool:
        """Whether this is the second press of a double click where there is neither text nor mark."""
        if not self._double or event.type() is not event.Type.MouseButtonDblClick:
            return False
        at, surface = event.position(), self._surface
        if surface.caret_over(at) is not None or surface.mark_at(at) is not None:
            return False
        return not isinstance(surface, PageView) or point_on_page(surface, at) is not None


class _PlacingKeys:
    """The key taker of a tool."""

    def __init__(self, tool: PlacingTool) -> None:
        self._tool = tool

    def wants(self, event: QKeyEvent) -> bool:
        return self._tool.is_placing and event.key() in (*_ENTER, Qt.Key.Key_Escape)

    def press(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._tool.place_by_key()
        else:
            self._tool.end()


def paint_hint(painter: QPainter, surface: ReadingSurface, hint: str) -> None:
    """One sentence at the head of what is shown, over the text, so that nothing moves under the pointer."""
    look, box = surface.look, hint_box(surface.look.interface_font, QRectF(surface.viewport().rect()), hint)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look.interface_font)
    painter.setPen(QPen(look.border, 1))
    painter.setBrush(look.raised)
    painter.drawRoundedRect(box, 8, 8)
    painter.setPen(look.text)
    painter.drawText(box.adjusted(_HINT_PAD_PX, 0, -_HINT_PAD_PX, 0), int(_HINT_LINES), hint)


def hint_box(font: QFont, view: QRectF, hint: str) -> QRectF:
    """Where the sentence stands, clear of the messages at the foot; it takes as many lines as it needs."""
    room = view.adjusted(2 * _HINT_PAD_PX, 0, -2 * _HINT_PAD_PX, 0)
    words = QFontMetricsF(font).boundingRect(room, int(_HINT_LINES), hint)
    box = words.adjusted(-_HINT_PAD_PX - 1, -_HINT_ABOVE_PX, _HINT_PAD_PX + 1, _HINT_ABOVE_PX)
    box.moveTop(view.top() + _HINT_PAD_PX)
    return box
