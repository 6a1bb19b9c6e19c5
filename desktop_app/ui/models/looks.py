"""Makes the looks of the side panel's widgets from the theme."""

from typing import TYPE_CHECKING

from desktop_app.ui.widgets.markdown_look import MarkdownLook
from desktop_app.ui.widgets.panel_look import PanelLook

if TYPE_CHECKING:
    from desktop_app.ui.theme import Theme


def markdown_look(theme: "Theme") -> MarkdownLook:
    """How notes look, in the editor and in the preview."""
    return MarkdownLook(
        text_font=theme.font("note"),
        quote_font=theme.font("quote"),
        code_font=theme.font("code"),
        text=theme.colour("text"),
        soft=theme.colour("soft"),
        quiet=theme.colour("quiet"),
        link=theme.colour("accent"),
        code_background=theme.colour("chip"),
        bright_background=theme.colour("highlight"),
        bar=theme.category_colours("#ffd400").edge,
        paper=theme.colour("paper"),
        problem=theme.colour("bad"),
        rule=theme.colour("line_strong"),
        present_background=theme.category_colours("#f19837").fill,
    )


def panel_look(theme: "Theme") -> PanelLook:
    """How cards, chips and labels of the side panel look."""
    return PanelLook(
        text=theme.colour("text"),
        soft=theme.colour("soft"),
        quiet=theme.colour("quiet"),
        paper=theme.colour("paper"),
        card=theme.colour("card"),
        line=theme.colour("line"),
        hover=theme.colour("hover"),
        chip=theme.colour("chip"),
        accent=theme.colour("accent"),
        accent_tint=theme.colour("accent_tint"),
        question=theme.colour("question"),
        question_tint=theme.colour("question_tint"),
        buy=theme.colour("buy"),
        buy_tint=theme.colour("buy_tint"),
        good=theme.colour("good"),
        good_tint=theme.colour("good_tint"),
        bad=theme.colour("bad"),
        text_font=theme.font("body"),
        small_font=theme.font("small"),
        quote_font=theme.font("quote"),
        space=theme.space(1),
        radius=theme.radius("card"),
    )
