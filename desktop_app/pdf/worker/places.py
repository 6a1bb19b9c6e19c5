"""Where things of a PDF lie in the unrotated crop box of their page, and where its links and outline lead."""

from math import isfinite

import pymupdf
from pymupdf import mupdf

from desktop_app.domain.geometry import Rect
from desktop_app.domain.text import clean
from desktop_app.pdf.ports import PageSize
from desktop_app.pdf.worker.failures import DAMAGE
from desktop_app.pdf.worker.page_places import PagePlaces

_FAR = 100_000.0
_DEEPEST = 20
#: kinds of destination, and which of their numbers are left and top
_NUMBERS = {"XYZ": (2, 3), "FitH": (None, 2), "FitBH": (None, 2), "FitV": (2, None), "FitBV": (2, None), "FitR": (2, 5)}


class Places:
    """Finds pages of destinations; remembers those it has looked up."""

    def __init__(self, document: pymupdf.Document) -> None:
        self.pdf = mupdf.pdf_document_from_fz_document(document.this)
        self._page_count = document.page_count
        self._pages: dict[int, PagePlaces] = {}
        self._page_indices: dict[int, int | None] = {}

    def page(self, page_index: int) -> PagePlaces:
        found = self._pages.get(page_index)
        if found is None:
            found = self._pages[page_index] = PagePlaces(self.pdf, page_index)
        return found

    def destination(self, told: mupdf.PdfObj) -> tuple[int, float | None, float | None] | None:
        """Page index, x and y of what a link or an outline leads to; None for what is no page of this file."""
        for _ in range(_DEEPEST):
            if mupdf.pdf_is_array(told):
                return self._of_array(told)
            if mupdf.pdf_is_dict(told):
                told = mupdf.pdf_dict_gets(told, "D")
            elif mupdf.pdf_is_name(told) or mupdf.pdf_is_string(told):
                told = mupdf.pdf_lookup_dest(self.pdf, told)
            else:
                return None
        return None

    def _of_array(self, told: mupdf.PdfObj) -> tuple[int, float | None, float | None] | None:
        page_index = self._page_index(mupdf.pdf_array_get(told, 0))
        if page_index is None:
            return None
        left_at, top_at = _NUMBERS.get(mupdf.pdf_to_name(mupdf.pdf_array_get(told, 1)), (None, None))
        left, top = _number(told, left_at), _number(told, top_at)
        if left == top == 0:  # programs write this for "the page", though it would be its lower end
            return page_index, None, None
        x, y = self.page(page_index).from_file(left or 0.0, top or 0.0)
        return page_index, None if left is None else _near(x), None if top is None else _near(y)

    def _page_index(self, told: mupdf.PdfObj) -> int | None:
        if mupdf.pdf_is_int(told):
            page_index: int | None = mupdf.pdf_to_int(told)
        elif mupdf.pdf_is_dict(told):
            number = mupdf.pdf_to_num(told)
            if number not in self._page_indices:
                self._page_indices[number] = self._looked_up(told)
            page_index = self._page_indices[number]
        else:
            return None
        return page_index if page_index is not None and 0 <= page_index < self._page_count else None

    def _looked_up(self, page: mupdf.PdfObj) -> int | None:
        try:
            return int(mupdf.pdf_lookup_page_number(self.pdf, page))
        except DAMAGE:
            return None


def text_of(told: mupdf.PdfObj, most: int) -> str:
    """A text string of the file, cleaned and cut; empty for anything else."""
    if not mupdf.pdf_is_string(told):
        return ""
    return clean(mupdf.pdf_to_text_string(told))[:most]


def rect_of(page: PagePlaces, told: mupdf.FzRect) -> Rect:
    """A rectangle of the file as one of the page."""
    (x0, y0), (x1, y1) = page.from_file(told.x0, told.y0), page.from_file(told.x1, told.y1)
    xs, ys = sorted((_near(x0), _near(x1))), sorted((_near(y0), _near(y1)))
    return Rect(xs[0], ys[0], xs[1], ys[1])


def unturned(rect: Rect, size: PageSize) -> Rect:
    """A rectangle of the page as it is displayed, in its unrotated crop box."""
    match size.rotation:
        case 90:
            return Rect(rect.y0, size.height - rect.x1, rect.y1, size.height - rect.x0)
        case 180:
            return Rect(size.width - rect.x1, size.height - rect.y1, size.width - rect.x0, size.height - rect.y0)
        case 270:
            return Rect(size.width - rect.y1, rect.x0, size.width - rect.y0, rect.x1)
        case _:
            return rect


def _number(array: mupdf.PdfObj, at: int | None) -> float | None:
    if at is None:
        return None
    told = mupdf.pdf_array_get(array, at)
    return float(mupdf.pdf_to_real(told)) if mupdf.pdf_is_number(told) else None


def _near(number: float) -> float:
    return min(max(number, -_FAR), _FAR) if isfinite(number) else 0.0
