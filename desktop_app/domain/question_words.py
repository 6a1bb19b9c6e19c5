"""The words of a question that carry its meaning: stop words and light stemming, per language.

A stem is always the beginning of its word, so that an index of whole words finds its forms by prefix.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from desktop_app.domain.stop_words import STOP_WORDS

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SHORTEST_STEM, _SHORTEST_STEMMED = 3, 4
_DEFAULT = "en"

_SUFFIXES = {
    "en": ("izations", "ization", "ments", "ment", "ities", "ity", "ings", "ing", "ions", "ion", "ied", "ies", "ers"
           , "edly", "ed", "er", "or", "es", "ly", "s", "e", "y"),
    "de": ("ungen", "ung", "heiten", "heit", "keiten", "keit", "ern", "en", "er", "em", "es", "e", "n", "s"),
    "fr": ("issements", "ements", "ement", "ations", "ation", "euses", "euse", "eurs", "eur", "ées", "ée", "és", "é",
           "er", "ent", "es", "e", "s"),
    "es": ("amientos", "amiento", "aciones", "ación", "idades", "idad", "ados", "adas", "ado", "ada", "ando", "iendo",
           "mente", "ar", "er", "ir", "es", "os", "as", "o", "a", "e", "s"),
}  # fmt: skip
_LANGUAGES = tuple(STOP_WORDS)


def words_in(text: str) -> list[str]:
    """All words of a text in small letters, in order."""
    return _WORD.findall(text.casefold())


def placed_words(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Every word of a text in small letters, with its place from and to."""
    return ((found.span(), found.group().casefold()) for found in _WORD.finditer(text))


def content_words(question: str, language: str) -> list[str]:
    """The words of a question that are no stop words, in small letters, in order."""
    return [word for word in words_in(question) if word not in STOP_WORDS[language] and len(word) > 1]


def content_stems(question: str, language: str) -> tuple[str, ...]:
    """What the content words of a question are looked up as: each once, in order."""
    return tuple(dict.fromkeys(stem(word, language) for word in content_words(question, language)))


def language_of(question: str) -> str:
    """The language most of whose stop words occur; English where no other has more."""
    words = [found.group().casefold() for found in _WORD.finditer(question)]
    counts = {language: sum(word in STOP_WORDS[language] for word in words) for language in _LANGUAGES}
    return max(_LANGUAGES, key=lambda language: (counts[language], language == _DEFAULT))


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """The word in small letters, without accents, without the ending that its grammar gives it."""
    plain = word.casefold().replace("’", "'").removesuffix("'s").replace("'", "")
    cut = plain
    if len(plain) > _SHORTEST_STEMMED - 1 and plain.isalpha():
        cut = _without_suffix(plain, language)
    decomposed = unicodedata.normalize("NFD", cut)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _without_suffix(word: str, language: str) -> str:
    for suffix in _SUFFIXES[language]:
        rest = word.removesuffix(suffix)
        if rest == word or len(rest) < _SHORTEST_STEM or (suffix == "s" and rest[-1] in "su"):
            continue
        return _evened(rest, suffix) if language == _DEFAULT else rest
    return word


def _evened(rest: str, suffix: str) -> str:
    """So that “stimulate”, “stimulated” and “stimulation” meet, as do “plan” and “planned”."""
    if suffix in ("s", "ment", "ments", "es") and rest[-1] in "ey" and len(rest) > _SHORTEST_STEM:
        rest = rest[:-1]
    if len(rest) > _SHORTEST_STEM and rest[-1] == rest[-2] and rest[-1] not in "aeiouls":
        rest = rest[:-1]
    if suffix != "s" and rest.endswith("at") and len(rest) > _SHORTEST_STEMMED + 1:
        rest = rest[:-2]
    return rest
