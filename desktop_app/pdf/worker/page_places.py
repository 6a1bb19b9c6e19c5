"""Places on a page: from the file's own coordinates to points from the top left of the unrotated crop box, and back."""

from math import atan2, hypot, isfinite

from pymupdf import mupdf

from desktop_app.domain.geometry import Quad, Rect
from desktop_app.pdf.messages import CORNERS

_FAR = 100_000.0
_LEAST_POINTS = 0.05
_UPRIGHT_POINTS = 1.0

Points = tuple[tuple[float, float], ...]


class PagePlaces:
    """Raises what PyMuPDF raises for a page that is not there."""

    def __init__(self, pdf: mupdf.PdfDocument, page_index: int) -> None:
        box, matrix = mupdf.FzRect(), mupdf.FzMatrix()
        mupdf.pdf_page_obj_transform(mupdf.pdf_lookup_page_obj(pdf, page_index), box, matrix)
        self._unit = hypot(matrix.a, matrix.b) or 1.0
        self._left, self._top = box.x0, box.y1
        self.width, self.height = abs(box.x1 - box.x0) * self._unit, abs(box.y1 - box.y0) * self._unit

    def from_file(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as a point of the page."""
        return (x - self._left) * self._unit, (self._top - y) * self._unit

    def to_file(self, x: float, y: float) -> tuple[float, float]:
        """The inverse of `from_file`."""
        return x / self._unit + self._left, self._top - y / self._unit

    def quads(self, annotation: mupdf.PdfObj, *, with_corners: bool) -> tuple[Quad, ...]:
        """Where an annotation lies: at its corners, in whatever order, else at its rectangle; empty for neither."""
        found = self._corner_quads(mupdf.pdf_dict_gets(annotation, "QuadPoints")) if with_corners else ()
        return found or self._rectangle(mupdf.pdf_dict_gets(annotation, "Rect"))

    def _corner_quads(self, array: mupdf.PdfObj) -> tuple[Quad, ...]:
        numbers = [mupdf.pdf_array_get_real(array, place) for place in range(mupdf.pdf_array_len(array))]
        quads: list[Quad] = []
        for start in range(0, len(numbers) - CORNERS + 1, CORNERS):
            told = numbers[start : start + CORNERS]
            points = tuple(self.from_file(x, y) for x, y in zip(told[0::2], told[1::2], strict=True))
            if self._is_on_page(points):
                quads.append(_in_order(points))
        return tuple(quads)

    def _rectangle(self, array: mupdf.PdfObj) -> tuple[Quad, ...]:
        if mupdf.pdf_array_len(array) != CORNERS // 2:
            return ()
        x0, y0, x1, y1 = (mupdf.pdf_array_get_real(array, place) for place in range(4))
        first, second = self.from_file(x0, y0), self.from_file(x1, y1)
        points = (first, (second[0], first[1]), second, (first[0], second[1]))
        return (Quad.from_rect(_bounds(points)),) if self._is_on_page(points) else ()

    def _is_on_page(self, points: Points) -> bool:
        """Whether something of it can be seen: it has a width or a height, and lies on the page."""
        if not all(isfinite(number) and abs(number) < _FAR for point in points for number in point):
            return False
        box = _bounds(points)
        is_seen = box.x0 < self.width and box.x1 > 0 and box.y0 < self.height and box.y1 > 0
        return is_seen and max(box.width, box.height) > _LEAST_POINTS


def _in_order(points: Points) -> Quad:
    """The quad of four corners in any order; which is the upper left one is told by how they lie on the page."""
    box = _bounds(points)
    corners = ((box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1))
    if all(min(hypot(x - a, y - b) for a, b in corners) < _UPRIGHT_POINTS for x, y in points):
        return Quad.from_rect(box)
    middle_x, middle_y = sum(x for x, _ in points) / 4, sum(y for _, y in points) / 4
    around = sorted(points, key=lambda point: atan2(point[1] - middle_y, point[0] - middle_x))
    first = min(range(4), key=lambda place: sum(around[place]))
    upper_left, upper_right, lower_right, lower_left = (around[(first + step) % 4] for step in range(4))
    return Quad((*upper_left, *upper_right, *lower_left, *lower_right))


def _bounds(points: Points) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs), max(ys))
