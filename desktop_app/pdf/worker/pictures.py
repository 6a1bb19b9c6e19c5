"""Finds where raster images lie on a page, for a night mode that leaves photographs as they are."""

import pymupdf

from desktop_app.domain.geometry import Rect
from desktop_app.pdf.worker.documents import OpenDocument
from desktop_app.pdf.worker.places import unturned

_MOST_PICTURES = 500
_SMALLEST_POINTS = 2.0

#: x0, y0, x1, y1 in points of the page as it is shown
Box = tuple[float, float, float, float]


def read_pictures(found: OpenDocument, page_index: int) -> tuple[Rect, ...]:
    """At most 500, each within the page; stencils are left out, because they are drawn in the colour of text."""
    size = found.sizes[page_index]
    return tuple(unturned(Rect(*box), size) for box in shown_pictures(found.page(page_index)))


def shown_pictures(page: pymupdf.Page) -> tuple[Box, ...]:
    """The same on the page as it is shown, its own rotation applied."""
    across, down = page.rect.width, page.rect.height
    boxes: dict[Box, None] = {}
    for kind, (x0, y0, x1, y1) in page.get_bboxlog():
        if kind != "fill-image":
            continue
        left, right = max(0.0, min(x0, x1)), min(across, max(x0, x1))
        top, bottom = max(0.0, min(y0, y1)), min(down, max(y0, y1))
        if right - left >= _SMALLEST_POINTS and bottom - top >= _SMALLEST_POINTS:
            boxes[left, top, right, bottom] = None
        if len(boxes) >= _MOST_PICTURES:
            break
    return tuple(boxes)
