"""Asks the dictionaries of this system about words, through pyenchant where it is installed; knows no notes.

pyenchant is an optional part: without it, or without its library or a dictionary, there are no languages.
"""

import logging
from pathlib import Path
from typing import Any, Protocol

from desktop_app.system.atomic import write_atomically

log = logging.getLogger(__name__)

_MOST_OWN_WORDS = 50_000
_MOST_SUGGESTIONS = 6


class _Dictionary(Protocol):
    def check(self, word: str, /) -> bool: ...
    def suggest(self, word: str, /) -> list[str]: ...


class SpellChecker:
    """For one thread at a time. `own_words` is a text file of one word a line, which its owner may edit."""

    def __init__(self, own_words: Path) -> None:
        self._own_words = own_words
        self._enchant: Any = None  # Any: pyenchant may be missing, so nothing can be known of its types
        self._is_missing = False
        self._dictionaries: dict[str, _Dictionary | None] = {}
        self._own: set[str] | None = None

    @property
    def is_installed(self) -> bool:
        """Whether pyenchant and the library it needs are here."""
        self._load()
        return self._enchant is not None

    def languages(self) -> tuple[str, ...]:
        """The languages there are dictionaries of, as "en_GB"."""
        self._load()
        return tuple(sorted(self._enchant.list_languages())) if self._enchant is not None else ()

    def is_right(self, word: str, language: str) -> bool:
        """Whether this is a word of the language, or one of her own."""
        if word in self._own_list() or word.lower() in self._own_list():
            return True
        dictionary = self._dictionary(language)
        return dictionary is None or bool(dictionary.check(word))

    def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first."""
        dictionary = self._dictionary(language)
        return tuple(dictionary.suggest(word)[:_MOST_SUGGESTIONS]) if dictionary is not None else ()

    def learn(self, word: str) -> None:
        """Add a word to her own; OSError where the disk refuses."""
        words = self._own_list() | {word}
        if len(words) <= _MOST_OWN_WORDS:
            self._own_words.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._own_words, "".join(f"{one}\n" for one in sorted(words)).encode())
            self._own = words

    def _load(self) -> None:
        if self._enchant is None and not self._is_missing:
            try:
                import enchant

                self._enchant = enchant
            except ImportError as error:  # also where its C library is missing
                self._is_missing = True
                log.info("spelling is not checked: %s", error)

    def _dictionary(self, language: str) -> _Dictionary | None:
        self._load()
        if language not in self._dictionaries:
            known = language in self.languages()
            self._dictionaries[language] = self._enchant.Dict(language) if known else None
        return self._dictionaries[language]

    def _own_list(self) -> set[str]:
        if self._own is None:
            try:
                lines = self._own_words.read_text(encoding="utf-8").splitlines()
            except FileNotFoundError:
                lines = []
            except (OSError, ValueError):
                log.info("the list of own words could not be read")
                lines = []
            self._own = {line.strip() for line in lines[:_MOST_OWN_WORDS] if line.strip()}
        return self._own
