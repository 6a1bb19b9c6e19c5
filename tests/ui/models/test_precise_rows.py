"""Lists turn into other lists by precise changes, under Qt's own model tester."""

import random

import pytest
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop_app.ui.models.precise_rows import VALUE_ROLE, PreciseRows


class Words(PreciseRows[tuple[str, int]]):
    def key_of(self, value: tuple[str, int]) -> str:
        return value[0]

    def cell(self, value: tuple[str, int], column: int, role: int) -> object:
        return value[0] if role == Qt.ItemDataRole.DisplayRole else None


@pytest.fixture
def words(qtbot: QtBot) -> Words:
    model = Words()
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return model


def test_it_becomes_any_list(words: Words) -> None:
    chance = random.Random(5)
    for _ in range(60):
        wanted = [(letter, chance.randrange(2)) for letter in chance.sample("abcdefghijkl", chance.randrange(12))]
        words.show_values(wanted)
        assert list(words.values) == wanted


def test_a_row_that_stays_is_the_same_row(words: Words) -> None:
    words.show_values([("a", 0), ("b", 0), ("c", 0)])
    place = QPersistentModelIndex(words.index_of("b"))
    words.show_values([("x", 0), ("y", 0), ("b", 1), ("c", 0)])
    assert (place.row(), place.data(VALUE_ROLE)) == (2, ("b", 1))


def test_only_what_changed_is_told(words: Words, qtbot: QtBot) -> None:
    words.show_values([("a", 0), ("b", 0)])
    told = []
    words.dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    words.show_values([("a", 0), ("b", 1)])
    assert told == [(1, 1)]


def test_the_same_list_tells_nothing(words: Words, qtbot: QtBot) -> None:
    words.show_values([("a", 0)])
    with qtbot.assertNotEmitted(words.rowsInserted), qtbot.assertNotEmitted(words.dataChanged):
        words.show_values([("a", 0)])


def test_many_scattered_changes_are_one_removal_and_one_insertion(words: Words) -> None:
    numbers = [(str(number), 0) for number in range(1000)]
    words.show_values(numbers)
    removals = []
    words.rowsRemoved.connect(lambda _parent, first, last: removals.append((first, last)))
    words.show_values(numbers[::2])
    assert removals == [(0, 999)]
    assert list(words.values) == numbers[::2]


def test_sorting_takes_the_selection_along(words: Words) -> None:
    words.show_values([("a", 0), ("b", 0), ("c", 0)])
    chosen = QItemSelectionModel(words)
    chosen.select(words.index_of("c"), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    words.reorder([("c", 0), ("b", 0), ("a", 0)])
    assert [index.row() for index in chosen.selectedIndexes()] == [0]
    assert words.index_of("a").row() == 2


def test_what_is_not_there_has_no_index(words: Words) -> None:
    words.show_values([("a", 0)])
    assert not words.index_of("z").isValid()
    assert words.value_at(words.index_of("z")) is None


def test_a_filter_takes_and_gives_rows_back_without_asking_what_they_are(words: Words) -> None:
    chance, letters = random.Random(6), [(letter, 0) for letter in "abcdefghijkl"]
    words.show_values(letters)
    for _ in range(40):
        some = [value for value in letters if chance.randrange(2)]
        wanted = letters if len(words.values) < len(letters) else some
        kept = [value for value in words.values if any(value is one for one in wanted)]
        places = [QPersistentModelIndex(words.index_of(value[0])) for value in kept]
        words.show_values(wanted)
        assert list(words.values) == wanted
        assert [place.data(VALUE_ROLE) for place in places] == kept


def test_only_rows_that_are_not_the_very_same_are_asked_what_they_are(
    words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = [(letter, 0) for letter in "abcdefghijkl"]
    words.show_values([("head", 12), *letters])
    asked: list[str] = []
    monkeypatch.setattr(words, "key_of", lambda value: asked.append(value[0]) or value[0])
    words.show_values([("head", 3), *letters[:2], letters[7]])
    assert set(asked) == {"head", *"cdefgijkl"}
    assert list(words.values) == [("head", 3), *letters[:2], letters[7]]
