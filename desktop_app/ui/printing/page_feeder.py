"""Hands pictures of pages from the GUI thread, where they arrive, to the thread that prints: one at a time."""

import queue
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from desktop_app.pdf.tiles import OpenPdf
from desktop_app.ui.bridge.page_source import PageSource
from desktop_app.ui.printing.page_printer import width_px

_LOOK_S = 0.2


class PageFeeder(QObject):
    """Lives on the GUI thread; `fetch` is called on another."""

    #: int: the page with this index is needed
    _needed = Signal(int)
    #: int, int: so many pages are printed, of so many
    stepped = Signal(int, int)

    def __init__(self, pages: PageSource, pdf: OpenPdf, total: int, parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._pdf, self._total = pages, pdf, total
        self._done = 0
        self._pictures: queue.SimpleQueue[QImage | None] = queue.SimpleQueue()
        self._needed.connect(self._ask, Qt.ConnectionType.QueuedConnection)

    def fetch(self, page_index: int, cancelled: Callable[[], bool]) -> QImage | None:
        """Waits for the picture of a page; None for one that cannot be drawn, and when it is cancelled."""
        self._needed.emit(page_index)
        while not cancelled():
            try:
                return self._pictures.get(timeout=_LOOK_S)
            except queue.Empty:
                continue
        return None

    def _ask(self, page_index: int) -> None:
        self.stepped.emit(self._done, self._total)
        self._done += 1
        self._pages.thumbnail(
            self._pdf,
            page_index,
            width_px(self._pdf.sizes[page_index]),
            self._pictures.put,
            lambda _error: self._pictures.put(None),
            owner=self,
        )
