"""Finds a passage in a text that may be spaced, cased or cut otherwise: all of it, else its longest piece."""

import re

from desktop_app.domain.text import NormalisedText, normalise

_LEAST_CHARACTERS = 12
_LEAST_WORDS = 3
_CUT = re.compile(r"…|\.\.\.")


def find_passage(passage: str, text: NormalisedText) -> tuple[int, int] | None:
    """The half-open span of the source of `text` where the passage stands; its first place where there are several.

    An ellipsis in the passage stands for what was left out, as in the snippets of a search.
    """
    pieces = sorted((_plain(piece) for piece in _CUT.split(passage)), key=len, reverse=True)
    low = _plain_case(text.text)
    for piece in pieces:
        span = _find(piece, low)
        if span is not None:
            return text.source_span(*span)
    return None


def _find(piece: str, text: str) -> tuple[int, int] | None:
    """All of the piece, else the longest run of its words from its beginning."""
    words = piece.split()
    for count in range(len(words), 0, -1):
        part = " ".join(words[:count])
        is_whole = count == len(words)
        if not is_whole and (count < _LEAST_WORDS or len(part) < _LEAST_CHARACTERS):
            return None
        at = text.find(part)
        if at >= 0:
            return at, at + len(part)
    return None


def _plain(piece: str) -> str:
    return _plain_case(normalise(piece).text.strip())


def _plain_case(text: str) -> str:
    """Lower case, letter for letter, so that offsets stay."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
