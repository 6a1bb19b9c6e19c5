"""Points, rectangles and quads in PDF points, top-left origin of the unrotated crop box."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle; x0 <= x1 and y0 <= y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    def contains(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def united(self, other: "Rect") -> "Rect":
        return Rect(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))


@dataclass(frozen=True, slots=True)
class Quad:
    """Four corners in the order upper left, upper right, lower left, lower right, each x then y."""

    points: tuple[float, float, float, float, float, float, float, float]

    @classmethod
    def from_rect(cls, rect: Rect) -> "Quad":
        return cls((rect.x0, rect.y0, rect.x1, rect.y0, rect.x0, rect.y1, rect.x1, rect.y1))

    @property
    def bounds(self) -> Rect:
        xs, ys = self.points[0::2], self.points[1::2]
        return Rect(min(xs), min(ys), max(xs), max(ys))


def bounds_of(quads: Iterable[Quad]) -> Rect | None:
    """The smallest rectangle around all quads, or None when there are none."""
    boxes = [quad.bounds for quad in quads]
    if not boxes:
        return None
    return Rect(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )
