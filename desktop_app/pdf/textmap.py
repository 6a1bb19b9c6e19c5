"""The text of a PDF page with its geometry: what a point means, where a span lies, how a mark is anchored and found.

Offsets count characters of `text`, in reading order; points are those of `domain.geometry`. Everything is worked out
when it is first asked for, so that a page that is only looked at costs nothing.
"""

import unicodedata
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

from desktop_app.domain.anchor import Anchor, TextPosition, quote_with_context
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.domain.text import NormalisedText, normalise
from desktop_app.pdf import text_words
from desktop_app.pdf.line_search import LineSearch
from desktop_app.pdf.ports import PageText
from desktop_app.pdf.quote_search import place_again
from desktop_app.pdf.text_lines import LEVEL, Line, joined_in

_REACH_IN_HEIGHTS = 0.5
#: how far the first line of a paragraph is set in, in heights of a line
_LEAST_INDENT, _MOST_INDENT = 0.6, 4.0
#: a gap within a row, in heights of a line
_WIDEST_GAP = 3.0


class TextMap:
    """Selection, anchoring and copying work on this, in page coordinates, so zoom and rotation cost nothing."""

    def __init__(self, page: PageText) -> None:
        self._page = page

    @property
    def text(self) -> str:
        return self._page.text

    @property
    def page_index(self) -> int:
        return self._page.page_index

    @cached_property
    def normalised(self) -> NormalisedText:
        return normalise(self._page.text)

    # points

    def caret_at(self, x: float, y: float) -> int:
        """The place between two characters nearest to a point; 0 on a page without text."""
        line = self._search.nearest_line(x, y)
        if line is None:
            return 0
        return self._past_accents(line.caret_at(line.frame.along(x, y)), line.end)

    def index_at(self, x: float, y: float) -> int | None:
        """The character under a point, None beside the text."""
        line = self._search.line_under(x, y)
        if line is None:
            return None
        along = line.frame.along(x, y)
        index = line.nearest(along)
        low, high = line.cells[index - line.start]
        reach = _REACH_IN_HEIGHTS * line.height
        return index if low - reach <= along <= high + reach else None

    def quads(self, start: int, end: int) -> tuple[Quad, ...]:
        """One quad for each unbroken run on a line of the half-open span [start, end), in the order of the text.

        The gaps of a row that is set wide (a heading's number, leading dots) break no run.
        """
        quads: list[Quad] = []
        before: Line | None = None
        for line in self._lines[self._line_number(start) :]:
            if line.start >= end:
                break
            pieces = line.quads(start, end)
            if before is not None and len(pieces) == 1 and self._is_one_row(before, line):
                quads[-1] = joined_in(line.frame, quads[-1], pieces[0])
            else:
                quads.extend(pieces)
            before = line if pieces else None
        return tuple(quads)

    def spans_in(self, box: Rect) -> tuple[tuple[int, int], ...]:
        """What stands in a rectangle, line by line: letters whose middle lies in it, but no spaces at the ends."""
        return tuple(
            span
            for line in self._lines
            if (inside := line.span_in(box)) is not None
            and (span := text_words.trimmed(self.text, inside))[0] < span[1]
        )

    # words

    def word_span(self, index: int) -> tuple[int, int]:
        """The word at a character, one broken at a line's end too; the character itself where there is no word."""
        if not self._lines:
            return 0, 0
        number = self._line_number(index)
        first = self._lines[max(0, number - 1)].start
        last = self._lines[min(len(self._lines) - 1, number + 1)].end
        return text_words.word_span(self.text, index, (first, last))

    def sentence_span(self, index: int) -> tuple[int, int]:
        """The sentence at a character; it may go on in the next column, but not on the next page."""
        starts = self._page.block_starts or (0,)
        block = max(0, bisect_right(starts, index) - 1)
        return text_words.sentence_span(self.text, index, text_words.flow_span(self.text, starts, block))

    def paragraph_span(self, index: int) -> tuple[int, int]:
        """The paragraph at a character, its outer spaces left out; it may go on in the next column."""
        starts = self._paragraph_starts or (0,)
        number = max(0, bisect_right(starts, index) - 1)
        return text_words.trimmed(self.text, text_words.flow_span(self.text, starts, number))

    def line_span(self, index: int) -> tuple[int, int]:
        """The line at a character or at its end."""
        if not self._lines:
            return 0, 0
        line = self._lines[self._line_number(index)]
        return line.start, line.end

    def caret_in_next_line(self, offset: int, step: int) -> int:
        """Where a caret goes one line on (1) or back (-1) in reading order; beyond the text, its end or start."""
        if not self._lines:
            return 0
        number = self._line_number(offset)
        if not 0 <= number + step < len(self._lines):
            return 0 if step < 0 else self._lines[-1].end
        line, target = self._lines[number], self._lines[number + step]
        along = line.caret_place(offset)
        if line.frame != target.frame or line.along[0] > target.along[1] or line.along[1] < target.along[0]:
            along += target.along[0] - line.along[0]  # another column: as far from its edge as before
        return self._past_accents(target.caret_at(along), target.end)

    def clean_text(self, start: int, end: int) -> str:
        """What one would type: lines joined, broken words mended; a new line only for a new paragraph."""
        return text_words.clean_text(self.text, start, end, self._paragraph_starts)

    # anchors

    def anchor(self, start: int, end: int) -> Anchor:
        """The anchor of a span of `text`; spaces at its ends are left out of the quote."""
        normal = self.normalised
        first, last = normal.normalised_span(start, end)
        quote = normal.text[first:last]
        first += len(quote) - len(quote.lstrip())
        last -= len(quote) - len(quote.rstrip())
        last = max(first, last)
        start, end = normal.source_span(first, last)
        return Anchor(
            quote_with_context(normal.text, first, last),
            TextPosition(first, last),
            self.page_index,
            self.quads(start, end),
        )

    def span_of(self, anchor: Anchor) -> tuple[int, int] | None:
        """Where an anchor sits in `text`: at its position if the text still matches, else where its quote surely is."""
        place = place_again(anchor, self.normalised.text)
        return self.normalised.source_span(*place) if place else None

    # lines

    @cached_property
    def _lines(self) -> tuple[Line, ...]:
        page, lines = self._page, []
        for start, end in pairwise((*page.line_starts, len(page.text))):
            end = start + len(page.text[start:end].rstrip("\n"))
            if end > start:
                backwards = unicodedata.bidirectional(page.text[start]) in {"R", "AL"}
                lines.append(Line(page.corners, start, end, backwards))
        return tuple(lines)

    @cached_property
    def _paragraph_starts(self) -> tuple[int, ...]:
        """Where blocks begin, and within a block each line that is set in after the end of a sentence."""
        starts = list(self._page.block_starts)
        for before, line in pairwise(self._lines):
            indent = line.along[0] - before.along[0]
            is_level = line.frame == before.frame == LEVEL and not line.runs_backwards
            is_below = line.across[0] > before.across[0] + line.height / 2
            is_set_in = is_level and is_below and _LEAST_INDENT * line.height < indent < _MOST_INDENT * line.height
            if is_set_in and line.start not in starts and text_words.ends_sentence(self.text, before.end):
                starts.append(line.start)
        return tuple(sorted(starts))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self._lines]

    @cached_property
    def _search(self) -> LineSearch:
        return LineSearch(self._lines)

    def _is_one_row(self, before: Line, line: Line) -> bool:
        """Whether a line goes on in the row of the one before it, behind a gap that is not one between columns."""
        gap = line.along[0] - before.along[1]
        is_level = min(before.across[1], line.across[1]) - max(before.across[0], line.across[0]) > line.height / 2
        is_near = line.frame == before.frame and 0 <= gap < _WIDEST_GAP * line.height
        runs_backwards = line.runs_backwards or before.runs_backwards
        blocks = self._page.block_starts
        return (
            is_near
            and is_level
            and not runs_backwards
            and bisect_right(blocks, before.start) == bisect_right(blocks, line.start)
        )

    def _line_number(self, index: int) -> int:
        return max(0, bisect_right(self._line_starts, index) - 1)

    def _past_accents(self, caret: int, end: int) -> int:
        """A caret never stands between a letter and its accents."""
        while caret < end and unicodedata.combining(self.text[caret]):
            caret += 1
        return caret
