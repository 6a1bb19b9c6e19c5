"""What is lit in a text: a mark or passage that was just gone to, for a moment, and what a search found."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.ids import MarkId
from desktop_app.ui.viewer.selection import PageSpan

_FLASH_MS = 1200


class Lights(QObject):
    """Says `update` whenever something else is lit."""

    def __init__(self, update: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._update = update
        self.mark: MarkId | None = None
        self.span: PageSpan | None = None
        self.hit: PageSpan | None = None
        self._hits: dict[int, list[PageSpan]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FLASH_MS)
        self._timer.timeout.connect(self.stop)

    def flash_mark(self, mark: MarkId) -> None:
        """Light a mark for a moment."""
        self.mark, self.span = mark, None
        self._timer.start()
        self._update()

    def flash_span(self, span: PageSpan) -> None:
        """Light a span of text for a moment."""
        self.mark, self.span = None, span
        self._timer.start()
        self._update()

    def stop(self) -> None:
        """End the moment."""
        self._timer.stop()
        self.mark = self.span = None
        self._update()

    def show_hits(self, hits: Iterable[PageSpan], current: PageSpan | None) -> None:
        """Light all that was found, `current` more than the others."""
        self.hit = current
        self._hits = {}
        for hit in hits:
            self._hits.setdefault(hit.page_index, []).append(hit)
        self._update()

    def hits_on(self, page_index: int) -> Sequence[PageSpan]:
        """What was found on a page."""
        return self._hits.get(page_index, ())
