"""Marks of a text that was changed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.anchor import Anchor, Placement, TextPosition, TextQuote, quote_with_context
from desktop_app.domain.ids import CategoryId, DocumentId, IdFactory, MarkId, PaperId
from desktop_app.domain.mark import Mark
from desktop_app.domain.text import normalise
from desktop_app.services.reanchoring import found_again
from tests.unit.services.conftest import NOON

OLD = "The nerve is long. The nerve is old. Nobody knows where the nerve begins."
NEW_ID = IdFactory()


def mark_on(text: str, start: int, end: int) -> Mark:
    anchor = Anchor(quote_with_context(text, start, end), TextPosition(start, end))
    ids = (MarkId(NEW_ID()), PaperId(NEW_ID()), DocumentId(NEW_ID()))
    return Mark(*ids, "highlight", CategoryId(NEW_ID()), anchor, anchor.quote.exact, NOON, NOON)


def placed(mark: Mark, text: str) -> tuple[int | None, Placement]:
    anchor, placement = found_again(mark, normalise(text))
    return (anchor.position.start if anchor.position else None), placement


def test_of_several_places_the_one_with_the_same_surroundings_is_taken() -> None:
    second = mark_on(OLD, 23, 28)
    assert second.quote == "nerve"
    text = "A nerve. " + OLD
    assert placed(second, text) == (32, Placement.EXACT)


def test_of_equal_places_the_nearest_is_taken() -> None:
    mark = mark_on("ab cd ab cd ab", 6, 8)
    bare = replace(mark, anchor=replace(mark.anchor, quote=TextQuote("ab")))
    assert placed(bare, "ab xx ab xx ab") == (6, Placement.EXACT)


def test_a_quote_that_is_gone_keeps_its_old_anchor() -> None:
    mark = mark_on(OLD, 37, 73)
    anchor, placement = found_again(mark, normalise("Something else entirely, with other words in it."))
    assert (anchor, placement) == (mark.anchor, Placement.ORPHANED)


def test_a_mark_that_quotes_nothing_stays_where_it_is_while_it_can() -> None:
    point = mark_on(OLD, 10, 10)
    assert placed(point, "A longer text than before.") == (10, Placement.EXACT)
    assert placed(point, "Short.") == (10, Placement.ORPHANED)
    nowhere = replace(point, anchor=Anchor(TextQuote("")))
    assert placed(nowhere, OLD) == (None, Placement.ORPHANED)


def test_an_approximate_mark_goes_back_to_its_own_words() -> None:
    mark = mark_on(OLD, 37, 73)
    near_text = OLD.replace("Nobody knows", "Nobody knew")
    anchor, placement = found_again(mark, normalise(near_text))
    assert placement is Placement.APPROXIMATE
    near = replace(mark, anchor=anchor, placement=placement)
    assert placed(near, near_text)[1] is Placement.APPROXIMATE
    assert placed(near, OLD) == (37, Placement.EXACT)


@given(
    st.text(alphabet="abc \n", max_size=60),
    st.integers(0, 60),
    st.integers(0, 60),
    st.text(alphabet="xyz ", max_size=9),
)
def test_what_is_exact_is_exactly_there(text: str, first: int, last: int, before: str) -> None:
    whole = normalise(text).text
    start, end = sorted((min(first, len(whole)), min(last, len(whole))))
    mark = mark_on(whole, start, end)
    new = normalise(f"{before}{whole}")
    anchor, placement = found_again(mark, new)
    if placement is Placement.EXACT and mark.quote:
        assert new.text[anchor.position.start : anchor.position.end] == mark.quote
    if mark.quote.strip() and mark.quote in new.text:
        assert placement is Placement.EXACT
