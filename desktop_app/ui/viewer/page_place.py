"""A place on a page that outlives zooming and resizing: fractions of the page instead of pixels; no Qt."""

from dataclasses import dataclass, replace

from desktop_app.ui.viewer.page_layout import PageLayout


@dataclass(frozen=True, slots=True)
class PagePlace:
    """`down` and `across` are fractions of the page's height and width, a little beyond 0..1 in the gaps around it."""

    page_index: int = 0
    down: float = 0.0
    across: float = 0.5

    @classmethod
    def at(cls, layout: PageLayout, x: float, y: float, page_index: int | None = None) -> "PagePlace":
        """The place of the nearest page, or of the given one, under a pixel of the layout."""
        box = layout.box(layout.page_under(x, y) if page_index is None else page_index)
        return cls(box.page_index, (y - box.y) / box.height, (x - box.x) / box.width)

    def pixel_in(self, layout: PageLayout) -> tuple[float, float]:
        """Where this place is in a layout."""
        box = layout.box(self.page_index)
        return box.x + self.across * box.width, box.y + self.down * box.height

    def within(self, page_count: int) -> "PagePlace":
        """The same place in a document of so many pages."""
        return replace(self, page_index=min(max(self.page_index, 0), page_count - 1))
