"""A typeset formula: a drawing of one colour and where its baseline is."""

from dataclasses import dataclass

LONGEST_SOURCE = 2_000


@dataclass(frozen=True, slots=True)
class Formula:
    """`svg` is black on nothing; lengths in pixels at `size_px`, `depth` is what hangs below the baseline."""

    svg: str
    width: float
    ascent: float
    depth: float
    size_px: float
