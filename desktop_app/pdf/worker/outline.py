"""Reads the outline of a PDF: in its order, every line once, so that one which leads back to itself ends."""

from pymupdf import mupdf

from desktop_app.pdf.outline import Outline, OutlineEntry
from desktop_app.pdf.worker.documents import OpenDocument
from desktop_app.pdf.worker.failures import DAMAGE
from desktop_app.pdf.worker.places import Places, text_of
from desktop_app.pdf.worker.targets import target_of

_MOST_ENTRIES = 20_000
_DEEPEST = 32
_MOST_LETTERS = 500


def read_outline(found: OpenDocument) -> Outline:
    """Empty when the file has none."""
    places = Places(found.document)
    catalogue = mupdf.pdf_dict_gets(mupdf.pdf_trailer(places.pdf), "Root")
    item = mupdf.pdf_dict_gets(mupdf.pdf_dict_gets(catalogue, "Outlines"), "First")
    return _Walk(places).entries_from(item)


class _Walk:
    def __init__(self, places: Places) -> None:
        self._places = places
        self._seen: set[int] = set()
        self._entries: list[OutlineEntry] = []

    def entries_from(self, item: mupdf.PdfObj) -> Outline:
        """The line, those below it, and those after it; no call goes deeper than the outline's own levels."""
        waiting: list[mupdf.PdfObj] = []
        is_cut = False
        while True:
            if not self._is_new(item):
                if not waiting:
                    return Outline(tuple(self._entries), is_cut)
                item = waiting.pop()
                continue
            if len(self._entries) >= _MOST_ENTRIES:
                return Outline(tuple(self._entries), is_cut=True)
            self._entries.append(self._entry(item, len(waiting)))
            following, below = mupdf.pdf_dict_gets(item, "Next"), mupdf.pdf_dict_gets(item, "First")
            if not mupdf.pdf_is_dict(below):
                item = following
            elif len(waiting) >= _DEEPEST:
                is_cut, item = True, following
            else:
                waiting.append(following)
                item = below

    def _is_new(self, item: mupdf.PdfObj) -> bool:
        """Whether this is a line not met before; one that is no object of its own cannot be met twice."""
        if not mupdf.pdf_is_dict(item):
            return False
        number = mupdf.pdf_to_num(item)
        if number in self._seen:
            return False
        if number:
            self._seen.add(number)
        return True

    def _entry(self, item: mupdf.PdfObj, level: int) -> OutlineEntry:
        title = " ".join(text_of(mupdf.pdf_dict_gets(item, "Title"), _MOST_LETTERS).split())
        try:
            target = target_of(self._places, item)
        except DAMAGE:
            return OutlineEntry(title, level)
        if target is None:
            return OutlineEntry(title, level)
        return OutlineEntry(title, level, target.page_index, target.y, "" if target.refused_kind else target.address)
