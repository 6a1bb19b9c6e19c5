"""The text of a page under the quads of a mark that was made elsewhere, and the anchor that follows from it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from desktop_app.domain.anchor import Anchor, TextQuote
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.pdf.messages import CORNERS
from desktop_app.pdf.ports import PageText
from desktop_app.pdf.textmap import TextMap

_UPRIGHT_POINTS = 0.5
#: so many of the letters between the first and the last one must be marked to call it one passage
_WHOLE_SHARE = 0.9

Span = tuple[int, int]


class MarkedText:
    """A character is marked when its middle is; spans are half-open offsets into the text of the page."""

    def __init__(self, page: PageText) -> None:
        self._page = page
        self._map = TextMap(page)

    def anchor(self, quads: tuple[Quad, ...]) -> Anchor:
        """The words under the quads, which stay as they are unless the text runs another way than across the page.

        What is no single passage (marked with gaps) has its words but no position.
        """
        spans = self.spans(quads)
        if not spans:
            return Anchor(TextQuote(""), None, self._page.page_index, quads)
        span = spans[0][0], spans[-1][1]
        if len(spans) > 1 and self._share(spans, span) < _WHOLE_SHARE:
            words = " ".join(self._map.anchor(*one).quote.exact for one in spans)
            return Anchor(TextQuote(words), None, self._page.page_index, quads)
        anchor = self._map.anchor(*span)
        return anchor if anchor.quads and _is_turned(anchor.quads[0]) else replace(anchor, quads=quads)

    def spans(self, quads: Sequence[Quad]) -> list[Span]:
        """What is marked, in the order of the text; only spaces part it from what follows."""
        boxes = [(quad.bounds, None if _is_upright(quad) else quad) for quad in quads]
        hits = [
            index
            for start, end, line_box in self._lines
            if any(_touch(line_box, box) for box, _ in boxes)
            for index in range(start, end)
            if any(_is_inside(*self._middle(index), box, tilted) for box, tilted in boxes)
        ]
        text = self._page.text
        spans: list[Span] = []
        for index in hits:
            if text[index].isspace():
                continue
            if spans and not text[spans[-1][1] : index].strip():
                spans[-1] = spans[-1][0], index + 1
            else:
                spans.append((index, index + 1))
        return spans

    def _share(self, spans: Sequence[Span], whole: Span) -> float:
        def letters(start: int, end: int) -> int:
            return len("".join(self._page.text[start:end].split()))

        return sum(letters(*span) for span in spans) / max(1, letters(*whole))

    @cached_property
    def _lines(self) -> list[tuple[int, int, Rect]]:
        page = self._page
        lines = []
        for start, end in pairwise((*page.line_starts, len(page.text))):
            corners = page.corners[start * CORNERS : end * CORNERS]
            xs, ys = corners[0::2], corners[1::2]
            if len(corners):
                lines.append((start, end, Rect(min(xs), min(ys), max(xs), max(ys))))
        return lines

    def _middle(self, index: int) -> tuple[float, float]:
        corners = self._page.corners[index * CORNERS : (index + 1) * CORNERS]
        return sum(corners[0::2]) / 4, sum(corners[1::2]) / 4


def _is_upright(quad: Quad) -> bool:
    upright = Quad.from_rect(quad.bounds).points
    return all(abs(mine - own) < _UPRIGHT_POINTS for mine, own in zip(quad.points, upright, strict=True))


def _is_turned(quad: Quad) -> bool:
    """Whether its upper edge does not run across the page."""
    x0, y0, x1, y1, *_ = quad.points
    return abs(y1 - y0) > abs(x1 - x0) or x1 < x0


def _touch(one: Rect, other: Rect) -> bool:
    return one.x0 <= other.x1 and other.x0 <= one.x1 and one.y0 <= other.y1 and other.y0 <= one.y1


def _is_inside(x: float, y: float, box: Rect, tilted: Quad | None) -> bool:
    if not box.contains(x, y):
        return False
    if tilted is None:
        return True
    x0, y0, x1, y1, x2, y2, x3, y3 = tilted.points
    around = ((x0, y0), (x1, y1), (x3, y3), (x2, y2), (x0, y0))
    sides = [(bx - ax) * (y - ay) - (by - ay) * (x - ax) for (ax, ay), (bx, by) in pairwise(around)]
    return all(side >= 0 for side in sides) or all(side <= 0 for side in sides)
