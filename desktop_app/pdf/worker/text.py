"""The characters of a page with their places in the unrotated crop box, in reading order."""

import re
from array import array
from itertools import pairwise
from math import hypot, isfinite

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
_PIECE = re.compile(
    r'<(?:char c="([^"]*)" quad="([^"]*)"|(block|line) bbox="([^"]*)"(?: wmode="(1))?'
    r'|(font) name="[^"]*" size="([^"]*)")'
)
#: how far a letter of vertical text reaches above its baseline, in its height (ISO 32000, the default of DW2)
_VERTICAL_ASCENT = 0.88
#: in sizes of a font: how high a letter's box may be before it is lowered, and how high it then still is
_TALLEST, _ENOUGH = 1.25, 1.2
#: the least share of a box that is left
_KEPT = 0.75
#: boxes between these, in sizes, are those of letters set wide, and right; below are fonts that tell a wrong height
_LOWEST, _MISTOLD = 0.85, 0.6
#: how much of a font's box is above the baseline
_SHARE_ABOVE = 0.78
_NAMED = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&apos;": "'"}
_NOT_SHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = "\t\n\x0b\x0c\r"
_FAR = 100_000.0
_UNKNOWN = "\ufffd"


def page_text(page: pymupdf.Page, page_index: int, size: PageSize) -> PageText:
    """The text of a page; what is beyond 300,000 characters is left out."""
    collected = _Letters()
    is_vertical = False
    for char, quad, start, box, vertical, font, font_size in _PIECE.findall(_xml(page, size)):
        if font:
            collected.start_font(0.0 if is_vertical else float(font_size))
        elif start == "block":
            collected.start_block()
        elif start == "line":
            is_vertical = bool(vertical)
            collected.start_line(_numbers(box) if is_vertical else None)
        elif len(collected.letters) < _MAX_CHARACTERS:
            collected.letters.append(char if len(char) == 1 and char > "\x1f" else _letter(char))
            collected.places.append(_upright(quad) if is_vertical else quad)
    collected.end_block()
    return PageText(
        page_index,
        "".join(collected.letters),
        _corners(collected.places, collected.fonts),
        tuple(collected.lines),
        tuple(collected.blocks),
    )


def _xml(page: pymupdf.Page, size: PageSize) -> str:
    """What MuPDF tells of the page, as if it were not rotated; `get_text` would clip to a crop box in other units."""
    visible = pymupdf.Rect(0, 0, size.width, size.height)
    return page.get_textpage(clip=visible, flags=_FLAGS).extractXML()


def _upright(told: str) -> str:
    """The corners of a letter of vertical text.

    MuPDF 1.28 tells them turned by 90 degrees, mirrored, and counted from the baseline instead of the letter's top; to
    be removed when `mutool draw -F stext` of such text puts the boxes over the letters.
    """
    x3, y3, x1, y1, x2, y2, x0, y0 = _numbers(told)
    dx, dy = _VERTICAL_ASCENT * (x2 - x0), _VERTICAL_ASCENT * (y2 - y0)
    return " ".join(map(str, (x0 - dx, y0 - dy, x1 - dx, y1 - dy, x2 - dx, y2 - dy, x3 - dx, y3 - dy)))


def _numbers(told: str) -> tuple[float, ...]:
    return tuple(map(float, told.split()))


class _Letters:
    """`places` has the quad of each letter as MuPDF writes it, None for a newline; lines without letters vanish.

    `fonts` tells from which letter on (newlines not counted) letters have which size; 0.0 where that is of no matter.
    """

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.places: list[str | None] = []
        self.lines: list[int] = []
        self.blocks: list[int] = []
        self.fonts: list[tuple[int, float]] = []
        self._newlines = 0
        self._above: tuple[float, ...] | None = None

    def start_font(self, size: float) -> None:
        self.fonts.append((len(self.letters) - self._newlines, size))

    def start_line(self, vertical: tuple[float, ...] | None = None) -> None:
        """With the box of a vertical line: MuPDF makes one of each letter, so it may only go on with the one above."""
        goes_on = bool(self.lines) and _is_below(vertical, self._above)
        self._above = vertical
        if not goes_on:
            self._end(self.lines)
            self.lines.append(len(self.letters))

    def start_block(self) -> None:
        self.end_block()
        self._above = None
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
            self._newlines += 1


