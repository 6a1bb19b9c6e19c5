"""The picture of a trail as an SVG file that stands alone: no script, no link, every word escaped."""

import math
from collections.abc import Iterator
from xml.sax.saxutils import escape

from desktop_app.domain.text import clean
from desktop_app.domain.trail_layout import BOX_HEIGHT, BOX_WIDTH, TrailBox, TrailCurve, TrailPicture

_PAPER, _QUESTION = ("#f3f7f6", "#0f6b64"), ("#fdf1e3", "#a4590b")
_INK, _SOFT, _LINE, _GROUND = "#1d2524", "#5b6664", "#8a9593", "#ffffff"
_HEAD = 8.0
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
#: the first bytes of every file that is written here
SVG_BEGINNING = f"{_XML}\n<svg ".encode()


def svg_of(picture: TrailPicture, title: str) -> str:
    """The file's text, in UTF-8 once it is encoded."""
    width, height = math.ceil(picture.width), math.ceil(picture.height)
    lines = [
        _XML,
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" font-family="Noto Sans, Helvetica, Arial, sans-serif">',
        f"<title>{_text(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="{_GROUND}"/>',
        *(part for curve in picture.curves for part in _curve(curve)),
        *(part for box in picture.boxes for part in _box(box)),
        *(part for curve in picture.curves for part in _label(curve)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def arrow_head(curve: TrailCurve, size: float = _HEAD) -> tuple[tuple[float, float], ...]:
    """The three corners of the arrow's point."""
    (end_x, end_y), (from_x, from_y) = curve.end, curve.second
    angle = math.atan2(end_y - from_y, end_x - from_x)
    wings = (angle + math.pi - 0.4, angle + math.pi + 0.4)
    return ((end_x, end_y), *((end_x + size * math.cos(one), end_y + size * math.sin(one)) for one in wings))


def _curve(curve: TrailCurve) -> Iterator[str]:
    points = " ".join(_number(one) for point in (curve.first, curve.second, curve.end) for one in point)
    start = " ".join(map(_number, curve.start))
    yield f'<path d="M {start} C {points}" fill="none" stroke="{_LINE}" stroke-width="1.4"/>'
    head = " ".join(f"{_number(x)},{_number(y)}" for x, y in arrow_head(curve))
    yield f'<polygon points="{head}" fill="{_LINE}"/>'


def _label(curve: TrailCurve) -> Iterator[str]:
    x, y = map(_number, curve.at)
    yield (
        f'<text x="{x}" y="{y}" dy="-4" text-anchor="middle" font-size="10.5" fill="{_SOFT}" '
        f'stroke="{_GROUND}" stroke-width="3" paint-order="stroke">{_text(curve.text)}</text>'
    )


def _box(box: TrailBox) -> Iterator[str]:
    fill, edge = _QUESTION if box.node.is_question else _PAPER
    x, y = _number(box.x), _number(box.y)
    yield f"<g><title>{_text(box.node.title)}</title>"
    yield (
        f'<rect x="{x}" y="{y}" width="{_number(BOX_WIDTH)}" height="{_number(BOX_HEIGHT)}" '
        f'rx="{14 if box.node.is_question else 5}" fill="{fill}" stroke="{edge}" '
        f'stroke-width="{2.2 if box.is_focus else 1}"/>'
    )
    left = _number(box.x + 10)
    for number, line in enumerate(box.lines):
        weight = ' font-weight="600"' if box.is_focus else ""
        at = f'x="{left}" y="{_number(box.y + 20 + 15 * number)}"'
        yield f'<text {at} font-size="12"{weight} fill="{_INK}">{_text(line)}</text>'
    at = f'x="{left}" y="{_number(box.y + BOX_HEIGHT - 9)}"'
    yield f'<text {at} font-size="10.5" fill="{edge}">{_text(box.node.note)}</text></g>'


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _text(words: str) -> str:
    return escape(" ".join(clean(words).split()))
