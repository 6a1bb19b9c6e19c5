"""Searches the text that is shown, page by page from where she is, without ever holding the window up."""

from bisect import insort
from collections import deque

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.ui.viewer.passage import find_all
from desktop_app.ui.viewer.selection import PageSpan
from desktop_app.ui.viewer.surface import ReadingSurface

MOST_HITS = 1000
_PATIENCE_MS = 3000


class Finder(QObject):
    """A page whose text does not come in time is left out."""

    #: there are other hits, another one is the current one, or the search has ended
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._surface: ReadingSurface | None = None
        self._words = ""
        self._pages: deque[int] = deque()
        self._hits: list[PageSpan] = []
        self._current: PageSpan | None = None
        self._next_page = QTimer(self)
        self._patience = QTimer(self)
        for timer, slot in ((self._next_page, self._search_page), (self._patience, self._leave_page_out)):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)
        self._patience.setInterval(_PATIENCE_MS)

    @property
    def is_searching(self) -> bool:
        return bool(self._pages)

    @property
    def count(self) -> int:
        return len(self._hits)

    @property
    def place(self) -> int | None:
        """Which hit is the current one, from 0."""
        return self._hits.index(self._current) if self._current is not None else None

    def search(self, surface: ReadingSurface, words: str) -> None:
        """Find these words, beginning with the page she is on; no words end the search."""
        self.clear()
        if not words.strip():
            return
        self._surface, self._words = surface, words
        count, start = surface.text_page_count(), surface.position().page_index
        self._pages = deque((*range(start, count), *range(start)))
        surface.text_arrived.connect(self._on_text_arrived)
        self._next_page.start()
        self.changed.emit()

    def clear(self) -> None:
        """Find nothing and light nothing."""
        self._next_page.stop()
        self._patience.stop()
        self._pages.clear()
        self._hits, self._current = [], None
        if self._surface is not None:
            self._surface.text_arrived.disconnect(self._on_text_arrived)
            self._surface.lights.show_hits((), None)
            self._surface = None
        self.changed.emit()

    def step(self, step: int) -> None:
        """Go to the next (1) or last (-1) hit, round the ends."""
        if self._hits:
            place = self.place if self.place is not None else -1
            self._go_to(self._hits[(place + step) % len(self._hits)])

    def _search_page(self) -> None:
        surface = self._surface
        if surface is None or not self._pages:
            return
        page_index = self._pages[0]
        text = surface.readable_text(page_index)
        if text is None:
            self._patience.start()
            return
        self._pages.popleft()
        found = [PageSpan(page_index, *span) for span in find_all(self._words, text.normalised)]
        for hit in found[: MOST_HITS - len(self._hits)]:
            insort(self._hits, hit, key=_order)
        if len(self._hits) >= MOST_HITS:
            self._pages.clear()
        self._go_on(found)

    def _go_on(self, found: list[PageSpan]) -> None:
        if found and self._current is None:
            self._go_to(found[0])
        elif found and self._surface is not None:
            self._surface.lights.show_hits(self._hits, self._current)
        if self._pages:
            self._next_page.start()
        if found or not self._pages:
            self.changed.emit()

    def _go_to(self, hit: PageSpan) -> None:
        self._current = hit
        if self._surface is not None:
            self._surface.lights.show_hits(self._hits, hit)
            self._surface.show_span(hit)
        self.changed.emit()

    def _on_text_arrived(self, page_index: int) -> None:
        if self._patience.isActive() and self._pages and self._pages[0] == page_index:
            self._patience.stop()
            self._next_page.start()

    def _leave_page_out(self) -> None:
        self._pages.popleft()
        self._go_on([])


def _order(hit: PageSpan) -> tuple[int, int]:
    return hit.page_index, hit.start
