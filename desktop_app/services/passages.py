"""Finds a passage by its words in the documents of a paper, so that it can be marked without a window.

Reads PDFs through their worker and touches no database.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.domain.abstract_page import plain_text
from desktop_app.domain.anchor import Anchor, Placement, TextPosition, quote_with_context
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.errors import NotFoundError, ReaderError
from desktop_app.domain.page_label import with_page_names
from desktop_app.domain.text import normalise
from desktop_app.pdf.inquiries import LABELS
from desktop_app.pdf.ports import PageText, PdfReader
from desktop_app.services.document_files import DocumentFiles

if TYPE_CHECKING:
    from desktop_app.pdf.textmap import TextMap

_LONGEST_TOLD = 80


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage is; `anchors` has one for each page it is on. ORPHANED: only likely, not to be marked."""

    document: Document
    anchors: tuple[Anchor, ...]
    placement: Placement
    score: float


#: what was read in the picture of a page (0-based index), None for nothing
KeptPage = Callable[[Document, int], "PageText | None"]


class Passages:
    def __init__(
        self, reader: PdfReader, files: DocumentFiles, kept_page: KeptPage = lambda _document, _page: None
    ) -> None:
        self._reader, self._files, self._kept_page = reader, files, kept_page

    def find(self, quote: str, documents: Sequence[Document], nth: int | None = None, near: int | None = None) -> Place:
        """The surest place; PDFs come before the abstract. Raises ReaderError where there is none that is sure.

        Of places that are alike the one nearest to the page `near` (0-based) is taken.
        """
        if nth is not None and nth < 1:
            raise ReaderError("Occurrences are counted from 1.")
        by_kind = sorted(documents, key=lambda document: document.kind is DocumentKind.ABSTRACT)
        likely: list[Place] = []
        for document in by_kind:
            place = self._find_in(document, quote, nth, near)
            if place is not None and place.placement is Placement.EXACT:
                return place
            likely += [place] if place is not None else []
        best = max(likely, key=lambda place: (place.placement is Placement.APPROXIMATE, place.score), default=None)
        if best is None:
            raise NotFoundError(_not_found(quote, by_kind, nth))
        if best.placement is Placement.ORPHANED:
            raise ReaderError(_only_likely(best))
        return best

    def _find_in(self, document: Document, quote: str, nth: int | None, near: int | None) -> Place | None:
        if document.kind is DocumentKind.ABSTRACT:
            return _find_in_abstract(document, quote, nth)
        return self._find_in_pdf(document, quote, nth, near)

    def _find_in_pdf(self, document: Document, quote: str, nth: int | None, near: int | None) -> Place | None:
        from desktop_app.pdf.anchoring import find_quote

        pages = range(document.page_count or 0)
        if not document.has_text and not any(self._kept_page(document, page) for page in pages):
            return None
        found = find_quote(quote, self._text_of(document), document.page_count or 0, near, nth)
        if found is None:
            return None
        anchors = (found.anchor,) if found.rest is None else (found.anchor, found.rest)
        return Place(document, self._named(document, anchors), found.placement, found.score)

    def _named(self, document: Document, anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
        path = self._files.note((document,))[document.id]
        labels = self._reader.ask(path, LABELS, self._files.password(path))
        return tuple(with_page_names(anchors, labels))

    def _text_of(self, document: Document) -> "Callable[[int], TextMap]":
        from desktop_app.pdf.textmap import TextMap

        path = self._files.note((document,))[document.id]
        password = self._files.password(path)

        @cache
        def text_of(page_index: int) -> TextMap:
            return TextMap(self._kept_page(document, page_index) or self._reader.text(path, page_index, password))

        return text_of


def _find_in_abstract(document: Document, quote: str, nth: int | None) -> Place | None:
    from desktop_app.pdf.anchoring import find_in_text

    text = normalise(plain_text(document.text or ""))
    found = find_in_text(quote, text, nth)
    if found is None:
        return None
    anchor = Anchor(quote_with_context(text.text, found.start, found.end), TextPosition(found.start, found.end))
    return Place(document, (anchor,), found.placement, found.score)


def _not_found(quote: str, documents: Sequence[Document], nth: int | None) -> str:
    times = "" if nth in (None, 1) else f" {nth} times"
    searched = ", ".join(document.label for document in documents) or "a paper without documents"
    pictures = [document.label for document in documents if not document.has_text]
    hint = f" (there is no text in {', '.join(pictures)}, only pictures of pages)" if pictures else ""
    return f"“{_told(quote)}” was not found{times} in {searched}{hint}; nothing was marked."


def _only_likely(place: Place) -> str:
    anchor = place.anchors[0]
    where = place.document.label if anchor.page_index is None else f"{place.document.label}, p. {anchor.page_label}"
    return (
        f"Only something like it was found ({where}: “{_told(anchor.quote.exact)}”); nothing was marked. "
        "Quote it as it stands there."
    )


def _told(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_TOLD else line[:_LONGEST_TOLD].rstrip() + "…"
