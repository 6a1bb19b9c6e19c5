"""Collects what a PDF says about itself as a file: format, permissions, sizes of pages, fonts."""

import time
from collections import Counter

import pymupdf
from pymupdf import mupdf

from desktop_app.domain.text import clean
from desktop_app.pdf.properties import DocumentProperties, FontUse, SizeUse
from desktop_app.pdf.worker.documents import OpenDocument
from desktop_app.pdf.worker.facts import document_information
from desktop_app.pdf.worker.failures import DAMAGE
from desktop_app.pdf.worker.xmp import flat_xmp

_MOST_SIZES = 50
_MOST_FONTS = 300
_MOST_FONT_PAGES = 2_000
_MOST_FONTS_S = 3.0
_MOST_LETTERS = 200
#: how the format's own fields are called in the information of a document; they are told apart from the rest
_NOT_INFORMATION = ("format", "encryption")
_PERMISSIONS = (
    ("print", mupdf.PDF_PERM_PRINT),
    ("change", mupdf.PDF_PERM_MODIFY),
    ("copy", mupdf.PDF_PERM_COPY),
    ("annotate", mupdf.PDF_PERM_ANNOTATE),
    ("fill_forms", mupdf.PDF_PERM_FORM),
    ("assemble", mupdf.PDF_PERM_ASSEMBLE),
)


def read_properties(found: OpenDocument) -> DocumentProperties:
    """Fonts are those of the first 2,000 pages, or of as many as can be looked at in three seconds."""
    document = found.document
    info = document_information(document)
    encryption = info.get("encryption", "")
    fonts, fonts_are_cut = _fonts(document)
    return DocumentProperties(
        version=info.get("format", "").removeprefix("PDF ").strip(),
        info={name: value for name, value in info.items() if name not in _NOT_INFORMATION},
        xmp={name: clean(value) for name, value in flat_xmp(document.get_xml_metadata() or "").items()},
        is_encrypted=bool(encryption),
        encryption=encryption,
        permissions=tuple(name for name, bit in _PERMISSIONS if document.permissions & bit),
        sizes=tuple(SizeUse(size, pages) for size, pages in list(Counter(found.sizes).items())[:_MOST_SIZES]),
        fonts=fonts,
        fonts_are_cut=fonts_are_cut,
    )


def _fonts(document: pymupdf.Document) -> tuple[tuple[FontUse, ...], bool]:
    ends = time.monotonic() + _MOST_FONTS_S
    fonts: dict[FontUse, None] = {}
    for page_index in range(document.page_count):
        if page_index >= _MOST_FONT_PAGES or len(fonts) >= _MOST_FONTS or time.monotonic() > ends:
            return tuple(fonts)[:_MOST_FONTS], True
        try:
            told = document.get_page_fonts(page_index)
        except DAMAGE:
            continue
        for _, suffix, kind, name, *_ in told:
            fonts[FontUse(clean(str(name))[:_MOST_LETTERS], clean(str(kind)), suffix not in ("n/a", ""))] = None
    return tuple(fonts), False
