"""What a PDF view and an abstract view have in common: selecting text, clicking marks, keys, going somewhere.

A subclass says where text and marks are and paints them; it never renders and never touches the library.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.domain.ids import MarkId
from desktop_app.ui.viewer.lights import Lights
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.mouse_input import MouseInput
from desktop_app.ui.viewer.scroll_keys import Move, move_of
from desktop_app.ui.viewer.selection import Caret, Grain, PageSpan, TextSelection
from desktop_app.ui.viewer.surface_answers import SurfaceAnswers
from desktop_app.ui.viewer.surface_tools import KeyTaker, PaintLayer, PointerTool

if TYPE_CHECKING:
    from desktop_app.ui.viewer.caret_driver import CaretDriver
    from desktop_app.ui.viewer.mark_styles import ShownMark

_LINE_PX = 48
#: a notch of the wheel turns by three of these
_STEP_PX = 32
_OVERLAP_PX = 32
_NOTCH = 120.0
CARET_PX = 1.5


class ReadingSurface(SurfaceAnswers):
    """A scrolled text that can be selected and marked, by pointer or by keys."""

    def __init__(self, look: ViewerLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget(self))  # to learn what kind of widget Qt's own one is takes the first page 8 ms
        self.look = look
        self.text_selection = TextSelection(self.readable_text)
        self.marks: dict[MarkId, ShownMark] = {}
        self.selected_mark: MarkId | None = None
        self._mouse = MouseInput(self)
        self.lights = Lights(self.viewport().update, self)
        self.key_takers: list[KeyTaker] = []
        self.pointer_tools: list[PointerTool] = []
        self.layers: list[PaintLayer] = []
        #: how wide the place of the keyboard is drawn; nothing while it blinks
        self.caret_px = CARET_PX
        self._tool: PointerTool | None = None
        self._hovered: MarkId | None = None
        self.verticalScrollBar().setSingleStep(_STEP_PX)
        self.horizontalScrollBar().setSingleStep(_STEP_PX)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # made with the first key, as the first page need not wait for them

    @cached_property
    def driver(self) -> CaretDriver:
        """What moves the place of the keyboard."""
        from desktop_app.ui.viewer.caret_driver import CaretDriver

        return CaretDriver(self)

    @cached_property
    def _keys(self) -> KeyTaker:
        from desktop_app.ui.viewer.key_input import KeyInput

        return KeyInput(self, self.driver)

    # marks and selection

    def set_look(self, look: ViewerLook) -> None:
        """Draw with these colours and fonts from now on."""
        self.look = look
        self.viewport().update()

    def set_marks(self, marks: Mapping[MarkId, ShownMark]) -> None:
        """Show these marks and no others."""
        self.marks = dict(marks)
        self.viewport().update()

    def select_mark(self, mark_id: MarkId | None) -> None:
        """Frame this mark."""
        if mark_id != self.selected_mark:
            self.selected_mark = mark_id
            self.viewport().update()

    def has_selection(self) -> bool:
        return not self.text_selection.is_empty and bool(self.text_selection.spans())

    def clear_selection(self) -> None:
        """Select nothing; the keyboard keeps its place."""
        self.text_selection.collapse()
        self.tell_selection()

    def selection_rect(self) -> QRectF:
        """The box around the selected text, in pixels of the viewport."""
        box = QRectF()
        for span in self.text_selection.spans():
            for piece in self.pieces_of_span(span):
                box = box.united(piece.boundingRect())
        return box

    def selection_end_rect(self) -> QRectF:
        """The line where the selection was finished, in pixels of the viewport."""
        spans = self.text_selection.spans()
        pieces = [piece for span in spans for piece in self.pieces_of_span(span)]
        if not pieces:
            return QRectF()
        return (pieces[-1] if self.text_selection.ends_forward else pieces[0]).boundingRect()

    def caret_line(self) -> QLineF | None:
        """Where the keyboard is, while nothing is selected or a caret leads; upright in upright text."""
        caret = self.text_selection.caret
        if caret is None or not (self.text_selection.is_empty or self.caret_px > CARET_PX):
            return None
        return self.caret_line_at(caret)

    def caret_line_at(self, caret: Caret) -> QLineF | None:
        """A place between two characters in pixels of the viewport, from the top of the line to its foot."""
        for offset, corner in ((caret.offset, 0), (caret.offset - 1, 1)):
            pieces = self.pieces_of_span(PageSpan(caret.page_index, offset, offset + 1)) if offset >= 0 else []
            if pieces:
                return QLineF(pieces[0].at(corner), pieces[0].at(3 - corner))
        return None

    def paint_lights(self, painter: QPainter, colour: QColor) -> None:
        """Frame what was just gone to, draw where the keyboard is, and the layers."""
        if self.lights.span is not None:
            from desktop_app.ui.viewer.mark_painting import outline

            outline(painter, self.pieces_of_span(self.lights.span), colour, 2.5)
        line = self.caret_line() if self.hasFocus() and self.caret_px else None
        if line is not None:
            painter.setPen(QPen(colour, self.caret_px))
            painter.drawLine(line)
        for layer in self.layers:
            painter.save()
            layer.paint(painter)
            painter.restore()

    def mark_rects(self, mark_id: MarkId | None) -> tuple[QRectF, QRectF]:
        """The box around a mark and its last line, in pixels of the viewport; null where it is not shown."""
        shown = self.marks.get(mark_id) if mark_id is not None else None
        boxes = [piece.boundingRect() for piece in self.pieces_of_mark(shown.mark)] if shown is not None else []
        around = QRectF()
        for box in boxes:
            around = around.united(box)
        return around, boxes[-1] if boxes else QRectF()

    def copy(self) -> None:
        """Put the selected text on the clipboard."""
        if self.has_selection():
            QGuiApplication.clipboard().setText(self.selected_text())

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = move_of(event)
        taker = self._key_taker(event)
        if taker is not None:
            taker.press(event)
        elif move is not None:
            self.move_view(move)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Shift and self.has_selection() and not self.is_dragging():
            self.selection_finished.emit()
        super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the reading keys from being taken as shortcuts of the window while the text has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.wants_key(event):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(QPointF(-1, -1))
        return super().viewportEvent(event)

    def wants_key(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to the text rather than to a shortcut of the window."""
        return self._key_taker(event) is not None or move_of(event) is not None

    def _key_taker(self, event: QKeyEvent) -> KeyTaker | None:
        return next((taker for taker in (*self.key_takers, self._keys) if taker.wants(event)), None)

    def move_view(self, move: Move) -> None:
        """Scroll as a key says."""
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        screen = max(_LINE_PX, self.viewport().height() - _OVERLAP_PX)
        if move in (Move.FIRST, Move.LAST):
            down.setValue(down.minimum() if move is Move.FIRST else down.maximum())
        elif move in (Move.LEFT, Move.RIGHT):
            across.setValue(across.value() + (_LINE_PX if move is Move.RIGHT else -_LINE_PX))
        elif move in (Move.LINE_UP, Move.LINE_DOWN):
            self.scroll_by(_LINE_PX if move is Move.LINE_DOWN else -_LINE_PX)
        else:
            self.scroll_by(screen if move in (Move.SCREEN_DOWN, Move.NEXT_PAGE) else -screen)

    # pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._tool = next((tool for tool in self.pointer_tools if tool.press(event)), None)
        if self._tool is None:
            self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._tool is not None:
            self._tool.move(event)
            return
        self._mouse.move(event)
        if not event.buttons():
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        tool = self._tool
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
        elif tool is not None:
            self._tool = None
            tool.release(event)
        else:
            self._mouse.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The card of the mark under the pointer, else that of the selection."""
        mark_id = self.mark_at(QPointF(event.pos()))
        if mark_id is not None:
            self.mark_clicked.emit(mark_id)
        elif self.has_selection():
            self.selection_finished.emit()
        else:
            self.menu_requested.emit(event.globalPos())
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if event.angleDelta().y():
            self.zoom_by_wheel(event.angleDelta().y() / _NOTCH, event.position())
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        self._mouse.stop()
        self._tool = None
        self._hover(QPointF(-1, -1))
        self.lights.stop()
        super().hideEvent(event)

    def begin_selection(self, at: QPointF, grain: Grain) -> None:
        """Start selecting where the button went down."""
        caret = self.caret_near(at) if grain is Grain.CHARACTER else self.caret_over(at)
        if caret is not None:
            self.text_selection.start(caret, grain)
            self.tell_selection()

    def drag_selection(self, at: QPointF) -> None:
        """Let the moving end follow the pointer."""
        caret = self.caret_near(at)
        if caret is not None:
            self.text_selection.extend(caret)
            self.tell_selection()

    def select_block(self, box: QRectF) -> None:
        """Select what stands in a rectangle of the viewport."""
        self.text_selection.select_block(self.spans_in(box) or ())
        self.tell_selection()

    def click(self, at: QPointF) -> None:
        """A plain click: on a mark, on text (the keyboard begins there), beside both."""
        caret = self.caret_over(at)
        if caret is not None:
            self.text_selection.start(caret)
        mark_id = self.mark_at(at)
        if mark_id is not None:
            self.mark_clicked.emit(mark_id)
        else:
            self.ground_clicked.emit()
        self.viewport().update()

    def scroll_by(self, pixels: int) -> None:
        """Move the view down by so many pixels."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def is_dragging(self) -> bool:
        return self._mouse.is_dragging

    def tell_selection(self) -> None:
        """Say that the selection is another one."""
        self.viewport().update()
        self.selection_changed.emit()

    def _hover(self, at: QPointF) -> None:
        """Show by the cursor what is under the pointer; (-1, -1) is nowhere."""
        is_here = self.viewport().rect().contains(at.toPoint())
        mark_id = self.mark_at(at) if is_here else None
        if mark_id != self._hovered:
            self._hovered = mark_id
            self.mark_hovered.emit(mark_id)
        shapes = [shape for tool in self.pointer_tools if (shape := tool.hover(at)) is not None]
        shape = shapes[0] if shapes else self._cursor_over(at, mark_id) if is_here else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def _cursor_over(self, at: QPointF, mark_id: MarkId | None) -> Qt.CursorShape:
        if mark_id is not None:
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.IBeamCursor if self.caret_over(at) is not None else Qt.CursorShape.ArrowCursor

    def _show_tip(self, event: QHelpEvent) -> None:
        """What the mark under the pointer means, and its comment."""
        from PySide6.QtWidgets import QToolTip

        from desktop_app.ui.viewer.mark_styles import tip_of

        mark_id = self.mark_at(QPointF(event.pos()))
        if mark_id is None:
            QToolTip.hideText()
            return
        shown = self.marks[mark_id]
        QToolTip.showText(event.globalPos(), tip_of(shown), self.viewport())
