"""How well a few typed letters fit a name: beginnings of words first, then anything inside, then letters in order."""

from dataclasses import dataclass

Spans = tuple[tuple[int, int], ...]

_WHOLE, _WORD_START, _INSIDE, _IN_ORDER = 12.0, 8.0, 3.0, 1.0
_LONGEST_GAP = 12


@dataclass(frozen=True, slots=True)
class FuzzyMatch:
    """A higher `score` fits better; `spans` are the letters that were meant."""

    score: float
    spans: Spans


def fuzzy_match(typed: str, name: str) -> FuzzyMatch | None:
    """How the words typed fit the name, in whatever order; None when one of them does not."""
    text = name.casefold()
    if len(text) != len(name):  # a letter that folds into two: positions would be wrong
        text = name.lower() if len(name.lower()) == len(name) else name
    spans: list[tuple[int, int]] = []
    score = 0.0
    for word in typed.casefold().split():
        found = _best_place(word, text)
        if found is None:
            return None
        score += found.score
        spans += found.spans
    return FuzzyMatch(score - len(name) / 200, _joined(spans))


def _best_place(word: str, text: str) -> FuzzyMatch | None:
    starts = [place for place in range(len(text)) if text.startswith(word, place)]
    at_words = [place for place in starts if _begins_word(text, place)]
    for place in at_words or starts:
        end = place + len(word)
        if not at_words:
            return FuzzyMatch(_INSIDE, ((place, end),))
        is_whole = end == len(text) or not text[end].isalnum()
        return FuzzyMatch((_WHOLE if is_whole else _WORD_START) + (1.0 if place == 0 else 0.0), ((place, end),))
    initials = _in_order(word, [place for place in range(len(text)) if _begins_word(text, place)], text)
    if initials is not None:
        return FuzzyMatch(_WORD_START - 2, initials)
    letters = _in_order(word, list(range(len(text))), text)
    if letters is None or letters[-1][1] - letters[0][0] > len(word) + _LONGEST_GAP:
        return None
    return FuzzyMatch(_IN_ORDER, letters)


def _in_order(word: str, places: list[int], text: str) -> Spans | None:
    """The letters of the word one after another at some of these places."""
    spans: list[tuple[int, int]] = []
    left = iter(places)
    for letter in word:
        place = next((place for place in left if text[place] == letter), None)
        if place is None:
            return None
        spans.append((place, place + 1))
    return tuple(spans)


def _begins_word(text: str, place: int) -> bool:
    return text[place].isalnum() and (place == 0 or not text[place - 1].isalnum())


def _joined(spans: list[tuple[int, int]]) -> Spans:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)
