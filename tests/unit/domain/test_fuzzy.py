"""A few letters find a name: beginnings of words before what is inside, initials, letters in order."""

import pytest

from desktop_app.domain.fuzzy import fuzzy_match


def ranked(typed: str, *names: str) -> list[str]:
    found = [(match.score, name) for name in names if (match := fuzzy_match(typed, name)) is not None]
    return [name for _score, name in sorted(found, reverse=True)]


def test_beginnings_of_words_are_before_what_is_inside() -> None:
    assert ranked("lib", "Calibrate", "Check the library", "Library", "Export") == [
        "Library",
        "Check the library",
        "Calibrate",
    ]
    assert ranked("paste ab", "Paste abstract", "Abstract to paste", "Paste") == ["Paste abstract", "Abstract to paste"]


@pytest.mark.parametrize(
    ("typed", "name", "spans"),
    [
        ("hon", "History of the note", ((0, 1), (8, 9), (15, 16))),
        ("note", "History of the note", ((15, 19),)),
        ("xprt", "Export", ((1, 3), (4, 6))),
        ("the his", "History of the note", ((0, 3), (11, 14))),
        ("", "Export", ()),
    ],
)
def test_which_letters_were_meant(typed: str, name: str, spans: tuple[tuple[int, int], ...]) -> None:
    match = fuzzy_match(typed, name)
    assert match is not None
    assert match.spans == spans


def test_what_does_not_fit() -> None:
    assert fuzzy_match("zz", "Export") is None
    assert fuzzy_match("ee", "e" + "x" * 40 + "e") is None
