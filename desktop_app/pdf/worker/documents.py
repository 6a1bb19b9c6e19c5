"""The documents a worker has open: opening with plain refusals, page sizes, pages kept ready.

Files are opened for reading only and never written; what is changed in memory (too many comments) is never saved.
"""

import os
import stat
from collections import OrderedDict
from pathlib import Path

import pymupdf
from pymupdf import mupdf

from desktop_app.domain.errors import PasswordNeededError, PdfError, PdfMissingError
from desktop_app.pdf.messages import LARGEST_PAGE_POINTS
from desktop_app.pdf.ports import PageSize
from desktop_app.pdf.worker.failures import DAMAGE
from desktop_app.pdf.worker.mending import page_count
from desktop_app.pdf.worker.refusals import refusal

_MAX_PAGES = 100_000
_READY_PAGES = 6
_PLAIN_PAGE = PageSize(595.0, 842.0)


class OpenDocument:
    """One open PDF. `identity` changes when the file at its path is another or was written to."""

    def __init__(self, path: Path, document: pymupdf.Document, identity: str) -> None:
        self.path, self.document, self.identity = path, document, identity
        self.sizes = page_sizes(document)
        #: of the pages that were drawn for the night: where their photographs lie
        self.photographs: dict[int, tuple[tuple[float, float, float, float], ...]] = {}
        self._pages: OrderedDict[int, pymupdf.Page] = OrderedDict()

    def page(self, page_index: int) -> pymupdf.Page:
        """The page, kept ready for a while; raises PdfError for a page that is not there."""
        if not 0 <= page_index < len(self.sizes):
            raise PdfError(f"“{self.path.name}” has no page {page_index + 1}.")
        page = self._pages.pop(page_index, None) or self.document.load_page(page_index)
        self._pages[page_index] = page
        while len(self._pages) > _READY_PAGES:
            self._pages.popitem(last=False)
        return page

    def close(self) -> None:
        self._pages.clear()
        self.document.close()


def open_document(path: Path, password: str | None) -> OpenDocument:
    """Raises PasswordNeededError, or PdfError with a sentence that says why the file cannot be shown."""
    identity = _checked_file(path)
    try:
        document = pymupdf.open(str(path), filetype="pdf")
    except (*DAMAGE, OSError) as error:
        raise PdfError(refusal(path)) from error
    if not document.is_pdf:  # MuPDF opens what it recognises, whatever it is told
        document.close()
        raise PdfError(refusal(path))
    if document.needs_pass and not document.authenticate(password or ""):
        document.close()
        if password:
            raise PasswordNeededError(f"This password does not open “{path.name}”. Type it again.")
        raise PasswordNeededError(f"“{path.name}” is locked. Type its password to open it.")
    count = page_count(document)
    if not 0 < count <= _MAX_PAGES:
        document.close()
        too_long = f"“{path.name}” says that it has {count} pages, which is more than can be shown."
        raise PdfError(too_long if count > 0 else refusal(path))
    return OpenDocument(path, document, identity)


def page_sizes(document: pymupdf.Document) -> tuple[PageSize, ...]:
    """The size of every page, without loading the pages; a broken page counts as one of A4."""
    pdf = mupdf.pdf_document_from_fz_document(document.this)
    return tuple(_page_size(pdf, page_index) for page_index in range(document.page_count))


def _page_size(pdf: mupdf.PdfDocument, page_index: int) -> PageSize:
    box, matrix = mupdf.FzRect(), mupdf.FzMatrix()
    try:
        page = mupdf.pdf_lookup_page_obj(pdf, page_index)
        mupdf.pdf_page_obj_transform(page, box, matrix)
        shown = mupdf.fz_transform_rect(box, matrix)
        rotation = mupdf.pdf_to_int(mupdf.pdf_dict_get_inheritable(page, mupdf.PDF_ENUM_NAME_Rotate))
    except DAMAGE:
        return _PLAIN_PAGE
    width, height = abs(shown.x1 - shown.x0), abs(shown.y1 - shown.y0)
    if not (0 < width <= LARGEST_PAGE_POINTS and 0 < height <= LARGEST_PAGE_POINTS):
        return _PLAIN_PAGE
    rotation = 90 * round(rotation / 90) % 360
    return PageSize(height, width, rotation) if rotation % 180 else PageSize(width, height, rotation)


def _checked_file(path: Path) -> str:
    """What tells this state of the file from another; raises PdfError where there is no readable file."""
    try:
        found = path.stat()
    except OSError as error:
        raise PdfMissingError(f"“{path.name}” is not there any more, or it may not be read.") from error
    if not stat.S_ISREG(found.st_mode):
        raise PdfError(f"“{path.name}” is not a file.")
    if found.st_size == 0:
        raise PdfError(f"“{path.name}” is empty.")
    if not os.access(path, os.R_OK):
        raise PdfError(f"“{path.name}” may not be read. Check its permissions.")
    return f"{found.st_dev}-{found.st_ino}-{found.st_size}-{found.st_mtime_ns}"
