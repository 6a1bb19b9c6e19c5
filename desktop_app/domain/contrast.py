"""How well two colours can be told apart, as the Web Content Accessibility Guidelines 2.2 reckon it: 1 to 21."""

#: what large signs and lines need, and what text needs
LEAST_FOR_SIGNS = 3.0
LEAST_FOR_TEXT = 4.5


def contrast(one: str, other: str) -> float:
    """The ratio of two colours ("#rrggbb"); the order does not matter."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
