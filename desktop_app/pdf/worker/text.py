"""The characters of a page with their places, in reading order; places are turned back to the unrotated crop box."""

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
#: of MuPDF's XML, which is written in C and many times faster than its other forms with places
_PIECE = re.compile(r'<(?:char c="([^"]*)" quad="([^"]*)"|(block|line) )')
_NAMED = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&apos;": "'"}
_NOT_SHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNKNOWN = "\ufffd"


def page_text(page: pymupdf.Page, page_index: int, size: PageSize) -> PageText:
    """The text of a page; what is beyond 300,000 characters is left out."""
    collected = _Letters()
    for char, quad, start in _PIECE.findall(page.get_text("xml", flags=_FLAGS)):
        if start == "block":
            collected.start_block()
        elif start == "line":
            collected.start_line()
        elif len(collected.letters) < _MAX_CHARACTERS:
            collected.letters.append(char if len(char) == 1 and char > "\x1f" else _letter(char))
            collected.places.append(quad)
    collected.end_block()
    corners = _turned_back(_corners(collected.places), size)
    return PageText(page_index, "".join(collected.letters), corners, tuple(collected.lines), tuple(collected.blocks))


class _Letters:
    """`places` has the quad of each letter as MuPDF writes it, None for a newline; lines without letters vanish."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.places: list[str | None] = []
        self.lines: list[int] = []
        self.blocks: list[int] = []

    def start_line(self) -> None:
        self._end(self.lines)
        self.lines.append(len(self.letters))

    def start_block(self) -> None:
        self.end_block()
        self.blocks.append(len(self.letters))

    def end_block(self) -> None:
        self._end(self.lines)
        self._end(self.blocks)

    def _end(self, starts: list[int]) -> None:
        if not starts:
            return
        if starts[-1] == len(self.letters):
            starts.pop()
        elif starts is self.blocks or self.letters[-1] != "\n":
            self.letters.append("\n")
            self.places.append(None)


def _letter(told: str) -> str:
    """One character of the XML; what has no sign of its own becomes U+FFFD, so that places stay in step."""
    if told.startswith("&#x"):
        number = int(told[3:-1], 16)
        char = chr(number) if number <= 0x10FFFF else _UNKNOWN
    else:
        char = _NAMED.get(told, told)
    return _UNKNOWN if len(char) != 1 or _NOT_SHOWABLE.match(char) else char


def _corners(places: list[str | None]) -> "array[float]":
    """Eight numbers for each place; a newline stands at the end of the place before it."""
    numbers = array("f", map(float, " ".join(filter(None, places)).split()))
    corners: array[float] = array("f")
    taken = at = 0
    for place in places:
        if place is None:
            corners.extend(numbers[taken:at])
            taken = at
            _, _, x1, y1, _, _, x3, y3 = corners[-CORNERS:]
            corners.extend((x1, y1, x1, y1, x3, y3, x3, y3))
        else:
            at += CORNERS
    corners.extend(numbers[taken:])
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
