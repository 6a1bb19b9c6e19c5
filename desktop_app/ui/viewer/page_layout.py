"""Where pages lie in a view at a zoom, and which of them are visible; arithmetic only, no Qt.

Which pages share a row is told by `page_rows`.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil

from desktop_app.domain.geometry import Quad, Rect
from desktop_app.pdf.ports import PageSize
from desktop_app.ui.viewer.page_rows import ONE_COLUMN, SPINE, PageRows

PIXELS_PER_POINT = 96 / 72
PAGE_GAP = 12
#: what is kept free above the first page, below the last and beside the widest
EDGE = 12

#: upper left, upper right, lower right, lower left, each x and y in pixels of the layout
Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class PageBox:
    """A page as it is shown, in pixels of the whole layout (device independent)."""

    page_index: int
    x: int
    y: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class PagePoint:
    """A place on a page, in points from the top left of its unrotated crop box."""

    page_index: int
    x: float
    y: float


class PageLayout:
    """Rows of pages one below the other, centred; immutable: another zoom or width is another layout.

    `zoom` is 1.0 where a page has its printed size on a screen of 96 pixels an inch. Where rows are shown one at a
    time (`rows.is_paged`), each has at least the height of the view to itself.
    """

    def __init__(
        self,
        sizes: Sequence[PageSize],
        zoom: float,
        view_width: int,
        view_height: int = 0,
        rows: PageRows = ONE_COLUMN,
    ) -> None:
        self.zoom, self.rows = zoom, rows
        self.scale = zoom * PIXELS_PER_POINT
        self._sizes, self._view_width = sizes, view_width
        self._view_height = view_height if rows.is_paged else 0
        shown = [shown_size(size) for size in sizes]
        self._widths = [max(1, round(width * self.scale)) for width, _ in shown]
        self._heights = [max(1, round(height * self.scale)) for _, height in shown]
        spine = SPINE * (rows.columns - 1)
        self.width = max(view_width, max(self._widths, default=0) * rows.columns + spine + 2 * EDGE)
        self._row_heights = rows.heights(self._heights)
        if rows.is_paged:
            rooms = [max(height + 2 * EDGE, view_height) for height in self._row_heights]
            self._tops = list(accumulate(rooms, initial=0))
        else:
            self._tops = list(accumulate((height + PAGE_GAP for height in self._row_heights), initial=EDGE))
        self.height = self._tops[-1] + (0 if rows.is_paged else EDGE - PAGE_GAP) if sizes else 0

    @property
    def page_count(self) -> int:
        return len(self._sizes)

    def is_of(
        self,
        sizes: Sequence[PageSize],
        zoom: float,
        view_width: int,
        view_height: int = 0,
        rows: PageRows = ONE_COLUMN,
    ) -> bool:
        """Whether a layout made of these would be this one again."""
        return (
            sizes is self._sizes
            and (zoom, view_width, rows.key) == (self.zoom, self._view_width, self.rows.key)
            and (view_height if rows.is_paged else 0) == self._view_height
        )

    def box(self, page_index: int) -> PageBox:
        """Where the page lies."""
        width, height = self._widths[page_index], self._heights[page_index]
        row = self.rows.row_of(page_index)
        top = self._tops[row]
        if self.rows.is_paged:
            top += (self._tops[row + 1] - top - self._row_heights[row]) // 2
        match self.rows.side_of(page_index):
            case "left":
                left = (self.width - SPINE) // 2 - width
            case "right":
                left = (self.width + SPINE) // 2
            case "middle":
                left = (self.width - width) // 2
        return PageBox(page_index, left, top, width, height)

    def visible(self, top: int, height: int) -> range:
        """The indexes of pages that show between `top` and `top + height`, gaps not counted."""
        if not self._sizes:
            return range(0)
        first, last = self._row_at(top), self._row_at(top + height - 1)
        if not self.rows.is_paged and self._tops[first] + self._row_heights[first] <= top:
            first = min(first + 1, len(self._row_heights) - 1)
        ends = self.rows.pages_of(max(first, last), self.page_count)
        return range(self.rows.pages_of(first, self.page_count).start, ends.stop)

    def page_at(self, y: int) -> int:
        """The first page of the row at this height; a gap belongs to the row above, what is outside to the nearest."""
        return self.rows.pages_of(self._row_at(y), self.page_count).start

    def page_under(self, x: float, y: float) -> int:
        """The nearest page to a pixel."""
        pages = self.rows.pages_of(self._row_at(int(y)), self.page_count)
        side = "left" if x < self.width / 2 else "right"
        return next((page for page in pages if self.rows.side_of(page) == side), pages.start)

    def current(self, top: int, height: int) -> int:
        """The page a reader would say she is on: the one at a third of the view."""
        return self.page_at(top + height // 3)

    def page_after(self, page_index: int, step: int) -> int:
        """The first page of the row after (1) or before (-1) a page's own; the same row where there is no other."""
        row = min(max(self.rows.row_of(page_index) + step, 0), len(self._row_heights) - 1)
        return self.rows.pages_of(row, self.page_count).start

    def reach(self, page_index: int) -> tuple[int, int]:
        """The heights between which the view moves while it shows this page."""
        if not self.rows.is_paged or not self._sizes:
            return 0, self.height
        row = self.rows.row_of(page_index)
        return self._tops[row], self._tops[row + 1]

    def _row_at(self, y: int) -> int:
        return min(max(bisect_right(self._tops, y) - 1, 0), len(self._row_heights) - 1)

    def point_at(self, x: float, y: float, page_index: int | None = None) -> PagePoint:
        """The place on the nearest page, or on the given one, under a pixel of the layout; may lie off the page."""
        box = self.box(self.page_under(x, y) if page_index is None else page_index)
        size = self._sizes[box.page_index]
        shown_x, shown_y = (x - box.x) / self.scale, (y - box.y) / self.scale
        page_x, page_y = _turned_back(shown_x, shown_y, size)
        return PagePoint(box.page_index, page_x, page_y)

    def pixel_at(self, point: PagePoint) -> tuple[float, float]:
        """The pixel of the layout where a place of a page is shown."""
        box = self.box(point.page_index)
        shown_x, shown_y = turned(point.x, point.y, self._sizes[point.page_index])
        return box.x + shown_x * self.scale, box.y + shown_y * self.scale

    def rect_of(self, page_index: int, rect: Rect) -> Rect:
        """The upright pixels of the layout that a rectangle of a page covers."""
        x0, y0 = self.pixel_at(PagePoint(page_index, rect.x0, rect.y0))
        x1, y1 = self.pixel_at(PagePoint(page_index, rect.x1, rect.y1))
        return Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def corners_of(self, page_index: int, quad: Quad) -> Corners:
        """The four corners of a quad."""
        points = quad.points
        order = ((0, 1), (2, 3), (6, 7), (4, 5))
        return tuple(self.pixel_at(PagePoint(page_index, points[x], points[y])) for x, y in order)


