"""Which text is selected: two ends in reading order, over one page or many; no Qt, no pixels.

Offsets count characters of a page's text in reading order, so a selection follows columns by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from desktop_app.domain.anchor import Anchor
from desktop_app.domain.text import NormalisedText


class ReadableText(Protocol):
    """The text of one page (or of an abstract) with its words and sentences as half-open spans."""

    @property
    def text(self) -> str: ...

    @property
    def normalised(self) -> NormalisedText: ...

    def word_span(self, index: int) -> tuple[int, int]: ...

    def sentence_span(self, index: int) -> tuple[int, int]: ...

    def anchor(self, start: int, end: int) -> Anchor:
        """The anchor of a span."""
        ...

    def span_of(self, anchor: Anchor) -> tuple[int, int] | None:
        """Where an anchor sits; None where that is not sure."""
        ...


class Grain(IntEnum):
    """What a drag selects whole: one click, a double-click, a triple-click."""

    CHARACTER = 1
    WORD = 2
    SENTENCE = 3


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
        """Begin a new selection at a click; a double-click takes the word, a triple-click the sentence."""
        self._grain = grain
        self._anchor = self._head = self._grown(caret)

    def extend(self, caret: Caret) -> None:
        """Move the free end here, whole words or sentences when the selection began with them."""
        if self._anchor is None:
            self.start(caret)
        else:
            self._head = self._grown(caret)

    def select(self, first: Caret, last: Caret) -> None:
        """Select exactly this."""
        self._grain = Grain.CHARACTER
        self._anchor, self._head = (first, first), (last, last)

    def clear(self) -> None:
        """Select nothing and forget the place."""
        self._anchor = self._head = None

    def collapse(self) -> None:
        """Select nothing, but keep the place for the keyboard."""
        caret = self.caret
        if caret is not None:
            self.select(caret, caret)

    def extend_end(self, caret: Caret) -> None:
        """Move the free end here, character by character whatever the selection began with."""
        self._keep_anchor_and_go(caret)

    def move_by_character(self, step: int, page_count: int) -> None:
        """Move the free end one character on or back, over page borders."""
        caret = self.caret
        if caret is not None:
            self._keep_anchor_and_go(self._stepped(caret, step, page_count))

    def move_by_word(self, step: int, page_count: int) -> None:
        """Move the free end to the next end of a word, or back to the start of one."""
        caret = self.caret
        text = self._text_of(caret.page_index) if caret else None
        if caret is None or text is None:
            return
        at = caret.offset
        while 0 <= at + min(step, 0) < len(text.text):
            at += step
            start, end = text.word_span(at - 1 if step > 0 else at)
            edge = end if step > 0 else start
            if at == edge and any(char.isalnum() for char in text.text[start:end]):
                self._keep_anchor_and_go(Caret(caret.page_index, at))
                return
        self._keep_anchor_and_go(self._stepped(Caret(caret.page_index, at), step, page_count))

    def spans(self) -> tuple[PageSpan, ...]:
        """What is selected, page by page; spaces and line ends at the outer ends are left out."""
        bounds = self.bounds
        if bounds is None or bounds[0] == bounds[1]:
            return ()
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
        start, end = text.word_span(at) if self._grain is Grain.WORD else text.sentence_span(at)
        return Caret(caret.page_index, start), Caret(caret.page_index, end)

    def _keep_anchor_and_go(self, caret: Caret) -> None:
        if self._anchor is not None:
            fixed = self._anchor[0] if self.ends_forward else self._anchor[1]
            self.select(fixed, caret)

    def _stepped(self, caret: Caret, step: int, page_count: int) -> Caret:
        text = self._text_of(caret.page_index)
        offset = caret.offset + step
        if text is None or 0 <= offset <= len(text.text):
            return Caret(caret.page_index, max(offset, 0)) if text else caret
        page = caret.page_index + step
        neighbour = self._text_of(page) if 0 <= page < page_count else None
        if neighbour is None:
            return caret
        return Caret(page, 0 if step > 0 else len(neighbour.text))
