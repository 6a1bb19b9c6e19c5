"""Where the signs of marks stand in the margins of a page: on the mark's side, none over another; pure arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.geometry import Rect
from desktop_app.ui.viewer.page_layout import PageBox

_INSET = 0.035
_GAP = 2.0


@dataclass(frozen=True, slots=True)
class GlyphPlace:
    """The centre of a sign in pixels of the layout; `number` is the mark's place in the list that was given."""

    number: int
    x: float
    y: float


def glyph_places(box: PageBox, first_lines: Sequence[Rect], size: float) -> list[GlyphPlace]:
    """A place for each mark, given the first line of each in pixels of the layout.

    Marks in the left half have their sign at the page's left edge, the others at its right edge; signs of the same
    height move inwards, one beside another.
    """
    taken: dict[bool, list[tuple[float, int]]] = {True: [], False: []}
    places: list[GlyphPlace] = []
    for number, line in sorted(enumerate(first_lines), key=lambda entry: (entry[1].y0, entry[1].x0)):
        y = (line.y0 + line.y1) / 2
        on_left = (line.x0 + line.x1) / 2 < box.x + box.width / 2
        near = {column for other, column in taken[on_left][-_LOOK_BACK:] if abs(other - y) < size}
        column = next(free for free in range(len(near) + 1) if free not in near)
        taken[on_left].append((y, column))
        inwards = _INSET * box.width + size / 2 + column * (size + _GAP)
        places.append(GlyphPlace(number, box.x + inwards if on_left else box.x + box.width - inwards, y))
    return places


#: signs of one height that are kept apart; more of them would cover the text
_LOOK_BACK = 6
