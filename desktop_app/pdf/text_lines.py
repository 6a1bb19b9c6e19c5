"""The lines of a page as geometry: each in its own frame, whichever way it runs; what the lines say is not known here.

A line's frame has an axis along its characters' baselines and one down from there. Most text runs along the first;
vertical text (Chinese, Japanese) runs along the second. Right-to-left text runs along the first, backwards.
"""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import hypot

from desktop_app.domain.geometry import Quad, Rect

_LEAST_WIDTH = 0.01
_SNAP = 0.01


@dataclass(frozen=True, slots=True)
class Frame:
    """`ux, uy` points along the baseline and `vx, vy` down from it, both of length 1; `sideways`: lines run along v."""

    ux: float = 1.0
    uy: float = 0.0
    vx: float = 0.0
    vy: float = 1.0
    sideways: bool = False

    @property
    def line_axis(self) -> tuple[float, float]:
        """The direction in which the lines run."""
        return (self.vx, self.vy) if self.sideways else (self.ux, self.uy)

    @property
    def page_axis(self) -> tuple[float, float]:
        """The direction from line to line."""
        return (self.ux, self.uy) if self.sideways else (self.vx, self.vy)

    def along(self, x: float, y: float) -> float:
        """How far a point lies in the direction in which the lines run."""
        dx, dy = self.line_axis
        return x * dx + y * dy

    def across(self, x: float, y: float) -> float:
        """How far a point lies in the direction from line to line."""
        dx, dy = self.page_axis
        return x * dx + y * dy

    def quad(self, along: tuple[float, float], across: tuple[float, float]) -> Quad:
        """The corners of a box of this frame, on the page."""
        (u0, u1), (v0, v1) = (across, along) if self.sideways else (along, across)
        ux, uy, vx, vy = self.ux, self.uy, self.vx, self.vy
        return Quad(
            (
                *(u0 * ux + v0 * vx, u0 * uy + v0 * vy, u1 * ux + v0 * vx, u1 * uy + v0 * vy),
                *(u0 * ux + v1 * vx, u0 * uy + v1 * vy, u1 * ux + v1 * vx, u1 * uy + v1 * vy),
            )
        )


#: of nearly all text
LEVEL = Frame()


