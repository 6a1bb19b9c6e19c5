"""How far down a document places lie, before the geometry of their pages is known; near enough for ticks."""

from collections.abc import Callable, Sequence

from desktop_app.ui.viewer.hits import Hit
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.surface import ReadingSurface


def shares_of(surface: ReadingSurface, hits: Sequence[Hit], length_of: Callable[[int], int]) -> Sequence[float]:
    """From 0 at the top of the document to 1 at its end; `length_of` gives the characters of a page's text."""
    if isinstance(surface, PageView):
        return _on_pages(surface, hits, length_of)
    bar = surface.verticalScrollBar()
    height = max(1, bar.maximum() + surface.viewport().height())
    pieces = (surface.pieces_of_span(hit.spans[0]) for hit in hits)
    return [(piece[0].boundingRect().top() + bar.value()) / height if piece else 0.0 for piece in pieces]


def _on_pages(surface: PageView, hits: Sequence[Hit], length_of: Callable[[int], int]) -> Sequence[float]:
    """By the page and by how much of its text stands before."""
    layout = surface.layout_now
    shares: list[float] = []
    page, top, step = -1, 0.0, 0.0
    for hit in hits:
        if hit.page_index != page and hit.page_index < layout.page_count:
            page = hit.page_index
            box = layout.box(page)
            top, step = box.y / layout.height, box.height / layout.height / max(1, length_of(page))
        shares.append(top + step * hit.spans[0].start)
    return shares
