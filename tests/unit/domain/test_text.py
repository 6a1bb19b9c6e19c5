"""Normalised text and its map back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.text import clean, normalise


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("the ﬁnal  eﬀect", "the final effect"),
        ("neuro-\ntrophin", "neurotrophin"),
        ("neuro-\n  trophin", "neurotrophin"),
        ("Smith-\nJones", "Smith- Jones"),
        ("a - \nb", "a - b"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("  led \t and\u00a0trailed \n", "led and trailed"),
        ("e\u0301te\u0301", "\u00e9t\u00e9"),
        ("", ""),
    ],
)
def test_normalised_as_a_reader_would_compare(source: str, expected: str) -> None:
    assert normalise(source).text == expected


@given(st.text(max_size=200))
def test_map_is_ascending_and_stays_inside(source: str) -> None:
    result = normalise(source)
    assert len(result.source) == len(result.text)
    assert list(result.source) == sorted(result.source)
    assert all(0 <= index < len(source) for index in result.source)


@given(st.text(max_size=200))
def test_result_is_the_same_for_composed_and_decomposed_text(source: str) -> None:
    result = normalise(source).text
    assert "  " not in result
    assert result == result.strip()
    assert unicodedata.normalize("NFC", normalise(unicodedata.normalize("NFD", result)).text) == unicodedata.normalize(
        "NFC", normalise(unicodedata.normalize("NFC", result)).text
    )


def test_spans_map_both_ways() -> None:
    source = "Since  2004, neuro-\ntrophins"
    result = normalise(source)
    start = result.text.index("neurotrophins")
    assert result.source_span(start, start + len("neurotrophins")) == (source.index("neuro"), len(source))
    assert result.normalised_span(source.index("neuro"), len(source)) == (start, len(result.text))


def test_clean_drops_what_cannot_be_stored() -> None:
    assert clean("a\x00b\ud800c\r\nd\ufffee\x0cf\tg") == "abc\nde\nf\tg"


@given(st.text(alphabet=st.characters(), max_size=100))
def test_clean_text_can_always_be_encoded(source: str) -> None:
    assert "\x00" not in clean(source)
    clean(source).encode("utf-8")
