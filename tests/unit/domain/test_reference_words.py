"""What in a text points elsewhere in the paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.reference_words import ReferenceKind, reference_at, references_in

FIGURE, TABLE, EQUATION, SECTION = (
    ReferenceKind.FIGURE,
    ReferenceKind.TABLE,
    ReferenceKind.EQUATION,
    ReferenceKind.SECTION,
)
NUMBER, AUTHOR = ReferenceKind.NUMBER, ReferenceKind.AUTHOR


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("as Fig. 2 shows", [(FIGURE, "2")]),
        ("as Figure S3B shows", [(FIGURE, "S3")]),
        ("Figs. 2 and 3a", [(FIGURE, "2"), (FIGURE, "3")]),
        ("see Fig.\n4.1", [(FIGURE, "4.1")]),
        ("see Table 1 and Table IV", [(TABLE, "1"), (TABLE, "IV")]),
        ("by Eq. (4)", [(EQUATION, "4")]),
        ("by Equation 4.2", [(EQUATION, "4.2")]),
        ("in Section 3.1", [(SECTION, "3.1")]),
        ("in § 2", [(SECTION, "2")]),
        ("nerves [12]", [(NUMBER, "12")]),
        ("nerves [1, 3–5]", [(NUMBER, "1"), (NUMBER, "3"), (NUMBER, "4"), (NUMBER, "5")]),
        ("an array[0.5]", []),
        ("a figure of speech", []),
        ("configure 2 things", []),
        ("in May 2019", []),
    ],
)
def test_labels(text: str, told: list[tuple[ReferenceKind, str]]) -> None:
    assert [(one.kind, one.label) for one in references_in(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("(Smith et al., 2019)", [("Smith", "2019")]),
        ("Smith et al. (2019a, b)", [("Smith", "2019a"), ("Smith", "2019b")]),
        ("Smith and Jones (2001; 2004)", [("Smith", "2001"), ("Smith", "2004")]),
        ("(Smith, Jones & Wu, 2001)", [("Smith", "2001")]),
        ("(Müller, 1998; Ávila-Costa et al., 2020)", [("Müller", "1998"), ("Ávila-Costa", "2020")]),
        ("van der Berg et al. 2011", [("van der Berg", "2011")]),
        ("the year 2019", []),
    ],
)
def test_authors_and_years(text: str, told: list[tuple[str, str]]) -> None:
    assert [(one.label, one.year) for one in references_in(text) if one.kind is AUTHOR] == told


def test_a_character_belongs_to_the_reference_around_it() -> None:
    text = "x" * 500 + " as Figs. 2 and 3 show [7]"
    at = text.index("3 show")
    (found,) = reference_at(text, at)
    assert (found.kind, found.label, text[found.start : found.end].strip()) == (FIGURE, "3", "and 3")
    assert [one.label for one in reference_at(text, text.index("Figs"))] == ["2"]
    assert [one.label for one in reference_at(text, text.index("7]"))] == ["7"]
    assert reference_at(text, 10) == []


@given(st.text(max_size=300))
def test_every_reference_lies_in_its_text(text: str) -> None:
    for one in references_in(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.label


def test_a_long_word_in_capitals_is_read_in_good_time() -> None:
    """Where each letter was a beginning, this would not end before the test is broken off."""
    assert references_in("GATTACA" * 8_000) == []
