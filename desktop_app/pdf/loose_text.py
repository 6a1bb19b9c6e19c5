"""Text reduced to what typography cannot change, with a map back: for quotes that were typed or came by another reader.

Case, spaces, the shape of quotation marks and dashes, and hyphens inside words make no difference. What could change a
meaning stays: a dash beside a digit, a space between two digits.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_QUOTATION_MARKS = frozenset("\"'`´‘’‚‛“”„‟‹›«»′″ʹʺʼ＂＇")
_DOTLESS = {"ı": "i", "ȷ": "j"}  # what LaTeX puts accents on
WORD_STARTS = re.compile(r"(?<!\S)(?=\S)")
WORD_ENDS = re.compile(r"(?<=\S)(?!\S)")
_EDGE_REACH = 60
_EDGES = 9
_DASHES = frozenset("-‐‑‒–—―−﹘﹣－")


@dataclass(frozen=True, slots=True)
class LooseText:
    """`text` and, for each of its characters, the index it came from (ascending)."""

    text: str
    source: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where the half-open span [start, end), which is not empty, came from."""
        return self.source[start], self.source[end - 1] + 1


def loosen(text: str) -> LooseText:
    """Reduce a normalised text."""
    letters: list[str] = []
    source: list[int] = []
    accents = ""
    for index, char in enumerate(text):
        if unicodedata.combining(char) and text[index - 1 : index] in ("", " "):
            accents += char  # some PDFs draw an accent before its letter
            continue
        piece = _loosened(text, index)
        if accents and piece:
            piece = _DOTLESS.get(piece, piece) + accents
            accents = ""
        letters.append(piece)
        source.extend([index] * len(piece))
    return LooseText("".join(letters), tuple(source))


def starts_and_ends_words(text: str, start: int, end: int) -> bool:
    """Whether a span cuts no word in two at its ends."""
    cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cut_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not cut_before and not cut_after


def nearest_edges(text: str, at: int, edge: re.Pattern[str]) -> Sequence[int]:
    """The few places nearest to `at` where words start, or end; `edge` is WORD_STARTS or WORD_ENDS."""
    low = max(0, at - _EDGE_REACH)
    edges = [match.start() for match in edge.finditer(text, low, at + _EDGE_REACH)]
    return sorted(edges, key=lambda place: abs(place - at))[:_EDGES]


def _loosened(text: str, index: int) -> str:
    """What stands for one character; nothing where it makes no difference."""
    char = text[index]
    if char.isspace():
        return " " if _beside(text, index, -1).isdigit() and _beside(text, index, 1).isdigit() else ""
    if char in _QUOTATION_MARKS:
        return "'"
    if char in _DOTLESS and unicodedata.combining(text[index + 1 : index + 2] or " "):
        return _DOTLESS[char]
    if char in _DASHES:
        return "" if _beside(text, index, -1).isalpha() and _beside(text, index, 1).isalpha() else "-"
    return unicodedata.normalize("NFD", char.casefold())


def _beside(text: str, index: int, step: int) -> str:
    """The next character on one side, over one space; empty at the text's end."""
    at = index + step
    if 0 <= at < len(text) and text[at] == " ":
        at += step
    return text[at] if 0 <= at < len(text) else ""
