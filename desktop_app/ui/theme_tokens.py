"""The values a theme is made of: colours by role, type sizes, distances. How they are used is not decided here.

Text colours reach a contrast of 4.5 on every background they are meant for; a test says so.
"""

from dataclasses import dataclass
from typing import Literal

ColourName = Literal[
    "paper", "card", "raised", "chrome", "canvas", "hover", "chip", "line", "line_strong", "scroll",
    "text", "soft", "quiet",
    "accent", "accent_strong", "accent_tint", "on_accent",
    "question", "question_tint", "buy", "buy_tint", "good", "good_tint", "bad", "bad_tint",
    "highlight", "selection",
]  # fmt: skip
FontRole = Literal[
    "body", "strong", "small", "small_strong", "tiny", "section", "heading", "title", "note", "quote",
    "reading", "reading_title", "code",
]  # fmt: skip

INTERFACE_FAMILY = "Noto Sans"
READING_FAMILY = "Noto Serif"
CODE_FAMILY = "Noto Sans Mono"

SPACE_PX = 4
RADIUS_PX = {"small": 5, "control": 6, "card": 8}
ICON_PX = 16
#: kept free while these parts of the window are not built yet
TOP_BAR_PX, STATUS_BAR_PX, RAIL_PX = 44, 26, 215
#: the rail shows signs only in windows narrower than this
SLIM_RAIL_PX, SLIM_BELOW_PX = 50, 1100


@dataclass(frozen=True, slots=True)
class Type:
    """One step of the type scale; `spacing_px` is added between letters."""

    family: str
    size_px: int
    bold: bool = False
    spacing_px: float = 0.0


TYPE_SCALE: dict[FontRole, Type] = {
    "body": Type(INTERFACE_FAMILY, 13),
    "strong": Type(INTERFACE_FAMILY, 13, bold=True),
    "small": Type(INTERFACE_FAMILY, 12),
    "small_strong": Type(INTERFACE_FAMILY, 12, bold=True),
    "tiny": Type(INTERFACE_FAMILY, 11),
    "section": Type(INTERFACE_FAMILY, 11, bold=True, spacing_px=1.0),
    "heading": Type(INTERFACE_FAMILY, 15, bold=True),
    "title": Type(INTERFACE_FAMILY, 20, bold=True),
    "note": Type(INTERFACE_FAMILY, 14),
    "quote": Type(READING_FAMILY, 14),
    "reading": Type(READING_FAMILY, 17),
    "reading_title": Type(READING_FAMILY, 25, bold=True),
    "code": Type(CODE_FAMILY, 13),
}

LIGHT: dict[ColourName, str] = {
    "paper": "#ffffff",
    "card": "#ffffff",
    "raised": "#ffffff",
    "chrome": "#efece5",
    "canvas": "#f6f4ef",
    "hover": "#e7e3da",
    "chip": "#efece5",
    "line": "#e3dfd6",
    "line_strong": "#cbc6ba",
    "scroll": "#c9c4b8",
    "text": "#1e2227",
    "soft": "#5b616e",
    "quiet": "#646a76",
    "accent": "#0e6f6b",
    "accent_strong": "#0a5653",
    "accent_tint": "#dceeec",
    "on_accent": "#ffffff",
    "question": "#a34d08",
    "question_tint": "#fbebd8",
    "buy": "#6b46a8",
    "buy_tint": "#eee7f8",
    "good": "#2a7047",
    "good_tint": "#dff1e5",
    "bad": "#b3261e",
    "bad_tint": "#fbe4e1",
    "highlight": "#ffe88a",
    "selection": "#bcdedb",
}

DARK: dict[ColourName, str] = {
    "paper": "#1f2226",
    "card": "#24272b",
    "raised": "#26292e",
    "chrome": "#1a1c1f",
    "canvas": "#16181b",
    "hover": "#2a2e33",
    "chip": "#292d33",
    "line": "#2e3238",
    "line_strong": "#444a52",
    "scroll": "#454b53",
    "text": "#e6e4df",
    "soft": "#a3a9b4",
    "quiet": "#8e959f",
    "accent": "#4fb7b1",
    "accent_strong": "#7acdc8",
    "accent_tint": "#1d3836",
    "on_accent": "#0b1514",
    "question": "#f0a35b",
    "question_tint": "#3a2a18",
    "buy": "#b79cea",
    "buy_tint": "#2e2640",
    "good": "#6cc48e",
    "good_tint": "#1d3427",
    "bad": "#f2857c",
    "bad_tint": "#3d2321",
    "highlight": "#5d4d12",
    "selection": "#2a5552",
}
