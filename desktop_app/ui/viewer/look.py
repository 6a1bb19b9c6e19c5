"""The colours, fonts and sizes the reader is drawn with, as plain values made from the theme in one place."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont


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
    accent_soft: QColor
    raised: QColor
    hover: QColor
    warning: QColor
    selection: QColor
    page_selection: QColor
    page_accent: QColor
    is_dark: bool
