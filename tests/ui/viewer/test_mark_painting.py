"""Every kind of mark can be seen on every ground; a new kind is tested here by being there."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPolygonF

import desktop_app.kinds
from desktop_app.kinds.base import MarkKind
from desktop_app.system.registry import Registry
from desktop_app.ui.viewer import mark_painting
from desktop_app.ui.viewer.mark_painting import Ground, MarkStyle

_FOUND: Registry[MarkKind] = Registry.discover(desktop_app.kinds, "postil.kinds")
_PAPER = {
    Ground.WHITE_PAGE: "white",
    Ground.DARK_PAGE: "#22252a",
    Ground.LIGHT_PAPER: "#fffdf8",
    Ground.DARK_PAPER: "#202225",
}

every_kind = pytest.mark.parametrize("kind", _FOUND.items, ids=lambda kind: kind.id)


@pytest.mark.parametrize("ground", list(_PAPER), ids=lambda ground: ground.name)
@every_kind
def test_a_kind_can_be_seen_on_every_ground(kind: MarkKind, ground: Ground, qapp: object) -> None:
    paper = QColor(_PAPER[ground])
    image = QImage(120, 60, QImage.Format.Format_RGB32)
    image.fill(paper)
    piece = QPolygonF([QPointF(10, 10), QPointF(110, 10), QPointF(110, 50), QPointF(10, 50)])
    style = MarkStyle(mark_painting.Shape(kind.shape), QColor("#2ea8e5"), "=", words="mine to say")
    painter = QPainter(image)
    mark_painting.paint_mark(painter, [piece], style, ground)
    painter.end()
    changed = [(x, y) for x in range(120) for y in range(60) if _differs(QColor(image.pixel(x, y)), paper)]
    assert len(changed) > 40
    assert all(6 <= x <= 114 and 6 <= y <= 54 for x, y in changed)


def _differs(one: QColor, other: QColor) -> bool:
    return max(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True)) > 24


def test_no_ground_is_left_out() -> None:
    assert set(_PAPER) == set(Ground)


def test_the_words_of_a_free_text_are_as_large_as_the_box_allows(qapp: object) -> None:
    large = mark_painting.fitting_font(QFont(), "why?", QRectF(0, 0, 300, 60))
    small = mark_painting.fitting_font(QFont(), "why? " * 40, QRectF(0, 0, 300, 60))
    assert large.pixelSize() > small.pixelSize() >= 4
    assert QFontMetricsF(large).horizontalAdvance("why?") < 300
