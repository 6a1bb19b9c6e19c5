"""A look for tests of widgets that are given one."""

from PySide6.QtGui import QColor, QFont

from desktop_app.ui.widgets.markdown_look import MarkdownLook


def markdown_look(text: str = "#1d1f22") -> MarkdownLook:
    """Plain fonts and distinct colours."""
    font = QFont("sans-serif")
    font.setPixelSize(15)
    names = (text, "#666666", "#999999", "#0f6e67", "#eeeeee", "#ffee88", "#ddbb22", "#ffffff")
    colours = [QColor(name) for name in names]
    return MarkdownLook(font, font, font, *colours)
