"""Where a caret goes by character, word, sentence, paragraph and page, over the pages of a text; no Qt, no pixels."""

import unicodedata
from collections.abc import Callable
from enum import Enum, auto

from desktop_app.ui.viewer.selection import Caret, ReadableText


class Unit(Enum):
    """What a key moves by. Lines and screens are seen, not read: the surface knows them."""

    CHARACTER = auto()
    WORD = auto()
    SENTENCE = auto()
    PARAGRAPH = auto()
    PAGE = auto()
    PAGE_END = auto()
    LINE = auto()
    LINE_END = auto()
    SCREEN = auto()


TextOf = Callable[[int], ReadableText | None]


class TextMissingError(Exception):
    """The text of this page must come first."""

    def __init__(self, page_index: int) -> None:
        super().__init__(f"the text of page {page_index} is not there yet")
        self.page_index = page_index


def moved(caret: Caret, unit: Unit, step: int, text_of: TextOf, page_count: int) -> Caret:
    """The place one unit on (1) or back (-1); the same where there is none. Raises TextMissingError."""
    text = _needed(text_of, caret.page_index)
    if unit is Unit.PAGE_END:
        return Caret(caret.page_index, 0 if step < 0 else end_of(text))
    at = _moved_within(text, min(caret.offset, end_of(text)), unit, step) if unit is not Unit.PAGE else None
    if at is not None:
        return Caret(caret.page_index, at)
    following = neighbour(caret.page_index, step, text_of, page_count)
    if following is None:
        return Caret(caret.page_index, 0 if step < 0 else end_of(text))
    page, text = following
    if unit is Unit.PAGE:
        return Caret(page, 0)
    edge = 0 if step > 0 else end_of(text)
    if unit is Unit.CHARACTER:
        return Caret(page, edge)
    at = _moved_within(text, edge, unit, step)
    return Caret(page, edge if at is None else at)


def neighbour(page_index: int, step: int, text_of: TextOf, page_count: int) -> tuple[int, ReadableText] | None:
    """The next page (1) or the one before (-1) that has text, with it. Raises TextMissingError."""
    page_index += step
    while 0 <= page_index < page_count:
        text = _needed(text_of, page_index)
        if text.text.strip():
            return page_index, text
        page_index += step
    return None


def end_of(text: ReadableText) -> int:
    """Behind the last character of a page."""
    return len(text.text.rstrip())


def _needed(text_of: TextOf, page_index: int) -> ReadableText:
    text = text_of(page_index)
    if text is None:
        raise TextMissingError(page_index)
    return text


def _moved_within(text: ReadableText, at: int, unit: Unit, step: int) -> int | None:
    """The place on the same page, None beyond its ends."""
    match unit:
        case Unit.CHARACTER:
            return _by_character(text.text, at, step, end_of(text))
        case Unit.WORD:
            return _by_span(text, at, step, text.word_span)
        case Unit.SENTENCE:
            return _by_span(text, at, step, text.sentence_span)
        case _:
            return _by_span(text, at, step, text.paragraph_span)


def _by_character(text: str, at: int, step: int, end: int) -> int | None:
    """One character on or back; an accent goes with its letter, and there is nothing between two line ends."""
    at += step
    while 0 < at < end and (unicodedata.combining(text[at]) or text[at - 1] == text[at] == "\n"):
        at += step
    return at if 0 <= at <= end else None


def _by_span(text: ReadableText, at: int, step: int, span_of: Callable[[int], tuple[int, int]]) -> int | None:
    """The end of the present or the next span, or the start of the present or the one before."""
    if step > 0:
        while at < end_of(text):
            start, end = span_of(at)
            if end > at and _says_something(text.text, start, end):
                return end
            at = max(at + 1, end)
        return None
    while at > 0:
        start, end = span_of(at - 1)
        if start < at and _says_something(text.text, start, end):
            return start
        at = min(at - 1, start)
    return None


def _says_something(text: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, text[start:end]))
