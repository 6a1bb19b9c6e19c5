"""The words under the quads of a mark: whole, over lines, with gaps, on tilted text, on none."""

from array import array

import pytest

from desktop_app.domain.geometry import Quad, Rect
from desktop_app.pdf.fake import laid_out
from desktop_app.pdf.marked_text import MarkedText
from desktop_app.pdf.ports import PageText

# letters are 5 points wide and 10 high, lines 12 apart, from 72, 72
PAGE = laid_out(3, "The first line\nand the second one\nthe third")


def _over(row: int, first: int, last: int) -> Quad:
    return Quad.from_rect(Rect(72 + 5 * first, 72 + 12 * row - 1, 72 + 5 * last, 72 + 12 * row + 11))


def test_words_on_a_line_and_their_context() -> None:
    quads = (_over(0, 4, 9),)
    anchor = MarkedText(PAGE).anchor(quads)
    assert (anchor.quote.exact, anchor.quote.prefix, anchor.quote.suffix[:5]) == ("first", "The ", " line")
    assert (anchor.page_index, anchor.quads) == (3, quads)
    assert anchor.position is not None


def test_words_over_lines_in_whatever_order_the_quads_are() -> None:
    anchor = MarkedText(PAGE).anchor((_over(1, 0, 7), _over(0, 10, 14)))
    assert anchor.quote.exact == "line and the"
    assert anchor.position is not None


def test_a_passage_with_a_gap_has_its_words_but_no_position() -> None:
    anchor = MarkedText(PAGE).anchor((_over(0, 0, 3), _over(2, 4, 9)))
    assert (anchor.quote.exact, anchor.position) == ("The third", None)


def test_a_letter_left_out_leaves_one_passage() -> None:
    anchor = MarkedText(PAGE).anchor((_over(0, 0, 6), _over(0, 7, 14), _over(1, 0, 18)))
    assert anchor.quote.exact == "The first line and the second one"
    assert anchor.position is not None


def test_a_place_without_words_has_an_empty_quote() -> None:
    quads = (Quad.from_rect(Rect(300, 300, 320, 320)),)
    anchor = MarkedText(PAGE).anchor(quads)
    assert (anchor.quote.exact, anchor.position, anchor.quads) == ("", None, quads)
    assert MarkedText(laid_out(0, "")).anchor(quads).quote.exact == ""


def test_a_tilted_quad_marks_what_is_inside_it_only() -> None:
    tilted = Quad((70.0, 80.0, 80.0, 60.0, 90.0, 90.0, 100.0, 70.0))
    assert MarkedText(PAGE).anchor((tilted,)).quote.exact == "The f"


def test_text_that_runs_down_the_page_gives_the_mark_its_own_quads() -> None:
    corners = array("f")
    for step in range(3):
        y = 72.0 + 5 * step
        corners.extend((82.0, y, 82.0, y + 5, 72.0, y, 72.0, y + 5))
    corners.extend((82.0, 87.0, 82.0, 87.0, 72.0, 87.0, 72.0, 87.0))
    page = PageText(0, "abc\n", corners, (0,), (0,))
    anchor = MarkedText(page).anchor((Quad.from_rect(Rect(70, 70, 84, 90)),))
    assert anchor.quote.exact == "abc"
    assert anchor.quads[0].points == pytest.approx((82, 72, 82, 87, 72, 72, 72, 87))
