"""Answers about PDFs survive the way through a frame; other shapes are broken frames."""

import json
from datetime import UTC, datetime

import pytest

from desktop_app.domain.geometry import Quad, Rect
from desktop_app.pdf.foreign_marks import ForeignMark, ForeignMarks
from desktop_app.pdf.inquiry_messages import Found, pack_found, unpack_found
from desktop_app.pdf.jobs import Operation
from desktop_app.pdf.links import Link, LinkKind, LinkTarget
from desktop_app.pdf.outline import Outline, OutlineEntry
from desktop_app.pdf.ports import PageSize
from desktop_app.pdf.properties import DocumentProperties, FontUse, SizeUse
from desktop_app.pdf.protocol import BrokenFrameError

QUAD = Quad((1.0, 2.0, 3.0, 2.0, 1.0, 4.0, 3.0, 4.0))
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
FOUND: list[tuple[Operation, Found]] = [
    (Operation.OUTLINE, Outline((OutlineEntry("Ünder", 0, 3, 12.5), OutlineEntry("Web", 1, uri="https://a")), True)),
    (Operation.LABELS, ("iv", "", "S3")),
    (Operation.LINKS, (Link(Rect(1.0, 2.0, 3.0, 4.0), LinkTarget(LinkKind.PLACE, 2, None, 7.5)),)),
    (Operation.LINKS, (Link(Rect(1.0, 2.0, 3.0, 4.0), LinkTarget(LinkKind.REFUSED, refused_kind="file")),)),
    (Operation.PICTURES, (Rect(1.0, 2.0, 3.0, 4.0),)),
    (
        Operation.PROPERTIES,
        DocumentProperties(
            "1.7",
            {"title": "A"},
            {"dc:title": "A"},
            True,
            "AES 256",
            ("print",),
            (SizeUse(PageSize(595.0, 842.0, 90), 3),),
            (FontUse("Times", "Type1", True),),
            True,
        ),
    ),
    (Operation.FOREIGN_MARKS, ForeignMarks((ForeignMark(1, "Highlight", (QUAD,), "nm:2:a", created=NOON),), 2, True)),
]
LINK = [[1, 2, 3, 4], "web", None, None, None, "https://a", ""]


@pytest.mark.parametrize(("operation", "found"), FOUND)
def test_an_answer_survives(operation: Operation, found: Found) -> None:
    assert unpack_found(operation, pack_found(operation, found)) == found


@pytest.mark.parametrize(
    ("operation", "told"),
    [
        (Operation.OUTLINE, [[["a", 0, None, None]], False]),
        (Operation.OUTLINE, [[["a", -1, None, None, ""]], False]),
        (Operation.OUTLINE, [[["a", 0, 1.5, None, ""]], False]),
        (Operation.OUTLINE, [[["a", 0, 1, float("nan"), ""]], False]),
        (Operation.OUTLINE, [[["a", 0, 1, 1e300, ""]], False]),
        (Operation.OUTLINE, [[[7, 0, 1, None, ""]], False]),
        (Operation.OUTLINE, {"a": 1}),
        (Operation.LABELS, "iv"),
        (Operation.LABELS, [1]),
        (Operation.LABELS, ["i"] * 100_001),
        (Operation.LINKS, [[[3, 2, 1, 4], *LINK[1:]]]),
        (Operation.LINKS, [[[1, 2, 3], *LINK[1:]]]),
        (Operation.LINKS, [[LINK[0], "elsewhere", *LINK[2:]]]),
        (Operation.LINKS, [[LINK[0], "place", *LINK[2:]]]),
        (Operation.LINKS, [[LINK[0], "web", 3, *LINK[3:]]]),
        (Operation.PICTURES, [[1, 2, 3, "x"]]),
        (Operation.PROPERTIES, []),
        (Operation.PROPERTIES, {"version": "1.7"}),
        (Operation.FOREIGN_MARKS, {"marks": [{}], "left_out": 0, "is_cut": False}),
    ],
)
def test_another_shape_is_refused(operation: Operation, told: object) -> None:
    with pytest.raises(BrokenFrameError):
        unpack_found(operation, json.dumps(told).encode())


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    for operation, _ in FOUND:
        with pytest.raises(BrokenFrameError):
            unpack_found(operation, body)


def test_control_characters_do_not_come_through() -> None:
    assert unpack_found(Operation.LABELS, b'["a\\u0000b\\ud800"]') == ("ab",)
