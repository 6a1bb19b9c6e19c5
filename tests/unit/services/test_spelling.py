"""Which language a note is checked in is remembered; her own words are right; nothing need be installed."""

import sys
from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest

from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import Paper
from desktop_app.services.context import Services
from desktop_app.services.spelling import OFF, SpellingService
from desktop_app.system.spell_checker import SpellChecker


class Dictionary:
    def __init__(self, language: str) -> None:
        self._words = {"en_GB": {"colour", "nerve"}, "de_DE": {"Farbe", "Nerv"}}[language]

    def check(self, word: str) -> bool:
        return word in self._words

    def suggest(self, word: str) -> list[str]:
        return sorted(self._words)


@pytest.fixture
def spelling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SpellingService:
    module = ModuleType("enchant")
    module.list_languages = lambda: ["de_DE", "en_GB"]
    module.Dict = Dictionary
    monkeypatch.setitem(sys.modules, "enchant", module)
    return again(tmp_path)


def again(folder: Path) -> SpellingService:
    return SpellingService(SpellChecker(folder / "config" / "words.txt"), folder / "config" / "spelling.json")


def test_words_are_checked_in_the_language_of_the_note(spelling: SpellingService) -> None:
    assert spelling.wrong(["colour", "Farbe"], "en_GB") == {"Farbe"}
    assert spelling.wrong(["colour", "Farbe"], "de_DE") == {"colour"}
    assert spelling.suggestions("color", "en_GB") == ("colour", "nerve")
    assert spelling.wrong(["anything"], "xx") == frozenset()


def test_a_chosen_language_is_kept_for_the_note_and_for_new_ones(
    spelling: SpellingService, vns: Paper, tmp_path: Path
) -> None:
    assert spelling.of_note(vns.id).language == "en_GB"
    spelling.choose(vns.id, "de_DE")
    assert again(tmp_path).of_note(vns.id).language == "de_DE"
    other = PaperId(UUID(int=7))
    assert again(tmp_path).of_note(other).language == "de_DE"
    spelling.choose(other, OFF)
    assert again(tmp_path).of_note(other).language == OFF
    assert again(tmp_path).of_note(vns.id).language == "de_DE"


def test_own_words_are_right_also_after_a_new_start(spelling: SpellingService, tmp_path: Path) -> None:
    assert spelling.wrong(["neurotrophin"], "en_GB") == {"neurotrophin"}
    spelling.learn("neurotrophin")
    assert spelling.wrong(["neurotrophin", "Neurotrophin"], "en_GB") == frozenset()
    assert again(tmp_path).wrong(["neurotrophin"], "de_DE") == frozenset()


def test_damaged_settings_are_no_obstacle(spelling: SpellingService, vns: Paper, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "spelling.json").write_bytes(b"{\xff")
    (tmp_path / "config" / "words.txt").write_bytes(b"\xff\xfe")
    assert spelling.of_note(vns.id).language == "en_GB"
    assert spelling.wrong(["x"], "en_GB") == {"x"}


def test_without_pyenchant_nothing_is_checked(services: Services, vns: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    found = services.spelling.of_note(vns.id)
    assert (found.is_installed, found.languages, found.language) == (False, (), OFF)
    assert services.spelling.wrong(["qwertz"], "en_GB") == frozenset()
    assert services.spelling.suggestions("qwertz", "en_GB") == ()


def test_the_real_dictionaries_of_this_system(tmp_path: Path) -> None:
    checker = SpellChecker(tmp_path / "words.txt")
    if "en_US" not in checker.languages():
        pytest.skip("pyenchant or its English dictionary is not installed")
    assert checker.is_right("nerve", "en_US")
    assert not checker.is_right("nervve", "en_US")
    assert "nerve" in checker.suggestions("nervve", "en_US")
