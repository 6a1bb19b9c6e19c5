"""List items, checkboxes and quotes, line by line."""

import time

import pytest

from desktop_app.ui.widgets import markdown_lines as lines
from desktop_app.ui.widgets.markdown_spans import links_of, runs_of


@pytest.mark.parametrize(
    ("line", "continued"),
    [
        ("- one", "- "),
        ("  * two", "  * "),
        ("3. three", "4. "),
        ("9) nine", "10) "),
        ("- [x] done", "- [ ] "),
        ("> - quoted", "> - "),
        ("> words", "> "),
        ("- ", ""),
        ("- [ ] ", ""),
        ("> ", ""),
        ("plain", None),
        ("- - -", None),
        ("-no item", None),
    ],
)
def test_enter_goes_on_with_a_list_or_ends_it(line: str, continued: str | None) -> None:
    assert lines.continued_prefix(line, len(line)) == continued


def test_enter_before_the_text_of_an_item_is_an_ordinary_new_line() -> None:
    assert lines.continued_prefix("- item", 0) is None
    assert lines.continued_prefix("> quoted", 1) is None


@pytest.mark.parametrize(
    ("line", "toggled"),
    [
        ("- [ ] buy", (3, "x")),
        ("- [x] buy", (3, " ")),
        ("  1. [X] a", (6, " ")),
        ("- [-] dropped", (3, " ")),
        ("- []", None),
        ("[ ] no item", None),
    ],
)
def test_a_checkbox_turns_over(line: str, toggled: tuple[int, str] | None) -> None:
    assert lines.toggled_box(line) == toggled


@pytest.mark.parametrize(
    ("line", "boxed"),
    [("buy", "- [ ] buy"), ("  buy", "  - [ ] buy"), ("- buy", "- [ ] buy"), ("2. buy", "2. [ ] buy"), ("", "- [ ] ")],
)
def test_any_line_can_become_a_checkbox(line: str, boxed: str) -> None:
    assert lines.with_box(line) == boxed


def test_tab_nests_an_item_under_its_marker() -> None:
    assert lines.indented("- a") == "  - a"
    assert lines.indented("1. a") == "   1. a"
    assert lines.indented("> - a") == ">   - a"
    assert lines.indented("plain") == "plain"
    assert lines.outdented("    - a") == "  - a"
    assert lines.outdented("\t- a") == "  - a"
    assert lines.outdented("- a") == "- a"


def test_a_fence_closes_with_its_own_sign() -> None:
    assert lines.fence_mark("```python") == "```"
    assert lines.fence_mark("~~~") == "~~~"
    assert lines.fence_mark("```a`") is None
    assert lines.closes_fence("```", "`")
    assert not lines.closes_fence("~~~", "`")
    assert not lines.closes_fence("``", "`")


@pytest.mark.parametrize(
    "line",
    [
        "> " * 3000,
        "*a " * 3000,
        "`" * 9000,
        "[a](" * 2400,
        "**a " * 2400,
        "- " * 4900,
        "_a " * 3000,
        "http://a.b) " * 800,
    ],
    ids=["quotes", "stars", "ticks", "brackets", "strong", "items", "underscores", "addresses"],
)
def test_a_hostile_line_takes_no_time(line: str) -> None:
    started = time.perf_counter()
    runs_of(line)
    links_of(line)
    lines.list_item(line)
    assert time.perf_counter() - started < 0.25
