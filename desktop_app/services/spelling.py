"""Spelling of notes: which language a note is written in, which words are wrong, her own words; touches no database.

The choice of a language is a setting, so it lies with the settings and not in the library.
"""

import json
import logging
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.ids import PaperId
from desktop_app.system.atomic import write_atomically
from desktop_app.system.disk_problems import told_as

if TYPE_CHECKING:
    from desktop_app.system.spell_checker import SpellChecker

log = logging.getLogger(__name__)

OFF = ""
_MOST_NOTES = 5_000
_FIRST = ("en_US", "en_GB")


@dataclass(frozen=True, slots=True)
class Spelling:
    """`language` is `OFF` where nothing is checked; `is_installed`: what asks the dictionaries is here."""

    is_installed: bool
    languages: tuple[str, ...]
    language: str


class SpellingService:
    """May be called on any thread but the window's own; calls wait for one another."""

    def __init__(self, checker: "SpellChecker", choices: Path) -> None:
        self._checker, self._choices = checker, choices
        self._turn = threading.Lock()

    def of_note(self, paper: PaperId) -> Spelling:
        """How the note of this paper is checked: as chosen for it, else as chosen last, else in a language there is."""
        with self._turn:
            languages = self._checker.languages()
            chosen = self._read()
            language = chosen.get(str(paper), chosen.get("last", next(iter((*_found(languages), *languages)), OFF)))
            return Spelling(self._checker.is_installed, languages, language if language in languages else OFF)

    def choose(self, paper: PaperId, language: str) -> None:
        """Check this note in `language`, or not at all; new notes follow."""
        with self._turn, told_as("The language of the note could not be kept"):
            chosen = self._read() | {"last": language}
            chosen.pop(str(paper), None)
            kept = dict(list(chosen.items())[-_MOST_NOTES:]) | {str(paper): language}
            self._choices.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._choices, json.dumps(kept, indent=1).encode())

    def wrong(self, words: Iterable[str], language: str) -> frozenset[str]:
        """Those of the words that are none of the language."""
        with self._turn:
            return frozenset(word for word in words if not self._checker.is_right(word, language))

    def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        """What may have been meant."""
        with self._turn:
            return self._checker.suggestions(word, language)

    def learn(self, word: str) -> None:
        """Take a word into her own list."""
        with self._turn, told_as("The word could not be kept"):
            self._checker.learn(word)

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads(self._choices.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            log.info("the languages of notes could not be read")
            return {}
        return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _found(languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(language for language in _FIRST if language in languages)
