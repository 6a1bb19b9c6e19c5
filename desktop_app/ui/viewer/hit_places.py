"""How far down a document a place lies, before its page's geometry is known; near enough for a tick."""

from desktop_app.ui.viewer.hits import Hit
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.surface import ReadingSurface


def share_of(surface: ReadingSurface, hit: Hit, source: str) -> float:
    """From 0 at the top of the document to 1 at its end."""
    if not isinstance(surface, PageView):
        pieces, bar = surface.pieces_of_span(hit.spans[0]), surface.verticalScrollBar()
        top = pieces[0].boundingRect().top() if pieces else 0.0
        return (top + bar.value()) / max(1, bar.maximum() + surface.viewport().height())
    within = hit.start.offset / max(1, len(source))
    layout = surface.layout_now
    if hit.page_index >= layout.page_count:
        return 1.0
    box = layout.box(hit.page_index)
    return (box.y + within * box.height) / max(1, layout.height)
