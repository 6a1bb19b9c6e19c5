"""Pages of a PDF as a surface: where text and marks lie in the viewport; it paints what is ready and never renders.

Which pages lie where, and how she moves between them, is the matter of `page_view`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPolygonF, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.geometry import Rect
from desktop_app.domain.ids import MarkId
from desktop_app.ui.bridge.page_source import OpenPdf, PageSource
from desktop_app.ui.viewer.failed_pages import FailedPages
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.page_layout import Corners, PageLayout, PagePoint
from desktop_app.ui.viewer.page_painter import PagePainter
from desktop_app.ui.viewer.page_supply import PageSupply
from desktop_app.ui.viewer.page_text import PlacedText
from desktop_app.ui.viewer.selection import Caret, PageSpan
from desktop_app.ui.viewer.surface import ReadingSurface
from desktop_app.ui.viewer.tile_plan import View

if TYPE_CHECKING:
    from desktop_app.domain.anchor import Anchor
    from desktop_app.domain.mark import Mark
    from desktop_app.pdf.textmap import TextMap
    from desktop_app.ui.viewer.mark_styles import ShownMark
    from desktop_app.ui.viewer.page_marks import PageMarks


class PageSurface(ReadingSurface):
    """Answers for the layout that is in force."""

    #: she wants a page again that failed
    retry_requested = Signal()
    #: everything that shows is painted for the first time since `show_pdf`
    first_painted = Signal()

    def __init__(self, pages: PageSource, look: ViewerLook, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._supply = PageSupply(pages, self._ask, self)
        self._turn = 0
        self._bare_pages: frozenset[int] = frozenset()
        self._take_layout(PageLayout((), 1.0, 1))
        self._page_marks: PageMarks | None = None
        self._is_first_paint_due = False
        self._failed = FailedPages(self.viewport())
        self._painter = PagePainter(self, pages)
        self._supply.tile_arrived.connect(self._on_tile_arrived)
        self._supply.page_failed.connect(self._on_page_failed)
        self._supply.text_arrived.connect(self.text_arrived)
        self._supply.text_arrived.connect(lambda _page: self.viewport().update())

    def _take_layout(self, layout: PageLayout) -> None:
        self._layout = layout
        self._text = PlacedText(layout, self.readable_text)

    @property
    def pdf(self) -> OpenPdf | None:
        return self._supply.pdf

    @property
    def page_count(self) -> int:
        return self._layout.page_count

    @property
    def page_index(self) -> int:
        """The page she is on."""
        raise NotImplementedError

    @property
    def layout_now(self) -> PageLayout:
        """Where the pages lie now; another one after each zoom."""
        return self._layout

    @property
    def page_marks(self) -> PageMarks:
        """The marks and where they lie."""
        if self._page_marks is None:
            from desktop_app.ui.viewer.page_marks import PageMarks  # the first page need not wait for marks

            self._page_marks = PageMarks(self.marks.values())
        return self._page_marks

    def is_failed(self, page_index: int) -> bool:
        """Whether the page cannot be displayed."""
        return self._supply.is_failed(page_index)

    # places

    def view(self) -> View:
        """The part of the layout that shows, and how it is drawn."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        size = self.viewport().size()
        ratio = self.devicePixelRatioF()
        how = (self._turn, self.look.page_tone, self._bare_pages)
        return View(across, down, size.width(), size.height(), ratio, *how)

    def draw_bare(self, pages: frozenset[int]) -> None:
        """Draw these pages from now on without the marks that their file has of other programs, and no others."""
        if pages != self._bare_pages:
            self._bare_pages = pages
            self._ask()
            self.viewport().update()

    def origin(self) -> QPointF:
        """The pixel of the layout at the upper left of the viewport."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def point_at(self, at: QPointF) -> PagePoint | None:
        """The place on the nearest page under a pixel of the viewport; it may lie off the page."""
        return self._layout.point_at(*self._in_layout(at)) if self._layout.page_count else None

    def rect_of(self, page_index: int, rect: Rect) -> QRectF:
        """The pixels of the viewport that a rectangle of a page (points of its unrotated crop box) covers."""
        box = self._layout.rect_of(page_index, rect)
        return QRectF(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0).translated(-self.origin())

    def visible_boxes(self) -> dict[int, QRect]:
        """The pages that show, in pixels of the viewport."""
        view = self.view()
        boxes = (self._layout.box(page) for page in self._layout.visible(view.top, view.height))
        return {box.page_index: QRect(box.x - view.left, box.y - view.top, box.width, box.height) for box in boxes}

    def _in_layout(self, at: QPointF) -> tuple[float, float]:
        place = at + self.origin()
        return place.x(), place.y()

    def _in_view(self, pieces: list[Corners]) -> list[QPolygonF]:
        origin = self.origin()
        return [QPolygonF([QPointF(x, y) - origin for x, y in corners]) for corners in pieces]

    # painting

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        self._supply.rest()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.look.page_desk)
        missing = self._painter.paint(painter, self.pdf) if self.pdf is not None else []
        painter.end()
        self._supply.miss(missing)
        if self._is_first_paint_due and self.pdf is not None and not missing:
            self._is_first_paint_due = False
            QTimer.singleShot(0, self, self.first_painted.emit)

    def _ask(self) -> None:
        """Ask for what shows."""
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

    # text

    def readable_text(self, page_index: int) -> TextMap | None:
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

    def spans_in(self, box: QRectF) -> list[PageSpan]:
        place = box.translated(self.origin())
        return self._text.spans_in(Rect(place.left(), place.top(), place.right(), place.bottom()))

    def anchors(self) -> list[Anchor]:
        return self._text.anchors(self.text_selection.spans())

    def selected_text(self) -> str:
        return self._text.clean_text(self.text_selection.spans())

    # marks

    def set_marks(self, marks: Mapping[MarkId, ShownMark]) -> None:
        self._page_marks = None
        super().set_marks(marks)

    def pieces_of_mark(self, mark: Mark) -> list[QPolygonF]:
        page = mark.anchor.page_index
        if page is None or page >= self._layout.page_count:
            return []
        return self._in_view([self._layout.corners_of(page, quad) for quad in mark.anchor.quads])

    def mark_at(self, at: QPointF) -> MarkId | None:
        return self.page_marks.mark_at(self._layout, *self._in_layout(at))
