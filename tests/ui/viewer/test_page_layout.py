"""Where pages lie: centred, one below the other, turned as they are shown; and back from a pixel to the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.document import Arrangement
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.pdf.ports import PageSize
from desktop_app.ui.viewer.page_layout import EDGE, PAGE_GAP, PageLayout, fit_page_zoom, fit_width_zoom
from desktop_app.ui.viewer.page_place import PagePlace
from desktop_app.ui.viewer.page_rows import FacingRows, PageRows, rows_of
from desktop_app.ui.viewer.zoom import Fit, Zoom

A4, WIDE = PageSize(595, 842), PageSize(842, 595)
SIZES = st.lists(
    st.builds(PageSize, st.floats(30, 3000), st.floats(30, 3000), st.sampled_from([0, 90, 180, 270])),
    min_size=1,
    max_size=12,
)
ROWS = st.builds(rows_of, st.sampled_from(Arrangement), is_leftward=st.booleans())
LAYOUTS = st.builds(PageLayout, SIZES, st.floats(0.1, 16), st.integers(200, 3000), st.integers(200, 2000), ROWS)


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
    zoom = fit_page_zoom([A4], 2000, 600)
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


# every arrangement, turn and zoom


@given(LAYOUTS)
def test_every_page_has_a_box_inside_and_none_overlap(layout: PageLayout) -> None:
    boxes = [layout.box(page) for page in range(layout.page_count)]
    for number, box in enumerate(boxes):
        assert box.x >= EDGE
        assert box.y >= EDGE
        assert box.x + box.width <= layout.width - EDGE
        assert box.bottom <= layout.height - EDGE
        for other in boxes[:number]:
            beside = other.x + other.width <= box.x or box.x + box.width <= other.x
            assert beside or other.bottom <= box.y or box.bottom <= other.y


@given(LAYOUTS, st.data())
def test_a_place_of_any_page_comes_back_from_its_pixel(layout: PageLayout, data: st.DataObject) -> None:
    page = data.draw(st.integers(0, layout.page_count - 1))
    box = layout.box(page)
    across, down = data.draw(st.floats(0.1, 0.9)), data.draw(st.floats(0.1, 0.9))
    x, y = box.x + across * box.width, box.y + down * box.height
    if box.width >= 4 and box.height >= 4:
        assert layout.page_under(x, y) == page
    point = layout.point_at(x, y, page)
    assert layout.pixel_at(point) == (pytest.approx(x, abs=1e-3), pytest.approx(y, abs=1e-3))


@given(LAYOUTS, st.integers(0, 60_000), st.integers(1, 3000))
def test_what_shows_is_what_meets_the_view(layout: PageLayout, top: int, height: int) -> None:
    top = min(top, max(0, layout.height - height))
    meeting = {
        page for page in range(layout.page_count) if layout.box(page).y < top + height and layout.box(page).bottom > top
    }
    assert meeting <= set(layout.visible(top, height))
    assert layout.current(top, height) in range(layout.page_count)


@given(LAYOUTS)
def test_a_step_leads_through_all_rows_and_ends(layout: PageLayout) -> None:
    page, seen = 0, [0]
    while (following := layout.page_after(page, 1)) != page and following > page:
        seen.append(following)
        page = following
    assert seen == [row.start for row in _rows(layout.rows, layout.page_count)]
    assert layout.page_after(0, -1) == 0


@given(SIZES, ROWS, st.integers(400, 2000), st.integers(400, 1500))
def test_a_row_that_fits_the_page_shows_wholly(sizes: list[PageSize], rows: PageRows, width: int, height: int) -> None:
    page = len(sizes) // 2
    factor = Zoom(Fit.PAGE).resolved(sizes, page, width, height, rows)
    layout = PageLayout(sizes, factor, width, height, rows)
    boxes = [layout.box(one) for one in rows.pages_of(rows.row_of(page), len(sizes))]
    if factor > 0.1:  # the smallest zoom there is
        assert max(box.x + box.width for box in boxes) - min(box.x for box in boxes) <= width
        assert max(box.height for box in boxes) <= height


def test_pages_face_one_another_and_a_cover_stands_alone() -> None:
    facing, cover = FacingRows(), FacingRows(has_cover=True)
    assert [list(row) for row in _rows(facing, 5)] == [[0, 1], [2, 3], [4]]
    assert [list(row) for row in _rows(cover, 5)] == [[0], [1, 2], [3, 4]]
    layout = PageLayout((A4,) * 5, 0.5, 1000, 600, cover)
    assert layout.box(0).x > 500
    assert layout.box(1).x < 500 < layout.box(2).x
    assert layout.box(1).y == layout.box(2).y
    leftward = PageLayout((A4,) * 5, 0.5, 1000, 600, FacingRows(has_cover=True, is_leftward=True))
    assert leftward.box(0).x + leftward.box(0).width < 500
    assert leftward.box(1).x > 500


def test_a_page_at_a_time_has_the_view_to_itself() -> None:
    layout = PageLayout((A4, WIDE, A4), 0.5, 1000, 900, PageRows(is_paged=True))
    for page in range(3):
        top, bottom = layout.reach(page)
        assert bottom - top >= 900
        assert list(layout.visible(top, 900)) == [page]
        box = layout.box(page)
        assert box.y - top == pytest.approx(bottom - box.bottom, abs=1)


def test_the_width_that_two_pages_fit() -> None:
    rows = FacingRows()
    layout = PageLayout((A4,) * 4, Zoom().resolved((A4,) * 4, 0, 1000, 700, rows), 1000, 700, rows)
    assert layout.width == 1000
    assert layout.box(1).x + layout.box(1).width - layout.box(0).x > 960


def _rows(rows: PageRows, page_count: int) -> list[range]:
    found: list[range] = []
    while sum(map(len, found)) < page_count:
        found.append(rows.pages_of(len(found), page_count))
    return found
