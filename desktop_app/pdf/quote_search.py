"""Finds a quote in one normalised text: word for word, or but for its typography; no geometry, no pages."""

from collections.abc import Sequence

from desktop_app.domain.anchor import Anchor


def place_again(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """The span of an anchor in a normalised text; None where that is not sure.

    It is where it was, else where quote and context are, else where the quote is if it is there only once.
    """
    exact, position = anchor.quote.exact, anchor.position
    if not exact:
        return None
    if position is not None and text[position.start : position.end] == exact:
        return position.start, position.end
    starts = occurrences(text, exact)
    chosen = best_in_context(text, [(at, at + len(exact)) for at in starts], anchor.quote.prefix, anchor.quote.suffix)
    if len(chosen) == 1:
        return chosen[0]
    return None


def occurrences(text: str, piece: str) -> list[int]:
    """Where a piece starts, everywhere; overlapping ones too."""
    found: list[int] = []
    at = text.find(piece)
    while at >= 0:
        found.append(at)
        at = text.find(piece, at + 1)
    return found


def best_in_context(text: str, spans: Sequence[tuple[int, int]], prefix: str, suffix: str) -> Sequence[tuple[int, int]]:
    """Those of several spans whose surroundings agree best with the remembered ones; all when none agrees."""
    if len(spans) < 2:
        return spans
    scores = [_common_end(text[:start], prefix) + _common_start(text[end:], suffix) for start, end in spans]
    best = max(scores)
    return [span for span, score in zip(spans, scores, strict=True) if score == best]


def _common_start(one: str, other: str) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def _common_end(one: str, other: str) -> int:
    return _common_start(one[: -len(other) - 1 : -1], other[::-1])
