"""The marks of a PDF's pages: where each lies at a zoom, its sign in the margin, what a click hits."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPolygonF

from desktop_app.domain.geometry import Rect
from desktop_app.domain.ids import MarkId
from desktop_app.ui.viewer.glyph_places import glyph_places
from desktop_app.ui.viewer.mark_painting import GLYPH_PX, Ground, Shape, outline, paint_glyph, paint_mark
from desktop_app.ui.viewer.mark_styles import ShownMark
from desktop_app.ui.viewer.page_layout import PageLayout

_LEAST_GLYPH_PX = 11.0
_GLYPH_POINTS = 13.0
_NEAR_PX = 2.0


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The mark that is selected, the mark that was just gone to, the colour that frames them, what is beneath all."""

    selected: MarkId | None
    flashed: MarkId | None
    colour: QColor
    ground: Ground = Ground.WHITE_PAGE


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """`pieces` and `glyph` (the centre of the sign) are pixels of the layout; `size` is the sign's."""

    shown: ShownMark
    pieces: tuple[QPolygonF, ...]
    bounds: QRectF
    glyph: QPointF
    size: float

    def is_hit(self, at: QPointF) -> bool:
        far = self.size / 2 + _NEAR_PX
        off = at - self.glyph
        return (abs(off.x()) <= far and abs(off.y()) <= far) or any(
            piece.boundingRect().adjusted(-_NEAR_PX, -_NEAR_PX, _NEAR_PX, _NEAR_PX).contains(at)
            for piece in self.pieces
        )


class PageMarks:
    """Places are worked out once for each page and zoom."""

    def __init__(self, marks: Iterable[ShownMark] = ()) -> None:
        self._of_page: dict[int, list[ShownMark]] = {}
        for shown in marks:
            page_index = shown.mark.anchor.page_index
            if page_index is not None and shown.mark.anchor.quads:
                self._of_page.setdefault(page_index, []).append(shown)
        self._layout: PageLayout | None = None
        self._placed: dict[int, list[PlacedMark]] = {}

    def paint(self, painter: QPainter, layout: PageLayout, page_index: int, seen: QRectF, emphasis: Emphasis) -> None:
        """Draw those of one page that touch `seen`; the painter's pixels are the layout's."""
        for placed in self._on_page(layout, page_index):
            mark = placed.shown.mark
            reach = QRectF(placed.glyph.x() - placed.size, placed.bounds.top(), 2 * placed.size, placed.bounds.height())
            if not seen.intersects(placed.bounds.united(reach)):
                continue
            style = placed.shown.style
            paint_mark(painter, placed.pieces, style, emphasis.ground)
            if mark.id in (emphasis.selected, emphasis.flashed):
                width = 2.5 if mark.id == emphasis.flashed else 1.5
                outline(painter, placed.pieces, emphasis.colour, width)
            if style.shape is not Shape.ICON:
                has_comment = bool(mark.comment) and style.shape is not Shape.TEXT
                paint_glyph(painter, placed.glyph, style, placed.size, has_comment=has_comment)

    def mark_at(self, layout: PageLayout, x: float, y: float) -> MarkId | None:
        """The mark under a pixel of the layout, the smallest where several lie."""
        if not layout.page_count:
            return None
        at = QPointF(x, y)
        hit = [placed for placed in self._on_page(layout, layout.page_under(x, y)) if placed.is_hit(at)]
        smallest = min(hit, key=lambda placed: placed.bounds.width() * placed.bounds.height(), default=None)
        return smallest.shown.mark.id if smallest is not None else None

    def _on_page(self, layout: PageLayout, page_index: int) -> list[PlacedMark]:
        if layout is not self._layout:
            self._layout, self._placed = layout, {}
        if page_index not in self._placed:
            self._placed[page_index] = _placed(self._of_page.get(page_index, []), layout, page_index)
        return self._placed[page_index]


def _placed(marks: list[ShownMark], layout: PageLayout, page_index: int) -> list[PlacedMark]:
    if not 0 <= page_index < layout.page_count:
        return []
    size = min(GLYPH_PX, max(_LEAST_GLYPH_PX, _GLYPH_POINTS * layout.scale))
    pieces = [
        tuple(
            QPolygonF([QPointF(x, y) for x, y in layout.corners_of(page_index, quad)])
            for quad in shown.mark.anchor.quads
        )
        for shown in marks
    ]
    first_lines = [_rect(polygons[0].boundingRect()) for polygons in pieces]
    found = []
    for place in glyph_places(layout.box(page_index), first_lines, size):
        shown, polygons = marks[place.number], pieces[place.number]
        bounds = QRectF()
        for polygon in polygons:
            bounds = bounds.united(polygon.boundingRect())
        glyph = QPointF(place.x, place.y)
        if shown.style.shape is Shape.ICON:
            glyph = polygons[0].boundingRect().center()
        elif shown.style.shape is Shape.TEXT:
            glyph = polygons[0].boundingRect().topRight()
        found.append(PlacedMark(shown, polygons, bounds, glyph, size))
    return found


def _rect(box: QRectF) -> Rect:
    return Rect(box.left(), box.top(), box.right(), box.bottom())
