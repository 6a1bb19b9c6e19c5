"""Cuts the picture of an area out of its page: drawn by the worker, kept in the library, known by a reference."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtGui import QImage, QImageWriter

from desktop_app.domain.geometry import Rect
from desktop_app.pdf.ports import PageSize
from desktop_app.pdf.tiles import OpenPdf, Tile
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.viewer.page_layout import turned

#: device pixels for each point: 216 to the inch
_SCALE = 3.0
_MOST_PIXELS = 8_000_000

Then = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Wish:
    pdf: OpenPdf
    tile: Tile
    then: Then


class AreaPictures(QObject):
    """A mark does not wait for its picture for ever: one that cannot be had is an empty reference."""

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._wishes: list[_Wish] = []
        context.pages.tile_ready.connect(self._on_tile_ready)
        context.pages.tile_failed.connect(self._on_tile_failed)

    def cut(self, pdf: OpenPdf, page_index: int, rect: Rect, then: Then) -> None:
        """`then` gets the reference of the picture; it comes later, and not at all once the document is closed."""
        wish = _Wish(pdf, area_tile(pdf.sizes[page_index], page_index, rect), then)
        known = self._context.pages.tile(pdf, wish.tile)
        if known is not None:
            self._keep(known, then)
            return
        self._wishes = [one for one in self._wishes if one.pdf == pdf]
        self._wishes.append(wish)
        self._want(pdf)

    def _want(self, pdf: OpenPdf) -> None:
        tiles = [wish.tile for wish in self._wishes if wish.pdf == pdf]
        self._context.pages.want(pdf, tiles, viewer=self)

    def _taken(self, pdf: OpenPdf, tile: Tile) -> list[_Wish]:
        taken = [wish for wish in self._wishes if wish.pdf == pdf and wish.tile == tile]
        if taken:
            self._wishes = [wish for wish in self._wishes if wish not in taken]
            self._want(pdf)
        return taken

    def _on_tile_ready(self, pdf: OpenPdf, tile: Tile) -> None:
        for wish in self._taken(pdf, tile):
            image = self._context.pages.tile(pdf, tile)
            if image is not None:
                self._keep(image, wish.then)
            else:
                wish.then("")

    def _on_tile_failed(self, pdf: OpenPdf, tile: Tile, _error: Exception) -> None:
        for wish in self._taken(pdf, tile):
            wish.then("")

    def _keep(self, image: QImage, then: Then) -> None:
        """Encode and store it away from the GUI thread."""

        def failed(error: Exception) -> None:
            self._context.navigator.problem_posted.emit(error)
            then("")

        self._context.runner.run_slow(
            lambda services, _cancelled: services.assets.put_image(png_of(image)), then, failed=failed, owner=self
        )


def area_tile(size: PageSize, page_index: int, rect: Rect) -> Tile:
    """The part of a page, as the file turns it, that a rectangle of its unrotated crop box covers."""
    corners = [turned(x, y, size) for x in (rect.x0, rect.x1) for y in (rect.y0, rect.y1)]
    left, top = min(x for x, _y in corners), min(y for _x, y in corners)
    right, bottom = max(x for x, _y in corners), max(y for _x, y in corners)
    area = max(1.0, (right - left) * (bottom - top))
    scale = min(_SCALE, sqrt(_MOST_PIXELS / area))
    x, y = round(left * scale), round(top * scale)
    return Tile(page_index, scale, x, y, max(1, round(right * scale) - x), max(1, round(bottom * scale) - y))


def png_of(image: QImage) -> bytes:
    """The picture as a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(content.data())
