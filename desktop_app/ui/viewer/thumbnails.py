"""Small pictures of pages for a list: asked for while they show, dropped when they do not any more."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from desktop_app.pdf.tones import Tone
from desktop_app.ui.viewer.page_layout import shown_size

if TYPE_CHECKING:
    from desktop_app.ui.bridge.asked import Asked
    from desktop_app.ui.bridge.page_source import OpenPdf, PageSource

_PAUSE_MS = 60


class Thumbnails(QObject):
    """`shown` gives the pages that are on the screen now; sizes are pixels, `ratio` device pixels for each."""

    #: int: the picture of this page is there
    arrived = Signal(int)

    def __init__(self, pages: "PageSource", width_px: int, height_px: int, parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._width_px, self._height_px = pages, width_px, height_px
        self._pdf: OpenPdf | None = None
        self.ratio, self._tone = 1.0, Tone.PAPER
        self.shown: Callable[[], range] = lambda: range(0)
        self._asked: dict[int, Asked] = {}
        self._failed: set[int] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self._ask)

    def take(self, pdf: "OpenPdf | None") -> None:
        """Pictures of this document from now on."""
        self.stop()
        self._pdf = pdf
        self._failed.clear()

    def put_in_tone(self, tone: Tone) -> None:
        """Pictures in this tone from now on."""
        if tone is not self._tone:
            self.stop()
            self._tone = tone

    def stop(self) -> None:
        """Want nothing more."""
        self._later.stop()
        asked, self._asked = self._asked, {}
        for each in asked.values():
            each.cancel()

    def size_of(self, page_index: int) -> tuple[int, int]:
        """How large the picture of a page is shown."""
        if self._pdf is None:
            return self._width_px, self._height_px
        width, height = shown_size(self._pdf.sizes[page_index])
        scale = min(self._width_px / width, self._height_px / height)
        return max(1, round(width * scale)), max(1, round(height * scale))

    def image(self, page_index: int) -> QImage | None:
        """The picture, when it is there; it is asked for when it is not."""
        pdf = self._pdf
        if pdf is None:
            return None
        found = self._pages.known_thumbnail(pdf, page_index, self._width_of(page_index), self._tone)
        if found is None and page_index not in self._failed and page_index not in self._asked:
            self._later.start()
        return found

    def is_failed(self, page_index: int) -> bool:
        return page_index in self._failed

    def _width_of(self, page_index: int) -> int:
        return max(1, round(self.size_of(page_index)[0] * self.ratio))

    def _ask(self) -> None:
        pdf, shown = self._pdf, self.shown()
        for page_index in [page_index for page_index in self._asked if page_index not in shown]:
            self._asked.pop(page_index).cancel()
        if pdf is None:
            return
        for page_index in shown:
            width_px = self._width_of(page_index)
            is_there = self._pages.known_thumbnail(pdf, page_index, width_px, self._tone) is not None
            if not is_there and page_index not in self._failed and page_index not in self._asked:
                self._asked[page_index] = self._pages.thumbnail(
                    pdf,
                    page_index,
                    width_px,
                    partial(self._on_arrived, page_index),
                    partial(self._on_failed, page_index),
                    self,
                    self._tone,
                )

    def _on_arrived(self, page_index: int, _image: QImage | None = None) -> None:
        self._asked.pop(page_index, None)
        self.arrived.emit(page_index)

    def _on_failed(self, page_index: int, _error: Exception) -> None:
        self._failed.add(page_index)
        self._on_arrived(page_index)
