"""Ranges of pages as people write them: "1-3, 7, 12-"."""

import re

_PART = re.compile(r"(\d+)?\s*([-–]?)\s*(\d+)?")
_LONGEST = 200


def pages_of(words: str, count: int) -> tuple[int, ...] | None:
    """The pages from 0, each once, in the order of the document; all for no words, None for what is no range."""
    if not words.strip():
        return tuple(range(count))
    pages: set[int] = set()
    for part in re.split(r"[,;\s]+(?![-–])", re.sub(r"\s*([-–])\s*", r"\1", words.strip()[:_LONGEST])):
        found = _PART.fullmatch(part)
        if found is None or not (found[1] or found[3]):
            return None
        first = int(found[1] or 1)
        last = int(found[3] or count) if found[2] else first
        if not 1 <= first <= last or first > count:
            return None
        pages.update(range(first - 1, min(last, count)))
    return tuple(sorted(pages))
