"""Paragraphs, rows and lines of a page: where they begin and end, also where nothing but their place tells."""

import pytest

from desktop_app.pdf.textmap import TextMap
from tests.unit.pdf.set_text import LETTER, Set, page_of, paragraph

SET_IN = page_of(
    [
        [
            Set("One is here. It goes", 50, 50),
            Set("on and ends.", 50, 62),
            Set("Another is set in and", 62, 74),
            Set("goes on in the next", 50, 86),
        ],
        paragraph(["column and ends."], 200, 50),
        paragraph(["A third one."], 200, 80),
    ]
)


def said(page: TextMap, span: tuple[int, int]) -> str:
    return page.text[span[0] : span[1]]


@pytest.mark.parametrize(
    ("at", "wanted"),
    [
        ("It goes", "One is here. It goes\non and ends."),
        ("set in", "Another is set in and\ngoes on in the next\n\ncolumn and ends."),
        ("column", "Another is set in and\ngoes on in the next\n\ncolumn and ends."),
        ("third", "A third one."),
    ],
)
def test_a_paragraph_begins_with_a_block_or_a_line_that_is_set_in(at: str, wanted: str) -> None:
    assert said(SET_IN, SET_IN.paragraph_span(SET_IN.text.index(at))) == wanted


def test_copied_paragraphs_are_lines_of_their_own() -> None:
    assert SET_IN.clean_text(0, len(SET_IN.text)).split("\n") == [
        "One is here. It goes on and ends.",
        "Another is set in and goes on in the next column and ends.",
        "A third one.",
    ]


def test_a_hanging_line_or_a_sentence_that_goes_on_begins_none() -> None:
    page = page_of([[Set("A list item that", 50, 50), Set("goes on below", 62, 62), Set("and ends.", 62, 74)]])
    assert page.paragraph_span(0) == (0, len(page.text.rstrip()))


def test_a_line_ends_where_its_last_letter_does() -> None:
    assert said(SET_IN, SET_IN.line_span(0)) == "One is here. It goes"
    assert said(SET_IN, SET_IN.line_span(SET_IN.text.index("\n"))) == "One is here. It goes"
    assert page_of([]).line_span(0) == (0, 0)


def test_the_gaps_of_a_row_that_is_set_wide_break_no_quad() -> None:
    page = page_of([[Set("3.1", 50, 50), Set("Results", 80, 50), Set("follow", 50, 62)]])
    row, below = page.quads(0, len(page.text))
    assert (row.bounds.x0, row.bounds.x1) == (50, 80 + 7 * LETTER)
    assert below.bounds.y0 == 62
    from_the_middle = page.quads(1, page.text.index("follow"))
    assert [(quad.bounds.x0, quad.bounds.x1) for quad in from_the_middle] == [(55, 80 + 7 * LETTER)]
    assert len(page.quads(page.text.index("Results"), page.text.index("follow"))) == 1


def test_columns_are_not_one_row() -> None:
    page = page_of([paragraph(["left"], 50, 50), paragraph(["right"], 75, 50)])
    assert len(page.quads(0, len(page.text))) == 2
    far = page_of([[Set("left", 50, 50), Set("right", 150, 50)]])
    assert len(far.quads(0, len(far.text))) == 2
