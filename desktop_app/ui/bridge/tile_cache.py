"""The drawn tiles of all open documents, bounded by bytes, with the pages they belong to."""

from PySide6.QtGui import QGuiApplication, QImage

from desktop_app.pdf.cache import BoundedCache
from desktop_app.pdf.tiles import Tile

_BASE_BYTES = 32 * 1024 * 1024
_SCREENS = 4
_BYTES_PER_PIXEL = 4

_Place = tuple[int, Tile]


def enough_bytes() -> int:
    """What shows, what the next keys would show and some pages to go back to, on the largest screen there is."""
    screens = QGuiApplication.screens()
    pixels = (one.size().width() * one.size().height() * one.devicePixelRatio() ** 2 for one in screens)
    return _BASE_BYTES + _SCREENS * _BYTES_PER_PIXEL * round(max(pixels, default=0))


class TileCache:
    """Belongs to the GUI thread."""

    def __init__(self, most_bytes: int) -> None:
        self._images: BoundedCache[_Place, QImage] = BoundedCache(most_bytes)
        self._of_page: dict[tuple[int, int], dict[Tile, None]] = {}

    def get(self, document: int, tile: Tile) -> QImage | None:
        return self._images.get((document, tile))

    def put(self, document: int, tile: Tile, image: QImage) -> None:
        self._of_page.setdefault((document, tile.page_index), {})[tile] = None
        for gone in self._images.put((document, tile), image, image.sizeInBytes()):
            self._forget_place(gone)

    def of_page(self, document: int, page_index: int) -> list[tuple[Tile, QImage]]:
        """The tiles of a page; the finest last, and of the same scale the latest last."""
        tiles = sorted(self._of_page.get((document, page_index), ()), key=lambda tile: tile.scale)
        found = [(tile, self._images.get((document, tile))) for tile in tiles]
        return [(tile, image) for tile, image in found if image is not None]

    def drop_document(self, document: int) -> None:
        """Its tiles are needed no more."""
        self._images.drop_where(lambda place: place[0] == document)
        self._of_page = {place: tiles for place, tiles in self._of_page.items() if place[0] != document}

    def _forget_place(self, place: _Place) -> None:
        document, tile = place
        tiles = self._of_page.get((document, tile.page_index), {})
        tiles.pop(tile, None)
        if not tiles:
            self._of_page.pop((document, tile.page_index), None)
