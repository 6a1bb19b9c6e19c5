"""What a terminal may be sent and how wide it shows it: no control characters, wide letters count as two columns."""

import unicodedata

_JOINERS = frozenset("\u200c\u200d")
_ELLIPSIS = "…"


def safe_text(text: str) -> str:
    """The text without what could steer a terminal; newlines stay, a tab becomes four spaces."""
    return "".join(_safe(char) for char in text.replace("\r\n", "\n").replace("\t", "    "))


def safe_line(text: str) -> str:
    """The same on one line, all white space collapsed."""
    return safe_text(" ".join(text.split()))


def columns_of(text: str) -> int:
    """How many columns a terminal gives to a line."""
    return sum(_columns(char) for char in text)


def cut(text: str, columns: int) -> str:
    """The line shortened to at most so many columns; an ellipsis says that something is missing."""
    if columns_of(text) <= columns:
        return text
    kept: list[str] = []
    left = columns - 1
    for char in text:
        left -= _columns(char)
        if left < 0:
            break
        kept.append(char)
    return "".join(kept).rstrip() + _ELLIPSIS if columns > 0 else ""


def padded(text: str, columns: int) -> str:
    """The line filled up with spaces to so many columns."""
    return text + " " * (columns - columns_of(text))


def _safe(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in ("Cc", "Cs", "Zl", "Zp"):
        return char if char == "\n" else "\ufffd"
    if kind == "Cf" and char not in _JOINERS:
        return ""
    return char


def _columns(char: str) -> int:
    if char in _JOINERS or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
