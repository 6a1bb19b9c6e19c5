"""Where pages lie: centred, one below the other, turned as they are shown; and back from a pixel to the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.geometry import Quad, Rect
from desktop_app.pdf.ports import PageSize
from desktop_app.ui.viewer.page_layout import EDGE, PAGE_GAP, PageLayout, fit_page_zoom, fit_width_zoom
from desktop_app.ui.viewer.page_place import PagePlace

A4, WIDE = PageSize(595, 842), PageSize(842, 595)


def test_pages_lie_one_below_the_other_and_are_centred() -> None:
    layout = PageLayout((A4, WIDE, A4), 0.75, 1000)
    first, second, third = (layout.box(page) for page in range(3))
    assert (first.width, first.height) == (595, 842)
    assert first.x == (1000 - 595) // 2
    assert second.x == (1000 - 842) // 2
    assert first.y == EDGE
    assert second.y == first.bottom + PAGE_GAP
    assert layout.height == third.bottom + EDGE


def test_a_page_wider_than_the_view_makes_the_layout_wider() -> None:
    assert PageLayout((A4,), 2.0, 300).width > 300
    assert PageLayout((), 1.0, 300).height == 0


def test_what_shows_between_two_heights() -> None:
    layout = PageLayout((A4,) * 4, 0.75, 700)
    second = layout.box(1)
    assert list(layout.visible(0, 500)) == [0]
    assert list(layout.visible(second.y - 100, 300)) == [0, 1]
    assert list(layout.visible(second.y - 5, 300)) == [1]
    assert list(layout.visible(layout.height - 10, 400)) == [3]


def test_the_page_she_is_on_is_the_one_at_a_third_of_the_view() -> None:
    layout = PageLayout((A4,) * 3, 0.75, 700)
    second = layout.box(1)
    assert layout.current(second.y - 200, 900) == 1
    assert layout.current(second.y - 500, 900) == 0


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@given(x=st.floats(1, 594), y=st.floats(1, 841), zoom=st.floats(0.1, 16))
def test_a_place_of_the_page_comes_back_from_its_pixel(rotation: int, x: float, y: float, zoom: float) -> None:
    layout = PageLayout((PageSize(595, 842, rotation),), zoom, 800)
    quad = Quad.from_rect(Rect(x, y, x + 1, y + 1))
    upper_left = layout.corners_of(0, quad)[0]
    back = layout.point_at(*upper_left)
    assert back.x == pytest.approx(x, abs=0.05)
    assert back.y == pytest.approx(y, abs=0.05)


def test_a_quarter_turn_clockwise_brings_the_left_edge_to_the_top() -> None:
    layout = PageLayout((PageSize(595, 842, 90),), 0.75, 900)
    box = layout.box(0)
    assert (box.width, box.height) == (842, 595)
    x, y = layout.corners_of(0, Quad.from_rect(Rect(0, 842, 1, 842)))[0]
    assert (x, y) == (pytest.approx(box.x), pytest.approx(box.y))


def test_fitting() -> None:
    assert round(595 * fit_width_zoom((A4,) * 5, 800) * 96 / 72) == 800 - 2 * EDGE
    zoom = fit_page_zoom(A4, 2000, 600)
    assert round(842 * zoom * 96 / 72) == 600 - 2 * PAGE_GAP
    assert fit_width_zoom((), 800) == 1.0


def test_a_few_wide_pages_do_not_shrink_the_others() -> None:
    assert fit_width_zoom((*(A4,) * 30, WIDE), 800) == fit_width_zoom((A4,), 800)
    assert fit_width_zoom((A4, WIDE), 800) == fit_width_zoom((WIDE,), 800)


@given(zoom=st.floats(0.1, 4), other=st.floats(0.1, 4), x=st.floats(0, 900), y=st.floats(0, 3000))
def test_a_place_outlives_another_zoom(zoom: float, other: float, x: float, y: float) -> None:
    before, after = PageLayout((A4,) * 3, zoom, 900), PageLayout((A4,) * 3, other, 900)
    place = PagePlace.at(before, x, y)
    there = PagePlace.at(after, *place.pixel_in(after))
    assert place.pixel_in(before) == (pytest.approx(x, abs=1e-6), pytest.approx(y, abs=1e-6))
    if 0 <= place.down < 1:
        assert (there.page_index, there.down) == (place.page_index, pytest.approx(place.down, abs=0.02))


def test_a_layout_knows_what_it_was_made_of() -> None:
    sizes = (A4, A4)
    layout = PageLayout(sizes, 1.0, 700)
    assert layout.is_of(sizes, 1.0, 700)
    assert not layout.is_of(sizes, 1.1, 700)
    assert not layout.is_of((A4,), 1.0, 700)
