"""Draws a part of a page into pixels: four bytes each (blue, green, red, 255), rows without padding, on white."""

import pymupdf
from pymupdf import mupdf

from desktop_app.domain.errors import PdfError
from desktop_app.pdf.tiles import MAX_TILE_PIXELS, Tile
from desktop_app.pdf.tones import Tone
from desktop_app.pdf.worker.documents import OpenDocument


def draw_tile(found: OpenDocument, tile: Tile) -> memoryview:
    """The pixels of a tile; raises PdfError for a tile that is too large."""
    if tile.width < 1 or tile.height < 1 or tile.width * tile.height > MAX_TILE_PIXELS:
        raise PdfError(f"Page {tile.page_index + 1} cannot be drawn that large.")
    page = found.page(tile.page_index)
    area = mupdf.FzIrect(tile.x, tile.y, tile.x + tile.width, tile.y + tile.height)
    colours = mupdf.FzColorspace(mupdf.FzColorspace.Fixed_BGR)
    pixmap = mupdf.fz_new_pixmap_with_bbox(colours, area, mupdf.FzSeparations(), 1)
    mupdf.fz_clear_pixmap_with_value(pixmap, 255)
    matrix = _matrix(page, tile)
    device = mupdf.fz_new_draw_device(mupdf.FzMatrix(), pixmap)
    if tile.is_bare:
        _run_bare(page, device, matrix)
    else:
        mupdf.fz_run_page(page.this, device, matrix, mupdf.FzCookie())
    mupdf.fz_close_device(device)
    if tile.tone != Tone.PAPER:
        _put_in_tone(found, page, tile, pixmap, matrix)
    return memoryview(mupdf.fz_pixmap_samples_memoryview(pixmap).tobytes())


def _run_bare(page: pymupdf.Page, device: mupdf.FzDevice, matrix: mupdf.FzMatrix) -> None:
    """Everything of the page but the marks that a library takes over."""
    from desktop_app.pdf.foreign_marks import SUBTYPES  # most pages are shown with all they have

    cookie = mupdf.FzCookie()
    mupdf.fz_run_page_contents(page.this, device, matrix, cookie)
    annotation = mupdf.pdf_first_annot(mupdf.pdf_page_from_fz_page(page.this))
    while annotation.m_internal:
        if mupdf.pdf_string_from_annot_type(mupdf.pdf_annot_type(annotation)) not in (*SUBTYPES, "Popup"):
            mupdf.pdf_run_annot(annotation, device, matrix, cookie)
        annotation = mupdf.pdf_next_annot(annotation)
    mupdf.fz_run_page_widgets(page.this, device, matrix, cookie)


def _matrix(page: pymupdf.Page, tile: Tile) -> mupdf.FzMatrix:
    """From the page as it is shown to the pixels, turned as the tile wishes."""
    scale = tile.scale
    if not tile.turn:
        return mupdf.FzMatrix(scale, 0, 0, scale, 0, 0)
    across, down = page.rect.width * scale, page.rect.height * scale
    match tile.turn:
        case 90:
            return mupdf.FzMatrix(0, scale, -scale, 0, down, 0)
        case 180:
            return mupdf.FzMatrix(-scale, 0, 0, -scale, across, down)
        case _:
            return mupdf.FzMatrix(0, -scale, scale, 0, 0, across)


def _put_in_tone(
    found: OpenDocument, page: pymupdf.Page, tile: Tile, pixmap: mupdf.FzPixmap, matrix: mupdf.FzMatrix
) -> None:
    from desktop_app.pdf.worker.toning import find_photographs, put_in_tone  # most pages are shown as printed

    tone = Tone(tile.tone)
    photographs = found.photographs.get(tile.page_index, ())
    if tone is Tone.NIGHT and tile.page_index not in found.photographs:
        photographs = found.photographs[tile.page_index] = find_photographs(page)
    put_in_tone(pixmap, tone, matrix, photographs)
