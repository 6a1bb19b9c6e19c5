"""Cite keys: family name of the first author, year, and a letter where the key is taken already ("breit2018b")."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import count

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.services.typed_text import one_line

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LITTLE_WORDS = frozenset(
    ("a", "an", "the", "on", "of", "in", "for", "and", "to", "der", "die", "das", "le", "la", "el")
)
_SPECIAL = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L"}
)
_NOT_IN_KEY = re.compile(r"[\s,{}()\"#%~\\'=@]")
_LONGEST_NAME = 40
_LONGEST_KEY = 100


def made_cite_key(parts: Bibliography, is_taken: Callable[[str], bool]) -> str:
    """A key that is not taken, of the first author (or the title's first word of weight) and the year."""
    stem = _name(parts) + (str(parts.year) if parts.year else "")
    return next(key for key in _numbered(stem) if not is_taken(key))


def check_cite_key(text: str) -> str:
    """The key a person typed; raises ReaderError when BibTeX could not take it."""
    key = one_line(text)
    if not key or len(key) > _LONGEST_KEY or _NOT_IN_KEY.search(key):
        raise ReaderError(f"“{text}” is not a cite key; write letters and digits, like “breit2018”.")
    return key


def _name(parts: Bibliography) -> str:
    people = parts.authors or parts.contributors
    name = _plain(_main_name(people[0])) if people else ""
    if name:
        return name
    words = [_plain(word) for word in parts.title.split()]
    weighty = [word for word in words if word and word not in _LITTLE_WORDS]
    return next(iter(weighty or [word for word in words if word]), "paper")


def _main_name(person: Contributor) -> str:
    return person.family or (person.literal or person.given or "").split(" ", 1)[0]


def _plain(text: str) -> str:
    """Lower-case ASCII letters and digits only; an empty text for a script that has none."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SPECIAL)).lower()
    return re.sub(r"[^a-z0-9]", "", decomposed)[:_LONGEST_NAME]


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    for number in count():
        yield stem + _letters(number)


def _letters(number: int) -> str:
    """Give a to z, then aa, ab and so on."""
    letters = ""
    while number >= 0:
        letters = _LETTERS[number % 26] + letters
        number = number // 26 - 1
    return letters
