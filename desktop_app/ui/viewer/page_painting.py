"""Draws one page from what the cache has: its tiles, else others of the page scaled, else bare paper; never renders."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from desktop_app.ui.bridge.page_source import OpenPdf, PageSource, Tile


def paint_page(
    painter: QPainter, pages: PageSource, pdf: OpenPdf, place: QRect, tiles: Sequence[Tile], ratio: float
) -> list[Tile]:
    """Draw the page at `place` (pixels of the view, each of `ratio` device pixels); returns the missing tiles."""
    images = [(tile, pages.tile(pdf, tile)) for tile in tiles]
    missing = [tile for tile, image in images if image is None]
    corner = QPoint(round(place.x() * ratio), round(place.y() * ratio))
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)  # tiles are drawn pixel for pixel
    if missing:
        size = QPoint(round(place.width() * ratio), round(place.height() * ratio))
        paper = QRect(corner, corner + size - QPoint(1, 1))
        painter.fillRect(paper, QColor(missing[0].tone.ground))
        painter.setClipRect(paper)
        _paint_stand_ins(painter, pages, pdf, corner, missing[0])
        painter.setClipping(False)
    for tile, image in images:
        if image is not None:
            painter.drawImage(corner + QPoint(tile.x, tile.y), image)
    painter.restore()
    return missing


def _paint_stand_ins(painter: QPainter, pages: PageSource, pdf: OpenPdf, corner: QPoint, wanted: Tile) -> None:
    for tile, image in pages.stand_ins(pdf, wanted.page_index):
        if (tile.turn, tile.tone) != (wanted.turn, wanted.tone):
            continue
        factor = wanted.scale / tile.scale
        target = QRectF(tile.x * factor, tile.y * factor, tile.width * factor, tile.height * factor)
        painter.drawImage(target.translated(corner.x(), corner.y()), image)
