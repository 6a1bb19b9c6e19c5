"""Makes the looks of the side panel's widgets from the theme."""

from typing import TYPE_CHECKING

from desktop_app.ui.widgets.markdown_look import MarkdownLook
from desktop_app.ui.widgets.panel_look import PanelLook

if TYPE_CHECKING:
    from desktop_app.ui.theme import Theme


def markdown_look(theme: "Theme") -> MarkdownLook:
    """How notes look, in the editor and in the preview."""
    raise NotImplementedError


def panel_look(theme: "Theme") -> PanelLook:
    """How cards, chips and labels of the side panel look."""
    raise NotImplementedError
