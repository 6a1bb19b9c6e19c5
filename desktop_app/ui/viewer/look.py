"""The colours, fonts and sizes the reader is drawn with, as plain values made from the theme in one place."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont


@dataclass(frozen=True, slots=True)
class ViewerLook:
    """`desk` is what lies around pages, `paper` an abstract's page; a PDF's own page is white whatever the theme."""

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
    accent_soft: QColor
    raised: QColor
    hover: QColor
    warning: QColor
    selection: QColor
    is_dark: bool
