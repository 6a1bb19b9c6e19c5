"""The reader's words as an expression of FTS5: whatever she types is plain text, never syntax."""

import re
import unicodedata
from collections.abc import Iterator

from desktop_app.domain.text import clean

MOST_WORDS = 32
MOST_CHARACTERS = 2000
_SHORTEST_PREFIX = 2
_UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a search, each with a letter or a digit in it."""
    found = clean(text)[:MOST_CHARACTERS].replace("\x02", "").split()
    return tuple(word for word in found if any(_is_searchable(letter) for letter in word))[:MOST_WORDS]


def phrases_of(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the texts that have a letter or a digit, each on one line."""
    lines = (" ".join(clean(text)[:MOST_CHARACTERS].replace("\x02", "").split()) for text in texts)
    return tuple(line for line in lines if any(map(_is_searchable, line)))[:MOST_WORDS]


def word_query(words: tuple[str, ...], phrases: tuple[str, ...] = (), *, is_phrase_begun: bool = False) -> str:
    """All must occur; the last word may be only the beginning of one, because it may still be being typed."""
    parts = [*_phrase_queries(phrases, is_begun=is_phrase_begun), *(_either(word, "") for word in words[:-1])]
    return " AND ".join((*parts, *map(_begun, words[-1:])))


def beginnings_query(words: tuple[str, ...], phrases: tuple[str, ...] = (), *, is_phrase_begun: bool = False) -> str:
    """All must occur, the words perhaps only as beginnings of longer ones."""
    return " AND ".join((*_phrase_queries(phrases, is_begun=is_phrase_begun), *map(_begun, words)))


def any_query(phrases: tuple[str, ...]) -> str:
    """One of the phrases must occur."""
    return " OR ".join(_either(phrase, "") for phrase in phrases)


def trigram_query(words: tuple[str, ...]) -> str:
    """All words of three characters and more must occur somewhere, also inside words; empty when there are none."""
    return " AND ".join(_either(word, "") for word in words if _is_long(word))


def unindexed_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that are too short for the trigram index."""
    return tuple(word for word in words if not _is_long(word))


def is_unspaced(text: str) -> bool:
    """Whether the text has letters of a script in which a part of a word, or of a line, is what one looks for."""
    return _UNSPACED.search(text) is not None


def is_barely_begun(words: tuple[str, ...]) -> bool:
    """Whether the last of several words has but one letter yet: what contains that letter is no answer."""
    return len(words) > 1 and len(words[-1]) == 1 and not is_unspaced(words[-1])


def spellings(word: str) -> tuple[str, ...]:
    """The word as typed, composed and decomposed: each once."""
    return tuple(dict.fromkeys((word, unicodedata.normalize("NFC", word), unicodedata.normalize("NFD", word))))


def _phrase_queries(phrases: tuple[str, ...], *, is_begun: bool) -> Iterator[str]:
    """Each phrase as it stands; one that is begun with its last word as the beginning of a longer one.

    With one letter of that word all words would have to be looked at, so it is left out.
    """
    for place, phrase in enumerate(phrases, start=1):
        whole, _gap, last = phrase.rpartition(" ")
        if not is_begun or place < len(phrases):
            yield _either(phrase, "")
        elif whole and len(last) < _SHORTEST_PREFIX and any(map(_is_searchable, whole)):
            yield _either(whole, "")
        else:
            yield _begun(phrase)


def _begun(word: str) -> str:
    return _either(word, "*" if _can_go_on(word) else "")


def _either(word: str, suffix: str) -> str:
    quoted = ['"' + form.replace('"', '""') + '"' + suffix for form in spellings(word)]
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"


def _can_go_on(word: str) -> bool:
    """Whether its last letters are enough to look for all that begins with them."""
    ending = word[-_SHORTEST_PREFIX:]
    return len(ending) == _SHORTEST_PREFIX and all(map(_is_searchable, ending))


def _is_long(word: str) -> bool:
    return len(unicodedata.normalize("NFC", word)) >= 3


def _is_searchable(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LN"