class Line:
    """The characters [start, end) of a page's text, its newline left out, with their corners."""

    def __init__(self, corners: "array[float]", start: int, end: int, backwards: bool = False) -> None:
        """`backwards` says whether its text runs from right to left."""
        self.start = start
        self.end = end
        self._corners = corners[8 * start : 8 * end]
        self.runs_backwards = backwards
        self.frame = _frame_of(self._corners)
        if self.frame == LEVEL:  # nearly all lines: two corners of each letter say it all, and quickly
            self.along = min(self._corners[0::8]), max(self._corners[6::8])
            self.across = min(self._corners[1::8]), max(self._corners[7::8])
        else:
            self.along = _extent(_projected(self._corners, *self.frame.line_axis))
            self.across = _extent(_projected(self._corners, *self.frame.page_axis))

    @cached_property
    def cells(self) -> tuple[tuple[float, float], ...]:
        """From where to where each character reaches along the line."""
        places = _projected(self._corners, *self.frame.line_axis)
        corners = places[0::4], places[1::4], places[2::4], places[3::4]
        return tuple(zip(map(min, *corners), map(max, *corners), strict=True))

    @property
    def height(self) -> float:
        return self.across[1] - self.across[0]

    def quads(self, start: int, end: int) -> tuple[Quad, ...]:
        """One quad for each run of these characters that is seen unbroken; mixed directions make several runs."""
        wanted = range(max(start, self.start), min(end, self.end))
        if not wanted:
            return ()
        ranks = sorted(self._rank_of[index - self.start] for index in wanted)
        runs: list[tuple[int, int]] = []
        for rank in ranks:
            if runs and rank == runs[-1][1] + 1:
                runs[-1] = (runs[-1][0], rank)
            else:
                runs.append((rank, rank))
        return tuple(self._quad_of([self._seen_order[rank] for rank in range(first, last + 1)]) for first, last in runs)

    def span_in(self, box: Rect) -> tuple[int, int] | None:
        """From the first to the last character whose middle lies in a rectangle; None where the line lies beside it."""
        corners = [(x, y) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
        low, high = _extent([self.frame.across(x, y) for x, y in corners])
        first, last = _extent([self.frame.along(x, y) for x, y in corners])
        if not low < sum(self.across) / 2 < high:
            return None
        inside = [index for index, middle in enumerate(self._middles) if first < middle < last]
        return (self.start + inside[0], self.start + inside[-1] + 1) if inside else None

    def caret_at(self, along: float) -> int:
        """The place between two characters nearest to a point along the line."""
        index = self.nearest(along)
        low, high = self.cells[index - self.start]
        before = along < (low + high) / 2
        return index if before != self._runs_backwards(index) else index + 1

    def caret_place(self, caret: int) -> float:
        """Where along the line a caret stands."""
        index = min(max(caret, self.start), self.end - 1)
        low, high = self.cells[index - self.start]
        return high if (index < caret) != self._runs_backwards(index) else low

    def nearest(self, along: float) -> int:
        """The character nearest to a point along the line."""
        order = self._seen_order
        at = bisect_right(self._lows, along) - 1
        if at < 0:
            return self.start + order[0]
        here = max(range(max(0, at - 1), at + 1), key=lambda rank: self.cells[order[rank]][1])
        if at + 1 < len(order) and self._lows[at + 1] - along < along - self.cells[order[here]][1]:
            return self.start + order[at + 1]
        return self.start + order[at if self.cells[order[at]][1] >= along else here]

    @cached_property
    def _seen_order(self) -> list[int]:
        """The characters as they stand along the line; those without width stay behind their neighbour."""
        cells = self.cells
        return sorted(range(len(cells)), key=lambda index: cells[index])

    @cached_property
    def _rank_of(self) -> list[int]:
        ranks = [0] * len(self._seen_order)
        for rank, index in enumerate(self._seen_order):
            ranks[index] = rank
        return ranks

    @cached_property
    def _lows(self) -> list[float]:
        cells = self.cells
        return [cells[index][0] for index in self._seen_order]

    @cached_property
    def _middles(self) -> list[float]:
        return [(low + high) / 2 for low, high in self.cells]

    def _runs_backwards(self, index: int) -> bool:
        """Whether the text runs against the axis around a character; its neighbours tell."""
        middles, at = self._middles, index - self.start
        if len(middles) == 1:
            return self.runs_backwards
        first, second = (at, at + 1) if at + 1 < len(middles) else (at - 1, at)
        return middles[second] < middles[first]

    def _quad_of(self, offsets: Sequence[int]) -> Quad:
        cells = [self.cells[offset] for offset in offsets]
        along = min(low for low, _high in cells), max(high for _low, high in cells)
        places = _projected(self._corners, *self.frame.page_axis)
        return self.frame.quad(
            along, _extent([places[4 * offset + corner] for offset in offsets for corner in range(4)])
        )


def joined_in(frame: Frame, one: Quad, other: Quad) -> Quad:
    """The box of a frame that holds both."""
    places = [(quad.points[at], quad.points[at + 1]) for quad in (one, other) for at in range(0, 8, 2)]
    return frame.quad(_extent([frame.along(x, y) for x, y in places]), _extent([frame.across(x, y) for x, y in places]))


def _projected(corners: "array[float]", dx: float, dy: float) -> Sequence[float]:
    """All corners on one axis."""
    if (dx, dy) == (1.0, 0.0):
        return corners[0::2]
    if (dx, dy) == (0.0, 1.0):
        return corners[1::2]
    return [x * dx + y * dy for x, y in zip(corners[0::2], corners[1::2], strict=True)]


def _extent(values: Sequence[float]) -> tuple[float, float]:
    return min(values), max(values)


def _frame_of(corners: "array[float]") -> Frame:
    """The frame in which the characters stand upright; taken from the first that has a width."""
    ux, uy, vx, vy = 1.0, 0.0, 0.0, 1.0
    for at in range(0, len(corners), 8):
        dx, dy = corners[at + 2] - corners[at], corners[at + 3] - corners[at + 1]
        width = hypot(dx, dy)
        if width > _LEAST_WIDTH:
            ux, uy = _snapped(dx / width, dy / width)
            down = (corners[at + 4] - corners[at]) * -uy + (corners[at + 5] - corners[at + 1]) * ux
            vx, vy = (-uy, ux) if down >= 0 else (uy, -ux)
            break
    upright = Frame(ux, uy, vx, vy)
    first, last = _middle(corners, 0), _middle(corners, len(corners) - 8)
    step = last[0] - first[0], last[1] - first[1]
    sideways = abs(step[0] * vx + step[1] * vy) > abs(step[0] * ux + step[1] * uy)
    return Frame(ux, uy, vx, vy, sideways=True) if sideways else upright


def _snapped(ux: float, uy: float) -> tuple[float, float]:
    """Lines that are all but level or all but upright are taken to be so."""
    if abs(uy) < _SNAP or abs(ux) < _SNAP:
        return float(round(ux)), float(round(uy))
    return ux, uy


def _middle(corners: "array[float]", at: int) -> tuple[float, float]:
    return sum(corners[at : at + 8 : 2]) / 4, sum(corners[at + 1 : at + 8 : 2]) / 4
