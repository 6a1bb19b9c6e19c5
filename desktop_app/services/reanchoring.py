"""Finds the marks of an abstract again after its text was changed: exactly, approximately, or not at all.

A mark is never placed silently wrong and never dropped: what is not found keeps its old anchor and is an orphan.
"""

from desktop_app.domain.anchor import Anchor, Placement, TextPosition, TextQuote, quote_with_context
from desktop_app.domain.mark import Mark
from desktop_app.domain.text import NormalisedText, normalise

Span = tuple[int, int]


def found_again(mark: Mark, text: NormalisedText) -> tuple[Anchor, Placement]:
    """Where the mark sits in the new text of its document, and how surely."""
    if not mark.anchor.quote.exact:
        return _point(mark, text.text)
    own = normalise(mark.quote).text
    if mark.placement is Placement.EXACT or not own:
        wanted = [(mark.anchor.quote, Placement.EXACT)]
    else:  # an approximate anchor quotes words that are not the reader's own: hers come first
        wanted = [(TextQuote(own), Placement.EXACT), (mark.anchor.quote, mark.placement)]
    for quote, placement in wanted:
        span = _exact(quote, mark.anchor.position, text.text) if placement is not Placement.ORPHANED else None
        if span is not None:
            return _anchor_at(text.text, span), placement
    return _roughly(mark, own or mark.anchor.quote.exact, text)


def _point(mark: Mark, text: str) -> tuple[Anchor, Placement]:
    """A mark that quotes nothing stays at its place as long as there is one."""
    position = mark.anchor.position
    if position is None or position.end > len(text):
        return mark.anchor, Placement.ORPHANED
    return _anchor_at(text, (position.start, position.end)), Placement.EXACT


def _exact(quote: TextQuote, position: TextPosition | None, text: str) -> Span | None:
    """The occurrence whose surroundings are most like those of the quote; of equal ones the nearest."""
    from desktop_app.pdf.quote_search import best_in_context, occurrences

    spans = best_in_context(text, occurrences(text, quote.exact), quote.prefix, quote.suffix)
    before = position.start if position is not None else 0
    return min(spans, key=lambda span: abs(span[0] - before), default=None)


def _roughly(mark: Mark, words: str, text: NormalisedText) -> tuple[Anchor, Placement]:
    from desktop_app.pdf.anchoring import find_in_text

    found = find_in_text(words, text)
    if found is None or found.placement is Placement.ORPHANED:
        return mark.anchor, Placement.ORPHANED
    return _anchor_at(text.text, (found.start, found.end)), found.placement


def _anchor_at(text: str, span: Span) -> Anchor:
    return Anchor(quote_with_context(text, *span), TextPosition(*span))
