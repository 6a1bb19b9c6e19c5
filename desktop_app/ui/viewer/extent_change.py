"""One change of the extent of a mark that is under way: shown on the surface at every step, stored once at the end."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.anchor import Anchor
from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.mark_extent import RectExtent, TextExtent, previewed
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.surface import ReadingSurface

if TYPE_CHECKING:
    from desktop_app.ui.viewer.area_pictures import AreaPictures
    from desktop_app.ui.viewer.marking import Marking


class ExtentChange:
    """`pieces` are the mark as it is stored."""

    def __init__(
        self, marking: "Marking", surface: ReadingSurface, pieces: Sequence[Mark], extent: TextExtent | RectExtent
    ) -> None:
        self._marking, self._surface, self._pieces = marking, surface, pieces
        self.extent = extent
        self._anchors: list[Anchor] = []

    @property
    def mark(self) -> Mark:
        return self._pieces[0]

    def show(self) -> None:
        """Let the surface show the mark as it would be."""
        self._anchors = self.extent.anchors() if self.extent.is_changed else []
        anchors = self._anchors or [piece.anchor for piece in self._pieces]
        if self._pieces[0].id in self._surface.marks:
            self._surface.set_marks(previewed(self._surface, self._pieces, anchors))

    def give_up(self) -> None:
        """Leave the mark where it was."""
        self._marking.show_marks()

    def store(self, pictures: "AreaPictures") -> None:
        """Keep the mark where it is shown; an area gets another picture first, so that one undo takes back both."""
        anchors, view = self._anchors, self._surface
        if not anchors:
            self.give_up()
        elif anchors[0].picture and isinstance(view, PageView) and view.pdf is not None:
            page, rect = anchors[0].page_index or 0, anchors[0].quads[0].bounds
            pictures.cut(view.pdf, page, rect, lambda reference: self._store([replace(anchors[0], picture=reference)]))
        else:
            self._store(anchors)

    def _store(self, anchors: Sequence[Anchor]) -> None:
        marking = self._marking
        marking.actions.move(self.mark, anchors, marking.take, marking.show_marks)
