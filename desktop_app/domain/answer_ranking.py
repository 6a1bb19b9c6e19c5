"""How well a text and a sentence of it may answer a question: its words, their nearness, the shape of the answer.

What a question calls a thing need not be what the text calls it: a word of the same family counts a little less than
the word itself, a related one half, a short form that the paper explains as much as what it stands for.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, KeysView, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from desktop_app.domain.answer_shapes import AnswerShape, shape_asked, shape_test
from desktop_app.domain.question_words import content_stems, content_words, language_of, placed_words, stem, words_in
from desktop_app.domain.related_words import related_families
from desktop_app.domain.sentences import joined_words, sentences_of
from desktop_app.domain.word_families import beginning_of, family_of

_SAME, _FAMILY, _RELATED = 1.0, 0.85, 0.5
# What a word counts by where it stands: in the sentence, the one beside it, the one after that.
_HERE, _BESIDE, _NEARBY = 1.0, 0.6, 0.3
_PAGE_WORDS, _SATURATION, _LENGTH_PART = 450, 1.2, 0.5
_NEAR, _NEXT = 5, 2
_SHAPE_BONUS, _SHAPE_BESIDE = 0.15, 0.06
_PAIR_BONUS = 0.15
_SHORTEST = 5
_LONG = 5  # a stop word of so many letters is worth showing: “found”
_CONFIDENT_COVERAGE = 0.75
_FEWEST_CONFIDENT = 2
_REFERENCE = re.compile(
    r"\bdoi\b|https?:|\bpp\.|\bProc(?:eedings)?\b|\bvol\.|\bIn: |\b[A-Z]\.,|\b\d+\(\d+\)|\bJournal of\b|"
    r"\(\d{4}[a-z]?\)\.|"
    r"\bReferences\b|\d+:\d+|\b\d+[–-]\d+,? \(?(?:19|20)\d\d",
)
_FEWEST_SIGNS = 2
_REFERENCE_WORTH, _QUESTION_WORTH, _SHORT_WORTH = 0.5, 0.6, 0.75
_KEYWORDS = re.compile(r"\s*(?:key ?words?|index terms|schlüsselwörter|mots[- ]clés|palabras clave)\b", re.IGNORECASE)
_DOUBT = re.compile(
    r"\b(?:not (?:even |quite |really |yet )*(?:sure|certain|know|known)|do(?:n[’']t| not) know|no idea|I wonder|"
    r"to find out|will report|keine Ahnung|wei(?:ß|ss) (?:ich )?nicht|ne sais pas|no s[eé]\b)",
    re.IGNORECASE,
)

Match = tuple[int, float]


@dataclass(slots=True)
class Asked:
    """A question made ready: its stems with their weights (rare ones more), and what its answer looks like."""

    language: str
    stems: tuple[str, ...]
    weights: tuple[float, ...]
    shape: AnswerShape
    said: frozenset[str]
    _direct: Mapping[str, int]
    _families: Mapping[str, Mapping[int, float]]
    _known: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    _hits: set[str] = field(default_factory=set)
    _knows_all: bool = False

    @property
    def total(self) -> float:
        return sum(self.weights) or 1.0

    @property
    def related(self) -> tuple[str, ...]:
        """The families whose words may stand for a word of the question."""
        return tuple(name for name, places in self._families.items() if max(places.values()) == _RELATED)

    def matches(self, word: str) -> tuple[Match, ...]:
        """Which words of the question a word in small letters stands for (by their places), and how well."""
        found = self._known.get(word)
        if found is None:
            places = dict(self._families.get(family_of(word, self.language), {}))
            own = self._direct.get(stem(word, self.language))
            if own is not None:
                places[own] = _SAME
            found = self._known[word] = tuple(places.items())
            if found:
                self._hits.add(word)
        return found

    def hits(self, words: KeysView[str]) -> AbstractSet[str]:
        """Those of the words that stand for any of the question."""
        if not self._knows_all:
            for word in words - self._known.keys():
                self.matches(word)
        return words & self._hits

    def look_up(self, index: Mapping[str, Iterable[str]]) -> None:
        """Learn all words of the texts to come at once from their index (see `index_of`): quick for many questions."""
        for name in {*self._direct, *self._families}:
            for word in index.get(name, ()):
                self.matches(word)
        self._knows_all = True

    def learn(self, explained: Iterable[tuple[str, Sequence[str]]]) -> set[str]:
        """Let short forms count for the words they stand for, and those for them; what is to be looked for besides."""
        news = set()
        for short, words in explained:
            places = [place for word in words for place, degree in self.matches(word) if degree > _RELATED]
            whole = len(set(places)) >= max(2, len([word for word in words if len(word) > len("and")]))
            own = self._direct.get(stem(short, self.language))
            if own is not None:
                self._add(dict.fromkeys(words, (own,)), _RELATED)
                news.add(" ".join(words))
            elif whole:
                self._add({short: places}, _FAMILY)
                news.add(short)
        return news

    def _add(self, words: Mapping[str, Sequence[int]], degree: float) -> None:
        for word, places in words.items():
            known = dict(self.matches(word))
            self._hits.add(word)
            self._known[word] = tuple((known | {place: max(degree, known.get(place, 0.0)) for place in places}).items())


class ReadText:
    """A text made ready for any number of questions: how often each word is in it, and when wanted its sentences."""

    def __init__(self, text: str) -> None:
        self.text = joined_words(text)
        self.counts = Counter(words_in(self.text))
        self.length = self.counts.total()

    @cached_property
    def sentences(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each with its words in order."""
        return tuple((sentence, tuple(words_in(sentence))) for sentence in sentences_of(self.text))

    @cached_property
    def bibliography_part(self) -> float:
        """How much of it is entries of a bibliography, from 0 to 1: those have the words of everything."""
        entries = sum(len(words) for sentence, words in self.sentences if is_reference(sentence))
        return entries / (self.length or 1)


