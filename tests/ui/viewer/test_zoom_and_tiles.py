"""Zoom steps, and which tiles a view needs: what shows first, then what the next keys would show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.document import Arrangement
from desktop_app.pdf.ports import PageSize
from desktop_app.pdf.tiles import Tile
from desktop_app.ui.viewer.page_layout import PAGE_GAP, PageLayout
from desktop_app.ui.viewer.page_rows import rows_of
from desktop_app.ui.viewer.tile_plan import GRID_PIXELS, WHOLE_PAGE_PIXELS, View, nearby_tiles, visible_tiles
from desktop_app.ui.viewer.zoom import LARGEST, SMALLEST, Fit, Zoom, larger, smaller, wheeled

A4 = PageSize(595, 842)


def test_steps_go_up_and_down_and_end() -> None:
    assert larger(1.0) == 1.1
    assert larger(0.64) == 0.67
    assert smaller(1.0) == 0.9
    assert larger(LARGEST) == LARGEST
    assert smaller(SMALLEST) == SMALLEST
    assert wheeled(15.9, 10) == LARGEST
    assert wheeled(wheeled(1.0, 1), -1) == pytest.approx(1.0)


@pytest.mark.parametrize("zoom", [Zoom(Fit.WIDTH), Zoom(Fit.PAGE), Zoom.of(1.5)])
def test_a_stored_zoom_comes_back(zoom: Zoom) -> None:
    assert Zoom.from_stored(zoom.stored) == zoom


def test_a_zoom_is_kept_within_bounds() -> None:
    assert Zoom.of(99).factor == LARGEST
    assert Zoom.of(0).factor == SMALLEST


def test_an_ordinary_page_is_one_tile() -> None:
    layout = PageLayout((A4,) * 3, 1.0, 900)
    box = layout.box(0)
    tiles = list(visible_tiles(layout, View(0, 0, 900, 600)))
    assert tiles == [Tile(0, layout.scale, 0, 0, box.width, box.height)]


def test_the_page_she_reads_comes_first() -> None:
    layout = PageLayout((A4,) * 3, 1.0, 900)
    top = layout.box(1).y - 100
    assert [tile.page_index for tile in visible_tiles(layout, View(0, top, 900, 800))] == [1, 0]


def test_nearby_is_a_screen_and_a_page_on_and_back_and_then_the_end() -> None:
    layout = PageLayout((A4,) * 9, 1.0, 900)
    view = View(0, layout.box(2).y, 900, 600)
    tiles = [tile.page_index for tile in nearby_tiles(layout, view)]
    assert tiles[0] in (2, 3)
    assert {1, 3} <= set(tiles[:-1]) <= {1, 2, 3}
    assert tiles[-1] == 8
    assert list(nearby_tiles(PageLayout((), 1.0, 900), view)) == []


def test_where_pages_show_alone_the_end_is_the_head_of_the_last_one() -> None:
    layout = PageLayout((A4,) * 9, 3.0, 1600, 1000, rows_of(Arrangement.SINGLE, is_leftward=False))
    last = list(nearby_tiles(layout, View(0, layout.reach(2)[0], 1600, 1000)))[-1]
    assert (last.page_index, last.y) == (8, 0)


def test_the_next_page_is_drawn_ahead_where_a_page_is_higher_than_two_screens() -> None:
    layout = PageLayout((A4,) * 9, 3.0, 1600)
    view = View(0, layout.box(4).y - PAGE_GAP, 1600, 1000)
    nearby = list(nearby_tiles(layout, view))
    assert {4, 5, 3} <= {tile.page_index for tile in nearby[:8]}
    assert [tile.y for tile in nearby if tile.page_index == 5][:1] == [0]


@given(st.floats(0.1, 16), st.integers(0, 20_000), st.integers(0, 5_000), st.sampled_from([1.0, 1.25, 2.0]))
def test_tiles_cover_what_shows_and_cost_no_more_than_the_screen(
    zoom: float, top: int, left: int, ratio: float
) -> None:
    layout = PageLayout((A4, PageSize(2400, 1200, 90)), zoom, 1000)
    view = View(min(left, layout.width), min(top, layout.height), 1000, 800, ratio)
    tiles = list(visible_tiles(layout, view))
    for page in layout.visible(view.top, view.height):
        box = layout.box(page)
        seen_left, seen_right = max(box.x, view.left), min(box.x + box.width, view.left + view.width)
        seen_top, seen_bottom = max(box.y, view.top), min(box.bottom, view.top + view.height)
        if seen_left >= seen_right or seen_top >= seen_bottom:
            continue
        for x in (seen_left, seen_right - 1):
            for y in (seen_top, seen_bottom - 1):
                pixel_x, pixel_y = (x - box.x) * ratio, (y - box.y) * ratio
                assert any(
                    tile.page_index == page
                    and tile.x <= pixel_x <= tile.x + tile.width
                    and tile.y <= pixel_y <= tile.y + tile.height
                    for tile in tiles
                )
    large = [tile for tile in tiles if tile.width * tile.height > WHOLE_PAGE_PIXELS]
    assert large == []
    cells = (1000 * ratio / GRID_PIXELS + 2) * (800 * ratio / GRID_PIXELS + 2)
    assert len(tiles) <= cells + len(layout.visible(view.top, view.height))
