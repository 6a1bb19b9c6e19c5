"""Colour arithmetic: mixing, contrast, and the shades a mark's category needs on light and on dark paper."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

_LEAST_CONTRAST = 4.5
_STEPS = 20


@dataclass(frozen=True, slots=True)
class CategoryColours:
    """`fill` lies under text, `edge` is a bar or border, `ink` is text, `on_solid` the glyph on a `solid` dot."""

    fill: QColor
    edge: QColor
    ink: QColor
    solid: QColor
    on_solid: QColor


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of `one` (0..1) and the rest of `other`."""
    rest = 1.0 - share
    return QColor(
        round(one.red() * share + other.red() * rest),
        round(one.green() * share + other.green() * rest),
        round(one.blue() * share + other.blue() * rest),
    )


def contrast(one: QColor, other: QColor) -> float:
    """The WCAG contrast ratio, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def category_colours(hex_colour: str, paper: QColor, text: QColor) -> CategoryColours:
    """The shades of a category on this paper, whose text has the colour `text`."""
    solid = QColor(hex_colour)
    is_dark = paper.lightness() < text.lightness()
    fill = mixed(solid, paper, 0.34 if is_dark else 0.42)
    edge = solid if is_dark else solid.darker(112)
    dark_ink, light_ink = QColor("#1e2227"), QColor("#ffffff")
    on_solid = dark_ink if contrast(dark_ink, solid) >= contrast(light_ink, solid) else light_ink
    return CategoryColours(fill, edge, _readable(solid, paper, text), solid, on_solid)


def _readable(colour: QColor, paper: QColor, text: QColor) -> QColor:
    """`colour` moved towards `text` until it can be read on `paper`."""
    for step in range(_STEPS):
        candidate = mixed(text, colour, step / _STEPS)
        if contrast(candidate, paper) >= _LEAST_CONTRAST:
            return candidate
    return text


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
