"""The characters of a page with their places, in reading order; places are turned back to the unrotated crop box."""

import html
import re
from array import array
from itertools import chain

import pymupdf

from desktop_app.pdf.messages import CORNERS
from desktop_app.pdf.ports import PageSize, PageText

_FLAGS = (
    pymupdf.TEXT_PRESERVE_LIGATURES
    | pymupdf.TEXT_PRESERVE_WHITESPACE
    | pymupdf.TEXT_MEDIABOX_CLIP
    | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
)
_MAX_CHARACTERS = 300_000
_PIECE = re.compile(r'<(?:char c="([^"]*)" quad="([^"]*)"|(block|line) )')
_NOT_SHOWABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def page_text(page: pymupdf.Page, page_index: int, size: PageSize) -> PageText:
    """The text of a page; what is beyond 300,000 characters is left out."""
    letters: list[str] = []
    places: list[str | None] = []
    lines: list[int] = []
    blocks: list[int] = []

    def end_line() -> None:
        if lines and lines[-1] < len(letters):
            letters.append("\n")
            places.append(None)
        elif lines:
            lines.pop()

    def end_block() -> None:
        end_line()
        if blocks and blocks[-1] < len(letters):
            letters.append("\n")
            places.append(None)
        elif blocks:
            blocks.pop()

    for char, quad, start in _PIECE.findall(page.get_text("xml", flags=_FLAGS)):
        if start == "block":
            end_block()
            blocks.append(len(letters))
        elif start == "line":
            end_line()
            lines.append(len(letters))
        elif len(letters) < _MAX_CHARACTERS:
            letters.append(_letter(char))
            places.append(quad)
    end_block()
    corners = _turned_back(_corners(places), size)
    return PageText(page_index, "".join(letters), corners, tuple(lines), tuple(blocks))


def _letter(told: str) -> str:
    char = told if len(told) == 1 else html.unescape(told)
    return "\ufffd" if len(char) != 1 or _NOT_SHOWABLE.match(char) else char


def _corners(places: list[str | None]) -> "array[float]":
    """Eight numbers for each place; a newline stands at the end of the place before it."""
    told = " ".join(place for place in places if place is not None)
    numbers = array("f", map(float, told.split()))
    if None not in places:
        return numbers
    corners, at = array("f"), 0
    for place in places:
        if place is not None:
            corners.extend(numbers[at : at + CORNERS])
            at += CORNERS
        else:
            _, _, x1, y1, _, _, x3, y3 = numbers[at - CORNERS : at]
            corners.extend((x1, y1, x1, y1, x3, y3, x3, y3))
    return corners


def _turned_back(corners: "array[float]", size: PageSize) -> "array[float]":
    xs, ys = corners[0::2], corners[1::2]
    width, height = size.width, size.height
    match size.rotation:
        case 90:
            pairs = zip(ys, (height - x for x in xs), strict=True)
        case 180:
            pairs = zip((width - x for x in xs), (height - y for y in ys), strict=True)
        case 270:
            pairs = zip((width - y for y in ys), xs, strict=True)
        case _:
            return corners
    return array("f", chain.from_iterable(pairs))
