"""Loads the fonts that come with the program and makes a font of each step of the type scale."""

import logging

from PySide6.QtGui import QFont, QGuiApplication

from desktop_app.system.resources import resource_path
from desktop_app.ui.theme_tokens import CODE_FAMILY, INTERFACE_FAMILY, READING_FAMILY, Type

log = logging.getLogger(__name__)

_LOADED = "hasBundledFonts"
_SIGN_FAMILIES = ("Noto Sans Math", "Noto Sans Symbols", "Noto Sans Symbols2")
_FALLBACKS = {INTERFACE_FAMILY: "sans-serif", READING_FAMILY: "serif", CODE_FAMILY: "monospace"}


def load_fonts() -> bool:
    """Make the bundled fonts known to Qt, once (False later); 0.1 ms a file after the first, so all of them at once.

    The first file makes Qt look for the fonts of the system, which takes 6 ms: text that is shown needs them, a page of
    a PDF does not.
    """
    application = QGuiApplication.instance()
    if application is None or application.property(_LOADED):
        return False
    from PySide6.QtGui import QFontDatabase

    application.setProperty(_LOADED, True)
    for path in sorted(resource_path("fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            log.error("the font %s could not be loaded", path.name)
    return True


def font_of(step: Type) -> QFont:
    """A font that falls back on the bundled signs before it asks the system."""
    font = QFont([step.family, *_SIGN_FAMILIES, _FALLBACKS[step.family]])
    font.setPixelSize(step.size_px)
    font.setBold(step.bold)
    if step.spacing_px:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, step.spacing_px)
    return font
