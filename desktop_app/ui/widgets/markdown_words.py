"""The words of a Markdown line whose spelling can be checked: none of code, formulas and links; no Qt."""

import re
from collections.abc import Iterator

from desktop_app.ui.widgets import markdown_spans as spans

_WORD = re.compile(r"(?<![\w'’])[^\W\d_]+(?:['’][^\W\d_]+)*(?!\w)")
_NO_WORDS = spans.CODE | spans.MONO | spans.LINK | spans.TARGET | spans.OWN_TARGET
_LONGEST_WORD = 40


def words_of(line: str) -> Iterator[tuple[int, int, str]]:
    """Start, end (in code points) and text of each word."""
    left_out = [(start, end) for start, end, styles in spans.runs_of(line) if styles & _NO_WORDS]
    for found in _WORD.finditer(line):
        start, end = found.span()
        word = found.group().replace("’", "'")
        if not 1 < end - start <= _LONGEST_WORD or word[1:] != word[1:].lower():
            continue
        if not any(start < last and end > first for first, last in left_out):
            yield start, end, word
