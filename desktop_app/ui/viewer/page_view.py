"""Shows the pages of a PDF: how they lie, how large they are, and how she moves among them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.document import Arrangement, ReadingPosition
from desktop_app.domain.geometry import Rect, bounds_of
from desktop_app.domain.ids import MarkId
from desktop_app.pdf.ports import PageSize
from desktop_app.ui.bridge.page_source import OpenPdf, PageSource
from desktop_app.ui.viewer import zoom as zooms
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.page_controls import PageControls
from desktop_app.ui.viewer.page_layout import PAGE_GAP, PageLayout, PagePoint, turned_sizes
from desktop_app.ui.viewer.page_place import PagePlace
from desktop_app.ui.viewer.page_rows import ONE_COLUMN, PageRows, rows_of
from desktop_app.ui.viewer.scroll_keys import Move
from desktop_app.ui.viewer.selection import Caret, PageSpan

if TYPE_CHECKING:
    from desktop_app.ui.viewer.page_input import PageInput


class PageView(PageControls):
    """`show_pdf` gives it an open document; marks of the same document follow by `set_marks`."""

    #: int: the page she is on is another
    page_changed = Signal(int)
    #: pages lie otherwise than before: arrangement, direction or turn
    arrangement_changed = Signal()

    def __init__(self, pages: PageSource, look: ViewerLook, parent: QWidget | None = None) -> None:
        super().__init__(pages, look, parent)
        #: what the reader chose; `zoom_factor` is what it comes to
        self.zoom = zooms.Zoom()
        self._arrangement, self._is_leftward = Arrangement.CONTINUOUS, False
        self._rows: PageRows = ONE_COLUMN
        self._sizes: tuple[PageSize, ...] = ()
        self._kept = PagePlace()
        self._went_to: int | None = None
        self._is_laying_out = False
        self._current = 0
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # document

    def show_pdf(self, pdf: OpenPdf, position: ReadingPosition) -> None:
        """Lay the pages out at once and ask for the tiles that will show, before anything is painted."""
        self._bare_pages = frozenset()
        self._supply.take(pdf)
        self._failed.clear()
        self._is_first_paint_due = True
        self.text_selection.clear()
        self.set_marks({})
        self.scroll_to(position)

    def close_pdf(self) -> None:
        """Show nothing and want nothing."""
        self._supply.take(None)
        self._failed.clear()
        self.text_selection.clear()
        self.set_marks({})
        self._sizes = ()
        self._lay_out()

    @property
    def page_index(self) -> int:
        layout, bar = self._layout, self.verticalScrollBar()
        if not layout.page_count:
            return 0
        if self._went_to is not None:
            return self._went_to
        if bar.value() == bar.maximum() > 0 and not layout.rows.is_paged:
            return layout.page_after(layout.page_count - 1, 0)
        return self._page_near(bar.value() + self.viewport().height() // 3)

    def go_to_page(self, page_index: int) -> None:
        """Show the top of a page."""
        if self._layout.page_count:
            self._kept = PagePlace(page_index, across=self._kept.across).within(self._layout.page_count)
            self._went_to = self._kept.page_index
            self._lay_out()
            self._tell_moved()

    def show_page_of(self, caret: Caret) -> None:
        if self._layout.rows.is_paged and caret.page_index not in self.visible_boxes():
            self.go_to_page(caret.page_index)

    def step_row(self, step: int, *, to_end: bool = True) -> None:
        """Show the next row (1) or the one before (-1), of which the end shows where `to_end` and pages show alone."""
        if not self._layout.page_count:
            return
        rows, page = self._layout.rows, self._layout.page_after(self.page_index, step)
        if to_end and rows.row_of(page) == rows.row_of(self.page_index):
            return
        self.go_to_page(page)
        if to_end and step < 0 and rows.is_paged:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def turn_to_page(self, page_index: int) -> None:
        """Go on to this page, or beyond it where it shows beside the present one already."""
        rows, current = self._layout.rows, self.page_index
        if page_index != current and rows.row_of(page_index) == rows.row_of(current):
            page_index = self._layout.page_after(current, 1 if page_index > current else -1)
        self.go_to_page(page_index)

    def show_point(self, point: PagePoint) -> None:
        """Bring this place to a third of the view's height."""
        if 0 <= point.page_index < self._layout.page_count:
            self._bring_row(point.page_index)
            x, y = self._layout.pixel_at(point)
            self._reveal_across(x, x)
            self.verticalScrollBar().setValue(round(y) - self.viewport().height() // 3)

    # how pages lie

    @property
    def arrangement(self) -> Arrangement:
        return self._arrangement

    @property
    def is_leftward(self) -> bool:
        """Whether pages that face one another go from right to left."""
        return self._is_leftward

    def arrange(self, arrangement: Arrangement, *, is_leftward: bool | None = None) -> None:
        """Let the pages lie like this; what she reads stays in the view."""
        page = self.page_index
        self._kept = replace(self._kept, across=0.5) if self._kept.page_index == page else PagePlace(page)
        self._went_to = page
        self._put_in_rows(arrangement, self._is_leftward if is_leftward is None else is_leftward)
        self._lay_out()
        self._tell_moved()
        self.arrangement_changed.emit()

    def turn_pages(self, quarters: int) -> None:
        """Turn all pages clockwise; what is in the middle stays there."""
        point = self.point_at(self._middle())
        self._turn = (self._turn + 90 * quarters) % 360
        self._size_anew()
        self._lay_out()
        if point is not None:
            x, y = self._layout.pixel_at(point)
            self._scroll_to(x - self._middle().x(), y - self._middle().y())
            self._keep_place()
        self._tell_moved()
        self.arrangement_changed.emit()

    def _put_in_rows(self, arrangement: Arrangement, is_leftward: bool) -> None:
        self._arrangement, self._is_leftward = arrangement, is_leftward
        self._rows = rows_of(arrangement, is_leftward=is_leftward)

    def _size_anew(self) -> None:
        self._sizes = turned_sizes(self.pdf.sizes, self._turn) if self.pdf is not None else ()

    # zoom

    @property
    def zoom_factor(self) -> float:
        return self._layout.zoom

    def set_zoom(self, zoom: zooms.Zoom, fixed: QPointF | None = None) -> None:
        """Zoom so that the point `fixed` of the viewport keeps what is under it; without one, the top of the view."""
        self.zoom = zoom
        self._lay_out(fixed)
        self._tell_moved()

    def zoom_in(self) -> None:
        self.set_zoom(zooms.Zoom.of(zooms.larger(self.zoom_factor)), self._middle())

    def zoom_out(self) -> None:
        self.set_zoom(zooms.Zoom.of(zooms.smaller(self.zoom_factor)), self._middle())

    def zoom_to(self, factor: float) -> None:
        self.set_zoom(zooms.Zoom.of(factor), self._middle())

    def zoom_by_wheel(self, notches: float, at: QPointF) -> None:
        self.set_zoom(zooms.Zoom.of(zooms.wheeled(self.zoom_factor, notches)), at)

    # place

    def position(self) -> ReadingPosition:
        if not self._layout.page_count:
            return ReadingPosition()
        down = min(max(self._kept.down, 0.0), 1.0)
        view = self._arrangement, self._turn, self._is_leftward
        return ReadingPosition(self._kept.page_index, down, self.zoom.stored, *view)

    def scroll_to(self, position: ReadingPosition) -> None:
        before = self._arrangement, self._turn, self._is_leftward
        self._kept, self._went_to = PagePlace(position.page_index, position.offset), None
        self.zoom = zooms.Zoom.from_stored(position.zoom)
        self._turn = position.turn
        self._put_in_rows(position.arrangement, position.is_leftward)
        self._size_anew()
        self._lay_out()
        self._tell_moved()
        if before != (self._arrangement, self._turn, self._is_leftward):
            self.arrangement_changed.emit()

    def move_view(self, move: Move) -> None:
        if not self._input.steps.take(move):
            super().move_view(move)

    def show_span(self, span: PageSpan) -> None:
        if span.page_index < self._layout.page_count and (box := self._text.bounds(span)) is not None:
            self._bring_row(span.page_index)
            self._reveal(box)
            self.lights.flash_span(span)

    def show_mark(self, mark_id: MarkId) -> None:
        shown = self.marks.get(mark_id)
        page = shown.mark.anchor.page_index if shown is not None else None
        if shown is None or page is None or page >= self._layout.page_count:
            return
        box = bounds_of(shown.mark.anchor.quads)
        if box is None:
            self.go_to_page(page)
        else:
            self._bring_row(page)
            self._reveal(self._layout.rect_of(page, box))
        self.lights.flash_mark(mark_id)

    # events

    def set_look(self, look: ViewerLook) -> None:
        super().set_look(look)
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._tell_moved()

    def tell_selection(self) -> None:
        """Where one page shows at a time, keys that select go on to the next one."""
        caret = self.text_selection.caret
        if self._layout.rows.is_paged and caret is not None and self.has_selection():
            self._bring_row(caret.page_index)
        super().tell_selection()

    def _new_input(self) -> "PageInput":
        from desktop_app.ui.viewer.page_input import PageInput  # the first page need not wait for it

        return PageInput(self)

    # layout

    def _middle(self) -> QPointF:
        return QPointF(self.viewport().width() / 2, self.viewport().height() / 2)

    def _head(self) -> QPointF:
        """The pixel of the viewport whose place is the reading position: below the gap above a page."""
        return QPointF(self.viewport().width() / 2, PAGE_GAP)

    def _lay_out(self, fixed: QPointF | None = None) -> None:
        """Make the layout anew; what was kept, or what is under `fixed`, stays where it is."""
        kept, at = self._kept, self._head()
        if fixed is not None and self._layout.page_count:
            kept, at = PagePlace.at(self._layout, *self._in_layout(fixed)), fixed
        sizes, size = self._sizes, self.viewport().size()
        rows = self._rows if len(sizes) != 1 or self._rows.columns == 1 else ONE_COLUMN
        kept = kept.within(max(1, len(sizes)))
        factor = self.zoom.resolved(sizes, kept.page_index, size.width(), size.height(), rows) if sizes else 1.0
        before = self._layout
        if not before.is_of(sizes, factor, size.width(), size.height(), rows):
            self._take_layout(PageLayout(sizes, factor, size.width(), size.height(), rows))
        self._is_laying_out = True
        self._set_ranges(size, kept.page_index)
        if sizes:
            x, y = kept.pixel_in(self._layout)
            self._scroll_to(x - at.x(), y - at.y())
        self._is_laying_out = False
        if fixed is not None:
            self._keep_place()
        if factor != before.zoom:
            self.zoom_changed.emit()

    def _set_ranges(self, size: QSize, page_index: int) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(size.width())
        across.setRange(0, max(0, self._layout.width - size.width()))
        down.setPageStep(size.height())
        first, last = self._layout.reach(page_index)
        down.setRange(first, max(first, last - size.height()))

    def _scroll_to(self, x: float, y: float) -> None:
        self.horizontalScrollBar().setValue(round(x))
        self.verticalScrollBar().setValue(round(y))

    def _keep_place(self) -> None:
        self._went_to = None
        if self._layout.page_count:
            x, y = self._in_layout(self._head())
            self._kept = PagePlace.at(self._layout, x, y, self._page_near(y))

    def _page_near(self, y: float) -> int:
        """The page that is read at this height of the layout: of two that show in their whole width, the first."""
        across = self.horizontalScrollBar()
        if not across.maximum():
            return self._layout.page_at(int(y))
        return self._layout.page_under(across.value() + self.viewport().width() / 2, y)

    def _bring_row(self, page_index: int) -> None:
        """Where one row shows at a time, show that of a page."""
        rows = self._layout.rows
        if rows.is_paged and rows.row_of(page_index) != rows.row_of(self._kept.page_index):
            self.go_to_page(page_index)

    def _reveal(self, rect: Rect) -> None:
        """Scroll so that a rectangle of the layout shows, its head at a third of the view when it did not show."""
        view = self.view()
        if rect.y0 < view.top or rect.y1 > view.top + view.height:
            self.verticalScrollBar().setValue(round(rect.y0) - view.height // 3)
        self._reveal_across(rect.x0, rect.x1)

    def _reveal_across(self, left: float, right: float) -> None:
        view = self.view()
        if left < view.left or right > view.left + view.width:
            self.horizontalScrollBar().setValue(round((left + right) / 2) - view.width // 2)

    def _on_scrolled(self) -> None:
        if not self._is_laying_out:
            self._keep_place()
            self._tell_moved()

    def _tell_moved(self) -> None:
        self.viewport().update()
        self._failed.place(self.visible_boxes())
        self._ask()
        self.view_moved.emit()
        self.position_changed.emit()
        if self.page_index != self._current:
            self._current = self.page_index
            self.page_changed.emit(self._current)
