"""Shows a PDF as one long scroll of pages: it paints what is ready and asks for what is missing, and never renders."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPolygonF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.anchor import Anchor
from desktop_app.domain.document import ReadingPosition
from desktop_app.domain.geometry import Rect, bounds_of
from desktop_app.domain.ids import MarkId
from desktop_app.domain.mark import Mark
from desktop_app.ui.bridge.page_source import OpenPdf, PageSource
from desktop_app.ui.viewer import zoom as zooms
from desktop_app.ui.viewer.failed_pages import FailedPages
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.mark_styles import ShownMark
from desktop_app.ui.viewer.page_layout import PAGE_GAP, Corners, PageLayout, PagePoint
from desktop_app.ui.viewer.page_marks import PageMarks
from desktop_app.ui.viewer.page_painter import PagePainter
from desktop_app.ui.viewer.page_place import PagePlace
from desktop_app.ui.viewer.page_supply import PageSupply
from desktop_app.ui.viewer.page_text import PlacedText
from desktop_app.ui.viewer.scroll_keys import Move
from desktop_app.ui.viewer.selection import Caret, PageSpan
from desktop_app.ui.viewer.surface import ReadingSurface
from desktop_app.ui.viewer.tile_plan import View

if TYPE_CHECKING:
    from desktop_app.pdf.textmap import TextMap


class PageView(ReadingSurface):
    """`show_pdf` gives it an open document; marks of the same document follow by `set_marks`."""

    #: int: the page she is on is another
    page_changed = Signal(int)
    #: she wants a page again that failed
    retry_requested = Signal()
    #: everything that shows is painted for the first time since `show_pdf`
    first_painted = Signal()

    def __init__(self, pages: PageSource, look: ViewerLook, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._pages = pages
        self._supply = PageSupply(pages, self._ask, self)
        #: what the reader chose; `zoom_factor` is what it comes to
        self.zoom = zooms.Zoom()
        self._layout = PageLayout((), 1.0, 1)
        self._text = PlacedText(self._layout, self.readable_text)
        self._kept = PagePlace()
        self._went_to: int | None = None
        self._is_laying_out = False
        self._current = 0
        self._is_first_paint_due = False
        self._failed = FailedPages(self.viewport())
        self._page_marks = PageMarks()
        self._painter = PagePainter(self, pages)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._supply.tile_arrived.connect(self._on_tile_arrived)
        self._supply.page_failed.connect(self._on_page_failed)
        self._supply.text_arrived.connect(self.text_arrived)
        self._supply.text_arrived.connect(lambda _page: self.viewport().update())

    # document

    @property
    def pdf(self) -> OpenPdf | None:
        return self._supply.pdf

    def show_pdf(self, pdf: OpenPdf, position: ReadingPosition) -> None:
        """Lay the pages out at once and ask for the tiles that will show, before anything is painted."""
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
        self._lay_out()

    @property
    def page_index(self) -> int:
        """The page she is on."""
        bar = self.verticalScrollBar()
        if not self._layout.page_count:
            return 0
        if self._went_to is not None:
            return self._went_to
        if bar.value() == bar.maximum() > 0:
            return self._layout.page_count - 1
        return self._layout.current(bar.value(), self.viewport().height())

    @property
    def page_count(self) -> int:
        return self._layout.page_count

    @property
    def layout_now(self) -> PageLayout:
        """Where the pages lie now; another one after each zoom."""
        return self._layout

    @property
    def page_marks(self) -> PageMarks:
        """The marks and where they lie."""
        return self._page_marks

    def is_failed(self, page_index: int) -> bool:
        """Whether the page cannot be displayed."""
        return self._supply.is_failed(page_index)

    def go_to_page(self, page_index: int) -> None:
        """Show the top of a page."""
        if self._layout.page_count:
            self._kept = PagePlace(page_index, across=self._kept.across).within(self._layout.page_count)
            self._went_to = self._kept.page_index
            self._lay_out()
            self._tell_moved()

    def point_at(self, at: QPointF) -> PagePoint | None:
        """The place on the nearest page under a pixel of the viewport; it may lie off the page."""
        return self._layout.point_at(*self._in_layout(at)) if self._layout.page_count else None

    def rect_of(self, page_index: int, rect: Rect) -> QRectF:
        """The pixels of the viewport that a rectangle of a page (points of its unrotated crop box) covers."""
        box = self._layout.rect_of(page_index, rect)
        return QRectF(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0).translated(-self.origin())

    def show_point(self, point: PagePoint) -> None:
        """Bring this place to a third of the view's height."""
        if 0 <= point.page_index < self._layout.page_count:
            _x, y = self._layout.pixel_at(point)
            self.verticalScrollBar().setValue(round(y) - self.viewport().height() // 3)

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
        return ReadingPosition(self._kept.page_index, min(max(self._kept.down, 0.0), 1.0), self.zoom.stored)

    def scroll_to(self, position: ReadingPosition) -> None:
        self._kept, self._went_to = PagePlace(position.page_index, position.offset), None
        self.zoom = zooms.Zoom.from_stored(position.zoom)
        self._lay_out()
        self._tell_moved()

    def move_view(self, move: Move) -> None:
        steps = {Move.PREVIOUS_PAGE: -1, Move.NEXT_PAGE: 1}
        if self.zoom.fit is zooms.Fit.PAGE:
            steps |= {Move.SCREEN_UP: -1, Move.SCREEN_DOWN: 1}
        if move in steps:
            self.go_to_page(self.page_index + steps[move])
        else:
            super().move_view(move)

    # text

    def readable_text(self, page_index: int) -> "TextMap | None":
        return self._supply.text(page_index)

    def text_page_count(self) -> int:
        return self._layout.page_count

    def caret_near(self, at: QPointF) -> Caret | None:
        return self._text.caret_near(*self._in_layout(at))

    def caret_over(self, at: QPointF) -> Caret | None:
        return self._text.caret_over(*self._in_layout(at))

    def caret_in_next_line(self, caret: Caret, step: int) -> Caret:
        return self._text.next_line(caret, step)

    def first_visible_caret(self) -> Caret | None:
        box = self.visible_boxes().get(self.page_index, QRect())
        return self.caret_near(QPointF(max(box.left(), 0) + 1, max(box.top(), 0) + 1)) if not box.isNull() else None

    def pieces_of_span(self, span: PageSpan) -> list[QPolygonF]:
        return self._in_view(self._text.pieces(span))

    def anchors(self) -> list[Anchor]:
        return self._text.anchors(self.text_selection.spans())

    def selected_text(self) -> str:
        return self._text.clean_text(self.text_selection.spans())

    def show_span(self, span: PageSpan) -> None:
        box = self._text.bounds(span)
        if box is not None:
            self._reveal(box)
            self.lights.flash_span(span)

    # marks

    def set_marks(self, marks: Mapping[MarkId, ShownMark]) -> None:
        self._page_marks = PageMarks(marks.values())
        super().set_marks(marks)

    def pieces_of_mark(self, mark: Mark) -> list[QPolygonF]:
        page = mark.anchor.page_index
        if page is None or page >= self._layout.page_count:
            return []
        return self._in_view([self._layout.corners_of(page, quad) for quad in mark.anchor.quads])

    def mark_at(self, at: QPointF) -> MarkId | None:
        return self._page_marks.mark_at(self._layout, *self._in_layout(at))

    def show_mark(self, mark_id: MarkId) -> None:
        shown = self.marks.get(mark_id)
        page = shown.mark.anchor.page_index if shown is not None else None
        if shown is None or page is None or page >= self._layout.page_count:
            return
        box = bounds_of(shown.mark.anchor.quads)
        if box is None:
            self.go_to_page(page)
        else:
            self._reveal(self._layout.rect_of(page, box))
        self.lights.flash_mark(mark_id)

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._tell_moved()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        self._supply.rest()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.look.desk)
        missing = self._painter.paint(painter, self.pdf) if self.pdf is not None else []
        painter.end()
        self._supply.miss(missing)
        if self._is_first_paint_due and self.pdf is not None and not missing:
            self._is_first_paint_due = False
            QTimer.singleShot(0, self, self.first_painted.emit)

    # what is asked for

    def _ask(self) -> None:
        if self.isVisible():
            self._supply.ask(self._layout, self.view())

    def _on_tile_arrived(self, page_index: int) -> None:
        box = self.visible_boxes().get(page_index)
        if box is not None:
            self.viewport().update(box)

    def _on_page_failed(self, page_index: int, sentence: str) -> None:
        self._failed.add(page_index, sentence).retried.connect(self._on_retried)
        self._failed.place(self.visible_boxes())
        self.viewport().update()

    def try_again(self) -> None:
        """Ask once more for the pages that failed."""
        self._failed.clear()
        self._supply.try_again()
        self._ask()
        self.viewport().update()

    def _on_retried(self) -> None:
        self.setFocus()
        self.retry_requested.emit()

    # layout

    def view(self) -> View:
        """The part of the layout that shows."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        size = self.viewport().size()
        return View(across, down, size.width(), size.height(), self.devicePixelRatioF())

    def origin(self) -> QPointF:
        """The pixel of the layout at the upper left of the viewport."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_layout(self, at: QPointF) -> tuple[float, float]:
        place = at + self.origin()
        return place.x(), place.y()

    def _in_view(self, pieces: list[Corners]) -> list[QPolygonF]:
        origin = self.origin()
        return [QPolygonF([QPointF(x, y) - origin for x, y in corners]) for corners in pieces]

    def _middle(self) -> QPointF:
        return QPointF(self.viewport().width() / 2, self.viewport().height() / 2)

    def _head(self) -> QPointF:
        """The pixel of the viewport whose place is the reading position: below the gap above a page."""
        return QPointF(self.viewport().width() / 2, PAGE_GAP)

    def visible_boxes(self) -> dict[int, QRect]:
        """The pages that show, in pixels of the viewport."""
        view = self.view()
        boxes = (self._layout.box(page) for page in self._layout.visible(view.top, view.height))
        return {box.page_index: QRect(box.x - view.left, box.y - view.top, box.width, box.height) for box in boxes}

    def _lay_out(self, fixed: QPointF | None = None) -> None:
        """Make the layout anew; what was kept, or what is under `fixed`, stays where it is."""
        kept, at = self._kept, self._head()
        if fixed is not None and self._layout.page_count:
            kept, at = PagePlace.at(self._layout, *self._in_layout(fixed)), fixed
        sizes, size = self.pdf.sizes if self.pdf is not None else (), self.viewport().size()
        kept = kept.within(max(1, len(sizes)))
        factor = self.zoom.resolved(sizes, kept.page_index, size.width(), size.height()) if sizes else 1.0
        before = self._layout
        if not before.is_of(sizes, factor, size.width()):
            self._layout = PageLayout(sizes, factor, size.width())
            self._text = PlacedText(self._layout, self.readable_text)
        self._is_laying_out = True
        self._set_ranges(size)
        if sizes:
            x, y = kept.pixel_in(self._layout)
            self.horizontalScrollBar().setValue(round(x - at.x()))
            self.verticalScrollBar().setValue(round(y - at.y()))
        self._is_laying_out = False
        if fixed is not None:
            self._keep_place()
        if factor != before.zoom:
            self.zoom_changed.emit()

    def _set_ranges(self, size: QSize) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(size.width())
        across.setRange(0, max(0, self._layout.width - size.width()))
        down.setPageStep(size.height())
        down.setRange(0, max(0, self._layout.height - size.height()))

    def _keep_place(self) -> None:
        self._went_to = None
        if self._layout.page_count:
            self._kept = PagePlace.at(self._layout, *self._in_layout(self._head()))

    def _reveal(self, rect: Rect) -> None:
        """Scroll so that a rectangle of the layout shows, its head at a third of the view when it did not show."""
        view = self.view()
        if rect.y0 < view.top or rect.y1 > view.top + view.height:
            self.verticalScrollBar().setValue(round(rect.y0) - view.height // 3)
        if rect.x0 < view.left or rect.x1 > view.left + view.width:
            self.horizontalScrollBar().setValue(round((rect.x0 + rect.x1) / 2) - view.width // 2)

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
