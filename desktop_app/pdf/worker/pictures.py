"""Finds where raster images lie on a page, for a night mode that leaves photographs as they are."""

from desktop_app.domain.geometry import Rect
from desktop_app.pdf.worker.documents import OpenDocument
from desktop_app.pdf.worker.places import unturned

_MOST_PICTURES = 500
_SMALLEST_POINTS = 2.0


def read_pictures(found: OpenDocument, page_index: int) -> tuple[Rect, ...]:
    """At most 500, each within the page; stencils are left out, because they are drawn in the colour of text."""
    size = found.sizes[page_index]
    across, down = (size.height, size.width) if size.rotation % 180 else (size.width, size.height)
    rects: dict[Rect, None] = {}
    for kind, (x0, y0, x1, y1) in found.page(page_index).get_bboxlog():
        if kind != "fill-image":
            continue
        left, right = max(0.0, min(x0, x1)), min(across, max(x0, x1))
        top, bottom = max(0.0, min(y0, y1)), min(down, max(y0, y1))
        if right - left >= _SMALLEST_POINTS and bottom - top >= _SMALLEST_POINTS:
            rects[unturned(Rect(left, top, right, bottom), size)] = None
        if len(rects) >= _MOST_PICTURES:
            break
    return tuple(rects)
