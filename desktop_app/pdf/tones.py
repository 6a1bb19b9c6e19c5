"""In which colours pages are drawn: as printed, on a warm ground, or light on dark; plain values."""

from enum import StrEnum


class Tone(StrEnum):
    """The value is the name in settings and in the protocol."""

    PAPER = "paper"
    SEPIA = "sepia"
    NIGHT = "night"

    @property
    def ground(self) -> str:
        """The colour that white paper gets, "#rrggbb"."""
        return {Tone.PAPER: "#ffffff", Tone.SEPIA: "#f4ecd8", Tone.NIGHT: "#22252a"}[self]

    @property
    def ink(self) -> str:
        """The colour that black text gets, "#rrggbb"."""
        return {Tone.PAPER: "#000000", Tone.SEPIA: "#3a2d1c", Tone.NIGHT: "#d9dbde"}[self]
