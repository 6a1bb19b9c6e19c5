"""Reads the letters in the picture of a page with Tesseract, which comes with MuPDF; its data is the system's.

The places are those of `worker.text`: points of the unrotated crop box. A page that seems to lie on its side is read in
the other directions, too, and the one with the most words counts.
"""

import re
from array import array
from dataclasses import replace

import pymupdf

from desktop_app.pdf.ports import PageSize, PageText
from desktop_app.pdf.worker.text import page_text

#: longer than the deadline of whoever asks
LONGEST_S = 420
_DPI = 300
_MOST_PIXELS = 36_000_000
_WORD = re.compile(r"[^\W\d_]{3,}")
#: of all that is parted by spaces, how much is words where a page was read the right way up
_UPRIGHT_SHARE = 0.5
_TURNS = (90, 270, 180)


class Recogniser:
    """`data` is the folder with Tesseract's trained data, `languages` such as "eng" or "eng+deu"."""

    def __init__(self, data: str, languages: str) -> None:
        self._data, self._languages = data, languages

    def text(self, page: pymupdf.Page, page_index: int, size: PageSize) -> PageText:
        """What the page says, to an eye."""
        best = self._read(page, page_index, size, 0)
        if _share_of_words(best.text) < _UPRIGHT_SHARE:
            others = [self._read(page, page_index, size, turn) for turn in _TURNS]
            best = max((best, *others), key=lambda text: _words(text.text) * _share_of_words(text.text))
        return best

    def _read(self, page: pymupdf.Page, page_index: int, size: PageSize, turn: int) -> PageText:
        zoom = min(_DPI / 72, (_MOST_PIXELS / max(1.0, size.width * size.height)) ** 0.5)
        shown = pymupdf.Matrix(zoom, zoom).prerotate(turn)
        picture = page.get_pixmap(matrix=shown, alpha=False, annots=False)
        picture.set_dpi(round(72 * zoom), round(72 * zoom))
        read = picture.pdfocr_tobytes(compress=False, language=self._languages, tessdata=self._data)
        with pymupdf.open("pdf", read) as document:
            found = document[0]
            told = page_text(found, page_index, PageSize(found.rect.width, found.rect.height))
            to_pixels = pymupdf.Matrix(picture.width / found.rect.width, picture.height / found.rect.height)
        back = to_pixels * pymupdf.Matrix(1, 0, 0, 1, picture.x, picture.y) * ~shown * page.derotation_matrix
        return replace(told, corners=_moved(told.corners, back))


def _moved(corners: "array[float]", by: pymupdf.Matrix) -> "array[float]":
    moved = array("f", bytes(4 * len(corners)))
    xs, ys = corners[0::2], corners[1::2]
    moved[0::2] = array("f", [by.a * x + by.c * y + by.e for x, y in zip(xs, ys, strict=True)])
    moved[1::2] = array("f", [by.b * x + by.d * y + by.f for x, y in zip(xs, ys, strict=True)])
    return moved


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _share_of_words(text: str) -> float:
    pieces = text.split()
    return len([piece for piece in pieces if _WORD.search(piece)]) / len(pieces) if pieces else 0.0
