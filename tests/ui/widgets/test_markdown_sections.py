"""A note is cut where reading one piece alone reads the same; no line is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.ui.widgets.markdown_sections import MOST_CHARACTERS, MOST_LINES, sections_of


@pytest.mark.parametrize(
    ("note", "pieces"),
    [
        ("", []),
        ("one\ntwo\n\n\nthree", ["one\ntwo", "three"]),
        ("# Head\nwords", ["# Head\nwords"]),
        ("words\n# Head", ["words", "# Head"]),
        ("- a\n\n  more\n\nb", ["- a\n\n  more", "b"]),
        ("```\na\n\nb\n```\n\nc", ["```\na\n\nb\n```", "c"]),
        ("$$\na\n\nb\n$$\n\nc", ["$$\na\n\nb\n$$", "c"]),
        ("$$a$$\n\nc", ["$$a$$", "c"]),
        ("```\nnever\n\nclosed", ["```\nnever\n\nclosed"]),
        ("[^a]: note\n[^b]: other", ["note", "other"]),
    ],
)
def test_where_a_note_is_cut(note: str, pieces: list[str]) -> None:
    assert [section.text for section in sections_of(note)] == pieces


@settings(max_examples=80)
@given(st.lists(st.sampled_from(["", "a", "  b", "# c", "```", "$$", "- d", "| e |", "[^f]: g", "    "]), max_size=30))
def test_every_line_with_words_is_in_one_section(lines: list[str]) -> None:
    covered: list[int] = []
    for section in sections_of("\n".join(lines)):
        covered += range(section.line, section.line + section.lines)
    assert len(covered) == len(set(covered))
    assert {number for number, line in enumerate(lines) if line.strip()} <= set(covered)


def test_a_section_never_grows_without_end() -> None:
    sections = sections_of("\n".join(["word " * 30] * 3000))
    assert all(section.lines <= MOST_LINES for section in sections)
    assert all(len(section.text) <= MOST_CHARACTERS + 200 for section in sections)
    assert sum(section.lines for section in sections) == 3000


def test_long_code_stays_in_one_section() -> None:
    code = "\n".join(["```", *["x = 1\n"] * 400, "```"])
    assert [section.text for section in sections_of(f"{code}\n\nwords")] == [code, "words"]
