"""What points and spans of a page mean, whichever way its lines run: letters, words, sentences, anchors."""

import math
from array import array
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.pdf.ports import PageText
from desktop_app.pdf.textmap import TextMap
from tests.unit.pdf.set_text import Set, page_of, paragraph, plain_page, rightwards_to_left, upwards

TWO_COLUMNS = page_of(
    [
        [Set("A heading over both of the columns of the page", 50, 20)],
        paragraph(["left one two thr", "left four", "left five six se"], 50, 50),
        paragraph(["right one two th", "right four five", "right six seven "], 200, 50),
    ]
)


def place(page: TextMap, words: str) -> int:
    return page.text.index(words)


def test_an_empty_page_means_nothing() -> None:
    page = TextMap(PageText(0, "", array("d")))
    assert (page.caret_at(10, 10), page.index_at(10, 10)) == (0, None)
    assert (page.word_span(0), page.caret_in_next_line(0, 1)) == ((0, 0), 0)
    assert page.quads(0, 5) == ()
    assert page.clean_text(0, 5) == ""
    assert page.span_of(Anchor(TextQuote("words"))) is None


def test_the_caret_stands_on_the_side_of_the_letter_that_is_nearer() -> None:
    page = plain_page("nerve")
    assert page.caret_at(50 + 1, 55) == 0
    assert page.caret_at(50 + 4, 55) == 1
    assert page.caret_at(50 + 24, 55) == 5
    assert page.caret_at(500, 55) == 5
    assert page.caret_at(0, 0) == 0


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        (120, 68, "left four"),  # right of a short line, in its column
        (140, 92, "left five"),  # in the gap, level with both, nearer to the left
        (190, 80, "right six"),  # in the gap, nearer to the right
        (100, 110, "left five"),  # below the left column
        (250, 110, "right six"),  # below the right one
        (90, 61, "left one"),  # between two lines, nearer to the upper one
        (90, 42, "left one"),  # between the heading and its column
        (20, 55, "left one"),  # in the margin
        (30, 300, "left five"),
    ],
)
def test_a_point_beside_the_text_means_the_nearest_line_of_its_column(x: float, y: float, words: str) -> None:
    start = place(TWO_COLUMNS, words)
    end = TWO_COLUMNS.text.index("\n", start)
    assert start <= TWO_COLUMNS.caret_at(x, y) <= end


def test_only_a_point_on_a_line_has_a_letter() -> None:
    assert TWO_COLUMNS.index_at(52, 55) == place(TWO_COLUMNS, "left one")
    assert TWO_COLUMNS.index_at(140, 68) is None
    assert TWO_COLUMNS.index_at(52, 46) is None


def test_of_lines_that_overlap_the_one_counts_whose_middle_is_nearer() -> None:
    page = page_of([[Set("upper", 50, 50), Set("lower", 50, 57)]])
    assert page.index_at(52, 58) == place(page, "lower") - len("upper") - 1 or page.index_at(52, 57.5) == 0
    assert page.index_at(52, 59.5) == place(page, "lower")


def test_there_is_one_quad_for_each_line_and_it_is_tight() -> None:
    page = plain_page("alpha beta\ngamma delta")
    quads = page.quads(6, 16)
    assert [quad.bounds for quad in quads] == [Rect(80, 50, 100, 60), Rect(50, 62, 75, 72)]
    assert quads[0] == Quad((80, 50, 100, 50, 80, 60, 100, 60))
    assert page.quads(3, 3) == ()


def test_a_turned_line_gives_true_quads() -> None:
    page = page_of([[upwards("turned", 30, 400)]])
    (quad,) = page.quads(0, 2)
    assert quad == Quad((30, 400, 30, 390, 40, 400, 40, 390))
    assert page.caret_at(35, 399) == 0
    assert page.caret_at(35, 371) == 6
    assert page.index_at(35, 388) == 2


def test_a_slanted_line_gives_slanted_quads() -> None:
    cos, sin = math.cos(0.5), math.sin(0.5)
    page = page_of([[Set("slanted", 100, 100, along=(cos, sin), right=(cos, sin), down=(-sin, cos))]])
    (quad,) = page.quads(0, 7)
    assert quad.points == pytest.approx(
        (100, 100, 100 + 35 * cos, 100 + 35 * sin, 100 - 10 * sin, 100 + 10 * cos, *_end(cos, sin))
    )
    assert page.index_at(100 + 12 * cos - 5 * sin, 100 + 12 * sin + 5 * cos) == 2


