"""What differs between two texts of a note, line by line and word by word, ready to be shown."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Part(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A line with its parts in their order; of an unchanged stretch that is left out only how many lines it has."""

    parts: tuple[tuple[Part, str], ...] = ()
    left_out: int = 0

    @property
    def sign(self) -> str:
        """A plus for a new line, a minus for one that is gone, both for one that was changed, a space for the same."""
        kinds = {part for part, text in self.parts if text.strip()} or {part for part, _text in self.parts}
        if kinds == {Part.ADDED}:
            return "+"
        if kinds == {Part.REMOVED}:
            return "−"
        return "±" if kinds - {Part.SAME} else " "


@dataclass(frozen=True, slots=True)
class NoteDiff:
    """`is_rough`: the texts are so long or so different that changed stretches are shown whole."""

    lines: tuple[DiffLine, ...]
    added_words: int
    removed_words: int
    is_rough: bool = False


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A kept version without its text; `added` and `removed` are the letters by which the next one differs from it."""

    revision: int
    saved_at: datetime
    reason: str
    letters: int
    added: int
    removed: int
