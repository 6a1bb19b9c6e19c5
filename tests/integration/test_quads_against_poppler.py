"""Quotes and words lie where an independent reader sees them: poppler's words of papers, of turned and of cut pages."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from desktop_app.domain.anchor import Placement
from desktop_app.domain.geometry import Rect
from desktop_app.domain.text import normalise
from desktop_app.pdf.anchoring import find_quote
from desktop_app.pdf.loose_text import loosen
from desktop_app.pdf.ports import PageSize
from desktop_app.pdf.reader import WorkerPdfReader
from desktop_app.pdf.textmap import TextMap
from tests import poppler
from tests.corpus import need_corpus

PAPERS = ("10.21105.jcon.00012", "2020.acl-main.447", "Keim2024", "bosma24a", "rescience-3889694", "test2")
#: turned by their own rotation, cut by a crop box, both; text that is turned; a page that is not asked for anything
LAYOUTS = ("421197", "027613", "rotated", "rotation", "copy_paste_ligatures", "pdflatex-outline")

TextsOf = Callable[[Path], Callable[[int], TextMap]]


@pytest.fixture
def reader() -> Iterator[WorkerPdfReader]:
    poppler.need_poppler()
    need_corpus()
    reader = WorkerPdfReader()
    yield reader
    reader.close()


@pytest.fixture
def texts_of(reader: WorkerPdfReader) -> TextsOf:
    return lambda pdf: cache(lambda page_index: TextMap(reader.text(pdf, page_index)))


@pytest.mark.parametrize("name", PAPERS)
def test_a_sentence_of_a_paper_is_marked_where_poppler_reads_it(
    name: str, reader: WorkerPdfReader, texts_of: TextsOf
) -> None:
    pdf = need_corpus() / "papers" / f"{name}.pdf"
    sentence = poppler.sentence_in_the_middle(pdf)
    assert sentence is not None
    found = find_quote(sentence.text, texts_of(pdf), len(reader.sizes(pdf)))
    assert found is not None
    assert (found.placement, found.anchor.page_index) == (Placement.EXACT, sentence.page_index)
    right, others = poppler.words_saying(poppler.words_of(pdf, sentence.page_index), sentence.text)
    comparison = poppler.compare(found.anchor.quads, right, others)
    assert comparison.overlap >= 0.7
    assert comparison.least_coverage >= 0.5
    assert comparison.strangers == 0


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_word_under_a_point_is_the_one_that_poppler_has_there(
    name: str, reader: WorkerPdfReader, texts_of: TextsOf
) -> None:
    pdf = need_corpus() / "layouts" / f"{name}.pdf"
    text_of = texts_of(pdf)
    seen, agreed = 0, 0
    for page_index, size in enumerate(reader.sizes(pdf)[:2]):
        for word in poppler.words_of(pdf, page_index):
            x, y = _turned_back(word.box, size)
            if word.text.isprintable() and 0 < x < size.width and 0 < y < size.height:
                seen += 1
                agreed += _is_word_at(text_of(page_index), x, y, word.text)
    assert seen > 0
    assert agreed >= 0.97 * seen


def test_vertical_text_lies_over_its_letters(texts_of: TextsOf) -> None:
    """Measured in a picture of the page; poppler 22 puts its boxes beside the letters."""
    page = texts_of(need_corpus() / "layouts" / "vertical.pdf")(0)
    assert page.text.split() == ["あいうえお", "日本語"]
    (quad,) = page.quads(0, 5)
    assert quad.bounds.x0 < 230.0 < 237.5 < quad.bounds.x1
    assert quad.bounds.y0 == pytest.approx(22.5, abs=1.0)
    assert quad.bounds.y1 == pytest.approx(67.0, abs=1.5)
    assert page.text[page.index_at(233.5, 45.0) or 0] == "う"


def test_right_to_left_text_is_read_from_the_right(texts_of: TextsOf) -> None:
    page = texts_of(need_corpus() / "layouts" / "right_to_left_01.pdf")(0)
    start = page.text.index("بشكل كبير")
    end = page.text.index("\n", start)
    (quad,) = page.quads(start, end)
    middle = (quad.bounds.y0 + quad.bounds.y1) / 2
    assert page.caret_at(quad.bounds.x1 + 20, middle) == start
    assert page.caret_at(quad.bounds.x0 - 20, middle) == end


def _turned_back(box: Rect, size: PageSize) -> tuple[float, float]:
    """The middle of a box of the page as displayed, on the unrotated page."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    turned = {90: (y, size.height - x), 180: (size.width - x, size.height - y), 270: (size.width - y, x)}
    return turned.get(size.rotation, (x, y))


def _is_word_at(page: TextMap, x: float, y: float, word: str) -> bool:
    index = page.index_at(x, y)
    if index is None:
        return False
    ours, theirs = (loosen(normalise(text).text).text for text in (page.clean_text(*page.word_span(index)), word))
    return bool(ours) and (ours in theirs or theirs in ours)
