"""Sets text on a page as a printer would, lines of equal letters that run any way; for tests of text maps."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.pdf.ports import PageText
from desktop_app.pdf.textmap import TextMap

LETTER = 5.0
HEIGHT = 10.0


@dataclass(frozen=True, slots=True)
class Set:
    """A line that starts at (x, y), the upper left of its first letter as one reads it.

    `along` is the step from letter to letter, `right` and `down` are the axes of each letter, all in units of its size.
    """

    text: str
    x: float
    y: float
    along: tuple[float, float] = (1.0, 0.0)
    right: tuple[float, float] = (1.0, 0.0)
    down: tuple[float, float] = (0.0, 1.0)


def rightwards_to_left(text: str, x: float, y: float) -> Set:
    """A right-to-left line in the order of its reading; its first letter is the rightmost, its right edge at x."""
    return Set(text, x - LETTER, y, along=(-1.0, 0.0))


def upwards(text: str, x: float, y: float) -> Set:
    """A line turned by 90 degrees against the clock."""
    return Set(text, x, y, along=(0.0, -1.0), right=(0.0, -1.0), down=(1.0, 0.0))


def page_of(blocks: Sequence[Sequence[Set]], page_index: int = 0) -> TextMap:
    """A page of blocks of lines, in reading order."""
    letters: list[str] = []
    corners = array("d")
    line_starts: list[int] = []
    block_starts: list[int] = []
    for block in blocks:
        block_starts.append(len(letters))
        for line in block:
            line_starts.append(len(letters))
            for number, letter in enumerate(line.text):
                letters.append(letter)
                corners.extend(_corners(line, number))
            _end_line(letters, corners)
        _end_line(letters, corners)
    return TextMap(PageText(page_index, "".join(letters), corners, tuple(line_starts), tuple(block_starts)))


def paragraph(lines: Sequence[str], x: float = 50.0, y: float = 50.0) -> list[Set]:
    """Lines one below another."""
    return [Set(text, x, y + 12.0 * number) for number, text in enumerate(lines)]


def plain_page(text: str, page_index: int = 0) -> TextMap:
    """A page of one block; a newline ends a line."""
    return page_of([paragraph(text.split("\n"))] if text else [], page_index)


def _corners(line: Set, number: int) -> tuple[float, ...]:
    step = number * (LETTER if line.along[0] * line.right[0] + line.along[1] * line.right[1] else HEIGHT)
    x, y = line.x + step * line.along[0], line.y + step * line.along[1]
    (rx, ry), (dx, dy) = line.right, line.down
    width, height = LETTER, HEIGHT
    return (
        *(x, y, x + width * rx, y + width * ry),
        *(x + height * dx, y + height * dy, x + width * rx + height * dx, y + width * ry + height * dy),
    )


def _end_line(letters: list[str], corners: "array[float]") -> None:
    letters.append("\n")
    *_, x1, y1, _x2, _y2, x3, y3 = corners[-8:]
    corners.extend((x1, y1, x1, y1, x3, y3, x3, y3))
