"""What poppler's `pdftotext` reads in a PDF: an independent witness of sentences, pages and places of words."""

import html
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from pathlib import Path

import pytest

from desktop_app.domain.geometry import Quad, Rect
from desktop_app.domain.text import normalise
from desktop_app.pdf.loose_text import loosen

_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')
_SENTENCE = re.compile(r"(?<=[a-z)\]][.?!]\s)[A-Z][^.?!]{60,260}[a-z)\]][.](?=\s)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the top left of the page as displayed."""

    text: str
    box: Rect


@dataclass(frozen=True, slots=True)
class Sentence:
    """As `pdftotext` writes it, with its line ends; `page_index` counts from 0."""

    page_index: int
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How quads agree with the boxes of the words they should cover; all from 0 to 1 but `strangers`."""

    least_coverage: float
    overlap: float
    strangers: int


def need_poppler() -> None:
    """Skip the test with a reason where poppler is not installed."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")


def page_texts(pdf: Path) -> list[str]:
    """The text of each page, in poppler's reading order."""
    return _pdftotext(pdf).split("\f")[:-1]


def sentence_in_the_middle(pdf: Path) -> Sentence | None:
    """A sentence of running text as near to the middle of the document as there is one; it stands there only once."""
    sentences = list(sentences_of(pdf))
    middle = len(page_texts(pdf)) / 2
    return min(sentences, key=lambda sentence: abs(sentence.page_index + 0.5 - middle), default=None)


def sentences_of(pdf: Path) -> Iterator[Sentence]:
    """All sentences of running text that stand in the document only once."""
    pages = page_texts(pdf)
    everything = loosen(normalise("\n".join(pages)).text).text
    for page_index, text in enumerate(pages):
        for match in _SENTENCE.finditer(text):
            sentence = match.group()
            if _is_running_text(sentence) and everything.count(loosen(normalise(sentence).text).text) == 1:
                yield Sentence(page_index, sentence)


def words_of(pdf: Path, page_index: int) -> list[Word]:
    """The words of a page in poppler's order, counted from its crop box."""
    page = str(page_index + 1)
    told = _pdftotext(pdf, "-bbox", "-cropbox", "-f", page, "-l", page)
    return [
        Word(html.unescape(text), Rect(*(float(number) for number in numbers)))
        for *numbers, text in _WORD.findall(told)
    ]


def displayed_size(pdf: Path, page_index: int) -> tuple[float, float]:
    """Width and height of a page as displayed."""
    page = str(page_index + 1)
    match = _PAGE.search(_pdftotext(pdf, "-bbox", "-cropbox", "-f", page, "-l", page))
    assert match is not None
    return float(match.group(1)), float(match.group(2))


def words_saying(words: list[Word], sentence: str) -> tuple[list[Word], list[Word]]:
    """Those words that make up the sentence, and all others; nothing and all when they do not say it in one piece."""
    text, owners = "", []
    for number, word in enumerate(words):
        piece = normalise(word.text).text + " "
        text += piece
        owners += [number] * len(piece)
    loose, wanted = loosen(text), loosen(normalise(sentence).text)
    at = loose.text.find(wanted.text)
    if at < 0 or not wanted.text:
        return [], words
    start, end = loose.source_span(at, at + len(wanted.text))
    first, last = owners[start], owners[end - 1]
    return words[first : last + 1], words[:first] + words[last + 1 :]


def compare(quads: tuple[Quad, ...], right: list[Word], others: list[Word]) -> Comparison:
    """Coverage of the worst right word, overlap (intersection over union) by lines, and other words mostly covered."""
    boxes = [quad.bounds for quad in quads]
    lines = _lines(right)
    common = _area_of([piece for line in lines for box in boxes if (piece := _common(line, box))])
    whole = _area_of(lines) + _area_of(boxes) - common
    return Comparison(
        least_coverage=min((_coverage(word.box, boxes) for word in right), default=0.0),
        overlap=common / whole if whole else 0.0,
        strangers=sum(_coverage(word.box, boxes) > 0.5 for word in others),
    )


def _lines(words: list[Word]) -> list[Rect]:
    """The boxes of words joined as far as they stand side by side."""
    lines: list[Rect] = []
    for word in words:
        box = word.box
        middle = (box.y0 + box.y1) / 2
        if lines and lines[-1].y0 < middle < lines[-1].y1 and box.x0 > lines[-1].x0:
            lines[-1] = lines[-1].united(box)
        else:
            lines.append(box)
    return lines


def _coverage(box: Rect, by: list[Rect]) -> float:
    return _area_of([piece for other in by if (piece := _common(box, other))]) / max(box.width * box.height, 1e-9)


def _common(one: Rect, other: Rect) -> Rect | None:
    common = Rect(max(one.x0, other.x0), max(one.y0, other.y0), min(one.x1, other.x1), min(one.y1, other.y1))
    return common if common.width > 0 and common.height > 0 else None


def _area_of(boxes: list[Rect]) -> float:
    """The area they cover together; where they overlap it counts once."""
    edges = sorted({x for box in boxes for x in (box.x0, box.x1)})
    return sum((right - left) * _height_at((left + right) / 2, boxes) for left, right in pairwise(edges))


def _height_at(x: float, boxes: list[Rect]) -> float:
    height, reached = 0.0, -inf
    for top, bottom in sorted((box.y0, box.y1) for box in boxes if box.x0 < x < box.x1):
        height += max(0.0, bottom - max(top, reached))
        reached = max(reached, bottom)
    return height


def _is_running_text(sentence: str) -> bool:
    letters = sum(char.isalpha() or char.isspace() for char in sentence)
    return "\n\n" not in sentence and letters > 0.9 * len(sentence) and len(sentence.split()) >= 10


def _pdftotext(pdf: Path, *options: str) -> str:
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", *options, str(pdf), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8", errors="replace")
