"""What a person typed or pasted, made fit to be kept: cleaned, trimmed, and refused when nothing is left of it."""

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.text import clean

#: SQLite compares with no pattern of more than 50,000 bytes
_LONGEST_REFERENCE = 4000


def one_line(text: str) -> str:
    """The text on one line, its runs of spaces collapsed."""
    return " ".join(clean(text).split())


def reference_of(text: str) -> str:
    """What names a record, on one line; empty when it is longer than anything that could be named so."""
    words = one_line(text)
    return words if len(words) <= _LONGEST_REFERENCE else ""


def lines_of(text: str) -> str:
    """The text with its lines, without the spaces at their ends and the empty lines around it."""
    return "\n".join(line.rstrip() for line in clean(text).split("\n")).strip("\n").rstrip()


def needed(text: str, sentence: str) -> str:
    """The text as `lines_of` gives it; raises ReaderError with `sentence` when it is empty."""
    kept = lines_of(text).strip()
    if not kept:
        raise ReaderError(sentence)
    return kept
