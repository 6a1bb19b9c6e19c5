"""Searches the text that is shown, from where she is, in slices so short that neither typing nor scrolling waits."""

from collections import deque
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.pdf.folded_text import FindOptions, SoughtWords
from desktop_app.ui.viewer.document_texts import DocumentTexts
from desktop_app.ui.viewer.hits import Hit, Hits
from desktop_app.ui.viewer.selection import Caret, PageSpan

MOST_HITS = 5000
_SLICE_S = 0.004


class Finder(QObject):
    """Where to go and what to light is said, not done, here."""

    #: how much is found, which place is the present one, or whether it still searches is another
    changed = Signal()
    #: what was found is forgotten
    cleared = Signal()
    #: int, int: before this place there are now so many new ones
    added = Signal(int, int)
    #: int, int: so many places from this one on are gone
    removed = Signal(int, int)
    #: Hit: go there
    chosen = Signal(object)

    def __init__(self, texts: DocumentTexts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts
        self._words = SoughtWords("")
        self._origin = Caret(0, 0)
        self._due: deque[int] = deque()
        self._searched: set[int] = set()
        self._frontier: deque[int] = deque()
        self.hits = Hits()
        self.current: Hit | None = None
        self._slice = QTimer(self)
        self._slice.setSingleShot(True)
        self._slice.timeout.connect(self._search_some)
        texts.arrived.connect(self._on_arrived)
        texts.ended.connect(self._on_ended)

    @property
    def is_searching(self) -> bool:
        if self._words.pattern is None or len(self.hits) >= MOST_HITS:
            return False
        return bool(self._due) or not self._texts.is_complete

    @property
    def place(self) -> int | None:
        """Which hit is the present one, from 0."""
        return self.hits.place_of(self.current)

    def search(self, words: str, options: FindOptions, origin: Caret) -> None:
        """Find these words; the first place from `origin` on becomes the present one. No words end the search."""
        self.clear()
        self._words, self._origin = SoughtWords(words, options), origin
        if self._words.pattern is None:
            return
        self._texts.read_all()
        count = self._texts.page_count
        order = (*range(origin.page_index, count), *range(min(origin.page_index, count)))
        self._frontier = deque((*order, origin.page_index))
        self._due = deque(page for page in order if self._texts.source(page) is not None)
        self._search_some()

    def clear(self) -> None:
        """Find nothing."""
        self._slice.stop()
        self._words = SoughtWords("")
        self._due.clear()
        self._frontier.clear()
        self._searched.clear()
        self.hits, self.current = Hits(), None
        self.cleared.emit()
        self.changed.emit()

    def step(self, step: int) -> None:
        """Go to the next (1) or last (-1) place, round the ends."""
        if not self.hits:
            return
        place = self.place
        if place is None:
            place = self.hits.first_from(self._origin) - (1 if step > 0 else 0)
        self.choose((place + step) % len(self.hits))

    def choose(self, place: int) -> None:
        """Go to this one."""
        self._frontier.clear()
        self._go_to(self.hits[place])

    def _search_some(self) -> None:
        until = perf_counter() + _SLICE_S
        self._look_ahead()
        while self._due and perf_counter() < until:
            self._search_page(self._due.popleft())
        self._choose_first()
        if self._due:
            self._slice.start()
        self.changed.emit()

    def _search_page(self, page_index: int) -> None:
        keeps_accents = self._words.options.matches_accents
        text = self._texts.folded(page_index, keeps_accents=keeps_accents)
        if text is None or page_index in self._searched:
            return
        self._searched.add(page_index)
        found = [Hit((PageSpan(page_index, *span),)) for span in text.spans(self._words)]
        self._add(found[: MOST_HITS - len(self.hits)])
        for before in (page_index - 1, page_index):
            if {before, before + 1} <= self._searched:
                self._search_break(before)
        if len(self.hits) >= MOST_HITS:
            self._due.clear()

    def _search_break(self, page_index: int) -> None:
        """What goes over the end of a page is the last of its places."""
        place = self._texts.page_break(page_index, keeps_accents=self._words.options.matches_accents)
        if place is not None:
            self._add([Hit(spans) for spans in place.spans(self._words)][: MOST_HITS - len(self.hits)])

    def _add(self, hits: list[Hit]) -> None:
        if hits:
            self.added.emit(self.hits.insert(hits), len(hits))

    def _look_ahead(self) -> None:
        """The next page on which the first place may be is fetched before its turn."""
        if self._frontier:
            self._texts.look_at(self._frontier[0])

    def _choose_first(self) -> None:
        """Go to the first place from the origin on as soon as no other can come before it."""
        while self._frontier and (self._frontier[0] in self._searched or not self.is_searching):
            page_index = self._frontier.popleft()
            origin = self._origin if self._is_first_round(page_index) else Caret(page_index, 0)
            at = self.hits.first_from(max(origin, Caret(page_index, 0)))
            if at < len(self.hits) and self.hits[at].page_index == page_index:
                self._frontier.clear()
                self._go_to(self.hits[at])
            elif self._frontier:
                self._look_ahead()

    def _is_first_round(self, page_index: int) -> bool:
        """The page she is on is looked at twice: from where she is, and at the very end above that."""
        return page_index == self._origin.page_index and bool(self._frontier)

    def _go_to(self, hit: Hit) -> None:
        self.current = hit
        self.chosen.emit(hit)
        self.changed.emit()

    def _on_arrived(self, page_index: int) -> None:
        if self._words.pattern is None or len(self.hits) >= MOST_HITS:
            return
        if page_index in self._searched:
            self._forget_page(page_index)
        self._due.append(page_index)
        if not self._slice.isActive():
            self._slice.start()

    def _forget_page(self, page_index: int) -> None:
        """Its text is another now."""
        self._searched.discard(page_index)
        for first, last in ((page_index, page_index + 1), (page_index - 1, page_index)):
            start, end = (self.hits.first_from(Caret(page, 0)) for page in (first, last))
            gone = [place for place in range(start, end) if self.hits[place].spans[-1].page_index >= page_index]
            if gone:
                self.hits.remove(gone[0], len(gone))
                self.removed.emit(gone[0], len(gone))
        if self.place is None:
            self.current = None

    def _on_ended(self) -> None:
        if self._words.pattern is not None and not self._slice.isActive():
            self._slice.start()
