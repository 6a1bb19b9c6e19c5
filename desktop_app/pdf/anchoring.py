"""Finds a quote in a document: exactly, but for its typography, over the end of a page, or approximately.

A quote is never placed silently wrong: what is only likely comes back as an orphan with its score, for the reader to
decide. Page indexes count from 0, occurrences from 1.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TypeVar

from desktop_app.domain.anchor import Anchor, Placement
from desktop_app.domain.text import NormalisedText, normalise
from desktop_app.pdf.loose_text import loosen, starts_and_ends_words
from desktop_app.pdf.quote_search import (
    ACCEPTED_SCORE,
    RoughHit,
    SearchedText,
    common_start,
    is_sure,
    occurrences,
    rough_hits,
)
from desktop_app.pdf.textmap import TextMap

_Hit = TypeVar("_Hit")

_LEAST_HEAD = 20
_LEAST_REST = 8
_REST_REACH = 600
_SHORTENED_BY = 12


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote sits in a PDF, and how surely; `score` goes to 100.

    EXACT: these words. APPROXIMATE: 85 and more, and no second place is as good. ORPHANED: only likely, ask the
    reader before it is placed. `rest` is where a quote goes on that is longer than its page; `anchor` has it as far
    as its page goes.
    """

    anchor: Anchor
    placement: Placement
    score: float
    rest: Anchor | None = None


@dataclass(frozen=True, slots=True)
class FoundSpan:
    """The same for a single text: the half-open span [start, end) of its normalised form."""

    start: int
    end: int
    placement: Placement
    score: float


def find_quote(
    quote: str,
    text_of: Callable[[int], TextMap],
    page_count: int,
    near: int | None = None,
    nth: int | None = None,
) -> Found | None:
    """Where `quote` is in a PDF, or None; `text_of` is asked repeatedly and should remember.

    Of several exact places the one nearest to the page `near` is taken, without `near` the first, and with `nth` the
    nth of those that are alike; None when there are fewer.
    """
    wanted = normalise(quote).text.strip()
    if not wanted:
        return None
    pages = _Pages(text_of, page_count, near if nth is None else None)
    hit = _chosen((pages.exact_hits(wanted), pages.typographic_hits(loosen(wanted).text)), nth)
    if hit is not None:
        return Found(pages.anchor(*hit), Placement.EXACT, 100.0)
    if nth is not None and nth > 1:
        return None
    return _over_page_break(pages, loosen(wanted).text) or _roughly(pages, wanted)


def find_in_text(quote: str, text: NormalisedText, nth: int | None = None) -> FoundSpan | None:
    """Where `quote` is in an abstract, by the same rules."""
    wanted = normalise(quote).text.strip()
    if not wanted:
        return None
    page = SearchedText(text.text)
    span = _chosen((page.exact_spans(wanted), page.typographic_spans(loosen(wanted).text)), nth)
    if span is not None:
        return FoundSpan(*span, Placement.EXACT, 100.0)
    hits = rough_hits(text.text, wanted) if nth is None or nth == 1 else ()
    if not hits:
        return None
    placement = Placement.APPROXIMATE if is_sure(hits) else Placement.ORPHANED
    return FoundSpan(hits[0].start, hits[0].end, placement, hits[0].score)


class _Pages:
    """The pages of a PDF in the order in which they are searched."""

    def __init__(self, text_of: Callable[[int], TextMap], page_count: int, near: int | None) -> None:
        self._text_of = text_of
        self._near = near
        self.order = (
            sorted(range(page_count), key=lambda page: abs(page - near)) if near is not None else range(page_count)
        )
        self.page = cache(self._page)

    def _page(self, page_index: int) -> SearchedText:
        return SearchedText(self._text_of(page_index).normalised.text)

    def exact_hits(self, quote: str) -> Iterator[tuple[int, int, int]]:
        for page_index in self.order:
            for span in self.page(page_index).exact_spans(quote):
                yield page_index, *span

    def typographic_hits(self, loose_quote: str) -> Iterator[tuple[int, int, int]]:
        if loose_quote:
            for page_index in self.order:
                for span in self.page(page_index).typographic_spans(loose_quote):
                    yield page_index, *span

    def rings(self) -> Sequence[Sequence[int]]:
        """The page she is near, then its neighbours, then all others; all at once when she is near none."""
        if self._near is None:
            return [self.order]
        return [self.order[:1], self.order[1:3], self.order[3:]]

    def anchor(self, page_index: int, start: int, end: int) -> Anchor:
        """The anchor of a span of a page's normalised text."""
        page = self._text_of(page_index)
        return page.anchor(*page.normalised.source_span(start, end))


def _chosen(levels: Iterable[Iterable[_Hit]], nth: int | None) -> _Hit | None:
    """The nth hit, or the first, of the first level that has any; None where it has fewer."""
    wanted = min(nth, sys.maxsize) if nth is not None else 1
    for level in levels:
        hits = list(islice(level, wanted))
        if hits:
            return hits[-1] if len(hits) == wanted else None
    return None


def _over_page_break(pages: _Pages, loose_quote: str) -> Found | None:
    """A quote that starts on one page and goes on on the next, word for word on both."""
    for page_index in pages.order:
        if page_index + 1 >= len(pages.order):
            continue
        for start, length in _heads(pages.page(page_index), loose_quote):
            rest = _rest_on(pages.page(page_index + 1), loose_quote[length:])
            if rest is not None:
                head = pages.page(page_index).loose.source_span(start, start + length)
                anchor, continued = pages.anchor(page_index, *head), pages.anchor(page_index + 1, *rest)
                return Found(anchor, Placement.EXACT, 100.0, continued)
    return None


def _heads(page: SearchedText, loose_quote: str) -> Iterator[tuple[int, int]]:
    """Where the quote may start on a page, and how much of it there is; a little less of it first.

    What stands at the foot of a page can begin like the head of the next.
    """
    loose = page.loose.text
    for start, _end in occurrences(loose, loose_quote[:_LEAST_HEAD]):
        longest = common_start(loose[start : start + len(loose_quote)], loose_quote)
        longest = min(longest, len(loose_quote) - _LEAST_REST)
        for length in range(max(_LEAST_HEAD, longest - _SHORTENED_BY), longest + 1):
            if starts_and_ends_words(page.text, *page.loose.source_span(start, start + length)):
                yield start, length


def _rest_on(page: SearchedText, loose_rest: str) -> tuple[int, int] | None:
    """Where a page goes on with a quote; it must be near the page's head."""
    at = page.loose.text.find(loose_rest, 0, _REST_REACH + len(loose_rest))
    return page.loose.source_span(at, at + len(loose_rest)) if at >= 0 else None


def _roughly(pages: _Pages, wanted: str) -> Found | None:
    """The most similar place of the nearest pages that have one good enough, else of all."""
    likely: list[tuple[RoughHit, int]] = []
    for ring in pages.rings():
        likely += [(hit, page_index) for page_index in ring for hit in rough_hits(pages.page(page_index).text, wanted)]
        likely.sort(key=lambda found: -found[0].score)
        if likely and likely[0][0].score >= ACCEPTED_SCORE:
            break
    if not likely:
        return None
    best, page_index = likely[0]
    placement = Placement.APPROXIMATE if is_sure([hit for hit, _page in likely]) else Placement.ORPHANED
    return Found(pages.anchor(page_index, best.start, best.end), placement, best.score)