@dataclass(frozen=True, slots=True)
class Ranked:
    sentence: str
    score: float
    confident: bool


def beginnings_of(question: str) -> dict[str, str]:
    """By what beginnings the index is asked for a question, by the stems of its words."""
    language = language_of(question)
    return {stem(word, language): beginning_of(word, language) for word in content_words(question, language)}


@lru_cache(maxsize=8192)
def families_of(question: str) -> frozenset[str]:
    """The families of the words of a question."""
    language = language_of(question)
    return frozenset(family_of(word, language) for word in content_words(question, language))


def index_of(words: Iterable[str], language: str) -> dict[str, set[str]]:
    """Words by their stems and by their families."""
    index: dict[str, set[str]] = {}
    for word in words:
        index.setdefault(stem(word, language), set()).add(word)
        index.setdefault(family_of(word, language), set()).add(word)
    return index


def asked(question: str, weight: Callable[[str], float]) -> Asked:
    """Make a question ready; `weight` says how rare a stem is."""
    language = language_of(question)
    stems = content_stems(question, language)
    places = {own: place for place, own in enumerate(stems)}
    related = related_families(language)
    said = frozenset(word for word in words_in(question) if len(word) >= _LONG)
    families: dict[str, dict[int, float]] = {}
    for word in content_words(question, language):
        place, own = places[stem(word, language)], family_of(word, language)
        families.setdefault(own, {})[place] = _FAMILY
        for other in related.get(own, ()):
            families.setdefault(other, {}).setdefault(place, _RELATED)
    return Asked(language, stems, tuple(weight(own) for own in stems), shape_asked(question), said, places, families)


def coverage(question: Asked, text: ReadText) -> float:
    """How much of the question is in a text, from 0 to 1: every word by its rarity and by how often it is there."""
    counts = text.counts
    often = [0.0] * len(question.stems)
    best = [0.0] * len(question.stems)
    for word in question.hits(counts.keys()):
        for place, degree in question.matches(word):
            often[place] += degree * counts[word]
            best[place] = max(best[place], degree)
    room = _SATURATION * (1 - _LENGTH_PART + _LENGTH_PART * text.length / _PAGE_WORDS)
    found = (
        weight * degree * count / (count + room)
        for weight, degree, count in zip(question.weights, best, often, strict=True)
    )
    return sum(found) / question.total


def presence(question: Asked, texts: Iterable[ReadText]) -> float:
    """How much of the question is anywhere in some texts, from 0 to 1: every word by its rarity, however often."""
    best: dict[int, float] = {}
    for word in set().union(*(question.hits(text.counts.keys()) for text in texts)):
        for place, degree in question.matches(word):
            best[place] = max(degree, best.get(place, 0.0))
    return sum(question.weights[place] * degree for place, degree in best.items()) / question.total


