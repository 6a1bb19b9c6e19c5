"""Where the handles of the selected mark are and how they look: at the ends of a passage, at the corners of areas."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop_app.domain.geometry import Rect
from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.mark_extent import WHOLE, Grip
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.surface import ReadingSurface

_RADIUS_PX = 4.5
_REACH_PX = 9.0
#: whether a corner is at the left and at the top of the page as it lies in the file
_CORNERS = ((True, True), (True, False), (False, True), (False, False))


@dataclass(frozen=True, slots=True)
class Handle:
    """`end` is "start" or "end" of a passage, else empty; `grip` is what of a rectangle it moves."""

    at: QPointF
    cursor: Qt.CursorShape
    end: str = ""
    grip: Grip | None = None


def text_handles(surface: ReadingSurface, pieces: Sequence[Mark]) -> list[Handle]:
    """Below the first letter and below the last one of a mark with all its pieces."""
    first = surface.pieces_of_mark(pieces[0])
    last = surface.pieces_of_mark(pieces[-1])
    if not first or not last:
        return []
    cursor = Qt.CursorShape.SizeHorCursor
    return [Handle(first[0].at(3), cursor, "start"), Handle(last[-1].at(2), cursor, "end")]


def rect_handles(view: PageView, mark: Mark, *, has_corners: bool) -> list[Handle]:
    """The corners, and the whole as the last one; a mark without a size of its own can only be moved."""
    boxes = [piece.boundingRect() for piece in view.pieces_of_mark(mark)]
    page, quads = mark.anchor.page_index, mark.anchor.quads
    if not boxes or page is None or not quads:
        return []
    box, found = boxes[0], []
    rect = quads[0].bounds
    for left, top in _CORNERS if has_corners else ():
        x, y = rect.x0 if left else rect.x1, rect.y0 if top else rect.y1
        corner = view.rect_of(page, Rect(x, y, x, y)).topLeft()
        falls = (corner.x() < box.center().x()) == (corner.y() < box.center().y())
        cursor = Qt.CursorShape.SizeFDiagCursor if falls else Qt.CursorShape.SizeBDiagCursor
        found.append(Handle(corner, cursor, grip=Grip(x0=left, y0=top, x1=not left, y1=not top)))
    found.append(Handle(box.center(), Qt.CursorShape.SizeAllCursor, grip=WHOLE))
    return found


def handle_at(handles: Sequence[Handle], at: QPointF, whole: QRectF) -> Handle | None:
    """The handle under a pixel; that of the whole answers everywhere inside `whole`."""
    near = [one for one in handles if one.grip != WHOLE and (one.at - at).manhattanLength() <= _REACH_PX]
    if near:
        return min(near, key=lambda one: (one.at - at).manhattanLength())
    inside = (one for one in handles if one.grip == WHOLE and whole.contains(at))
    return next(inside, None)


def paint_handles(painter: QPainter, handles: Sequence[Handle], colour: QColor) -> None:
    """Small discs; the whole has none."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("white"), 1.5))
    painter.setBrush(colour)
    for handle in handles:
        if handle.grip != WHOLE:
            painter.drawEllipse(handle.at, _RADIUS_PX, _RADIUS_PX)
