"""What reaches a terminal: no control characters, and wide letters counted as the terminal counts them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.cli.terminal import columns_of, cut, padded, safe_line, safe_text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("bell\x07", "bell�"),
        ("csi \x9b31m", "csi �31m"),
        ("title\x1b]0;evil\x07", "title�]0;evil�"),
        ("left\u202eright", "leftright"),
        ("two\nlines\tand a tab", "two\nlines    and a tab"),
        ("lone \ud800 half", "lone � half"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("naïve 神経 😀", "naïve 神経 😀"),
    ],
)
def test_only_letters_reach_the_terminal(text: str, safe: str) -> None:
    assert safe_text(text) == safe


def test_a_line_stays_one_line() -> None:
    assert safe_line("  two\r\nlines\u2028and\x85more  ") == "two lines and more"


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    assert not [
        char for char in safe_text(text) if char != "\n" and unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
    ]
    assert "\n" not in safe_line(text)


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("神経", 4), ("e\u0301", 1), ("ﾊﾝ", 2), ("", 0)])
def test_columns(text: str, columns: int) -> None:
    assert columns_of(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("neurotrophins", 20, "neurotrophins"),
        ("neurotrophins", 8, "neurotr…"),
        ("神経栄養因子", 7, "神経栄…"),
        ("神経栄養因子", 6, "神経…"),
        ("two words", 5, "two…"),
        ("words", 0, ""),
    ],
)
def test_a_line_is_cut_at_its_columns(text: str, columns: int, shown: str) -> None:
    assert cut(text, columns) == shown


@given(st.text(), st.integers(min_value=0, max_value=40))
def test_a_cut_line_never_takes_more_than_its_columns(text: str, columns: int) -> None:
    shown = cut(safe_line(text), columns)
    assert columns_of(shown) <= columns
    assert columns_of(padded(shown, columns)) == columns
