"""The colours, fonts and sizes the reader is drawn with, as plain values made from the theme in one place."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont

from desktop_app.pdf.tones import Tone
from desktop_app.ui.theme_tokens import DARK, LIGHT
from desktop_app.ui.viewer.hit_look import HitLook

if TYPE_CHECKING:
    from desktop_app.ui.theme import Theme

_SEPIA_DESK, _SEPIA_BORDER = "#e4d9c1", "#d3c5a6"


@dataclass(frozen=True, slots=True)
class ViewerLook:
    """`desk` lies around an abstract, `paper` is its page; a PDF's page has a tone of its own and wears `page_…`."""

    reading_font: QFont
    interface_font: QFont
    small_font: QFont
    desk: QColor
    paper: QColor
    text: QColor
    soft: QColor
    quiet: QColor
    border: QColor
    accent: QColor
    raised: QColor
    hover: QColor
    selection: QColor
    hit: HitLook
    page_selection: QColor
    page_hit: HitLook
    page_accent: QColor
    page_tone: Tone
    page_desk: QColor
    page_border: QColor
    is_dark: bool


def viewer_look(theme: "Theme") -> ViewerLook:
    """How the reader looks in this theme."""
    tone = theme.page_tone
    worn = DARK if tone is Tone.NIGHT else LIGHT
    return ViewerLook(
        reading_font=theme.font("reading"),
        interface_font=theme.font("body"),
        small_font=theme.font("tiny"),
        desk=theme.colour("canvas"),
        paper=theme.colour("paper"),
        text=theme.colour("text"),
        soft=theme.colour("soft"),
        quiet=theme.colour("quiet"),
        border=theme.colour("line"),
        accent=theme.colour("accent"),
        raised=theme.colour("raised"),
        hover=theme.colour("hover"),
        selection=theme.colour("selection"),
        hit=HitLook.on(is_dark=theme.is_dark),
        page_hit=HitLook.on(is_dark=tone is Tone.NIGHT),
        page_selection=QColor(worn["selection"]),
        page_accent=QColor(worn["accent"]),
        page_tone=tone,
        page_desk=_desk(theme, tone),
        page_border=QColor(_SEPIA_BORDER if tone is Tone.SEPIA else worn["line"]),
        is_dark=theme.is_dark,
    )


def _desk(theme: "Theme", tone: Tone) -> QColor:
    """What lies around pages: as dark as they are, so that the eye is not torn between two lights."""
    if theme.is_dark:
        return theme.colour("canvas")
    return {Tone.PAPER: theme.colour("canvas"), Tone.SEPIA: QColor(_SEPIA_DESK), Tone.NIGHT: QColor(DARK["canvas"])}[
        tone
    ]
