"""Selecting text: by character, word and sentence, forwards and back, over page borders and missing pages."""

from desktop_app.pdf.fake import laid_out
from desktop_app.pdf.textmap import TextMap
from desktop_app.ui.viewer.selection import Caret, Grain, TextSelection

PAGES = ("One sentence here. Another one\ngoes on.", "Second page. It ends.", "Third page.")


def made(missing: frozenset[int] = frozenset()) -> TextSelection:
    texts = {page: TextMap(laid_out(page, text)) for page, text in enumerate(PAGES) if page not in missing}
    return TextSelection(texts.get)


def chosen(selection: TextSelection) -> list[str]:
    return [laid_out(span.page_index, PAGES[span.page_index]).text[span.start : span.end] for span in selection.spans()]


def test_nothing_is_selected_at_first() -> None:
    selection = made()
    assert selection.is_empty
    assert selection.spans() == ()
    assert selection.caret is None


def test_a_drag_selects_between_two_places_in_either_direction() -> None:
    for first, last in ((4, 12), (12, 4)):
        selection = made()
        selection.start(Caret(0, first))
        selection.extend(Caret(0, last))
        assert chosen(selection) == ["sentence"]
        assert selection.ends_forward is (last > first)


def test_spaces_at_the_ends_are_left_out() -> None:
    selection = made()
    selection.select(Caret(0, 3), Caret(0, 13))
    assert chosen(selection) == ["sentence"]


def test_two_clicks_take_words_three_sentences_four_paragraphs() -> None:
    selection = made()
    selection.start(Caret(0, 6), Grain.WORD)
    assert chosen(selection) == ["sentence"]
    selection.extend(Caret(0, 15))
    assert chosen(selection) == ["sentence here"]
    selection.extend(Caret(0, 1))
    assert chosen(selection) == ["One sentence"]
    selection.start(Caret(0, 22), Grain.SENTENCE)
    assert chosen(selection) == ["Another one\ngoes on."]
    selection.start(Caret(0, 22), Grain.PARAGRAPH)
    assert chosen(selection) == ["One sentence here. Another one\ngoes on."]


def test_a_selection_goes_over_pages_and_leaves_out_those_that_are_missing() -> None:
    selection = made()
    selection.start(Caret(0, 31))
    selection.extend(Caret(2, 5))
    assert chosen(selection) == ["goes on.", "Second page. It ends.", "Third"]
    patchy = made(frozenset({1}))
    patchy.start(Caret(0, 31))
    patchy.extend(Caret(2, 5))
    assert [span.page_index for span in patchy.spans()] == [0, 2]


def test_collapsing_keeps_the_place() -> None:
    selection = made()
    selection.start(Caret(0, 4))
    selection.extend(Caret(0, 12))
    selection.collapse()
    assert selection.is_empty
    assert selection.caret == Caret(0, 12)
    selection.clear()
    assert selection.caret is None
