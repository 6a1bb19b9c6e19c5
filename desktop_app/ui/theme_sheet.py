"""Fills the style sheet template with a theme's colours and type sizes, and makes Qt's palette of the same colours."""

import re
from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

from desktop_app.system.resources import resource_path
from desktop_app.ui.theme_tokens import TYPE_SCALE, ColourName


def style_sheet(colours: Mapping[ColourName, str], scheme: str) -> str:
    """The sheet for the whole application; KeyError when the template names a value that does not exist.

    `scheme` is the folder of `resources/themes` with the few drawings that a style sheet can only name as files.
    """
    values: dict[str, str] = {str(name): value for name, value in colours.items()}
    values["drawings"] = resource_path("themes", scheme).as_posix()
    values |= {str(role): f"{step.size_px}px" for role, step in TYPE_SCALE.items()}
    template = resource_path("themes", "postil.qss").read_text(encoding="utf-8")
    return re.sub(r"@([a-z_]+)", lambda found: values[found.group(1)], template.partition("*/")[2])


def palette(colours: Mapping[ColourName, str]) -> QPalette:
    """For all that is drawn without a rule of the style sheet."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(colours[name]))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["quiet"]))
    return made


_ROLES: dict[QPalette.ColorRole, ColourName] = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "canvas",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "quiet",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent_tint",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line_strong",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "line_strong",
}
