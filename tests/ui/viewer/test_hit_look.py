"""Places found can be told from highlights of every category, on every ground; the present one from the others."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from desktop_app.domain.category import DEFAULT_CATEGORIES
from desktop_app.domain.contrast import LEAST_FOR_SIGNS, contrast
from desktop_app.pdf.tones import Tone
from desktop_app.ui.viewer.hit_look import HitLook, paint_hits
from desktop_app.ui.viewer.lights import Lights
from desktop_app.ui.viewer.mark_painting import Ground, MarkStyle, Shape, paint_mark
from desktop_app.ui.viewer.selection import PageSpan

_GROUNDS = [
    (Tone.PAPER.ground, Ground.WHITE_PAGE),
    (Tone.SEPIA.ground, Ground.WHITE_PAGE),
    (Tone.NIGHT.ground, Ground.DARK_PAGE),
    ("#ffffff", Ground.LIGHT_PAPER),
    ("#1f2226", Ground.DARK_PAPER),
]
_LEAST_DIFFERENCE = 24


def page(paper: str) -> tuple[QImage, QPainter]:
    image = QImage(120, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(paper))
    return image, QPainter(image)


def box(x: float) -> list[QPolygonF]:
    """Without the last corner that closes it."""
    return [QPolygonF(list(QPolygonF(QRectF(x, 10, 30, 20)))[:4])]


def differ(one: str, other: str) -> bool:
    pairs = zip(QColor(one).getRgb(), QColor(other).getRgb(), strict=True)
    return max(abs(a - b) for a, b in pairs) >= _LEAST_DIFFERENCE


@pytest.mark.parametrize(("paper", "ground"), _GROUNDS)
def test_places_are_unlike_highlights_of_every_category(paper: str, ground: Ground, qapp: object) -> None:
    is_dark = ground in (Ground.DARK_PAGE, Ground.DARK_PAPER)
    look = HitLook.on(is_dark=is_dark)
    lights = Lights(lambda: None, qapp)
    spans = [PageSpan(0, 0, 1), PageSpan(0, 2, 3)]
    lights.add_hits(spans)
    lights.show_hit(spans[1:])
    image, painter = page(paper)
    paint_hits(painter, lights, 0, lambda span: box(10 + 50 * (span.start > 0)), look, ground)
    painter.end()
    other, present = (QColor(image.pixel(x, 20)).name() for x in (25, 75))
    assert differ(other, present)
    for category in DEFAULT_CATEGORIES:
        image, painter = page(paper)
        paint_mark(painter, box(10), MarkStyle(Shape.FILL, QColor(category.colour), ""), ground)
        painter.end()
        highlight = QColor(image.pixel(25, 20)).name()
        assert differ(highlight, other), category.name
        assert differ(highlight, present), category.name
        assert contrast(look.edge.name(), highlight) >= LEAST_FOR_SIGNS, category.name
    for inside in (other, present, paper):
        assert contrast(look.edge.name(), inside) >= LEAST_FOR_SIGNS
    ink = Tone.NIGHT.ink if is_dark else Tone.SEPIA.ink
    assert contrast(ink, other) >= 4.5
    assert contrast(ink, present) >= 3
