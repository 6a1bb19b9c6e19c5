"""The texts of the document on the screen, as they are searched: those that came, ready folded; no geometry.

A text may come late, and may be replaced by another (a scan that was read): `arrived` tells both.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_app.pdf.folded_text import FoldedText
from desktop_app.ui.bridge.page_source import OpenPdf, PageSource
from desktop_app.ui.viewer.page_break import PageBreak
from desktop_app.ui.viewer.surface import ReadingSurface

if TYPE_CHECKING:
    from desktop_app.pdf.textmap import TextMap
    from desktop_app.ui.bridge.text_run import TextRun

K = TypeVar("K")
V = TypeVar("V")


class DocumentTexts(QObject):
    """Reads the pages one after another in the background, once, when it is first asked to."""

    #: int: the text of this page is there, or is another than before
    arrived = Signal(int)
    #: no page is waited for any more
    ended = Signal()

    def __init__(self, pages: PageSource, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._surface: ReadingSurface | None = None
        self._pdf: OpenPdf | None = None
        self._run: TextRun | None = None
        self._sources: dict[int, str] = {}
        self._folded: dict[tuple[int, bool], FoldedText] = {}
        self._breaks: dict[tuple[int, bool], PageBreak] = {}
        self._has_ended = False

    def take(self, surface: ReadingSurface | None, pdf: OpenPdf | None) -> None:
        """Serve this document from now on; `pdf` is None for an abstract."""
        if surface is self._surface and pdf is self._pdf and pdf is not None:
            return
        if self._surface is not None:
            self._surface.text_arrived.disconnect(self._on_text_arrived)
        if self._run is not None:
            self._run.cancel()
        self._surface, self._pdf, self._run, self._has_ended = surface, pdf, None, False
        for kept in (self._sources, self._folded, self._breaks):
            kept.clear()
        if surface is not None:
            surface.text_arrived.connect(self._on_text_arrived)

    @property
    def page_count(self) -> int:
        return self._surface.text_page_count() if self._surface is not None else 0

    @property
    def is_complete(self) -> bool:
        return self._has_ended

    def read_all(self) -> None:
        """Begin to read all pages; they stay known until another document is taken."""
        if self._run is not None or self._has_ended or self._surface is None:
            return
        if self._pdf is None:
            for page_index in range(self.page_count):
                self.look_at(page_index)
            self._on_end()
        else:
            self._run = self._pages.all_texts(self._pdf, self._keep, self._on_end, self)

    def look_at(self, page_index: int) -> bool:
        """Whether this page's text is known; it is fetched before its turn when it is not."""
        if page_index not in self._sources and self._surface is not None:
            text = self._surface.readable_text(page_index)
            if text is not None:
                self._put(page_index, text.text)
        return page_index in self._sources

    def source(self, page_index: int) -> str | None:
        return self._sources.get(page_index)

    def folded(self, page_index: int, *, keeps_accents: bool) -> FoldedText | None:
        """The text of a page to search in, None while it is not known."""
        source = self._sources.get(page_index)
        if source is None:
            return None
        return _made_once(
            self._folded, (page_index, keeps_accents), lambda: FoldedText(source, keeps_accents=keeps_accents)
        )

    def page_break(self, page_index: int, *, keeps_accents: bool) -> PageBreak | None:
        """The end of a page with the beginning of the next, None while one of them is not known."""
        source, following = self._sources.get(page_index), self._sources.get(page_index + 1)
        if source is None or following is None:
            return None
        return _made_once(
            self._breaks,
            (page_index, keeps_accents),
            lambda: PageBreak(page_index, source, following, keeps_accents=keeps_accents),
        )

    def _keep(self, text: "TextMap") -> None:
        """What the background read; a text that the view has may be a newer one."""
        if text.page_index not in self._sources:
            self._put(text.page_index, text.text)

    def _put(self, page_index: int, source: str) -> None:
        if self._sources.get(page_index) == source:
            return
        self._sources[page_index] = source
        for kept in (self._folded, self._breaks):
            for keeps_accents in (False, True):
                kept.pop((page_index, keeps_accents), None)
        for keeps_accents in (False, True):
            self._breaks.pop((page_index - 1, keeps_accents), None)
        self.arrived.emit(page_index)

    def _on_text_arrived(self, page_index: int) -> None:
        text = self._surface.readable_text(page_index) if self._surface is not None else None
        if text is not None and (self._run is not None or self._has_ended):
            self._put(page_index, text.text)

    def _on_end(self) -> None:
        self._has_ended = True
        self.ended.emit()


def _made_once(kept: dict[K, V], key: K, make: Callable[[], V]) -> V:
    made = kept.get(key)
    if made is None:
        made = kept[key] = make()
    return made
