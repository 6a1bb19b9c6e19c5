"""Page texts, facts and sizes as bytes of a frame and back; what cannot be understood raises `BrokenFrameError`."""

import json
import sys
from array import array
from collections.abc import Callable
from dataclasses import asdict
from math import isfinite
from typing import Any, TypeVar

from desktop_app.domain.geometry import Rect
from desktop_app.pdf.ports import PageSize, PageText, PdfFacts, Span
from desktop_app.pdf.protocol import BrokenFrameError, Json

T = TypeVar("T")
CORNERS = 8
LARGEST_PAGE_POINTS = 30_000.0
_TURNS = (0, 90, 180, 270)
_NUMBER_BYTES = 4


def pack_sizes(sizes: tuple[PageSize, ...]) -> bytes:
    """Three float32 for each page."""
    return _packed(array("f", [number for size in sizes for number in (size.width, size.height, size.rotation)]))


def unpack_sizes(body: bytearray) -> tuple[PageSize, ...]:
    """The inverse of `pack_sizes`."""
    numbers = _numbers(body)
    if len(numbers) % 3:
        raise BrokenFrameError("sizes are cut short")
    steps = zip(numbers[0::3], numbers[1::3], numbers[2::3], strict=True)
    sizes = tuple(PageSize(width, height, round(rotation)) for width, height, rotation in steps if rotation in _TURNS)
    if len(sizes) * 3 != len(numbers) or not all(_is_length(size.width) and _is_length(size.height) for size in sizes):
        raise BrokenFrameError("a page has no possible size")
    return sizes


def pack_text(text: PageText) -> tuple[Json, bytes]:
    """A header with the lengths of three parts, and the parts: corners (float32), starts (int32), text (UTF-8)."""
    letters = text.text.encode("utf-8")
    starts = array("i", text.line_starts + text.block_starts)
    header: Json = {
        "characters": len(text.text),
        "lines": len(text.line_starts),
        "blocks": len(text.block_starts),
    }
    return header, _packed(text.corners) + _packed(starts) + letters


def unpack_text(page_index: int, header: Json, body: bytearray) -> PageText:
    """The inverse of `pack_text`."""
    return understood(lambda: _text_of(page_index, header, body))


def pack_facts(facts: PdfFacts) -> bytes:
    """JSON of all fields."""
    return json.dumps(asdict(facts), ensure_ascii=True, separators=(",", ":")).encode("ascii")


def unpack_facts(body: bytearray) -> PdfFacts:
    """The inverse of `pack_facts`."""
    return understood(lambda: _facts_of(json.loads(body)))


def understood(read: Callable[[], T]) -> T:
    """What `read` makes of a message; a message of another shape is a broken frame."""
    try:
        return read()
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise BrokenFrameError("a message has another shape") from error


def _text_of(page_index: int, header: Json, body: bytearray) -> PageText:
    characters, lines, blocks = (int(header[name]) for name in ("characters", "lines", "blocks"))
    corners_end = characters * CORNERS * _NUMBER_BYTES
    starts_end = corners_end + (lines + blocks) * _NUMBER_BYTES
    if min(characters, lines, blocks) < 0 or starts_end > len(body):
        raise BrokenFrameError("a text is cut short")
    view = memoryview(body)
    text = str(view[starts_end:], "utf-8")
    starts = _numbers(view[corners_end:starts_end], "i")
    if len(text) != characters or any(not 0 <= start <= characters for start in starts):
        raise BrokenFrameError("a text and its places do not fit")
    corners = _numbers(view[:corners_end])
    if not isfinite(sum(corners)):
        raise BrokenFrameError("a character is at no possible place")
    return PageText(page_index, text, corners, tuple(starts[:lines]), tuple(starts[lines:]))


def _is_length(number: float) -> bool:
    return 0 < number <= LARGEST_PAGE_POINTS  # false for what is no number


def _facts_of(told: Json) -> PdfFacts:
    return PdfFacts(
        page_count=int(told["page_count"]),
        title=str(told["title"]),
        authors=tuple(str(name) for name in told["authors"]),
        xmp={str(name): str(value) for name, value in told["xmp"].items()},
        info={str(name): str(value) for name, value in told["info"].items()},
        first_pages=tuple(tuple(_span_of(span) for span in page) for page in told["first_pages"]),
        has_text=bool(told["has_text"]),
        fingerprint=str(told["fingerprint"]),
        password_needed=bool(told["password_needed"]),
    )


def _span_of(told: dict[str, Any]) -> Span:  # Any: a JSON object
    rect = told["rect"]
    return Span(
        text=str(told["text"]),
        size=float(told["size"]),
        bold=bool(told["bold"]),
        font=str(told["font"]),
        rect=Rect(*(float(rect[name]) for name in ("x0", "y0", "x1", "y1"))),
        line=int(told["line"]),
        block=int(told["block"]),
    )


def _packed(numbers: "array[Any]") -> bytes:  # Any: float32 or int32
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(raw: bytearray | memoryview, kind: str = "f") -> "array[Any]":  # Any: as above
    numbers: array[Any] = array(kind)
    if len(raw) % numbers.itemsize:
        raise BrokenFrameError("numbers are cut short")
    numbers.frombytes(raw)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
