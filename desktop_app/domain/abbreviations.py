"""Short forms as a text explains them: “vagus nerve stimulation (VNS)”."""

import re
from collections.abc import Iterator

from desktop_app.domain.question_words import words_in

_SHORT = re.compile(r"\(([A-Z][\w-]{0,8}[A-Z0-9])s?[);,]")
_BEFORE = 120
_LONGEST_SMALL = 3  # “and”, “of”, “the” may stand between the words that are shortened


def abbreviations_in(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each short form in small letters, with the words that it stands for."""
    for found in _SHORT.finditer(text):
        short = found.group(1).casefold()
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        words = _shortened(short, words_in(before.replace("-", " ")))
        if words:
            yield short, words


def _shortened(short: str, before: list[str]) -> tuple[str, ...]:
    """The last words whose first letters are those of the short form."""
    letters = [letter for letter in short if letter.isalpha()]
    place = len(before)
    for letter in reversed(letters):
        place -= 1
        while place >= 0 and not before[place].startswith(letter) and len(before[place]) <= _LONGEST_SMALL:
            place -= 1
        if place < 0 or not before[place].startswith(letter):
            return ()
    return tuple(before[place:]) if len(letters) > 1 else ()
