"""What a view wants of an open PDF, what came and what failed; drawing is not its matter."""

from collections.abc import Callable, Collection
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.ui.bridge.page_source import OpenPdf, PageSource, Tile
from desktop_app.ui.problem_text import problem_text
from desktop_app.ui.viewer.page_layout import PageLayout
from desktop_app.ui.viewer.tile_plan import View, nearby_tiles, visible_tiles

if TYPE_CHECKING:
    from desktop_app.pdf.textmap import TextMap

_NEARBY_TILES = 8


class PageSupply(QObject):
    """Asks for what shows first, then for what the next key would show; a page that failed is not asked for again."""

    #: int: a tile of this page is there
    tile_arrived = Signal(int)
    #: int: the text of this page is there
    text_arrived = Signal(int)
    #: int, str: this page cannot be shown, and why
    page_failed = Signal(int, str)

    def __init__(self, pages: PageSource, ask: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._pdf: OpenPdf | None = None
        self._asked: frozenset[Tile] = frozenset()
        self._failed: set[int] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(ask)
        pages.tile_ready.connect(self._on_tile_ready)
        pages.tile_failed.connect(self._on_tile_failed)
        pages.text_ready.connect(self._on_text_ready)

    @property
    def pdf(self) -> OpenPdf | None:
        return self._pdf

    def take(self, pdf: OpenPdf | None) -> None:
        """Serve this PDF from now on, and want nothing more of the one before."""
        self.rest()
        self._pdf = pdf
        self._failed.clear()

    def text(self, page_index: int) -> "TextMap | None":
        """The text of a page; it is asked for when it is not there."""
        return self._pages.text(self._pdf, page_index) if self._pdf is not None else None

    def is_failed(self, page_index: int) -> bool:
        return page_index in self._failed

    def try_again(self) -> None:
        """Ask for the pages that failed as for any other, next time."""
        self._failed.clear()

    def ask(self, layout: PageLayout, view: View) -> None:
        """Want what this view shows; what was wanted before and does not show any more is dropped."""
        if self._pdf is None:
            return
        visible = [tile for tile in visible_tiles(layout, view) if tile.page_index not in self._failed]
        shown = frozenset(visible)
        others = (tile for tile in nearby_tiles(layout, view) if tile not in shown)
        nearby = [tile for tile in islice(others, _NEARBY_TILES) if tile.page_index not in self._failed]
        self._asked = shown.union(nearby)
        pages = layout.visible(view.top, view.height)
        texts = [page for page in (*pages, pages.stop, pages.start - 1) if 0 <= page < layout.page_count]
        self._pages.want(self._pdf, visible, nearby, texts, viewer=self)

    def miss(self, tiles: Collection[Tile]) -> None:
        """These were not there when they were to be painted: ask again unless they are on their way."""
        if any(tile not in self._asked for tile in tiles):
            self._later.start()

    def rest(self) -> None:
        """Want nothing while nothing shows."""
        self._later.stop()
        self._asked = frozenset()
        if self._pdf is not None:
            self._pages.want(self._pdf, (), viewer=self)

    def _is_served(self, pdf: OpenPdf) -> bool:
        return self._pdf is not None and pdf.key == self._pdf.key

    def _on_tile_ready(self, pdf: OpenPdf, tile: Tile) -> None:
        if self._is_served(pdf):
            self.tile_arrived.emit(tile.page_index)

    def _on_tile_failed(self, pdf: OpenPdf, tile: Tile, error: Exception) -> None:
        if self._is_served(pdf) and tile.page_index not in self._failed:
            self._failed.add(tile.page_index)
            self.page_failed.emit(tile.page_index, problem_text(error))

    def _on_text_ready(self, pdf: OpenPdf, page_index: int) -> None:
        if self._is_served(pdf):
            self.text_arrived.emit(page_index)
