"""Which text is selected: two ends in reading order, over one page or many; no Qt, no pixels.

Offsets count characters of a page's text in reading order, so a selection follows columns by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop_app.domain.anchor import Anchor
    from desktop_app.domain.text import NormalisedText


class ReadableText(Protocol):
    """The text of one page (or of an abstract) with its words, sentences and paragraphs as half-open spans."""

    @property
    def text(self) -> str: ...

    @property
    def normalised(self) -> NormalisedText: ...

    def word_span(self, index: int) -> tuple[int, int]: ...

    def sentence_span(self, index: int) -> tuple[int, int]: ...

    def paragraph_span(self, index: int) -> tuple[int, int]: ...

    def line_span(self, index: int) -> tuple[int, int]: ...

    def anchor(self, start: int, end: int) -> Anchor:
        """The anchor of a span."""
        ...

    def span_of(self, anchor: Anchor) -> tuple[int, int] | None:
        """Where an anchor sits; None where that is not sure."""
        ...


class Grain(IntEnum):
    """What a drag selects whole: by how many clicks it begins."""

    CHARACTER = 1
    WORD = 2
    SENTENCE = 3
    PARAGRAPH = 4


@dataclass(frozen=True, slots=True, order=True)
class Caret:
    """A place between two characters of a page's text."""

    page_index: int
    offset: int


@dataclass(frozen=True, slots=True)
class PageSpan:
    """A half-open span of one page's text."""

    page_index: int
    start: int
    end: int


class TextSelection:
    """`text_of` gives the text of a page, or None while it is not loaded; such a page takes no part."""

    def __init__(self, text_of: Callable[[int], ReadableText | None]) -> None:
        self._text_of = text_of
        self._anchor: tuple[Caret, Caret] | None = None
        self._head: tuple[Caret, Caret] | None = None
        self._grain = Grain.CHARACTER
        self._block: tuple[PageSpan, ...] = ()

    @property
    def caret(self) -> Caret | None:
        """The end that moves, or None where nothing was ever clicked."""
        if self._anchor is None or self._head is None:
            return None
        return self._head[1] if self._head >= self._anchor else self._head[0]

    @property
    def is_empty(self) -> bool:
        bounds = self.bounds
        return bounds is None or bounds[0] == bounds[1]

    @property
    def bounds(self) -> tuple[Caret, Caret] | None:
        """The two ends in reading order."""
        if self._anchor is None or self._head is None:
            return None
        return min(self._anchor[0], self._head[0]), max(self._anchor[1], self._head[1])

    @property
    def ends_forward(self) -> bool:
        """Whether the moving end is the later one."""
        return self._anchor is None or self._head is None or self._head >= self._anchor

    def start(self, caret: Caret, grain: Grain = Grain.CHARACTER) -> None:
        """Begin a new selection at a click; two take the word, three the sentence, four the paragraph."""
        self._block = ()
        self._grain = grain
        self._anchor = self._head = self._grown(caret)

    def extend(self, caret: Caret) -> None:
        """Move the free end here; what the selection began with (words, sentences) stays whole."""
        self._block = ()
        if self._anchor is None:
            self.start(caret)
        else:
            self._head = self._grown(caret)

    def select(self, first: Caret, last: Caret) -> None:
        """Select exactly this."""
        self._block = ()
        self._grain = Grain.CHARACTER
        self._anchor, self._head = (first, first), (last, last)

    def select_block(self, rows: Sequence[PageSpan]) -> None:
        """Select pieces of lines that stand below one another, as of a column of a table."""
        self.clear()
        if rows:
            first, last = min(rows, key=_start), max(rows, key=_start)
            self.select(Caret(first.page_index, first.start), Caret(last.page_index, last.end))
            self._block = tuple(sorted(rows, key=_start))

    def clear(self) -> None:
        """Select nothing and forget the place."""
        self._block = ()
        self._anchor = self._head = None

    def collapse(self) -> None:
        """Select nothing, but keep the place for the keyboard."""
        caret = self.caret
        if caret is not None:
            self.select(caret, caret)

    def extend_end(self, caret: Caret) -> None:
        """Move the free end here, character by character whatever the selection began with."""
        self._keep_anchor_and_go(caret)

    def spans(self) -> tuple[PageSpan, ...]:
        """What is selected, page by page; spaces and line ends at the outer ends are left out."""
        bounds = self.bounds
        if self._block or bounds is None or bounds[0] == bounds[1]:
            return self._block
        first, last = bounds
        pieces = (self._piece(page, first, last) for page in range(first.page_index, last.page_index + 1))
        return tuple(piece for piece in pieces if piece is not None)

    def _piece(self, page: int, first: Caret, last: Caret) -> PageSpan | None:
        text = self._text_of(page)
        if text is None:
            return None
        start = first.offset if page == first.page_index else 0
        end = last.offset if page == last.page_index else len(text.text)
        chosen = text.text[start:end]
        start += len(chosen) - len(chosen.lstrip())
        end -= len(chosen) - len(chosen.rstrip())
        return PageSpan(page, start, end) if start < end else None

    def _grown(self, caret: Caret) -> tuple[Caret, Caret]:
        text = self._text_of(caret.page_index)
        if text is None or not text.text or self._grain is Grain.CHARACTER:
            return caret, caret
        at = min(caret.offset, len(text.text) - 1)
        spans = {Grain.WORD: text.word_span, Grain.SENTENCE: text.sentence_span, Grain.PARAGRAPH: text.paragraph_span}
        start, end = spans[self._grain](at)
        return Caret(caret.page_index, start), Caret(caret.page_index, end)

    def _keep_anchor_and_go(self, caret: Caret) -> None:
        if self._anchor is not None:
            fixed = self._anchor[0] if self.ends_forward else self._anchor[1]
            self.select(fixed, caret)


def _start(span: PageSpan) -> Caret:
    return Caret(span.page_index, span.start)
