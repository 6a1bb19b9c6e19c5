"""What a hand selects lies where poppler has the words: words, lines, sentences of turned, cut and foreign pages."""

from collections.abc import Iterator

import pytest

from desktop_app.pdf.reader import WorkerPdfReader
from tests import poppler
from tests.corpus import need_corpus
from tests.selected_ranges import tried_ranges

LEAST_SHARE = 0.95
MOST_PAGES = 4
#: turned, cut, in two columns, with letters of other scripts, with fonts that are not in the file
LAYOUTS = (
    *("027613", "421197", "ArabicCIDTrueType", "gatsby", "invisible_text_layer", "issue12823", "issue16538"),
    *("issue6127", "jo", "multicolumn", "normal_4pages", "pdflatex-outline", "r4-owner-password", "right_to_left_01"),
    *("rotated", "rotation", "vertical", "with-attachment"),
)
#: where fewer are right, with the only reasons for the others
KNOWN = {
    # the file says that its letters are less high than those of the font it is drawn with; ours are as high as these
    "indirect-rotation": (0.6, {"same words, other height"}),
    # MuPDF tells the sign that ends a line of right-to-left text first
    "issue11656": (0.75, {"fewer words", "more or other words"}),
    # level and upright letters of two scripts in one line, some without a meaning
    "habibi-rotated": (0.8, {"more or other words"}),
}


@pytest.fixture
def reader() -> Iterator[WorkerPdfReader]:
    poppler.need_poppler()
    need_corpus()
    reader = WorkerPdfReader()
    yield reader
    reader.close()


@pytest.mark.parametrize("name", [*LAYOUTS, *KNOWN])
def test_what_is_selected_lies_over_the_words(name: str, reader: WorkerPdfReader) -> None:
    pdf = need_corpus() / "layouts" / f"{name}.pdf"
    pages = range(min(MOST_PAGES, len(reader.sizes(pdf))))
    tried = [one for page in pages for one in tried_ranges(reader, pdf, page)]
    share, reasons = KNOWN.get(name, (LEAST_SHARE, None))
    wrong = [one for one in tried if not one.is_right]
    assert tried
    assert 1 - len(wrong) / len(tried) >= share, wrong[:10]
    assert reasons is None or {one.reason for one in wrong} <= reasons
