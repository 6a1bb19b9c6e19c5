"""Writing on the page: opens the field where she types, and makes, changes or deletes the mark when she is done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF

from desktop_app.domain.geometry import Rect
from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.mark_places import place_anchor
from desktop_app.ui.viewer.page_layout import PagePoint
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.text_place import WIDTH_POINTS, TextPlace

if TYPE_CHECKING:
    from desktop_app.domain.anchor import Anchor
    from desktop_app.ui.viewer.marking import Marking

_SLACK_POINTS = 4.0


class FreeTexts(QObject):
    """One field at a time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._typing: TextPlace | None = None

    def finish(self) -> None:
        """Keep what is typed."""
        if self._typing is not None:
            self._typing.finish()

    def write(self, marking: "Marking", view: PageView, point: PagePoint, kind: str) -> None:
        """Let her type at a place of a page; without words nothing is made."""
        category = marking.choice.category
        if category is None:
            return

        def written(words: str, box: QRectF) -> None:
            if words and marking.surface is view:
                marking.make_at([_anchor(view, point, box)], kind, category, comment=words)

        self._open(TextPlace(view, point, category.colour), written)

    def rewrite(self, marking: "Marking", view: PageView, mark: Mark) -> None:
        """Let her type other words; where none are left the mark is deleted."""
        page, pieces = mark.anchor.page_index, view.pieces_of_mark(mark)
        shown = view.marks.get(mark.id)
        if page is None or not pieces or shown is None:
            return
        marking.close_cards()
        box = pieces[0].boundingRect()
        corner = box.topLeft() + view.origin()
        point = view.layout_now.point_at(corner.x(), corner.y(), page)
        width = max(WIDTH_POINTS, box.width() / view.layout_now.scale - _SLACK_POINTS)

        def written(words: str, box: QRectF) -> None:
            if not words:
                marking.actions.delete(mark)
            elif words != mark.comment and marking.surface is view:
                marking.actions.rewrite(mark, words, _anchor(view, point, box), marking.take)

        self._open(TextPlace(view, point, shown.style.colour.name(), mark.comment, width), written)

    def _open(self, place: TextPlace, written: Callable[[str, QRectF], None]) -> None:
        self.finish()
        self._typing = place

        def on_written(words: str, box: QRectF) -> None:
            self._typing = None
            written(words, box)

        place.written.connect(on_written)


def _anchor(view: PageView, point: PagePoint, box: QRectF) -> "Anchor":
    """Where a box of the viewport lies on the page of a point."""
    low, high = view.origin() + box.topLeft(), view.origin() + box.bottomRight()
    corners = [view.layout_now.point_at(at.x(), at.y(), point.page_index) for at in (low, high)]
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    return place_anchor(view, point.page_index, Rect(min(xs), min(ys), max(xs), max(ys)))
