"""Words, lines and sentences of a page as poppler has them, selected by carets as a hand would, and compared."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.geometry import Quad, Rect
from desktop_app.domain.text import normalise
from desktop_app.pdf.loose_text import loosen
from desktop_app.pdf.ports import PageSize
from desktop_app.pdf.reader import WorkerPdfReader
from desktop_app.pdf.textmap import TextMap
from desktop_app.ui.viewer.page_layout import turned
from desktop_app.ui.viewer.selection import Caret, TextSelection
from tests import poppler
from tests.poppler import Word

LEAST_OVERLAP = 0.7
_EACH_WORD = 3
_INSET = 0.15
_LONGEST_SENTENCE = 60
_SENTENCE_ENDS = (".", "?", "!")
_WIDEST_GAP = 1.5


@dataclass(frozen=True, slots=True)
class Tried:
    """A range of words, what was selected for it, and how well the two lie on one another."""

    page_index: int
    kind: str
    words: str
    said: str
    overlap: float
    reason: str

    @property
    def is_right(self) -> bool:
        return self.overlap >= LEAST_OVERLAP


def tried_ranges(reader: WorkerPdfReader, pdf: Path, page_index: int) -> Iterator[Tried]:
    """All ranges of a page: every third word, every line, every sentence."""
    size = reader.sizes(pdf)[page_index]
    page = _Page(TextMap(reader.text(pdf, page_index)), size)
    words = [word for word in poppler.words_of(pdf, page_index) if _is_seen(word, *_shown_size(size))]
    if page.runs_down():
        words = [Word(word.text, _drawn(word.box)) for word in words]
        kinds = [("column", _words(words))]
    else:
        kinds = [("word", _words(words)), ("line", _lines(words)), ("sentence", _sentences(words))]
    for kind, ranges in kinds:
        for chosen in ranges:
            yield page.tried(kind, chosen)


class _Page:
    """Selects in a page and tells where on the page as displayed that is."""

    def __init__(self, text: TextMap, size: PageSize) -> None:
        self._text, self._size = text, size

    def runs_down(self) -> bool:
        """Whether the page begins with upright letters that stand one below the other."""
        (one,), (other,) = self._text.quads(0, 1) or (None,), self._text.quads(1, 2) or (None,)
        if one is None or other is None or one.points[1] != one.points[3]:
            return False
        return other.bounds.y0 - one.bounds.y0 > abs(other.bounds.x0 - one.bounds.x0)

    def tried(self, kind: str, words: Sequence[Word]) -> Tried:
        """The better of the ways in which the words may run; whoever reads them sees which it is."""
        wanted = _loose(" ".join(word.text for word in words))
        spans = [self._selected(start, end) for start, end in _ways(words)]
        span = max(spans, key=lambda one: (_loose(self._said(one)) == wanted, self._overlap(one, words)))
        said, overlap = self._said(span), self._overlap(span, words)
        reason = "" if overlap >= LEAST_OVERLAP else self._reason(span, words, wanted)
        return Tried(self._text.page_index, kind, " ".join(word.text for word in words), said, overlap, reason)

    def _selected(self, start: tuple[float, float], end: tuple[float, float]) -> tuple[int, int]:
        page = self._text.page_index
        selection = TextSelection(lambda _page: self._text)
        selection.start(Caret(page, self._text.caret_at(*self._turned_back(start))))
        selection.extend(Caret(page, self._text.caret_at(*self._turned_back(end))))
        spans = selection.spans()
        return (spans[0].start, spans[0].end) if spans else (0, 0)

    def _said(self, span: tuple[int, int]) -> str:
        return self._text.clean_text(*span)

    def _overlap(self, span: tuple[int, int], words: Sequence[Word]) -> float:
        return poppler.compare(self._shown(self._text.quads(*span)), list(words), []).overlap if span[1] else 0.0

    def _reason(self, span: tuple[int, int], words: Sequence[Word], wanted: str) -> str:
        said = _loose(self._said(span))
        if not said:
            return "nothing selected"
        if said != wanted:
            if sorted(said) == sorted(wanted):
                return "words in another order"
            return "more or other words" if len(said) > len(wanted) else "fewer words"
        boxes = [quad.bounds for quad in self._shown(self._text.quads(*span))]
        flat = [Word(word.text, _flattened(word.box, word.box)) for word in words]
        ours = [
            _flattened(box, max((word.box for word in words), key=lambda one: _common_height(one, box)))
            for box in boxes
        ]
        across = poppler.compare(tuple(map(_quad, ours)), flat, []).overlap
        return "same words, other height" if across >= LEAST_OVERLAP else "same words, other place"

    def _shown(self, quads: Sequence[Quad]) -> tuple[Quad, ...]:
        return tuple(_turned(quad, self._size) for quad in quads)

    def _turned_back(self, at: tuple[float, float]) -> tuple[float, float]:
        x, y, size = *at, self._size
        back = {90: (y, size.height - x), 180: (size.width - x, size.height - y), 270: (size.width - y, x)}
        return back.get(size.rotation, (x, y))


def _drawn(box: Rect) -> Rect:
    """Where letters of vertical text are drawn: poppler 22 tells them half a letter to the right and one too high."""
    return Rect(box.x0 - box.width / 2, box.y0 + box.width, box.x1 - box.width / 2, box.y1 + box.width)


def _words(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    for number in range(0, len(words), _EACH_WORD):
        if any(map(str.isalnum, words[number].text)):
            yield words[number : number + 1]


def _lines(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Words that follow one another at one height, with no gap as between columns."""
    first = 0
    for number in range(1, len(words) + 1):
        if number == len(words) or not _is_beside(words[number - 1].box, words[number].box):
            if number - first > 1:
                yield words[first:number]
            first = number


