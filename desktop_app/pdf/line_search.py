"""Which line of a page a point means: the line it lies on, else the nearest one of its own column."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot, inf

from desktop_app.pdf.text_lines import Frame, Line


@dataclass(frozen=True, slots=True)
class _Box:
    """A line in the frame it shares with the others of its direction."""

    line: Line
    a0: float
    a1: float
    c0: float
    c1: float


@dataclass(frozen=True, slots=True)
class _Candidate:
    box: _Box
    distance: float


class LineSearch:
    """Built once for a page; lines are grouped by the direction in which they run."""

    def __init__(self, lines: Iterable[Line]) -> None:
        groups: defaultdict[Frame, list[_Box]] = defaultdict(list)
        for line in lines:
            groups[line.frame].append(_Box(line, *line.along, *line.across))
        self._groups: Sequence[tuple[Frame, Sequence[_Box]]] = tuple(groups.items())

    def line_under(self, x: float, y: float) -> Line | None:
        """The line that a point lies on; where two overlap, the one whose middle is nearer."""
        found: _Box | None = None
        least = inf
        for frame, boxes in self._groups:
            along, across = frame.along(x, y), frame.across(x, y)
            for box in boxes:
                if box.c0 <= across <= box.c1 and box.a0 <= along <= box.a1:
                    off = abs(2 * across - box.c0 - box.c1)
                    if off < least:
                        found, least = box, off
        return found.line if found else None

    def nearest_line(self, x: float, y: float) -> Line | None:
        """The line that a point means when it lies beside the text."""
        under = self.line_under(x, y)
        if under is not None:
            return under
        candidates = [_nearest(boxes, frame.along(x, y), frame.across(x, y)) for frame, boxes in self._groups]
        return min(candidates, key=_distance).box.line if candidates else None


def _nearest(boxes: Sequence[_Box], along: float, across: float) -> _Candidate:
    """The best of one direction: level with the point in its own column, else the nearest."""
    column, row = _around(boxes, along, across)
    if row and column:
        low, high = max(found.box.a0 for found in column), min(found.box.a1 for found in column)
        own = [candidate for candidate in row if candidate.box.a0 < high and candidate.box.a1 > low]
        if own:
            return min(own, key=_distance)
    return min((_Candidate(box, _gap(box, along, across)) for box in boxes), key=_distance)


def _around(boxes: Sequence[_Box], along: float, across: float) -> tuple[list[_Candidate], list[_Candidate]]:
    """The nearest lines above and below a point, which tell its column, and all lines level with it."""
    above: _Candidate | None = None
    below: _Candidate | None = None
    row: list[_Candidate] = []
    for box in boxes:
        if box.c0 <= across <= box.c1:
            row.append(_Candidate(box, box.a0 - along if along < box.a0 else along - box.a1))
        elif box.a0 <= along <= box.a1:
            if across > box.c1 and (above is None or across - box.c1 < above.distance):
                above = _Candidate(box, across - box.c1)
            elif across < box.c0 and (below is None or box.c0 - across < below.distance):
                below = _Candidate(box, box.c0 - across)
    return [found for found in (above, below) if found is not None], row


def _gap(box: _Box, along: float, across: float) -> float:
    return hypot(max(box.a0 - along, along - box.a1, 0.0), max(box.c0 - across, across - box.c1, 0.0))


def _distance(candidate: _Candidate) -> float:
    return candidate.distance
