"""The colours, fonts and sizes the reader is drawn with, as plain values made from the theme in one place."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont

from desktop_app.ui.theme_tokens import LIGHT

if TYPE_CHECKING:
    from desktop_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class ViewerLook:
    """`desk` lies around pages, `paper` is an abstract's page; a PDF's page is white and wears `page_…`, always."""

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
    hit: QColor
    tick: QColor
    page_selection: QColor
    page_hit: QColor
    page_accent: QColor
    is_dark: bool


def viewer_look(theme: "Theme") -> ViewerLook:
    """How the reader looks in this theme."""
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
        hit=theme.colour("highlight"),
        tick=theme.colour("question"),
        page_hit=QColor(LIGHT["highlight"]),
        page_selection=QColor(LIGHT["selection"]),
        page_accent=QColor(LIGHT["accent"]),
        is_dark=theme.is_dark,
    )