def _sentences(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """From behind a full stop to the next; only where poppler goes on line by line within a column."""
    first: int | None = None
    for number, word in enumerate(words):
        if first is not None and number > first and not _goes_on(words[number - 1].box, word.box):
            first = None
        if word.text.endswith(_SENTENCE_ENDS):
            if first is not None and 2 < number + 1 - first < _LONGEST_SENTENCE:
                yield words[first : number + 1]
            first = number + 1


def _is_beside(before: Rect, box: Rect) -> bool:
    middle = (box.y0 + box.y1) / 2
    gap = max(box.x0 - before.x1, before.x0 - box.x1)
    return before.y0 < middle < before.y1 and gap < _WIDEST_GAP * max(before.height, box.height)


def _goes_on(before: Rect, box: Rect) -> bool:
    """On the same line, or at the beginning of the next one of the same size."""
    is_next = 0 < box.y0 - before.y0 < 2.2 * before.height and abs(box.height - before.height) < 0.2 * before.height
    return _is_beside(before, box) or (is_next and box.x0 < before.x1)


def _ways(words: Sequence[Word]) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Where the pointer goes down and up: level text from its first to its last letter, upright text either way."""
    first, last = words[0], words[-1]
    starts, ends = _ends(first), _ends(last)
    for start, end in zip(starts, ends, strict=False):
        yield start[0], end[1]
    left, right = sorted((first, last), key=lambda word: word.box.x0)
    if _common_height(left.box, right.box) > 0:  # poppler has right-to-left words as they are seen
        middle = (left.box.y0 + left.box.y1) / 2
        yield (left.box.x0 + 1, middle), (right.box.x1 - 1, middle)


def _ends(word: Word) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    box = word.box
    middle_x, middle_y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    letters = max(1, len(word.text))
    inset = _INSET * box.width / letters
    level = (box.x0 + inset, middle_y), (box.x1 - inset, middle_y)
    if any(unicodedata.bidirectional(char) in {"R", "AL"} for char in word.text):
        level = level[1], level[0]
    inset = _INSET * box.height / letters
    upright = (middle_x, box.y0 + inset), (middle_x, box.y1 - inset)
    return [level, upright, (upright[1], upright[0]), (level[1], level[0])]


def _is_seen(word: Word, width: float, height: float) -> bool:
    """Whether all of it lies on the page, and has a size."""
    box = word.box
    inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
    return inside and box.width > 0.5 and box.height > 0.5 and word.text.isprintable() and bool(word.text.strip())


def _shown_size(size: PageSize) -> tuple[float, float]:
    return (size.height, size.width) if size.rotation % 180 else (size.width, size.height)


def _turned(quad: Quad, size: PageSize) -> Quad:
    points = quad.points
    corners = [turned(points[at], points[at + 1], size) for at in range(0, 8, 2)]
    return Quad(tuple(number for corner in corners for number in corner))


def _flattened(box: Rect, line: Rect) -> Rect:
    """The same place along a line, with a height on which all agree."""
    middle = round((line.y0 + line.y1) / 2)
    return Rect(box.x0, middle - 1, box.x1, middle + 1)


def _common_height(one: Rect, other: Rect) -> float:
    return min(one.y1, other.y1) - max(one.y0, other.y0)


def _quad(box: Rect) -> Quad:
    return Quad((box.x0, box.y0, box.x1, box.y0, box.x0, box.y1, box.x1, box.y1))


def _loose(text: str) -> str:
    return loosen(normalise(text).text).text
