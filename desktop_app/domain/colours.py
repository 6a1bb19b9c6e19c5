"""Colours as people name them: which of several is nearest to another."""

import colorsys
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

_GREY_BELOW = 0.15
_HALF_TURN = 0.5
_LIGHTNESS_SHARE = 0.1


def nearest(colour: str, choices: Iterable[T], colour_of: Callable[[T], str]) -> T:
    """The choice whose colour ("#rrggbb") goes by the same name as `colour`, or by the next one; there must be one.

    What counts is the hue: a dark blue is a blue. Greys, black and white are alike.
    """
    wanted = _named(colour)
    return min(choices, key=lambda one: _distance(wanted, _named(colour_of(one))))


def _named(colour: str) -> tuple[float | None, float]:
    """Hue from 0 to 1, None for a grey, and lightness."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    hue, lightness, _saturation = colorsys.rgb_to_hls(red, green, blue)
    is_grey = max(red, green, blue) - min(red, green, blue) < _GREY_BELOW
    return None if is_grey else hue, lightness


def _distance(one: tuple[float | None, float], other: tuple[float | None, float]) -> float:
    (hue, lightness), (other_hue, other_lightness) = one, other
    apart = _LIGHTNESS_SHARE * abs(lightness - other_lightness)
    if hue is None or other_hue is None:
        return apart + (0.0 if hue is other_hue else 1.0)
    turned = abs(hue - other_hue)
    return apart + min(turned, 2 * _HALF_TURN - turned)