def _is_below(box: tuple[float, ...] | None, above: tuple[float, ...] | None) -> bool:
    """Whether a letter of vertical text follows another in its column, at most a letter's height below."""
    if box is None or above is None:
        return False
    (x0, y0, x1, y1), (above_x0, above_y0, above_x1, above_y1) = box, above
    is_in_column = abs(x0 + x1 - above_x0 - above_x1) < min(x1 - x0, above_x1 - above_x0)
    return is_in_column and y0 > above_y0 and y0 - above_y1 < y1 - y0


def _letter(told: str) -> str:
    """One character of the XML; what has no sign of its own becomes U+FFFD, so that places stay in step."""
    if told.startswith("&#x"):
        number = int(told[3:-1], 16)
        char = chr(number) if number <= 0x10FFFF else _UNKNOWN
    else:
        char = _NAMED.get(told, told)
    if char in _SPACES:
        return " "
    return _UNKNOWN if len(char) != 1 or _NOT_SHOWABLE.match(char) else char


def _corners(places: list[str | None], fonts: list[tuple[int, float]]) -> "array[float]":
    """Eight numbers for each place; a newline stands at the end of the place before it."""
    numbers = _possible(array("f", map(float, " ".join(filter(None, places)).split())))
    for (first, size), (last, _size) in pairwise((*fonts, (len(numbers) // CORNERS, 0.0))):
        _fit(numbers, first, last, size)
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


def _fit(numbers: "array[float]", first: int, last: int, size: float) -> None:
    """Give letters of one font boxes of a height that letters need, when theirs are far higher, or a little too low.

    A font that is not in the file is drawn with another, whose box MuPDF tells; it may reach into the lines around.
    That of a font made of drawings (Type 3) may just hold them.
    """
    if last <= first or size <= 0:
        return
    x0, y0, _x1, _y1, x2, y2 = numbers[CORNERS * first : CORNERS * first + 6]
    height = hypot(x2 - x0, y2 - y0)
    above, below = _surplus(height / size)
    if above == below == 0:
        return
    for at in range(CORNERS * first, CORNERS * last, 2):
        if at % CORNERS < 4:  # an upper corner, the lower one of the same side is two corners on
            dx, dy = numbers[at + 4] - numbers[at], numbers[at + 5] - numbers[at + 1]
            numbers[at] += above * dx
            numbers[at + 1] += above * dy
            numbers[at + 4] -= below * dx
            numbers[at + 5] -= below * dy


def _surplus(height: float) -> tuple[float, float]:
    """Which share of a box, so many sizes high, is to go above and below; negative for what it lacks."""
    if 0 < height < _MISTOLD:
        surplus = (1 - _ENOUGH / height) / 2  # nobody knows where its baseline is
        return surplus, surplus
    surplus = 0.0
    if height > _TALLEST:
        surplus = 1 - max(_KEPT, _ENOUGH / height)
    elif _LOWEST < height < 1:
        surplus = 1 - 1 / height
    return _SHARE_ABOVE * surplus, (1 - _SHARE_ABOVE) * surplus


def _possible(numbers: "array[float]") -> "array[float]":
    """The same, with places far off the page brought near it and impossible ones at its corner."""
    if not numbers or (max(numbers) < _FAR and min(numbers) > -_FAR and isfinite(sum(numbers))):
        return numbers
    return array("f", (min(max(number, -_FAR), _FAR) if isfinite(number) else 0.0 for number in numbers))
