"""The colours and fonts of Markdown source and preview, as plain values made from the theme by who uses them."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont


@dataclass(frozen=True, slots=True)
class MarkdownLook:
    """`quiet` is for signs and addresses, `soft` for quoted text; `heading_scales` multiply the text size, 1 to 3."""

    text_font: QFont
    quote_font: QFont
    code_font: QFont
    text: QColor
    soft: QColor
    quiet: QColor
    link: QColor
    code_background: QColor
    bright_background: QColor
    bar: QColor
    paper: QColor
    problem: QColor
    rule: QColor
    present_background: QColor
    heading_scales: tuple[float, float, float] = (1.25, 1.12, 1.0)