def _end(cos: float, sin: float) -> tuple[float, float]:
    return 100 + 35 * cos - 10 * sin, 100 + 35 * sin + 10 * cos


def test_vertical_text_runs_down_and_its_columns_to_the_left() -> None:
    columns = [Set("日本語の文", 300, 50, along=(0, 1)), Set("次の行", 280, 50, along=(0, 1))]
    page = page_of([columns])
    assert page.index_at(302, 75) == 2
    assert page.caret_at(302, 51) == 0
    assert page.caret_at(302, 200) == 5
    assert page.index_at(282, 55) == place(page, "次")
    assert [quad.bounds for quad in page.quads(0, len(page.text))] == [Rect(300, 50, 305, 100), Rect(280, 50, 285, 80)]


def test_right_to_left_text_starts_at_the_right() -> None:
    page = page_of([[rightwards_to_left("שלום עולם", 300, 50)]])
    assert page.caret_at(299, 55) == 0
    assert page.caret_at(10, 55) == 9
    assert page.index_at(297, 55) == 0
    (quad,) = page.quads(0, 4)
    assert quad.bounds == Rect(280, 50, 300, 60)


def test_a_single_letter_of_such_a_script_runs_backwards_too() -> None:
    page = page_of([[rightwards_to_left("ש", 300, 50)]])
    assert (page.caret_at(299, 55), page.caret_at(296, 55)) == (0, 1)


def test_a_span_over_both_directions_is_two_quads_where_it_is_seen_in_two() -> None:
    hebrew, latin = rightwards_to_left("אבגד ", 300, 50), Set("five", 250, 50)
    page = _one_line((hebrew, latin))
    assert len(page.quads(0, 9)) == 1
    assert [quad.bounds for quad in page.quads(2, 7)] == [Rect(250, 50, 260, 60), Rect(275, 50, 290, 60)]


def _one_line(pieces: tuple[Set, ...]) -> TextMap:
    """Pieces of one line, which MuPDF gives in the order of reading."""
    apart = page_of([pieces])
    text, corners = [], array("d")
    for index, char in enumerate(apart.text):
        if char != "\n":
            text.append(char)
            corners.extend(apart._page.corners[8 * index : 8 * index + 8])
    corners.extend(corners[-8:])
    return TextMap(PageText(0, "".join(text) + "\n", corners, (0,), (0,)))


def test_a_caret_never_stands_between_a_letter_and_its_accent() -> None:
    page = plain_page("cafe\u0301s")
    assert page.caret_at(50 + 21, 55) == 5
    assert page.caret_in_next_line(4, 1) == 6


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("the vagus nerve", 5, "vagus"),
        ("well-known don't", 6, "well-known"),
        ("well-known don’t", 12, "don’t"),
        ("an experi-\nment here", 4, "experi-\nment"),
        ("an experi-\nment here", 12, "experi-\nment"),
        ("Smith-\nJones", 2, "Smith"),
        ("5-HT2A, then", 2, "5-HT2A"),
        ("a, b", 1, ","),
        ("naı\u0308ve idea", 1, "naı\u0308ve"),
    ],
)
def test_words(text: str, at: int, word: str) -> None:
    page = plain_page(text)
    start, end = page.word_span(at)
    assert page.text[start:end] == word


def test_a_sentence_goes_over_lines_and_into_the_next_column_but_not_further() -> None:
    page = page_of(
        [
            paragraph(["First here (Smith et al. 2001). Then the sec-", "ond one, which does not"], 50),
            paragraph(["end in this column. A third."], 300),
            paragraph(["Another Paragraph"], 300, 200),
        ]
    )
    start, end = page.sentence_span(place(page, "which"))
    assert page.text[start:end] == "Then the sec-\nond one, which does not\n\nend in this column."
    start, end = page.sentence_span(place(page, "Paragraph"))
    assert page.text[start:end] == "Another Paragraph"
    start, end = page.sentence_span(len(page.text))
    assert page.text[start:end].strip() == "Another Paragraph"


