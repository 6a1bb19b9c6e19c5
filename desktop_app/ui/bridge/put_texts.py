"""Texts that were put in the place of what a file says: those that were read in the pictures of its pages."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop_app.pdf.ports import PageText

if TYPE_CHECKING:
    from desktop_app.pdf.textmap import TextMap


class PutTexts:
    """By the key of an open document; kept small, and unfolded whenever one is asked for."""

    def __init__(self) -> None:
        self._texts: dict[int, dict[int, PageText]] = {}

    def put(self, document: int, texts: Iterable[PageText]) -> None:
        self._texts.setdefault(document, {}).update({text.page_index: text for text in texts})

    def get(self, document: int, page_index: int) -> "TextMap | None":
        """The text of a page, None where none was put."""
        text = self._texts.get(document, {}).get(page_index)
        if text is None:
            return None
        from desktop_app.pdf.textmap import TextMap  # not needed before the first page is shown

        return TextMap(text)

    def has(self, document: int, page_index: int) -> bool:
        return page_index in self._texts.get(document, {})

    def has_any(self, document: int) -> bool:
        return bool(self._texts.get(document))

    def forget(self, document: int) -> None:
        """The document is read no more."""
        self._texts.pop(document, None)
