"""What a surface says and is asked: its signals, and what each kind of surface answers in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Signal
from PySide6.QtGui import QPolygonF
from PySide6.QtWidgets import QAbstractScrollArea

from desktop_app.domain.document import ReadingPosition
from desktop_app.domain.ids import MarkId
from desktop_app.ui.viewer.selection import Caret, PageSpan, ReadableText

if TYPE_CHECKING:
    from desktop_app.domain.anchor import Anchor
    from desktop_app.domain.mark import Mark


class SurfaceAnswers(QAbstractScrollArea):
    """Knows nothing itself; `ReadingSurface` adds what all surfaces do alike."""

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
    #: MarkId or None: the pointer came over this mark, or left it
    mark_hovered = Signal(object)
    #: QPoint of the screen: a menu is wished for where there is neither mark nor selection
    menu_requested = Signal(QPoint)

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

    def caret_at_line_edge(self, caret: Caret, step: int) -> Caret:
        """The end (1) or the start (-1) of the line a place is in."""
        text = self.readable_text(caret.page_index)
        return Caret(caret.page_index, text.line_span(caret.offset)[1 if step > 0 else 0]) if text else caret

    def show_page_of(self, caret: Caret) -> None:
        """Show the page a place is on, where only some pages can be scrolled to."""

    def spans_in(self, _box: QRectF) -> list[PageSpan] | None:
        """What stands in a rectangle of the viewport, line by line; None where there are no columns to choose from."""
        return None

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
