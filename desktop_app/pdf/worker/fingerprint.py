"""The fingerprint of a document: of the text of its first pages, so that it survives another tool's saving."""

import hashlib

import pymupdf

from desktop_app.pdf.worker.failures import DAMAGE

_PAGES = 3
_FLAGS = pymupdf.TEXT_MEDIABOX_CLIP


def text_fingerprint(document: pymupdf.Document) -> tuple[str, bool]:
    """The fingerprint (empty when the first pages have no text) and whether they have text.

    SHA-256 of the page count and of the letters of the first three pages, spaces left out.
    """
    pages = [_letters(document, page_index) for page_index in range(min(_PAGES, document.page_count))]
    if not any(pages):
        return "", False
    told = "\f".join((str(document.page_count), *pages))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest(), True


def _letters(document: pymupdf.Document, page_index: int) -> str:
    try:
        text = document.load_page(page_index).get_text("text", flags=_FLAGS)
    except DAMAGE:
        return ""
    return "".join(text.split())
