"""The handles of the selected mark on one surface: they are painted, they are dragged, or moved by Shift and arrows."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter

from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.extent_change import ExtentChange
from desktop_app.ui.viewer.mark_extent import WHOLE, RectExtent, TextExtent
from desktop_app.ui.viewer.mark_handles import Handle, handle_at, paint_handles, rect_handles, text_handles
from desktop_app.ui.viewer.page_view import PageView

if TYPE_CHECKING:
    from desktop_app.ui.viewer.area_pictures import AreaPictures
    from desktop_app.ui.viewer.marking import Marking
    from desktop_app.ui.viewer.surface import ReadingSurface

_PAUSE_MS = 900
_STEP_PX = 4.0
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
#: key -> steps to the right and down
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ExtentTool(QObject):
    """A pointer tool and a layer of a surface; `marking` is asked each time, because it comes with the first paper."""

    def __init__(
        self, surface: "ReadingSurface", marking: "Callable[[], Marking | None]", pictures: "AreaPictures"
    ) -> None:
        super().__init__(surface)
        self._surface, self._marking, self._pictures = surface, marking, pictures
        self._dragged: ExtentChange | None = None
        self._handle: Handle | None = None
        self._pressed_at = QPointF()
        self._has_moved = False
        self._keyed: ExtentChange | None = None
        self._keyed_start = False
        self._stepped = QPointF()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.finish)
        surface.pointer_tools.append(self)
        surface.layers.append(self)
        surface.key_takers.insert(0, _ExtentKeys(self))
        surface.installEventFilter(self)

    def finish(self) -> None:
        """Store what the keys did so far."""
        self._pause.stop()
        if self._keyed is not None:
            keyed, self._keyed = self._keyed, None
            keyed.store(self._pictures)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._surface and self._keyed is not None:
            is_let_go = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Shift
            is_let_go = is_let_go and event.type() == QEvent.Type.KeyRelease
            if is_let_go or event.type() == QEvent.Type.FocusOut:
                self.finish()
        return False

    # pointer

    def hover(self, at: QPointF) -> Qt.CursorShape | None:
        handle = handle_at(self._handles(), at, self._whole())
        return handle.cursor if handle is not None else None

    def press(self, event: QMouseEvent) -> bool:
        self.finish()
        at = event.position()
        handle = handle_at(self._handles(), at, self._whole())
        if handle is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        self._dragged = self._change(moves_start=handle.end == "start")
        self._handle, self._pressed_at, self._has_moved = handle, at, False
        return self._dragged is not None

    def move(self, event: QMouseEvent) -> None:
        far = (event.position() - self._pressed_at).manhattanLength()
        if self._dragged is None or (
            not self._has_moved and far < QGuiApplication.styleHints().startDragDistance() / 2
        ):
            return
        marking = self._marking()
        if not self._has_moved and marking is not None:
            self._has_moved = True
            marking.close_cards()
        self._drag(self._dragged, event.position())
        self._dragged.show()

    def release(self, _event: QMouseEvent) -> None:
        dragged, self._dragged = self._dragged, None
        if dragged is None:
            return
        if self._has_moved:
            dragged.store(self._pictures)
        else:
            self._surface.mark_clicked.emit(dragged.mark.id)

    def _drag(self, dragged: ExtentChange, at: QPointF) -> None:
        extent, handle = dragged.extent, self._handle
        if isinstance(extent, TextExtent):
            self._scroll_towards(at)
            lifted = QPointF(at.x(), at.y() - self._line_height() / 2)  # the handle hangs below its line
            caret = self._surface.caret_near(lifted)
            if caret is not None:
                extent.move_to(caret)
        elif handle is not None and handle.grip is not None:
            across, down = self._points(extent.page_index, self._pressed_at, at)
            extent.move(handle.grip, across, down)

    def _scroll_towards(self, at: QPointF) -> None:
        """Bring more of the text into view while an end is dragged out of it."""
        height = self._surface.viewport().height()
        beyond = min(at.y(), 0.0) + max(at.y() - height, 0.0)
        if beyond:
            self._surface.scroll_by(round(beyond / 2))

    # keys

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key moves an end of the selected mark."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_ours = event.key() in _ARROWS and bool(modifiers & _SHIFT) and not modifiers & ~(_SHIFT | _CONTROL | _ALT)
        return is_ours and not self._surface.has_selection() and bool(self._pieces())

    def press_key(self, event: QKeyEvent) -> None:
        across, down = _ARROWS[Qt.Key(event.key())]
        by_word, moves_start = bool(event.modifiers() & _CONTROL), bool(event.modifiers() & _ALT)
        self._settle_end(moves_start=moves_start)
        keyed = self._keyed = self._keyed or self._change(moves_start=moves_start)
        marking = self._marking()
        if keyed is None or marking is None:
            return
        self._keyed_start = moves_start
        marking.close_cards()
        if isinstance(keyed.extent, TextExtent):
            if down:
                keyed.extent.step_line(down)
            else:
                keyed.extent.step(across, by_word=by_word)
        else:
            self._step_rect(keyed.extent, across, down, whole=by_word)
        keyed.show()
        self._pause.start()

    def _settle_end(self, *, moves_start: bool) -> None:
        """The other end is another change."""
        if self._keyed is not None and moves_start != self._keyed_start:
            self.finish()

    def _step_rect(self, extent: RectExtent, across: int, down: int, *, whole: bool) -> None:
        if not extent.is_changed:
            self._stepped = QPointF()
        self._stepped += QPointF(across, down) * _STEP_PX
        handles = self._handles()
        corners = [one for one in handles if one.grip != WHOLE]
        last = max(corners, key=lambda one: one.at.x() + one.at.y(), default=None)
        grip = WHOLE if whole or last is None or last.grip is None else last.grip
        extent.move(grip, *self._points(extent.page_index, QPointF(), self._stepped))

    # layer

    def paint(self, painter: QPainter) -> None:
        is_page = isinstance(self._surface, PageView)
        colour = self._surface.look.page_accent if is_page else self._surface.look.accent
        paint_handles(painter, self._handles(), colour)

    # the mark

    def _pieces(self) -> list[Mark]:
        """The selected mark with its pieces, as it is stored."""
        marking = self._marking()
        if marking is None or marking.surface is not self._surface or marking.selected is None:
            return []
        return marking.pieces_of(marking.selected)

    def _is_text(self, mark: Mark) -> bool:
        marking = self._marking()
        kind = marking.choice.kinds.get(mark.kind) if marking is not None else None
        return kind is None or kind.is_of_text

    def _handles(self) -> list[Handle]:
        shown = self._surface.marks
        pieces = [shown[piece.id].mark for piece in self._pieces() if piece.id in shown]
        if not pieces or self._surface.has_selection():
            return []
        if self._is_text(pieces[0]):
            return text_handles(self._surface, pieces)
        if not isinstance(self._surface, PageView):
            return []
        return rect_handles(self._surface, pieces[0], has_corners=self._made_by(pieces[0]) != "click")

    def _whole(self) -> QRectF:
        pieces = self._pieces()
        is_rect = bool(pieces) and not self._is_text(pieces[0])
        return self._surface.mark_rects(pieces[0].id)[0] if is_rect else QRectF()

    def _made_by(self, mark: Mark) -> str:
        marking = self._marking()
        kind = marking.choice.kinds.get(mark.kind) if marking is not None else None
        return kind.made_by if kind is not None else ""

    def _change(self, *, moves_start: bool) -> ExtentChange | None:
        pieces, marking = self._pieces(), self._marking()
        if not pieces or marking is None:
            return None
        extent: TextExtent | RectExtent
        if self._is_text(pieces[0]):
            extent = TextExtent(self._surface, pieces, moves_start=moves_start)
            if not extent.is_known:
                return None
        elif isinstance(self._surface, PageView):
            quotes_text = self._made_by(pieces[0]) == "rectangle"
            extent = RectExtent(self._surface, pieces[0], quotes_text=quotes_text)
        else:
            return None
        return ExtentChange(marking, self._surface, pieces, extent)

    def _points(self, page_index: int, start: QPointF, end: QPointF) -> tuple[float, float]:
        """How far it is from one pixel to another, in points of a page."""
        if not isinstance(self._surface, PageView):
            return 0.0, 0.0
        layout = self._surface.layout_now
        first = layout.point_at(start.x(), start.y(), page_index)
        last = layout.point_at(end.x(), end.y(), page_index)
        return last.x - first.x, last.y - first.y

    def _line_height(self) -> float:
        pieces = self._pieces()
        return self._surface.mark_rects(pieces[0].id)[1].height() if pieces else 0.0


class _ExtentKeys:
    """The key taker of a tool."""

    def __init__(self, tool: ExtentTool) -> None:
        self._tool = tool

    def wants(self, event: QKeyEvent) -> bool:
        return self._tool.takes(event)

    def press(self, event: QKeyEvent) -> None:
        self._tool.press_key(event)
