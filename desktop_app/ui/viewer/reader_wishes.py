"""Takes the reader to a mark or a passage, which may first need another paper, another document, or a page's text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.ids import DocumentId, MarkId, PaperId
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.selection import PageSpan
from desktop_app.ui.viewer.surface import ReadingSurface

if TYPE_CHECKING:
    from desktop_app.domain.mark import Mark


@dataclass(frozen=True, slots=True)
class MarkWish:
    paper: PaperId
    mark: MarkId


@dataclass(frozen=True, slots=True)
class PassageWish:
    """Without a document, the one that is shown; without a text, the page's top."""

    paper: PaperId
    document: DocumentId | None
    page_index: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What is shown now; `document` is None while none is on the stage."""

    paper: PaperId | None
    document: DocumentId | None
    surface: ReadingSurface | None


class ReaderWishes(QObject):
    """Holds one wish until it is fulfilled or another one comes."""

    def __init__(
        self,
        scene: Callable[[], Scene],
        mark_of: Callable[[MarkId], Mark | None],
        show_document: Callable[[DocumentId], None],
        select_mark: Callable[[MarkId], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._scene, self._mark_of = scene, mark_of
        self._show_document, self._select_mark = show_document, select_mark
        self._wish: MarkWish | PassageWish | None = None
        self._is_asked = False
        self._sought: tuple[int, str] | None = None

    def make(self, wish: MarkWish | PassageWish) -> None:
        """Fulfil this wish, now or as soon as what it needs is there."""
        self._wish, self._is_asked, self._sought = wish, False, None
        self.look_again()

    def look_again(self) -> None:
        """Something else is shown: perhaps the wish can be fulfilled now."""
        wish, scene = self._wish, self._scene()
        if wish is None or scene.paper != wish.paper:
            return
        document = self._document_of(wish, scene)
        if document is not None and document != scene.document:
            if not self._is_asked:
                self._is_asked = True
                self._show_document(document)
            return
        if scene.surface is not None and scene.document is not None:
            self._wish = None
            self._fulfil(wish, scene.surface)

    def on_text_arrived(self, page_index: int) -> None:
        """The text of a page is there: perhaps it is the one to search."""
        surface = self._scene().surface
        readable = surface.readable_text(page_index) if surface is not None else None
        if surface is None or readable is None or self._sought is None or self._sought[0] != page_index:
            return
        from desktop_app.ui.viewer.passage import find_passage  # not needed before the first page is shown

        span = find_passage(self._sought[1], readable.normalised)
        self._sought = None
        if span is not None:
            surface.show_span(PageSpan(page_index, *span))

    def _document_of(self, wish: MarkWish | PassageWish, scene: Scene) -> DocumentId | None:
        if isinstance(wish, PassageWish):
            return wish.document or scene.document
        mark = self._mark_of(wish.mark)
        return mark.document_id if mark is not None else scene.document

    def _fulfil(self, wish: MarkWish | PassageWish, surface: ReadingSurface) -> None:
        if isinstance(wish, MarkWish):
            self._select_mark(wish.mark)
            return
        page_index = wish.page_index or 0
        if isinstance(surface, PageView) and wish.page_index is not None:
            surface.go_to_page(page_index)
        if wish.text:
            self._sought = page_index, wish.text
            self.on_text_arrived(page_index)
