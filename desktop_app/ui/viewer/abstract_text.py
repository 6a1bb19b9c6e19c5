"""The plain text of an abstract page with its words and sentences; offsets are code points, as in anchors."""

import re
from dataclasses import dataclass

from desktop_app.domain.abstract_page import parse_abstract_page, plain_text
from desktop_app.domain.anchor import Anchor, TextPosition, quote_with_context
from desktop_app.domain.text import NormalisedText, normalise

_WORD = re.compile(r"[^\W_]+(?:[-'’\u2010\u2011][^\W_]+)*|_+")


@dataclass(frozen=True, slots=True)
class AbstractText:
    """`text` is what `domain.abstract_page.plain_text` gives; anchors count on its normalised form."""

    text: str
    block_starts: tuple[int, ...]
    normalised: NormalisedText

    @classmethod
    def of(cls, source: str) -> "AbstractText":
        """The text of a stored abstract page."""
        text = plain_text(source)
        return cls(text, tuple(block.start for block in parse_abstract_page(source)), normalise(text))

    def word_span(self, index: int) -> tuple[int, int]:
        """The word at a character, or the character itself where there is no word."""
        start, end = self.block_span(index)
        for word in _WORD.finditer(self.text, start, end):
            if word.start() <= index < word.end():
                return word.span()
        return index, min(index + 1, len(self.text))

    def sentence_span(self, index: int) -> tuple[int, int]:
        """The sentence at a character, its trailing space left out; it never leaves its block."""
        import sentencex

        start, end = self.block_span(index)
        at = start
        for sentence in sentencex.segment("en", self.text[start:end]):
            after = at + len(sentence)
            if index < after:
                return at + len(sentence) - len(sentence.lstrip()), at + len(sentence.rstrip())
            at = after
        return start, end

    def block_span(self, index: int) -> tuple[int, int]:
        """The heading, bullet or paragraph around a character."""
        start = max((first for first in self.block_starts if first <= index), default=0)
        end = min((first - 1 for first in self.block_starts if first > index), default=len(self.text))
        return start, end

    def anchor(self, start: int, end: int) -> Anchor:
        """The anchor of a span of `text`."""
        first, last = self.normalised.normalised_span(start, end)
        return Anchor(quote_with_context(self.normalised.text, first, last), TextPosition(first, last))

    def span_of(self, anchor: Anchor) -> tuple[int, int] | None:
        """Where an anchor sits in `text`: at its position if the text there still matches, else where its quote is."""
        quote, position = anchor.quote.exact, anchor.position
        text = self.normalised.text
        if not quote:
            return None
        if position is not None and text[position.start : position.end] == quote:
            return self.normalised.source_span(position.start, position.end)
        at = self._found(anchor.quote.prefix, quote, anchor.quote.suffix)
        return self.normalised.source_span(at, at + len(quote)) if at is not None else None

    def _found(self, prefix: str, quote: str, suffix: str) -> int | None:
        text = self.normalised.text
        for before, after in ((prefix, suffix), (prefix, ""), ("", suffix)):
            at = text.find(before + quote + after)
            if at >= 0 and (before or after):
                return at + len(before)
        at = text.find(quote)
        return at if at >= 0 and text.find(quote, at + 1) < 0 else None


def utf16_offset(text: str, offset: int) -> int:
    """How many UTF-16 units the first `offset` characters take; a text view counts in those."""
    return offset + sum(1 for char in text[:offset] if char > "\uffff")


def code_point_offset(text: str, utf16_units: int) -> int:
    """How many characters the first `utf16_units` units hold; half a character counts as none."""
    units = 0
    for offset, char in enumerate(text):
        units += 2 if char > "\uffff" else 1
        if units > utf16_units:
            return offset
    return len(text)
