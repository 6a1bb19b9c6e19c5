"""Where keys take a caret: by character, word, sentence, paragraph, over pages with and without text."""

import pytest

from desktop_app.pdf.fake import laid_out
from desktop_app.pdf.textmap import TextMap
from desktop_app.ui.viewer.caret_moves import TextMissingError, Unit, moved
from desktop_app.ui.viewer.selection import Caret

PAGES = ("One sentence here. Another one\ngoes on.\n\nA paragraph.", "", "Second page. It ends.")


def texts(missing: frozenset[int] = frozenset()) -> dict[int, TextMap]:
    return {page: TextMap(laid_out(page, text)) for page, text in enumerate(PAGES) if page not in missing}


def walk(caret: Caret, unit: Unit, step: int, missing: frozenset[int] = frozenset()) -> list[tuple[int, str]]:
    """Each place until there is no further one, by what stands before it (forwards) or after it."""
    found, known = [], texts(missing)
    while True:
        following = moved(caret, unit, step, known.get, len(PAGES))
        if following == caret:
            return found
        caret = following
        text = known[caret.page_index].text
        near = text[max(0, caret.offset - 6) : caret.offset] if step > 0 else text[caret.offset : caret.offset + 6]
        found.append((caret.page_index, near))


def test_words_end_and_begin_over_all_pages() -> None:
    forwards = walk(Caret(0, 0), Unit.WORD, 1)
    assert [near.split()[-1][-4:] for _page, near in forwards[:4]] == ["One", "ence", "here", "ther"]
    assert (2, "Second") in forwards
    backwards = walk(Caret(2, 6), Unit.WORD, -1)
    assert backwards[0] == (2, "Second")
    assert backwards[1] == (0, "paragr")
    assert backwards[-1] == (0, "One se")


def test_sentences_and_paragraphs_end_and_begin_over_all_pages() -> None:
    assert [near for _page, near in walk(Caret(0, 4), Unit.SENTENCE, 1)] == [
        *(" here.", "es on.", "graph."),
        *(" page.", " ends."),
    ]
    assert [near for _page, near in walk(Caret(2, 21), Unit.SENTENCE, -1)] == [
        *("It end", "Second", "A para"),
        *("Anothe", "One se"),
    ]
    assert [near for _page, near in walk(Caret(0, 4), Unit.PARAGRAPH, 1)] == ["es on.", "graph.", " ends."]


def test_characters_go_over_line_ends_once_and_over_pages_without_text() -> None:
    at = texts()[0].text.index("\n\n")
    assert moved(Caret(0, at), Unit.CHARACTER, 1, texts().get, 3) == Caret(0, at + 2)
    assert moved(Caret(0, at + 2), Unit.CHARACTER, -1, texts().get, 3) == Caret(0, at)
    end = len(texts()[0].text.rstrip())
    assert moved(Caret(0, end), Unit.CHARACTER, 1, texts().get, 3) == Caret(2, 0)
    assert moved(Caret(2, 0), Unit.CHARACTER, -1, texts().get, 3) == Caret(0, end)
    assert moved(Caret(0, 0), Unit.CHARACTER, -1, texts().get, 3) == Caret(0, 0)
    accented = {0: TextMap(laid_out(0, "ae\u0301b"))}
    assert moved(Caret(0, 1), Unit.CHARACTER, 1, accented.get, 1) == Caret(0, 3)


def test_a_page_whose_text_is_missing_is_named() -> None:
    with pytest.raises(TextMissingError) as told:
        walk(Caret(0, 0), Unit.SENTENCE, 1, frozenset({2}))
    assert told.value.page_index == 2


def test_pages_begin_where_there_is_text() -> None:
    assert moved(Caret(0, 9), Unit.PAGE, 1, texts().get, 3) == Caret(2, 0)
    assert moved(Caret(2, 9), Unit.PAGE, -1, texts().get, 3) == Caret(0, 0)
    assert moved(Caret(2, 3), Unit.PAGE, 1, texts().get, 3) == Caret(2, len(PAGES[2]))


def test_the_ends_of_a_page() -> None:
    assert moved(Caret(0, 9), Unit.PAGE_END, -1, texts().get, 3) == Caret(0, 0)
    assert moved(Caret(2, 3), Unit.PAGE_END, 1, texts().get, 3) == Caret(2, len(PAGES[2]))
