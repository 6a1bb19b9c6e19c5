"""The plain text of an abstract page with its words and sentences; offsets are code points, as in anchors."""

from dataclasses import dataclass

from desktop_app.domain.abstract_page import parse_abstract_page, plain_text
from desktop_app.domain.anchor import Anchor, TextPosition, quote_with_context
from desktop_app.domain.text import NormalisedText, normalise
from desktop_app.pdf import text_words
from desktop_app.pdf.quote_search import place_again


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
        return text_words.word_span(self.text, index, self.block_span(index))

    def sentence_span(self, index: int) -> tuple[int, int]:
        """The sentence at a character, its trailing space left out; it never leaves its block."""
        return text_words.sentence_span(self.text, index, self.block_span(index))

    def paragraph_span(self, index: int) -> tuple[int, int]:
        """The heading, bullet or paragraph around a character."""
        return text_words.trimmed(self.text, self.block_span(index))

    def line_span(self, index: int) -> tuple[int, int]:
        """What is known of lines without a layout: they end where their block does."""
        return self.block_span(index)

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
        place = place_again(anchor, self.normalised.text)
        return self.normalised.source_span(*place) if place else None


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
