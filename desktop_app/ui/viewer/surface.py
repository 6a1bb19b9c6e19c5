"""What a PDF view and an abstract view have in common: selecting text, clicking marks, keys, going somewhere.

A subclass says where text and marks are and paints them; it never renders and never touches the library.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
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
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from desktop_app.domain.anchor import Anchor
from desktop_app.domain.document import ReadingPosition
from desktop_app.domain.ids import MarkId
from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.key_input import KeyInput
from desktop_app.ui.viewer.lights import Lights
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.mark_painting import outline
from desktop_app.ui.viewer.mark_styles import ShownMark, tip_of
from desktop_app.ui.viewer.mouse_input import MouseInput
from desktop_app.ui.viewer.scroll_keys import Move, move_of
from desktop_app.ui.viewer.selection import Caret, Grain, PageSpan, ReadableText, TextSelection

_LINE_PX = 48
_OVERLAP_PX = 32
_NOTCH = 120.0
_CARET_PX = 1.5


class ReadingSurface(QAbstractScrollArea):
    """A scrolled text that can be selected and marked, by pointer or by keys."""

    #: the selected text is another, or none any more
    selection_changed = Signal()
    #: the reader let go of the button or of Shift: the selection is as she wants it
    selection_finished = Signal()
    #: MarkId: a mark was clicked
    mark_clicked = Signal(object)
    #: something that is neither mark nor selection was clicked
    ground_clicked = Signal()
    #: what is on the screen moved: scrolled, zoomed, resized
    view_moved = Signal()
    #: the reading position is another
    position_changed = Signal()
    #: the zoom in force is another
    zoom_changed = Signal()
    #: int: the text of this page is there now
    text_arrived = Signal(int)

    def __init__(self, look: ViewerLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget(self))  # to learn what kind of widget Qt's own one is takes the first page 8 ms
        self.look = look
        self.text_selection = TextSelection(self.readable_text)
        self.marks: dict[MarkId, ShownMark] = {}
        self.selected_mark: MarkId | None = None
        self._keys = KeyInput(self)
        self._mouse = MouseInput(self)
        self.lights = Lights(self.viewport().update, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # what a subclass answers

    def readable_text(self, page_index: int) -> ReadableText | None:
        """The text of a page, None while it is not there."""
        raise NotImplementedError

    def text_page_count(self) -> int:
        """How many pages the text has."""
        raise NotImplementedError

    def caret_near(self, at: QPointF) -> Caret | None:
        """The place in the text nearest to a pixel of the viewport."""
        raise NotImplementedError

    def caret_over(self, at: QPointF) -> Caret | None:
        """The place in the text right under a pixel; None beside the text."""
        raise NotImplementedError

    def caret_in_next_line(self, caret: Caret, step: int) -> Caret:
        """The place one line below (1) or above (-1)."""
        raise NotImplementedError

    def first_visible_caret(self) -> Caret | None:
        """Where the keyboard begins to select when nothing was clicked."""
        raise NotImplementedError

    def pieces_of_span(self, span: PageSpan) -> list[QPolygonF]:
        """Where a span of text is shown, in pixels of the viewport."""
        raise NotImplementedError

    def pieces_of_mark(self, mark: Mark) -> list[QPolygonF]:
        """Where a mark is shown, in pixels of the viewport; empty for one that could not be placed."""
        raise NotImplementedError

    def mark_at(self, at: QPointF) -> MarkId | None:
        """The mark under a pixel of the viewport, the shortest where several lie."""
        raise NotImplementedError

    def anchors(self) -> list[Anchor]:
        """The selection as anchors, one for each page it touches."""
        raise NotImplementedError

    def selected_text(self) -> str:
        """The selection as clean text: words whole, lines joined."""
        raise NotImplementedError

    def show_mark(self, mark_id: MarkId) -> None:
        """Scroll the mark into view and light it for a moment."""
        raise NotImplementedError

    def show_span(self, span: PageSpan) -> None:
        """Scroll a span of text into view and light it for a moment."""
        raise NotImplementedError

    def position(self) -> ReadingPosition:
        """Where reading is."""
        raise NotImplementedError

    def scroll_to(self, position: ReadingPosition) -> None:
        """Take up reading there, at the zoom it names."""
        raise NotImplementedError

    @property
    def zoom_factor(self) -> float:
        """The zoom in force, also while it follows the view; 1.0 is 100 %."""
        raise NotImplementedError

    def zoom_to(self, factor: float) -> None:
        """Take this zoom; what is in the middle stays there."""
        raise NotImplementedError

    def zoom_in(self) -> None:
        raise NotImplementedError

    def zoom_out(self) -> None:
        raise NotImplementedError

    def zoom_by_wheel(self, notches: float, at: QPointF) -> None:
        """The wheel was turned with Ctrl held, away from her for larger; what is under the pointer stays there."""
        raise NotImplementedError

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
        """Where the keyboard is, while nothing is selected; upright in upright text."""
        caret = self.text_selection.caret
        if caret is None or not self.text_selection.is_empty:
            return None
        for offset, corner in ((caret.offset, 0), (caret.offset - 1, 1)):
            pieces = self.pieces_of_span(PageSpan(caret.page_index, offset, offset + 1)) if offset >= 0 else []
            if pieces:
                return QLineF(pieces[0].at(corner), pieces[0].at(3 - corner))
        return None

    def paint_lights(self, painter: QPainter, colour: QColor) -> None:
        """Frame what was just gone to and the present find, and draw where the keyboard is, while it is here."""
        for span in (self.lights.span, self.lights.hit):
            if span is not None:
                outline(painter, self.pieces_of_span(span), colour, 2.5)
        line = self.caret_line() if self.hasFocus() else None
        if line is not None:
            painter.setPen(QPen(colour, _CARET_PX))
            painter.drawLine(line)

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
        if self._keys.wants(event):
            self._keys.press(event)
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
        return super().viewportEvent(event)

    def wants_key(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to the text rather than to a shortcut of the window."""
        return self._keys.wants(event) or move_of(event) is not None

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
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.press(event)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.release(event)
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The card of the mark under the pointer, else that of the selection."""
        mark_id = self.mark_at(QPointF(event.pos()))
        if mark_id is not None:
            self.mark_clicked.emit(mark_id)
        elif self.has_selection():
            self.selection_finished.emit()
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

    def _show_tip(self, event: QHelpEvent) -> None:
        """What the mark under the pointer means, and its comment."""
        mark_id = self.mark_at(QPointF(event.pos()))
        if mark_id is None:
            QToolTip.hideText()
            return
        shown = self.marks[mark_id]
        QToolTip.showText(event.globalPos(), tip_of(shown), self.viewport())
