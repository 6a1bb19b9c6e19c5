"""A paragraph of somebody's own words as sentences."""

import re

_END = re.compile(r"(?:[.!?…]+|[。！？])[\"”’)\]]*(?:\s+|$)|[。！？]|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|etc|al|fig|figs|eq|dr|prof|mr|mrs|ms|st|no|vol|approx|ca|resp|incl|esp|z\.b|d\.h|u\.a|"
    r"bzw|p\.ex|"
    r"[a-z])|\b[A-Z])\.$",
    re.IGNORECASE,
)


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in their order, each with its closing mark."""
    sentences: list[str] = []
    start = 0
    for found in _END.finditer(text):
        piece = text[start : found.end()].strip()
        if not piece or _goes_on(text[max(start, found.start() - 12) : found.start() + 1], text[found.end() :][:1]):
            continue
        sentences.append(piece)
        start = found.end()
    rest = text[start:].strip()
    return (*sentences, rest) if rest else tuple(sentences)


def _goes_on(before: str, following: str) -> bool:
    """Whether the mark does not end a sentence: an abbreviation's stop, or a stop before a small letter."""
    if not before.endswith("."):
        return False
    return (_ABBREVIATION.search(before) is not None and following != "") or following.islower()
