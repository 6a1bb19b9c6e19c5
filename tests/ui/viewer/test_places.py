"""Where cards and signs go, and where a passage is found again; arithmetic without widgets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.geometry import Rect
from desktop_app.domain.text import normalise
from desktop_app.ui.viewer.glyph_places import glyph_places
from desktop_app.ui.viewer.page_layout import PageBox
from desktop_app.ui.viewer.passage import find_passage
from desktop_app.ui.viewer.popup_place import popup_place

BOUNDS = Rect(0, 0, 1000, 700)
SIZE = (300.0, 40.0)


def test_a_card_goes_below_the_passage_and_above_where_there_is_no_room() -> None:
    passage = Rect(100, 200, 500, 240)
    assert popup_place(passage, passage, SIZE, BOUNDS, below=True)[1] == 248
    assert popup_place(passage, passage, SIZE, BOUNDS, below=False)[1] == 152
    low = Rect(100, 640, 500, 690)
    assert popup_place(low, low, SIZE, BOUNDS, below=True)[1] == 592


def test_a_passage_as_high_as_the_view_is_covered_but_not_its_last_line() -> None:
    passage, end = Rect(100, 5, 500, 695), Rect(100, 400, 300, 420)
    top = popup_place(passage, end, SIZE, BOUNDS, below=True)[1]
    assert top == 428


@given(st.floats(0, 999), st.floats(0, 699), st.floats(1, 400), st.floats(1, 400), st.booleans(), st.floats(20, 300))
def test_a_card_stays_inside(x: float, y: float, width: float, height: float, below: bool, card: float) -> None:
    passage = Rect(x, y, min(x + width, 1000), min(y + height, 700))
    left, top = popup_place(passage, passage, (300.0, card), BOUNDS, below=below)
    assert left >= 0
    assert left + 300 <= 1000
    assert top >= 0
    assert top + card <= 700


def test_signs_stand_at_the_side_of_their_mark_and_not_on_one_another() -> None:
    box = PageBox(0, 100, 0, 600, 800)
    lines = [Rect(150, 100, 300, 112), Rect(420, 100, 600, 112), Rect(160, 104, 300, 116), Rect(150, 300, 300, 312)]
    places = {place.number: place for place in glyph_places(box, lines, 12.0)}
    assert places[0].x < 200
    assert places[1].x > 600
    assert places[2].x - places[0].x >= 12
    assert places[3].x == places[0].x
    assert places[3].y == 306


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("vagus nerve carries", "vagus nerve carries"),
        ("VAGUS   nerve\ncarries", "vagus nerve carries"),
        ("neurotrophins in the brain", "neuro-\ntrophins in the brain"),
        ("…xyz… signals between the viscera …", "signals between the viscera"),
        ("signals between the viscera and something else", "signals between the viscera and"),
        ("nothing of this", None),
        ("", None),
    ],
)
def test_a_passage_is_found_however_it_is_spaced_cased_or_cut(passage: str, found: str | None) -> None:
    text = "The vagus nerve carries signals between the viscera and neuro-\ntrophins in the brain. İstanbul."
    span = find_passage(passage, normalise(text))
    assert (text[span[0] : span[1]] if span else None) == found
