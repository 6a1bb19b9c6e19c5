"""Places found: their order, their lines, those over the end of a page."""

import pytest

from desktop_app.pdf.folded_text import FindOptions, SoughtWords
from desktop_app.ui.viewer.hits import Hit, HitLine, Hits, line_of
from desktop_app.ui.viewer.page_break import PageBreak
from desktop_app.ui.viewer.selection import Caret, PageSpan


def hit(page: int, start: int, end: int) -> Hit:
    return Hit((PageSpan(page, start, end),))


def test_places_stand_in_the_order_of_the_text_whatever_the_order_in_which_they_come() -> None:
    hits = Hits()
    assert hits.insert([hit(3, 1, 2), hit(3, 7, 9)]) == 0
    assert hits.insert([hit(1, 5, 6)]) == 0
    assert hits.insert([hit(2, 5, 6)]) == 1
    assert [one.page_index for one in hits.some(0, 9)] == [1, 2, 3, 3]
    assert hits.first_from(Caret(3, 2)) == 3
    assert hits.place_of(hit(3, 7, 9)) == 3
    assert hits.place_of(hit(3, 7, 8)) is None
    assert hits.place_of(None) is None
    hits.remove(1, 2)
    assert [one.start for one in hits.some(0, 9)] == [Caret(1, 5), Caret(3, 7)]


@pytest.mark.parametrize(
    ("text", "found", "line"),
    [
        ("One line.\nThe vagus nerve helps.\nMore.", "vagus", HitLine("The ", "vagus", " nerve helps.")),
        ("of the neuro-\ntrophin here\n", "neuro-\ntrophin", HitLine("of the ", "neurotrophin", " here")),
        ("to ﬁnd it", "it", HitLine("to find ", "it", "")),
        ("vagus", "vagus", HitLine("", "vagus", "")),
    ],
)
def test_a_place_is_shown_with_its_line(text: str, found: str, line: HitLine) -> None:
    start = text.index(found)
    assert line_of(hit(0, start, start + len(found)), text) == line


def test_a_long_line_is_cut_at_a_word_before_the_place() -> None:
    line = line_of(hit(0, 600, 605), "word " * 300)
    assert line.before.startswith("…word")
    assert len(line.before) < 70
    assert len(line.after) <= 120


def over_the_break(words: str, source: str, following: str) -> list[tuple[str, str]]:
    place = PageBreak(4, source, following, keeps_accents=False)
    found = place.spans(SoughtWords(words, FindOptions()))
    return [
        (source[one.start : one.end], following[other.start : other.end])
        for one, other in found
        if (one.page_index, other.page_index) == (4, 5)
    ]


@pytest.mark.parametrize(
    ("words", "source", "following", "wanted"),
    [
        ("vagus nerve", "the vagus\n", "nerve helps", [("vagus", "nerve")]),
        ("vagus nerve", "the vagus\n\n17\n", "18\n — \nnerve helps", [("vagus", "nerve")]),
        ("neurotrophin", "a neuro-\n\n", "trophin", [("neuro-", "trophin")]),
        ("vagus", "the vagus\n", "vagus nerve", []),
        ("vagus nerve", "", "nerve", []),
        ("vagus nerve", "vagus", "", []),
        ("a b", "x a" * 200, "b " * 200, [("a", "b")]),
    ],
)
def test_what_goes_over_the_end_of_a_page_is_found(
    words: str, source: str, following: str, wanted: list[tuple[str, str]]
) -> None:
    assert over_the_break(words, source, following) == wanted
