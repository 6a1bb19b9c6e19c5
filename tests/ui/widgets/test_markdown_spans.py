"""Which stretches of a line are styled, and where its links lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.widgets import markdown_spans as spans
from desktop_app.ui.widgets.markdown_spans import links_of, runs_of

OWN = "postil://paper/0190e4c2-0000-7000-8000-000000000001?page=3&mark=0190e4c2-0000-7000-8000-000000000002"


def styled(line: str, style: int) -> list[str]:
    return [line[start:end] for start, end, styles in runs_of(line) if styles & style]


def test_emphasis_nests() -> None:
    line = "a **b *c* d** e"
    assert styled(line, spans.STRONG) == ["b ", "*", "c", "*", " d"]
    assert styled(line, spans.EMPHASIS) == ["c"]
    assert styled(line, spans.MARKUP) == ["**", "*", "*", "**"]


@pytest.mark.parametrize("line", ["snake_case_name", "2 * 3 * 4", "a ** b ** c", "**", "* not emphasis*"])
def test_signs_inside_words_and_between_spaces_mean_nothing(line: str) -> None:
    assert not styled(line, spans.EMPHASIS)
    assert not styled(line, spans.STRONG)


def test_nothing_is_styled_inside_code() -> None:
    line = "x `*a* [b](http://c.d)` y"
    assert styled(line, spans.CODE) == ["*a* [b](http://c.d)"]
    assert not styled(line, spans.EMPHASIS)
    assert links_of(line) == ()
    assert runs_of("# no heading", spans.CODE) == [(0, 12, spans.CODE)]


def test_a_quote_with_a_link_back_to_its_mark() -> None:
    line = f"> some words [↗ p. 3]({OWN})"
    (link,) = links_of(line)
    assert link.own
    assert link.target == OWN
    assert line[link.label_start : link.label_end] == "↗ p. 3"
    assert styled(line, spans.OWN_TARGET) == ["[", f"]({OWN})"]
    assert styled(line, spans.QUOTE_SIGN) == ["> "]


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("see https://a.b/c(d).", "https://a.b/c(d)"),
        ("(see https://a.b/c)", "https://a.b/c"),
        ("doi:10.1016/S0140-6736(05)66478-8, and", "doi:10.1016/S0140-6736(05)66478-8"),
        ("<mailto:x@y.z>", "mailto:x@y.z"),
        ("[x](https://a.b/(c)d)", "https://a.b/(c)d"),
    ],
)
def test_addresses_end_where_the_sentence_goes_on(line: str, target: str) -> None:
    assert [link.target for link in links_of(line)] == [target]


@pytest.mark.parametrize("line", ["[]()", "[a]", "[a] (b)", "a: b", "http//x"])
def test_what_is_no_link(line: str) -> None:
    assert links_of(line) == ()


def test_a_very_long_line_is_left_plain() -> None:
    assert runs_of("**a** " * 5000) == []


@given(st.text(alphabet='ab *_`~=[]()<>#->!x1.:/\\ \t"😀é', max_size=80))
def test_runs_are_ordered_disjoint_and_inside_the_line(line: str) -> None:
    at = 0
    for start, end, styles in runs_of(line):
        assert at <= start < end <= len(line)
        assert styles
        at = end
    for link in links_of(line):
        assert 0 <= link.start <= link.label_start < link.label_end <= link.end <= len(line)
