"""Plain text as Markdown that shows exactly it; no Markdown is read here."""

import re

_SIGNS = re.compile(r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|==|&(?=#?\w{1,32};)")
_LINE_START = re.compile(r"(?:#{1,6}(?=\s|$)|>|[-+=](?=\s|$|-)|\|)")
_NUMBER_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def escaped(line: str) -> str:
    """One line of plain text as Markdown that shows exactly it."""
    line = _SIGNS.sub(lambda sign: "".join(f"\\{char}" for char in sign.group(0)), line)
    if _LINE_START.match(line):
        return f"\\{line}"
    return _NUMBER_START.sub(r"\1\\\2", line, count=1) if _NUMBER_START.match(line) else line
