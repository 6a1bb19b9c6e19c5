"""What is lit in a text: a mark or passage that was just gone to, for a moment, and what a search found."""

from collections.abc import Callable, Sequence

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
        #: the present place of a search, with what it has on the next page
        self.hit: Sequence[PageSpan] = ()
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

    def rest_on(self, mark: MarkId | None) -> None:
        """Light a mark as long as the pointer rests on it, wherever that is; None: it rests on none any more."""
        if mark is None and self._timer.isActive():
            return
        self._timer.stop()
        self.mark, self.span = mark, None
        self._update()

    def stop(self) -> None:
        """End the moment."""
        self._timer.stop()
        self.mark = self.span = None
        self._update()

    def add_hits(self, spans: Sequence[PageSpan]) -> None:
        """Light these, too."""
        for span in spans:
            self._hits.setdefault(span.page_index, []).append(span)
        self._update()

    def show_hit(self, spans: Sequence[PageSpan]) -> None:
        """Set this one of them off."""
        self.hit = spans
        self._update()

    def clear_hits(self) -> None:
        """Light nothing of a search."""
        if self._hits or self.hit:
            self._hits, self.hit = {}, ()
            self._update()

    def hits_on(self, page_index: int) -> Sequence[PageSpan]:
        """What was found on a page."""
        return self._hits.get(page_index, ())
