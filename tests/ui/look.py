"""A look for tests of widgets that are given one."""

from PySide6.QtGui import QColor, QFont

from desktop_app.ui.widgets.markdown_look import MarkdownLook
from desktop_app.ui.widgets.panel_look import PanelLook


def markdown_look(text: str = "#1d1f22") -> MarkdownLook:
    """Plain fonts and distinct colours."""
    font = QFont("sans-serif")
    font.setPixelSize(15)
    names = (
        text,
        "#666666",
        "#999999",
        "#0f6e67",
        "#eeeeee",
        "#ffee88",
        "#ddbb22",
        "#ffffff",
        "#bb0000",
        "#cccccc",
        "#ffbb44",
    )
    colours = [QColor(name) for name in names]
    return MarkdownLook(font, font, font, *colours)


def panel_look(paper: str = "#ffffff") -> PanelLook:
    """Plain fonts and distinct colours."""
    text, small = QFont("sans-serif"), QFont("sans-serif")
    text.setPixelSize(14)
    small.setPixelSize(12)
    names = {name: f"#{12 * place + 15:02x}6644" for place, name in enumerate(_PANEL_COLOURS)} | {"paper": paper}
    colours = {name: QColor(value) for name, value in names.items()}
    return PanelLook(**colours, text_font=text, small_font=small, quote_font=text)


_PANEL_COLOURS = (
    *("text", "soft", "quiet", "paper", "card", "line", "hover", "chip", "accent", "accent_tint", "question"),
    *("question_tint", "buy", "buy_tint", "good", "good_tint", "bad"),
)
