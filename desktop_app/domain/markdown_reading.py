"""How a note's Markdown reads, line by line: without its signs, and without what is code."""

import re
from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(`{3,}(?!.*`)|~{3,})")
_LINK = re.compile(r"(?<!\\)!?\[((?:[^\[\]\\]|\\.)*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_LINE_SIGNS = re.compile(
    r"^(?:[ \t]*>)*[ \t]*(?:#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX-]\][ \t]+)?|\?[ \t]+)?"
)
_BLOCK_ID = re.compile(r"[ \t]\^[a-z]-[0-9a-f]{8}[ \t]*$")
_EMPHASIS = re.compile(r"(?:\*\*|__|~~|==)(?=\S)")
_EMPHASIS_ENDS = {sign: re.compile(rf"(?<=\S){re.escape(sign)}") for sign in ("**", "__", "~~", "==")}
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain_line(line: str) -> str:
    """A line of Markdown as it reads: without the signs of lists, quotes and emphasis, links by their words."""
    return plain_words(_LINE_SIGNS.sub("", _BLOCK_ID.sub("", line), count=1))


def plain_words(words: str) -> str:
    """Markdown inside a line as it reads."""
    words = _LINK.sub(lambda found: found.group(1), words)
    words = "".join(_without_emphasis(words))
    return " ".join(_ESCAPED.sub(r"\1", words).split())


def _without_emphasis(words: str) -> Iterator[str]:
    """The words between the signs of emphasis; one that nothing closes is not looked for again: lines may be long."""
    at, told, unclosed = 0, 0, set[str]()
    while (opening := _EMPHASIS.search(words, at)) is not None:
        sign = opening.group(0)
        closing = None if sign in unclosed else _EMPHASIS_ENDS[sign].search(words, opening.end() + 1)
        if closing is None:
            unclosed.add(sign)
            at = opening.start() + 1
        else:
            yield words[told : opening.start()]
            yield words[opening.end() : closing.start()]
            at = told = closing.end()
    yield words[told:]


def lines_outside_code(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not in a fenced code block, with their numbers from 0."""
    fence = ""
    for number, line in enumerate(text.split("\n")):
        mark = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence:
            if mark is not None and mark.group(1).startswith(fence) and not line.strip(" \t`~"):
                fence = ""
        elif mark is not None:
            fence = mark.group(1)
        else:
            yield number, line
