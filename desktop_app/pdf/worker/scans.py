"""Tells pages that are pictures of paper from pages with nothing on them, by where pictures lie; none is unpacked."""

import pymupdf

from desktop_app.pdf.worker.failures import DAMAGE

_PAGES = 3
#: how much of a page pictures cover that was scanned; many scanners cut a page into strips, or draw it as a stencil
_LEAST_SHARE = 0.5
_PICTURES = ("fill-image", "fill-imgmask")


def is_scan(document: pymupdf.Document) -> bool:
    """Whether one of the first pages is a picture; to be asked of a document whose first pages have no text."""
    return any(_covered(document, page_index) for page_index in range(min(_PAGES, document.page_count)))


def _covered(document: pymupdf.Document, page_index: int) -> bool:
    try:
        page = document.load_page(page_index)
        boxes = [pymupdf.Rect(box) & page.rect for kind, box in page.get_bboxlog() if kind in _PICTURES]
    except DAMAGE:
        return False
    area = sum(box.width * box.height for box in boxes if not box.is_empty)
    return bool(area >= _LEAST_SHARE * page.rect.width * page.rect.height)