def best_sentence(question: Asked, text: ReadText, is_left_out: Callable[[str], bool]) -> Ranked | None:
    """The sentence of a text that answers best, if one has any word of the question."""
    has_shape = shape_test(question.shape)
    found = [_Found(question, words) for _sentence, words in text.sentences]
    best: Ranked | None = None
    for place, (sentence, words) in enumerate(text.sentences):
        if not found[place].degrees or is_left_out(sentence):
            continue
        beside = [near for near in (place - 1, place + 1) if 0 <= near < len(found)]
        nearby = (found[near] for near in (place - 2, place + 2) if 0 <= near < len(found))
        window = _window(question, found[place], [found[near] for near in beside], list(nearby))
        is_shaped = question.shape is not AnswerShape.ANY and has_shape(sentence)
        score = sum(window.values()) / question.total + found[place].closeness()
        if is_shaped:
            score += _SHAPE_BONUS
        elif question.shape is not AnswerShape.ANY and any(has_shape(text.sentences[near][0]) for near in beside):
            score += _SHAPE_BESIDE
        worth = _worth(sentence, words)
        if best is None or score * worth > best.score:
            best = Ranked(sentence, score * worth, worth == 1.0 and _is_sure(question, window, is_shaped))
    return best


class _Found:
    """Where the words of the question are in one sentence."""

    def __init__(self, question: Asked, words: Sequence[str]) -> None:
        self._question = question
        self.degrees: dict[int, float] = {}
        self._places: dict[int, list[int]] = {}
        for place, word in enumerate(words):
            for own, degree in question.matches(word):
                self.degrees[own] = max(degree, self.degrees.get(own, 0.0))
                self._places.setdefault(own, []).append(place)

    def closeness(self) -> float:
        """What words that follow one another in the question gain when they are near one another here."""
        weights = self._question.weights
        gained = possible = 0.0
        for first, second in pairwise(range(len(weights))):
            weight = weights[first] + weights[second]
            possible += weight
            if first in self._places and second in self._places:
                apart = min(abs(one - other) for one in self._places[first] for other in self._places[second])
                worth = 1.0 if apart <= _NEXT else 0.5 if apart <= _NEAR else 0.0
                gained += weight * worth * min(self.degrees[first], self.degrees[second])
        return _PAIR_BONUS * gained / possible if possible else 0.0


def hits_in(question: Asked, sentence: str) -> tuple[tuple[int, int], ...]:
    """From where to where in a sentence the words stand that are the question's, or may stand for them."""
    return tuple(span for span, word in placed_words(sentence) if word in question.said or question.matches(word))


def _window(question: Asked, here: _Found, beside: Sequence[_Found], nearby: Sequence[_Found]) -> dict[int, float]:
    """What each word of the question counts in a sentence, the two beside it and the two after those."""
    counted = [(_HERE, here), *((_BESIDE, near) for near in beside), *((_NEARBY, near) for near in nearby)]
    return {
        place: weight * max(part * near.degrees.get(place, 0.0) for part, near in counted)
        for place, weight in enumerate(question.weights)
    }


def _is_sure(question: Asked, window: Mapping[int, float], is_shaped: bool) -> bool:
    """Whether it is said unasked: most of the question is there, and an answer of the shape that it wants."""
    weights = question.weights
    matched = sum(found >= _BESIDE * weights[place] for place, found in window.items())
    is_covered = sum(window.values()) / question.total >= _CONFIDENT_COVERAGE
    is_enough = matched >= min(_FEWEST_CONFIDENT, len(weights))
    return is_covered and is_enough and (is_shaped or question.shape is AnswerShape.ANY)


def is_keyword_list(sentence: str) -> bool:
    """Whether it only names what a paper is about."""
    return bool(_KEYWORDS.match(sentence))


def tells_doubt(sentence: str) -> bool:
    """Whether the reader says there that she does not know, as where a question came up."""
    return bool(_DOUBT.search(sentence)) or sentence.rstrip(" ”\"')").endswith("?")


def is_reference(sentence: str) -> bool:
    """Whether it looks like an entry of a bibliography."""
    return len(_REFERENCE.findall(sentence)) >= _FEWEST_SIGNS


def _worth(sentence: str, words: Sequence[str]) -> float:
    """Less than 1 for what rarely answers: entries of a bibliography, questions, headings."""
    worth = 1.0
    if is_reference(sentence):
        worth *= _REFERENCE_WORTH
    if sentence.rstrip(" ”\"')").endswith("?"):
        worth *= _QUESTION_WORTH
    if len(set(words)) < _SHORTEST:
        worth *= _SHORT_WORTH
    return worth
