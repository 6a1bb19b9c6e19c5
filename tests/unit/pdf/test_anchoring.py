"""Quotes are found word for word, but for their typography, over a page's end or roughly, never by guessing."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.anchor import Placement
from desktop_app.domain.text import normalise
from desktop_app.pdf.anchoring import Found, find_in_text, find_quote
from desktop_app.pdf.textmap import TextMap
from tests.unit.pdf.set_text import plain_page

FIRST = """Vagus nerve stimulation has been used in treatment-resistant
depressive episodes since 2004. The exact mechanism of action
remains not fully under-
stood, and we “wonder” why.
Page 1"""
SECOND = """Running head
The major pathways regulating neuroimmune responses are reviewed.
Furthermore, growth factors are discussed as biomarkers for dose
and the long sentence at the foot of this page does
Page 2"""
THIRD = """Running head
not end before the next one begins. The exact mechanism of action
is a matter of 10–20 mg and of 1 2 doses."""


def pages_of(*texts: str) -> Callable[[int], TextMap]:
    pages = [plain_page(text, number) for number, text in enumerate(texts)]
    return pages.__getitem__


BOOK = pages_of(FIRST, SECOND, THIRD)


def found(quote: str, near: int | None = None, nth: int | None = None) -> Found:
    place = find_quote(quote, BOOK, 3, near, nth)
    assert place is not None
    return place


def test_word_for_word_over_lines_and_hyphens() -> None:
    place = found("The exact mechanism of action remains not fully understood")
    assert (place.placement, place.score, place.anchor.page_index, place.rest) == (Placement.EXACT, 100, 0, None)
    assert len(place.anchor.quads) == 3
    assert place.anchor.quote.suffix.startswith(", and we")


def test_as_copied_from_another_reader_with_its_line_ends() -> None:
    assert (
        found("remains not fully under-\nstood,\nand we").anchor.quote.exact == "remains not fully understood, and we"
    )


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ('we "wonder" why', "we “wonder” why"),
        ("THE MAJOR PATHWAYS", "The major pathways"),
        ("treatmentresistant depressive", "treatment-resistant depressive"),
        ("treatment — resistant", "treatment-resistant"),
        ("neuro immune responses", "neuroimmune responses"),
        ("matter of 10-20 mg", "matter of 10–20 mg"),
        ("stimulation  has\u00a0been", "stimulation has been"),
    ],
)
def test_typography_makes_no_difference(typed: str, exact: str) -> None:
    place = found(typed)
    assert (place.placement, place.anchor.quote.exact) == (Placement.EXACT, exact)


def test_an_accent_drawn_before_its_letter_makes_no_difference() -> None:
    text_of = pages_of("as Saier and F ̈arber wrote in Montr ́eal, and naı̈ve")
    place = find_quote("Saier and Färber wrote in Montréal, and naïve", text_of, 1)
    assert place is not None
    assert place.placement is Placement.EXACT


@pytest.mark.parametrize("typed", ["of 1020 mg", "of 12 doses", "agus nerve stimulatio_", "ction remains"])
def test_what_could_change_the_meaning_or_cuts_words_is_not_typography(typed: str) -> None:
    place = find_quote(typed.replace("ction", "CTION"), BOOK, 3)
    assert place is None or place.placement is not Placement.EXACT


def test_of_several_the_first_the_nearest_or_the_nth() -> None:
    quote = "The exact mechanism of action"
    assert found(quote).anchor.page_index == 0
    assert found(quote, near=2).anchor.page_index == 2
    assert [found(quote, nth=nth).anchor.page_index for nth in (1, 2)] == [0, 2]
    assert found(quote, near=2, nth=1).anchor.page_index == 0
    assert find_quote(quote, BOOK, 3, nth=3) is None
    assert find_quote(quote, BOOK, 3, nth=10**30) is None
    assert find_quote("Running  HEAD", BOOK, 3, nth=2) is not None


def test_over_the_end_of_a_page_both_pieces_are_told() -> None:
    place = found("the long sentence at the foot of this page does not end before the next one begins.")
    assert (place.placement, place.anchor.page_index) == (Placement.EXACT, 1)
    assert place.anchor.quote.exact == "the long sentence at the foot of this page does"
    assert place.rest is not None
    assert (place.rest.page_index, place.rest.quote.exact) == (2, "not end before the next one begins.")
    assert place.rest.quads


def test_a_word_broken_by_the_end_of_a_page() -> None:
    text_of = pages_of("a sentence that is long enough to be an experi-\n12", "Head\nment that goes on for a while")
    place = find_quote("a sentence that is long enough to be an experiment that goes on", text_of, 2)
    assert place is not None
    assert place.rest is not None
    assert (place.anchor.quote.exact[-6:], place.rest.quote.exact) == ("experi", "ment that goes on")


def test_the_foot_of_a_page_that_begins_like_the_next_page_is_not_taken_for_it() -> None:
    text_of = pages_of("a sentence that is long enough to end\nno 5", "no more than here, as it says")
    place = find_quote("a sentence that is long enough to end no more than here", text_of, 2)
    assert place is not None
    assert place.rest is not None
    assert (place.anchor.quote.exact[-3:], place.rest.quote.exact) == ("end", "no more than here")


def test_something_like_it_is_approximate() -> None:
    place = found("The major pathway regulating neuro-immune response is reviewed.")
    assert place.placement is Placement.APPROXIMATE
    assert 85 <= place.score < 100
    assert place.anchor.quote.exact == "The major pathways regulating neuroimmune responses are reviewed."


def test_what_is_only_likely_is_left_to_the_reader() -> None:
    place = found("Furthermore growth hormones were discussed to mark the dose")
    assert place.placement is Placement.ORPHANED
    assert 70 <= place.score < 85
    assert place.anchor.page_index == 1


def test_two_places_that_are_equally_like_it_are_left_to_the_reader() -> None:
    twice = "growth factors of one kind were given and\ngrowth factors of two kind were given and more"
    place = find_quote("growth factors of ten kind were given", pages_of(twice), 1)
    assert place is not None
    assert place.placement is Placement.ORPHANED
    apart = find_quote(
        "growth factors of ten kind were given", pages_of(*(line + " " * 3 for line in twice.split("\n"))), 2
    )
    assert apart is not None
    assert apart.placement is Placement.ORPHANED


def test_the_page_she_is_near_is_searched_first_when_it_is_only_similar() -> None:
    one, two = "the growth factors were given to mice", "the growth factors were given to rats"
    place = find_quote("the growth factors are given to cats", pages_of(one, "", "", "", two), 5, near=4)
    assert place is not None
    assert (place.anchor.page_index, place.placement) == (4, Placement.APPROXIMATE)
    farther = find_quote("the growth factors are given to mice", pages_of(one, "", "", "", "nothing here"), 5, near=4)
    assert farther is not None
    assert farther.anchor.page_index == 0


@pytest.mark.parametrize("quote", ["", "  \n ", "\u00ad", "photosynthesis in plants of the desert", "xyzzy", "--"])
def test_what_is_not_there_is_not_found(quote: str) -> None:
    assert find_quote(quote, BOOK, 3) is None
    assert find_quote(quote, BOOK, 0) is None


def test_a_short_quote_is_never_found_roughly() -> None:
    assert find_quote("mecanism", BOOK, 3) is None


def test_in_an_abstract_the_same_rules_hold() -> None:
    text = normalise(FIRST + "\nThe exact mechanism of action")
    exact = find_in_text("fully under-\nstood", text)
    assert exact is not None
    assert (text.text[exact.start : exact.end], exact.placement) == ("fully understood", Placement.EXACT)
    second = find_in_text("The exact mechanism", text, nth=2)
    assert second is not None
    assert second.start > 150
    assert find_in_text("The exact mechanism", text, nth=3) is None
    typed = find_in_text('WE "wonder"', text)
    assert typed is not None
    assert typed.placement is Placement.EXACT
    rough = find_in_text("stimulation has been used for treatment-resistant depression episodes since 2004", text)
    assert rough is not None
    assert rough.placement is Placement.APPROXIMATE
    likely = find_in_text("nerve stimulators were used against treatment-resistant episodes of 2005", text)
    assert likely is not None
    assert likely.placement is Placement.ORPHANED
    assert find_in_text("stimulation has been used for resisting treatment", text, nth=2) is None
    assert find_in_text("photosynthesis in plants of the desert", text) is None
    assert find_in_text(" ", text) is None


@given(data=st.data())
def test_any_piece_of_a_page_is_found_where_it_is_or_where_the_same_words_are(data: st.DataObject) -> None:
    page_index = data.draw(st.integers(0, 2))
    text = BOOK(page_index).normalised.text
    start = data.draw(st.integers(0, len(text) - 2))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))].strip()
    if quote:
        place = found(quote, near=page_index)
        assert (place.placement, place.anchor.quote.exact) == (Placement.EXACT, quote)


@given(quote=st.text(max_size=120))
def test_whatever_is_quoted_it_is_found_exactly_or_with_a_score(quote: str) -> None:
    place = find_quote(quote, BOOK, 3)
    if place is not None:
        assert (place.placement is Placement.EXACT) == (place.score == 100.0)
        assert place.placement is not Placement.APPROXIMATE or place.score >= 85
