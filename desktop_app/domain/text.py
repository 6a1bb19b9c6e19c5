"""Normalised text: what quotes are compared on, with a map back to the text it came from.

NFKC, ligatures opened, end-of-line hyphens joined, soft hyphens and zero-width characters dropped, spaces collapsed.
What a cell of a database or a widget may hold is decided here too (`clean`).
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_HYPHENS = frozenset("-\u2010")
_NOT_STORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """`text` and, for each of its characters, the index of the source character it came from (ascending)."""

    text: str
    source: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the source that the half-open span [start, end) of `text` came from."""
        if start >= end:
            at = self.source[start] if start < len(self.source) else 0
            return at, at
        return self.source[start], self.source[end - 1] + 1

    def normalised_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of `text` that the half-open span [start, end) of the source became."""
        return bisect_left(self.source, start), bisect_left(self.source, end)


def clean(text: str) -> str:
    """Drop what a database, a file or a widget cannot hold: NUL and other controls, lone surrogates, noncharacters."""
    return _NOT_STORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n"))


def normalise(text: str) -> NormalisedText:
    """Normalise `text` for comparison; positions map back through `NormalisedText.source`."""
    letters: list[str] = []
    source: list[int] = []
    index, length = 0, len(text)
    while index < length:
        char = text[index]
        if char in _DROPPED:
            index += 1
            continue
        joined = _joined_after_hyphen(text, index) if char in _HYPHENS else None
        if joined is not None:
            index = joined
            continue
        end = index + 1
        while end < length and unicodedata.combining(text[end]):
            end += 1
        for piece in unicodedata.normalize("NFKC", text[index:end]):
            if piece.isspace():
                if letters and letters[-1] != " ":
                    letters.append(" ")
                    source.append(index)
            elif piece not in _DROPPED:
                letters.append(piece)
                source.append(index)
        index = end
    while letters and letters[-1] == " ":
        letters.pop()
        source.pop()
    return NormalisedText("".join(letters), tuple(source))


def _joined_after_hyphen(text: str, hyphen: int) -> int | None:
    """Where reading goes on when the hyphen only breaks a word at the end of a line, else None."""
    if hyphen == 0 or not text[hyphen - 1].isalpha():
        return None
    at = hyphen + 1
    newline = False
    while at < len(text) and text[at].isspace():
        newline = newline or text[at] == "\n"
        at += 1
    return at if newline and at < len(text) and text[at].islower() else None