def shown_size(size: PageSize) -> tuple[float, float]:
    """Width and height in points as the page is shown, its own rotation applied."""
    return (size.height, size.width) if size.rotation % 180 else (size.width, size.height)


def turned_sizes(sizes: tuple[PageSize, ...], turn: int) -> tuple[PageSize, ...]:
    """The same pages turned clockwise by so many degrees more."""
    return tuple(replace(size, rotation=(size.rotation + turn) % 360) for size in sizes) if turn else sizes


def fit_width_zoom(sizes: Sequence[PageSize], view_width: int, columns: int = 1) -> float:
    """The zoom at which the widest ordinary page fills the width; a few much wider pages do not shrink the rest."""
    widths = sorted(shown_size(size)[0] for size in sizes)
    if not widths:
        return 1.0
    typical = widths[ceil(len(widths) * 0.9) - 1]
    return _fitting(typical, view_width, columns)


def fit_page_zoom(sizes: Sequence[PageSize], view_width: int, view_height: int, columns: int = 1) -> float:
    """The zoom at which the whole of these pages of one row shows."""
    shown = [shown_size(size) for size in sizes]
    down = (view_height - 2 * PAGE_GAP) / (max(height for _, height in shown) * PIXELS_PER_POINT)
    return max(0.01, min(_fitting(max(width for width, _ in shown), view_width, columns), down))


def _fitting(page_width: float, view_width: int, columns: int) -> float:
    beside = 2 * EDGE + (SPINE + columns) * (columns - 1)
    return max(0.01, (view_width - beside) / (columns * page_width * PIXELS_PER_POINT))


def turned(x: float, y: float, size: PageSize) -> tuple[float, float]:
    """A place of the unrotated page as it is shown, in points."""
    match size.rotation % 360:
        case 90:
            return size.height - y, x
        case 180:
            return size.width - x, size.height - y
        case 270:
            return y, size.width - x
    return x, y


def _turned_back(x: float, y: float, size: PageSize) -> tuple[float, float]:
    match size.rotation % 360:
        case 90:
            return y, size.height - x
        case 180:
            return size.width - x, size.height - y
        case 270:
            return size.width - y, x
    return x, y
