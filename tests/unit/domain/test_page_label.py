"""What pages are called, and which page is meant by what was typed."""

import pytest

from desktop_app.domain.page_label import has_names, page_called, page_label

LABELS = ("i", "ii", "", "1", "2", "S1", "s1")


def test_a_page_has_its_name_or_its_number() -> None:
    assert [page_label(LABELS, index) for index in range(8)] == ["i", "ii", "3", "1", "2", "S1", "s1", "8"]
    assert page_label((), 4) == "5"


@pytest.mark.parametrize(
    ("typed", "index"),
    [("ii", 1), (" II ", 1), ("1", 3), ("s1", 6), ("S1", 5), ("3", 2), ("99", 6), ("0", None), ("x", None), ("", None)],
)
def test_a_name_comes_before_a_number(typed: str, index: int | None) -> None:
    assert page_called(LABELS, typed, 7) == index


@pytest.mark.parametrize(("typed", "index"), [("4", 3), ("9999999999", None), ("²", None), ("-1", None)])
def test_without_names_a_number_is_meant(typed: str, index: int | None) -> None:
    assert page_called((), typed, 7) == index
    assert page_called((), typed, 0) is None


def test_names_that_are_the_numbers_tell_nothing() -> None:
    assert not has_names(("1", "2", "3"))
    assert not has_names(("", ""))
    assert has_names(("1", "2", "S1"))
