"""Sizes, texts and facts survive the way through a frame; other shapes are broken frames."""

from array import array

import pytest

from desktop_app.domain.geometry import Rect
from desktop_app.pdf.messages import (
    pack_facts,
    pack_sizes,
    pack_text,
    unpack_facts,
    unpack_sizes,
    unpack_text,
)
from desktop_app.pdf.ports import PageSize, PageText, PdfFacts, Span
from desktop_app.pdf.protocol import BrokenFrameError

TEXT = PageText(3, "aß\n𝔸\n\n", array("f", [float(number) for number in range(48)]), (0, 3), (0,))
FACTS = PdfFacts(
    page_count=2,
    title="On ﬁsh",
    authors=("A", "B"),
    xmp={"dc:title": "On ﬁsh"},
    info={"doi": "10.1/2"},
    first_pages=((Span("On ﬁsh", 18.0, True, "Times", Rect(1.0, 2.0, 3.0, 4.0), 0, 0),), ()),
    has_text=True,
    fingerprint="f",
)


def test_text_survives() -> None:
    header, body = pack_text(TEXT)
    assert unpack_text(3, header, bytearray(body)) == TEXT


def test_facts_survive() -> None:
    assert unpack_facts(bytearray(pack_facts(FACTS))) == FACTS


def test_sizes_survive() -> None:
    sizes = (PageSize(595.5, 842.0, 90), PageSize(1.0, 2.0))
    assert unpack_sizes(bytearray(pack_sizes(sizes))) == sizes


@pytest.mark.parametrize(
    ("name", "value"), [("characters", 7), ("characters", -1), ("lines", 90), ("blocks", "x"), ("lines", None)]
)
def test_a_text_whose_lengths_lie_is_refused(name: str, value: object) -> None:
    header, body = pack_text(TEXT)
    with pytest.raises(BrokenFrameError):
        unpack_text(3, {**header, name: value}, bytearray(body))


def test_a_text_cut_short_or_of_other_bytes_is_refused() -> None:
    header, body = pack_text(TEXT)
    for wrong in (body[:-1], body[:-1] + b"\xff", b""):
        with pytest.raises(BrokenFrameError):
            unpack_text(3, header, bytearray(wrong))


def test_places_that_are_no_numbers_are_refused() -> None:
    corners = TEXT.corners[:]
    corners[5] = float("nan")
    header, body = pack_text(PageText(0, TEXT.text, corners, TEXT.line_starts, TEXT.block_starts))
    with pytest.raises(BrokenFrameError):
        unpack_text(0, header, bytearray(body))


@pytest.mark.parametrize("size", [(0.0, 1.0, 0), (float("nan"), 1.0, 0), (1.0, 1e9, 0), (1.0, 1.0, 45)])
def test_impossible_sizes_are_refused(size: tuple[float, float, int]) -> None:
    with pytest.raises(BrokenFrameError):
        unpack_sizes(bytearray(pack_sizes((PageSize(*size),))))
    with pytest.raises(BrokenFrameError):
        unpack_sizes(bytearray(b"\0" * 8))


@pytest.mark.parametrize("raw", [b"", b"{}", b"[1]", b'{"page_count": "x"}', b"\xff\xff"])
def test_facts_of_another_shape_are_refused(raw: bytes) -> None:
    with pytest.raises(BrokenFrameError):
        unpack_facts(bytearray(raw))
