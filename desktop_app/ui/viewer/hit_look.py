"""How the places that a search found look: a lime tint in a frame, like no category; on paper and at night.

Written without dataclasses: the first page waits for this file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter, QPolygonF

if TYPE_CHECKING:
    from desktop_app.ui.viewer.lights import Lights
    from desktop_app.ui.viewer.mark_painting import Ground
    from desktop_app.ui.viewer.selection import PageSpan

_FRAME_PX, _PRESENT_FRAME_PX = 1.2, 2.6


class HitLook:
    """`fill` is laid over the words, `present` over those of the present place; `edge` frames both."""

    def __init__(self, fill: QColor, present: QColor, edge: QColor) -> None:
        self.fill, self.present, self.edge = fill, present, edge

    @classmethod
    def on(cls, *, is_dark: bool) -> HitLook:
        """On white and sepia paper, or on dark."""
        colours = ("#00441a", "#2e6a00", "#b7f53f") if is_dark else ("#d5fa84", "#aaf01e", "#2c5f00")
        return cls(*(QColor(colour) for colour in colours))


def paint_hits(
    painter: QPainter,
    lights: Lights,
    page_index: int,
    pieces_of: Callable[[PageSpan], Sequence[QPolygonF]],
    look: HitLook,
    ground: Ground,
) -> None:
    """Draw what was found on a page; the present place is stronger in tint and frame."""
    from desktop_app.ui.viewer.mark_painting import outline, paint_selection  # a page without hits needs neither

    for span in lights.hits_on(page_index):
        pieces, is_present = pieces_of(span), span in lights.hit
        paint_selection(painter, pieces, look.present if is_present else look.fill, ground)
        outline(painter, pieces, look.edge, _PRESENT_FRAME_PX if is_present else _FRAME_PX)
