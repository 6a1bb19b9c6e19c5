"""Rows find their places whatever was measured."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.widgets.card_places import CardPlaces


def test_guesses_give_way_to_what_was_measured() -> None:
    places = CardPlaces(100)
    assert (len(places), places.total, places.row_at(5)) == (0, 0, -1)
    places.insert(0, 3)
    places.set_height(1, 30)
    assert [places.top(row) for row in range(3)] == [0, 100, 130]
    assert (places.total, places.is_known(1), places.is_known(0)) == (230, True, False)
    assert [places.row_at(y) for y in (-5, 0, 99, 100, 129, 130, 900)] == [0, 0, 0, 1, 1, 2, 2]
    places.forget(1, 1)
    assert (places.height(1), places.is_known(1)) == (30, False)
    places.forget_all(50)
    assert places.total == 150


@given(st.lists(st.tuples(st.sampled_from(["insert", "remove", "measure"]), st.integers(0, 9), st.integers(1, 5))))
def test_places_follow_rows_that_come_and_go(steps: list[tuple[str, int, int]]) -> None:
    places, heights = CardPlaces(10), []
    for what, row, number in steps:
        at = min(row, len(heights))
        if what == "insert":
            places.insert(at, number)
            heights[at:at] = [10] * number
        elif what == "remove":
            places.remove(at, len(heights[at : at + number]))
            del heights[at : at + number]
        elif at < len(heights):
            places.set_height(at, number)
            heights[at] = number
    assert places.total == sum(heights)
    assert [places.top(row) for row in range(len(heights))] == [sum(heights[:row]) for row in range(len(heights))]
