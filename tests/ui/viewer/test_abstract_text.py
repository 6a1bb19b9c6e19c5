"""The text of an abstract: words, sentences, anchors that are found again, and the letters that Qt counts twice."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.ui.viewer.abstract_text import AbstractText, code_point_offset, utf16_offset

SOURCE = "## Abstract\nVagus nerve stimulation (VNS) up-regulates neurotrophins. It was used. VNS helps.\n- A bullet"


def span_text(text: AbstractText, span: tuple[int, int] | None) -> str | None:
    return text.text[span[0] : span[1]] if span else None


def test_words_and_sentences_stay_in_their_block() -> None:
    text = AbstractText.of(SOURCE)
    at = text.text.index("regulates")
    assert span_text(text, text.word_span(at)) == "up-regulates"
    assert span_text(text, text.sentence_span(text.text.index("used"))) == "It was used."
    assert span_text(text, text.sentence_span(text.text.index("bullet"))) == "A bullet"
    assert span_text(text, text.sentence_span(2)) == "Abstract"
    comma = text.text.index("(")
    assert text.word_span(comma) == (comma, comma + 1)


def test_an_anchor_leads_back_to_its_words() -> None:
    text = AbstractText.of(SOURCE)
    start = text.text.index("VNS helps")
    anchor = text.anchor(start, start + 3)
    assert anchor.quote.exact == "VNS"
    assert anchor.page_index is None
    assert text.span_of(anchor) == (start, start + 3)


def test_an_anchor_is_found_by_its_words_when_the_text_moved() -> None:
    old = AbstractText.of(SOURCE)
    start = old.text.index("VNS helps")
    anchor = old.anchor(start, start + 3)
    new = AbstractText.of(SOURCE.replace("## Abstract", "## Highlights\n- New\n## Abstract"))
    assert new.span_of(anchor) == (new.text.index("VNS helps"), new.text.index("VNS helps") + 3)


def test_an_anchor_that_could_mean_several_places_is_not_guessed() -> None:
    text = AbstractText.of("word and word and word")
    assert text.span_of(Anchor(TextQuote("word"), TextPosition(1, 5))) is None
    assert text.span_of(Anchor(TextQuote("absent"))) is None
    assert text.span_of(Anchor(TextQuote(""))) is None


@given(st.text(), st.integers(0, 40))
def test_offsets_of_qt_and_of_anchors(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    units = utf16_offset(text, offset)
    assert units == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    assert code_point_offset(text, units) == offset
