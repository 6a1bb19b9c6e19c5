"""Draws a part of a page into pixels: four bytes each (blue, green, red, 255), rows without padding, on white."""

import pymupdf
from pymupdf import mupdf

from desktop_app.domain.errors import PdfError
from desktop_app.pdf.tiles import MAX_TILE_PIXELS, Tile


def draw_tile(page: pymupdf.Page, tile: Tile) -> memoryview:
    """The pixels of a tile; raises PdfError for a tile that is too large."""
    if tile.width < 1 or tile.height < 1 or tile.width * tile.height > MAX_TILE_PIXELS:
        raise PdfError(f"Page {tile.page_index + 1} cannot be drawn that large.")
    area = mupdf.FzIrect(tile.x, tile.y, tile.x + tile.width, tile.y + tile.height)
    colours = mupdf.FzColorspace(mupdf.FzColorspace.Fixed_BGR)
    pixmap = mupdf.fz_new_pixmap_with_bbox(colours, area, mupdf.FzSeparations(), 1)
    mupdf.fz_clear_pixmap_with_value(pixmap, 255)
    matrix = mupdf.FzMatrix(tile.scale, 0, 0, tile.scale, 0, 0)
    device = mupdf.fz_new_draw_device(mupdf.FzMatrix(), pixmap)
    mupdf.fz_run_page(page.this, device, matrix, mupdf.FzCookie())
    mupdf.fz_close_device(device)
    return memoryview(mupdf.fz_pixmap_samples_memoryview(pixmap).tobytes())
