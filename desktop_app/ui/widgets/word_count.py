"""Counts the words of a note; lines that it saw before are not read again."""

import re

_WORD = re.compile(r"\w+(?:[-’'.]\w+)*")
_TARGET = re.compile(r"\]\([^()\s]*\)|(?:https?|postil)://\S+|[ \t]\^[a-z]-[0-9a-f]{8}[ \t]*$")


class WordCount:
    """Remembers the lines of the note it counted last."""

    def __init__(self) -> None:
        self._lines: dict[str, int] = {}

    def count(self, markdown: str) -> int:
        """The words of a note without the addresses of its links."""
        lines = markdown.split("\n")
        known = self._lines
        self._lines = {line: known[line] if line in known else _words_of(line) for line in lines}
        return sum(map(self._lines.__getitem__, lines))


def _words_of(line: str) -> int:
    return len(_WORD.findall(_TARGET.sub("]", line)))
