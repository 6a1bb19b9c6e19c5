"""Where a small card goes beside a passage: never over the passage, always inside its bounds; pure arithmetic."""

from desktop_app.domain.geometry import Rect

_GAP = 8.0


def popup_place(
    passage: Rect, end: Rect, size: tuple[float, float], bounds: Rect, *, below: bool
) -> tuple[float, float]:
    """The upper left corner for a card of this size.

    `passage` is all that is selected, `end` the line where the selection was finished, both in the coordinates of
    `bounds`; `below` says which side is tried first. A passage that leaves no room above or below it is covered, but
    not the line it ends with.
    """
    width, height = size
    sides = [passage.y1 + _GAP, passage.y0 - _GAP - height]
    if not below:
        sides.reverse()
    sides += [end.y1 + _GAP, end.y0 - _GAP - height]
    fitting = [top for top in sides if bounds.y0 <= top and top + height <= bounds.y1]
    top = fitting[0] if fitting else max(bounds.y0, bounds.y1 - height)
    left = (end.x1 if below else end.x0) - width / 3
    return max(bounds.x0 + _GAP, min(left, bounds.x1 - _GAP - width)), top
