"""Small values: identifiers, dates, prices, anchors, sort keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote, quote_with_context
from desktop_app.domain.dates import check_partial_date, year_of
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.geometry import Quad, Rect, bounds_of
from desktop_app.domain.ids import IdFactory
from desktop_app.domain.mark import sort_key_of
from desktop_app.domain.paper import Contributor, authors_line


def test_identifiers_are_version_7_and_never_go_backwards() -> None:
    new_id = IdFactory()
    made = [new_id() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {value.version for value in made} == {7}
    assert {value.variant for value in made} == {"specified in RFC 4122"}


@pytest.mark.parametrize("text", ["2020", "2020-04", "2020-04-09", " 2020-04-09 "])
def test_partial_dates_are_kept(text: str) -> None:
    assert check_partial_date(text) == text.strip()
    assert year_of(check_partial_date(text)) == 2020


@pytest.mark.parametrize("text", ["", "20", "2020-13", "2020-02-30", "9 April 2020", "2020-4-9"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ReaderError, match="not a date"):
        check_partial_date(text)


@given(
    st.text(min_size=1),
    st.lists(st.tuples(*[st.floats(-1e6, 1e6)] * 8), max_size=3),
    st.none() | st.integers(0, 9999),
)
def test_anchors_survive_json(exact: str, quads: list[tuple[float, ...]], page: int | None) -> None:
    made = tuple(Quad(points) for points in quads) if page is not None else ()  # type: ignore[arg-type]
    anchor = Anchor(TextQuote(exact, "before", "after"), TextPosition(3, 3 + len(exact)), page, made)
    assert Anchor.from_json(anchor.to_json()) == anchor


def test_quote_carries_its_context() -> None:
    text = "x" * 40 + "neurotrophins" + "y" * 40
    quote = quote_with_context(text, 40, 53)
    assert quote == TextQuote("neurotrophins", "x" * 32, "y" * 32)


def test_bounds_of_quads() -> None:
    assert bounds_of([]) is None
    quads = [Quad.from_rect(Rect(1, 2, 3, 4)), Quad.from_rect(Rect(0, 3, 2, 9))]
    assert bounds_of(quads) == Rect(0, 2, 3, 9)


def test_marks_sort_by_page_then_along_the_text() -> None:
    def key(page: int | None, start: int) -> str:
        return sort_key_of(Anchor(TextQuote("a"), TextPosition(start, start + 1), page))

    assert key(None, 5) < key(None, 12) < key(1, 0) < key(2, 0) < key(10, 0)


@pytest.mark.parametrize(
    ("names", "line"), [((), ""), (("A",), "A"), (("A", "B"), "A, B"), (("A", "B", "C"), "A et al.")]
)
def test_author_line(names: tuple[str, ...], line: str) -> None:
    assert authors_line(names) == line


def test_short_names() -> None:
    assert Contributor(family="Berg", given="Jan", particle="van der").short_name == "van der Berg"
    assert Contributor(literal="World Health Organization").short_name == "World Health Organization"
