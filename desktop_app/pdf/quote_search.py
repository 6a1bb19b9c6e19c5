"""Finds a quote in one normalised text: word for word, but for its typography, or roughly; no geometry, no pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from desktop_app.domain.anchor import Anchor
from desktop_app.pdf.loose_text import WORD_ENDS, WORD_STARTS, LooseText, loosen, nearest_edges, starts_and_ends_words

ACCEPTED_SCORE = 85.0
ASKED_SCORE = 70.0
_LEAST_ROUGH_CHARACTERS = 16
_TIE = 3.0
_BLANK = "\x00"


@dataclass(frozen=True, slots=True)
class RoughHit:
    """The half-open span [start, end) of a text that is like a quote; `score` goes to 100."""

    start: int
    end: int
    score: float


class SearchedText:
    """A normalised text, reduced to what typography cannot change when that is first needed."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def loose(self) -> LooseText:
        return loosen(self.text)

    def exact_spans(self, quote: str) -> Sequence[tuple[int, int]]:
        """Everywhere a normalised quote stands, word for word; overlapping places too."""
        return occurrences(self.text, quote)

    def typographic_spans(self, loose_quote: str) -> Sequence[tuple[int, int]]:
        """Everywhere a loosened quote stands in whole words."""
        found = (self.loose.source_span(start, end) for start, end in occurrences(self.loose.text, loose_quote))
        return [span for span in found if starts_and_ends_words(self.text, *span)]


def place_again(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """The span of an anchor in a normalised text; None where that is not sure.

    It is where it was, else where quote and context are, else where the quote is if it is there only once.
    """
    exact, position = anchor.quote.exact, anchor.position
    if not exact:
        return None
    if position is not None and text[position.start : position.end] == exact:
        return position.start, position.end
    chosen = best_in_context(text, occurrences(text, exact), anchor.quote.prefix, anchor.quote.suffix)
    return chosen[0] if len(chosen) == 1 else None


def occurrences(text: str, piece: str) -> Sequence[tuple[int, int]]:
    """Everywhere a piece stands, word for word; overlapping places too."""
    found: list[tuple[int, int]] = []
    at = text.find(piece)
    while at >= 0:
        found.append((at, at + len(piece)))
        at = text.find(piece, at + 1)
    return found


def rough_hits(text: str, quote: str) -> Sequence[RoughHit]:
    """The most similar place, in whole words, and the one after it where that is nearly as good; best first."""
    if len(quote) < _LEAST_ROUGH_CHARACTERS:
        return []
    best = _most_similar(text, quote, ASKED_SCORE)
    if best is None:
        return []
    blanked = text[: best.start] + _BLANK * (best.end - best.start) + text[best.end :]
    second = _most_similar(blanked, quote, max(ASKED_SCORE, best.score - _TIE))
    return [best] if second is None else [best, second]


def is_sure(hits: Sequence[RoughHit]) -> bool:
    """Whether the best of several, the first, is good enough, and preferring it to the others is no guess."""
    return hits[0].score >= ACCEPTED_SCORE and all(hits[0].score - other.score > _TIE for other in hits[1:])


def best_in_context(text: str, spans: Sequence[tuple[int, int]], prefix: str, suffix: str) -> Sequence[tuple[int, int]]:
    """Those of several spans whose surroundings agree best with the remembered ones; all when none agrees."""
    if len(spans) < 2:
        return spans
    scores = [context_score(text, span, prefix, suffix) for span in spans]
    return [span for span, score in zip(spans, scores, strict=True) if score == max(scores)]


def context_score(text: str, span: tuple[int, int], prefix: str, suffix: str) -> int:
    """How many characters before and after a span are the remembered ones."""
    before = text[max(0, span[0] - len(prefix)) : span[0]]
    return common_start(before[::-1], prefix[::-1]) + common_start(text[span[1] :], suffix)


def _most_similar(text: str, quote: str, least: float) -> RoughHit | None:
    """Where the most similar stretch is; its ends are then moved over whole words to where it is most similar."""
    from rapidfuzz import fuzz

    text, quote = _lowered(text), _lowered(quote)
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=least) if len(quote) <= len(text) else None
    if found is None:
        return None
    return max(
        (
            RoughHit(start, end, fuzz.ratio(quote, text[start:end]))
            for start in nearest_edges(text, found.dest_start, WORD_STARTS)
            for end in nearest_edges(text, found.dest_end, WORD_ENDS)
            if start < end
        ),
        key=lambda hit: hit.score,
        default=None,
    )


def _lowered(text: str) -> str:
    """Lower case, character for character."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(map(_one_lowered, text))


def _one_lowered(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


def common_start(one: str, other: str) -> int:
    """How many characters two texts have in common from their starts."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
