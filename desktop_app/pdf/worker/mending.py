"""Finds the pages of a document whose page tree is broken: every page object there is, in the order of the file.

Only the copy in memory is changed; the file never is.
"""

import pymupdf

from desktop_app.pdf.worker.failures import DAMAGE

_MOST_OBJECTS = 200_000


def page_count(document: pymupdf.Document) -> int:
    """How many pages can be shown, after mending the page tree where it says nothing sensible; 0 when none can."""
    count = _told_count(document)
    if count > 0 and _has_page(document, 0) and _has_page(document, count - 1):
        return count
    try:
        _hang_up(document, _page_objects(document))
    except DAMAGE:
        return 0
    count = _told_count(document)
    return count if count > 0 and _has_page(document, 0) else 0


def _told_count(document: pymupdf.Document) -> int:
    try:
        return int(document.page_count)
    except DAMAGE:
        return 0


def _has_page(document: pymupdf.Document, page_index: int) -> bool:
    try:
        number = document.page_xref(page_index)
        return 0 < number < document.xref_length() and bool(document.xref_get_keys(number))
    except DAMAGE:
        return False


def _page_objects(document: pymupdf.Document) -> list[int]:
    numbers = range(1, min(document.xref_length(), _MOST_OBJECTS))
    return [number for number in numbers if _is_page(document, number)]


def _is_page(document: pymupdf.Document, number: int) -> bool:
    try:
        return bool(document.xref_get_key(number, "Type") == ("name", "/Page"))
    except DAMAGE:
        return False


def _hang_up(document: pymupdf.Document, pages: list[int]) -> None:
    """Make a flat page tree of these objects."""
    catalogue = document.pdf_catalog()
    if not pages or not catalogue:
        return
    kind, value = document.xref_get_key(catalogue, "Pages")
    if kind == "xref":
        root = int(value.split()[0])
    else:
        root = document.get_new_xref()
        document.update_object(root, "<< /Type /Pages >>")
        document.xref_set_key(catalogue, "Pages", f"{root} 0 R")
    document.xref_set_key(root, "Kids", "[" + " ".join(f"{number} 0 R" for number in pages) + "]")
    document.xref_set_key(root, "Count", str(len(pages)))
    for number in pages:
        document.xref_set_key(number, "Parent", f"{root} 0 R")
