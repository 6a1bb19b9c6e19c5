"""Marks of other programs survive the way through JSON; another shape is told from them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from desktop_app.domain.geometry import Quad, Rect
from desktop_app.pdf.foreign_marks import ForeignMark, ForeignMarks, ForeignReply, marks_from_json, marks_to_json

MARK = ForeignMark(
    page_index=2,
    subtype="Highlight",
    quads=(Quad.from_rect(Rect(1.0, 2.0, 3.0, 4.5)),),
    key="nm:3:abc",
    colour="#ffd400",
    author="Ada",
    contents="Is thàt so?\n😀",
    subject="Claim",
    created=datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
    replies=(ForeignReply("Bo", "Yes"),),
)
FOUND = ForeignMarks((MARK, ForeignMark(0, "Text", (), "key:1")), left_out=3, is_cut=True)


def test_marks_survive_the_way() -> None:
    assert marks_from_json(json.loads(json.dumps(marks_to_json(FOUND)))) == FOUND


def _with(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    told = json.loads(json.dumps(marks_to_json(FOUND)))
    change(told["marks"][0])
    return told


@pytest.mark.parametrize(
    "told",
    [
        [],
        {},
        _with(lambda mark: mark.pop("key")),
        _with(lambda mark: mark.update(subtype="Ink")),
        _with(lambda mark: mark.update(page_index=-1)),
        _with(lambda mark: mark.update(quads=[{"points": [1, 2]}])),
        _with(lambda mark: mark.update(quads=[{"points": [1] * 9}])),
        _with(lambda mark: mark.update(quads=[{"points": [float("nan")] * 8}])),
        _with(lambda mark: mark.update(colour="red")),
        _with(lambda mark: mark.update(created="2020-01-01")),
    ],
)
def test_another_shape_is_told_from_them(told: Any) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        marks_from_json(told)
