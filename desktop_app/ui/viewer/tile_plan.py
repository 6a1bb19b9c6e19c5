"""Which tiles a view needs, nearest first: what shows, then one screen and one page ahead and behind; pure arithmetic.

Tiles are cut on the page as it is shown, in device pixels. A page of ordinary size is one tile; a large one is cut
into a grid, so that a poster at 1600 % costs no more than the screen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from desktop_app.pdf.tones import Tone
from desktop_app.ui.bridge.page_source import Tile
from desktop_app.ui.viewer.page_layout import PAGE_GAP, PageBox, PageLayout

WHOLE_PAGE_PIXELS = 3_000_000
GRID_PIXELS = 1024


@dataclass(frozen=True, slots=True)
class View:
    """The part of the layout that shows, in its pixels, how many device pixels one of them has, and how it is drawn.

    `bare_pages` are drawn without the marks that their file has of other programs.
    """

    left: int
    top: int
    width: int
    height: int
    device_ratio: float = 1.0
    turn: int = 0
    tone: Tone = Tone.PAPER
    bare_pages: frozenset[int] = frozenset()


def visible_tiles(layout: PageLayout, view: View) -> Iterator[Tile]:
    """The tiles that show, those of the page she reads first."""
    pages = layout.visible(view.top, view.height)
    current = layout.current(view.top, view.height) if pages else 0
    for page_index in sorted(pages, key=lambda page: (page != current, page)):
        yield from page_tiles(layout, view, page_index)


def nearby_tiles(layout: PageLayout, view: View) -> Iterator[Tile]:
    """The tiles the next keys would show: a screen down, the next page's head, a screen up, the page before's head.

    Then those of the end: of far places it is the one that a single key goes to.
    """
    if not layout.page_count:
        return
    current = layout.page_at(view.top + PAGE_GAP + 1)  # a page that was gone to begins below the gap above it
    following, previous = (layout.page_after(current, step) for step in (1, -1))
    tops = [view.top + view.height, _head(layout, following), view.top - view.height, _head(layout, previous)]
    tops.append(_end(layout, view))
    seen: set[Tile] = set()
    for top in tops:
        for tile in visible_tiles(layout, replace(view, top=top)):
            if tile not in seen:
                seen.add(tile)
                yield tile


def page_tiles(layout: PageLayout, view: View, page_index: int) -> Iterator[Tile]:
    """The tiles of one page that meet the view."""
    box, ratio = layout.box(page_index), view.device_ratio
    width, height = max(1, round(box.width * ratio)), max(1, round(box.height * ratio))
    step_x, step_y = _steps(width, height)
    left, top, right, bottom = _part(box, view)
    if left >= right:
        return
    scale, how = layout.scale * ratio, (view.turn, view.tone, page_index in view.bare_pages)
    for row in range(int(top * ratio) // step_y, ceil(min(bottom * ratio, height) / step_y)):
        for column in range(int(left * ratio) // step_x, ceil(min(right * ratio, width) / step_x)):
            x, y = column * step_x, row * step_y
            yield Tile(page_index, scale, x, y, min(step_x, width - x), min(step_y, height - y), *how)


def _head(layout: PageLayout, page_index: int) -> int:
    """Where the view begins when a page is gone to."""
    return layout.reach(page_index)[0] if layout.rows.is_paged else layout.box(page_index).y


def _end(layout: PageLayout, view: View) -> int:
    """Where the view begins at the end of the document."""
    return _head(layout, layout.page_count - 1) if layout.rows.is_paged else max(0, layout.height - view.height)


def _steps(width: int, height: int) -> tuple[int, int]:
    if width * height <= WHOLE_PAGE_PIXELS:
        return width, height
    return (width, GRID_PIXELS) if width <= 2 * GRID_PIXELS else (GRID_PIXELS, GRID_PIXELS)


def _part(box: PageBox, view: View) -> tuple[int, int, int, int]:
    """The part of a page that meets the view, in pixels from the page's corner; empty when right <= left."""
    left, top = max(0, view.left - box.x), max(0, view.top - box.y)
    right, bottom = min(box.width, view.left + view.width - box.x), min(box.height, view.top + view.height - box.y)
    return left, top, right, bottom