def test_the_caret_goes_from_line_to_line_and_stops_at_the_ends() -> None:
    page = TWO_COLUMNS
    one, four, five = (place(page, words) for words in ("left one", "left four", "left five"))
    assert page.caret_in_next_line(one + 3, 1) == four + 3
    assert page.caret_in_next_line(five + 3, -1) == four + 3
    assert page.caret_in_next_line(five + 5, 1) == place(page, "right one") + 5
    assert page.caret_in_next_line(one + 14, 1) == four + len("left four")
    assert page.caret_in_next_line(3, -1) == 0
    assert page.caret_in_next_line(place(page, "right six"), 1) == len(page.text) - 2


@pytest.mark.parametrize(
    ("blocks", "clean"),
    [
        ((["one two", "three"],), "one two three"),
        ((["an experi-", "ment"],), "an experiment"),
        ((["an ex\u00ad", "ample soft\u00adly"],), "an example softly"),
        ((["a well-known fact is well-", "known"],), "a well-known fact is well-known"),
        ((["by Smith-", "Jones"],), "by Smith-Jones"),
        ((["the e\ufb03cient \ufb01eld"],), "the efficient field"),
        ((["A heading"], ["Its text."]), "A heading\nIts text."),
        ((["It ends."], ["A new one."]), "It ends.\nA new one."),
        ((["a sentence broken"], ["by a figure."]), "a sentence broken by a figure."),
        ((["from 10-", "20 mg"],), "from 10- 20 mg"),
    ],
)
def test_clean_text_is_what_one_would_type(blocks: tuple[list[str], ...], clean: str) -> None:
    page = page_of([paragraph(lines) for lines in blocks])
    assert page.clean_text(0, len(page.text)) == clean


def test_an_anchor_has_all_that_finds_it_again() -> None:
    page = page_of([paragraph(["the vagus nerve is an ef\ufb01-", "cient path to the brain"])], page_index=3)
    start, end = place(page, "nerve") - 1, place(page, " path")
    anchor = page.anchor(start, end)
    assert anchor.quote == TextQuote("nerve is an efficient", "the vagus ", " path to the brain")
    assert anchor.position == TextPosition(10, 31)
    assert anchor.page_index == 3
    assert len(anchor.quads) == 2
    assert page.text[slice(*page.span_of(anchor))] == "nerve is an ef\ufb01-\ncient"


def test_an_anchor_that_moved_is_found_by_its_words_and_context_only_where_that_is_sure() -> None:
    page = plain_page("the nerve, the other nerve and more")
    moved = Anchor(TextQuote("nerve", "other ", " and"), TextPosition(0, 5), 0)
    assert page.span_of(moved) == (21, 26)
    assert page.span_of(replace(moved, quote=TextQuote("nerve"))) is None
    assert page.span_of(replace(moved, quote=TextQuote("more"))) == (31, 35)
    assert page.span_of(replace(moved, quote=TextQuote("brain"))) is None
    assert page.span_of(replace(moved, quote=TextQuote(""))) is None


def test_a_span_of_spaces_is_an_empty_anchor() -> None:
    page = plain_page("one two")
    assert page.anchor(3, 4).quote.exact == ""
    assert page.anchor(3, 4).quads == ()


@given(text=st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "M")), min_size=1, max_size=80))
def test_whatever_is_written_spans_stay_inside_and_anchors_come_back(text: str) -> None:
    page = plain_page("first line\n" + text)
    for index in (0, 11, len(page.text) - 3):
        for start, end in (page.word_span(index), page.sentence_span(index)):
            assert 0 <= start <= end <= len(page.text)
    anchor = page.anchor(11, 11 + len(text))
    found = page.span_of(anchor)
    if anchor.quote.exact:
        assert found is not None
        assert page.normalised.normalised_span(*found) == (anchor.position.start, anchor.position.end)


@given(x=st.floats(-50, 700), y=st.floats(-50, 900))
def test_a_caret_is_always_somewhere_in_the_text(x: float, y: float) -> None:
    caret = TWO_COLUMNS.caret_at(x, y)
    assert 0 <= caret <= len(TWO_COLUMNS.text)
    index = TWO_COLUMNS.index_at(x, y)
    if index is not None:
        assert caret in (index, index + 1)
