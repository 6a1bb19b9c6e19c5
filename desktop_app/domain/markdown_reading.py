"""How a note's Markdown reads, line by line: without its signs, and without what is code."""

import re
from collections.abc import Iterator, Sequence

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
    """The lines that are not in a fenced code block, with their numbers from 0.

    A fence that nothing closes is none: she may be about to write its end, and what is below is no code till then.
    """
    lines = text.split("\n")
    unclosed: dict[str, int] = {}
    code_ends = -1
    for number, line in enumerate(lines):
        if number <= code_ends:
            continue
        found = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if found is not None:
            fence = found.group(1)
            code_ends = _code_end(lines, number, fence) if len(fence) < unclosed.get(fence[0], len(line) + 1) else -1
            if code_ends > number:
                continue
            unclosed[fence[0]] = min(len(fence), unclosed.get(fence[0], len(fence)))
        yield number, line


def _code_end(lines: Sequence[str], start: int, fence: str) -> int:
    """The number of the line that closes a fence, -1 where none does."""
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if fence in line and not line.strip(" \t`~"):
            mark = _FENCE.match(line)
            if mark is not None and mark.group(1).startswith(fence):
                return number
    return -1
