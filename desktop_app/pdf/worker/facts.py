"""What a PDF says about itself: XMP, document information, and the first pages' text with size, weight and place.

No conclusion is drawn here; `importers.pdf_file` draws them from these facts.
"""

from typing import Any

import pymupdf

from desktop_app.domain.geometry import Rect
from desktop_app.domain.text import clean
from desktop_app.pdf.ports import PdfFacts, Span
from desktop_app.pdf.worker.failures import DAMAGE
from desktop_app.pdf.worker.xmp import flat_xmp

_PAGES = 3
_MAX_SPANS = 5000
_MAX_SPAN_CHARACTERS = 2000
_MAX_INFO = 50
_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
_BOLD_BIT = 1 << 4


def collect_facts(document: pymupdf.Document, *, fingerprint: str, has_text: bool, pages: int = _PAGES) -> PdfFacts:
    """The facts of an open document. A page that cannot be read counts as one without text."""
    info = document_information(document)
    first_pages = tuple(page_spans(document, index) for index in range(min(pages, document.page_count)))
    authors = tuple(name for name in (piece.strip() for piece in info.get("author", "").split(";")) if name)
    return PdfFacts(
        page_count=document.page_count,
        title=info.get("title", ""),
        authors=authors,
        xmp={name: clean(value) for name, value in flat_xmp(document.get_xml_metadata() or "").items()},
        info=info,
        first_pages=first_pages,
        has_text=has_text,
        fingerprint=fingerprint,
        password_needed=False,
    )


def document_information(document: pymupdf.Document) -> dict[str, str]:
    """The document information dictionary with lower-case names, its own entries ("doi") too."""
    known = document.metadata or {}
    info = {name.lower(): clean(str(value)) for name, value in known.items() if value}
    for name in _own_entries(document):
        if name.lower() not in info and len(info) < _MAX_INFO:
            kind, value = document.xref_get_key(-1, f"Info/{name}")
            if kind == "string" and value.strip():
                info[name.lower()] = clean(value)[:_MAX_SPAN_CHARACTERS]
    return info


def page_spans(document: pymupdf.Document, page_index: int) -> tuple[Span, ...]:
    """The text of a page in pieces of one font, in reading order, in points of the page as it is displayed."""
    try:
        page = document.load_page(page_index)
        blocks = page.get_text("dict", flags=_FLAGS, sort=False)["blocks"]
    except DAMAGE:
        return ()
    spans: list[Span] = []
    for block_number, block in enumerate(blocks):
        for line_number, line in enumerate(block.get("lines", ())):
            spans += [_span(span, line_number, block_number) for span in line["spans"]]
        if len(spans) >= _MAX_SPANS:
            break
    return tuple(spans[:_MAX_SPANS])


def _span(span: dict[str, Any], line: int, block: int) -> Span:  # Any: PyMuPDF's plain dictionaries
    x0, y0, x1, y1 = (float(value) for value in span["bbox"])
    return Span(
        text=clean(span["text"][:_MAX_SPAN_CHARACTERS]),
        size=float(span["size"]),
        bold=bool(span["flags"] & _BOLD_BIT) or "bold" in span["font"].lower(),
        font=span["font"],
        rect=Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)),
        line=line,
        block=block,
    )


def _own_entries(document: pymupdf.Document) -> list[str]:
    """The names in the trailer's Info dictionary; none when it is missing or broken."""
    kind, value = document.xref_get_key(-1, "Info")
    if kind != "xref":
        return []
    number = int(value.split()[0])
    if not 0 < number < document.xref_length():
        return []
    return [name for name in document.xref_get_keys(number) if name.isascii() and name.isprintable()]
