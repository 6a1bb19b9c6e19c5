"""How far down a document a place lies, before its page's geometry is known; near enough for a tick."""

from desktop_app.ui.viewer.hits import Hit
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.surface import ReadingSurface


def share_of(surface: ReadingSurface, hit: Hit, source: str) -> float:
    """From 0 at the top of the document to 1 at its end."""
    within = hit.start.offset / max(1, len(source))
    if not isinstance(surface, PageView):
        return within
    layout = surface.layout_now
    if hit.page_index >= layout.page_count:
        return 1.0
    box = layout.box(hit.page_index)
    return (box.y + within * box.height) / max(1, layout.height)
