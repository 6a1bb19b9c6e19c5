"""How well a sentence may answer a question: its words, how near they stand together, the shape of the answer."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop_app.domain.answer_shapes import AnswerShape, shape_asked, shape_test
from desktop_app.domain.question_words import content_stems, language_of, stems_in
from desktop_app.domain.related_words import related_stems
from desktop_app.domain.sentences import sentences_of

# What a word counts by where it stands: in the sentence, the one beside it, elsewhere in the text, in the paper.
_HERE, _BESIDE, _IN_TEXT, _IN_PAPER = 1.0, 0.6, 0.35, 0.25
_RELATED = 0.6
_NEAR, _NEXT = 5, 2
_SHAPE_BONUS, _SHAPE_BESIDE = 0.2, 0.08
_PAIR_BONUS = 0.15
_SHORTEST = 5
_CONFIDENT_COVERAGE = 0.75
_FEWEST_CONFIDENT = 2
_SURE_SHAPES = frozenset(AnswerShape) - {AnswerShape.ANY}
_REFERENCE = re.compile(
    r"\bdoi\b|https?:|\bpp\.|\bProc(?:eedings)?\b|\bvol\.|\bIn: |\b[A-Z]\.,|\b\d+\(\d+\)|\bJournal of\b|"
    r"\(\d{4}[a-z]?\)\.|"
    r"\bReferences\b|\d+:\d+|\b\d+[–-]\d+,? \(?(?:19|20)\d\d",
)
_FEWEST_SIGNS = 2
_REFERENCE_WORTH, _QUESTION_WORTH, _SHORT_WORTH = 0.5, 0.6, 0.75


@dataclass(frozen=True, slots=True)
class Asked:
    """A question made ready: its stems with their weights (rare ones more), and what its answer looks like."""

    language: str
    weights: Mapping[str, float]
    related: Mapping[str, frozenset[str]]
    shape: AnswerShape

    @property
    def total(self) -> float:
        return sum(self.weights.values())


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text made ready once for any number of questions: its sentences and the places of the stems of each."""

    sentences: tuple[str, ...]
    places: tuple[Mapping[str, Sequence[int]], ...]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ranked:
    sentence: str
    score: float
    confident: bool


def asked(question: str, weight: Callable[[str], float]) -> Asked:
    """Make a question ready; `weight` says how rare a stem is."""
    language = language_of(question)
    stems = content_stems(question, language)
    related = {own: related_stems(own, language) - set(stems) for own in stems}
    return Asked(language, {own: weight(own) for own in stems}, related, shape_asked(question))


def read_text(text: str, language: str) -> ReadText:
    """Split a text and look at its words."""
    sentences = tuple(sentences_of(text))
    places: list[dict[str, list[int]]] = []
    for sentence in sentences:
        here: dict[str, list[int]] = {}
        for place, stem in enumerate(stems_in(sentence, language)):
            here.setdefault(stem, []).append(place)
        places.append(here)
    return ReadText(sentences, tuple(places), frozenset(stem for here in places for stem in here))


def best_sentence(
    question: Asked, text: ReadText, in_paper: Iterable[str], is_left_out: Callable[[str], bool]
) -> Ranked | None:
    """The sentence of a text that answers best, if one has any word of the question; `in_paper`: stems elsewhere."""
    around = frozenset(in_paper)
    has_shape = shape_test(question.shape)
    best: Ranked | None = None
    for place, sentence in enumerate(text.sentences):
        if not any(_degree(question, text.places[place], own) for own in question.weights) or is_left_out(sentence):
            continue
        found = _rank(question, text, place, around, has_shape)
        if best is None or found.score > best.score:
            best = found
    return best


def _rank(
    question: Asked, text: ReadText, place: int, around: frozenset[str], has_shape: Callable[[str], bool]
) -> Ranked:
    sentence, here = text.sentences[place], text.places[place]
    beside = [near for near in (place - 1, place + 1) if 0 <= near < len(text.sentences)]
    window, wide, matched = 0.0, 0.0, 0
    for own, weight in question.weights.items():
        degree = _HERE * _degree(question, here, own)
        degree = max([degree, *(_BESIDE * _degree(question, text.places[near], own) for near in beside)])
        window += weight * degree
        matched += degree >= _RELATED
        elsewhere = _IN_TEXT * _degree(question, text.stems, own), _IN_PAPER * _degree(question, around, own)
        wide += weight * max(degree, *elsewhere)
    total = question.total or 1.0
    is_shaped = question.shape is not AnswerShape.ANY and has_shape(sentence)
    score = wide / total + _closeness(question, here) + _shape_worth(question, text, is_shaped, beside, has_shape)
    worth = _worth(sentence, here)
    coverage = window / total
    is_sure = matched >= min(_FEWEST_CONFIDENT, len(question.weights)) and coverage >= _CONFIDENT_COVERAGE
    is_sure = is_sure and worth == 1.0 and (is_shaped or question.shape not in _SURE_SHAPES)
    return Ranked(sentence, score * worth, is_sure)


def _degree(question: Asked, stems: Iterable[str], own: str) -> float:
    """1 when the word itself is among the stems, less when only a related one is."""
    known = stems if isinstance(stems, frozenset | dict) else frozenset(stems)
    if own in known:
        return 1.0
    return _RELATED if any(other in known for other in question.related[own]) else 0.0


def _closeness(question: Asked, here: Mapping[str, Sequence[int]]) -> float:
    """What words that follow one another in the question gain when they are near one another in the sentence."""
    stems = list(question.weights)
    gained = possible = 0.0
    for first, second in pairwise(stems):
        weight = question.weights[first] + question.weights[second]
        possible += weight
        if first in here and second in here:
            apart = min(abs(one - other) for one in here[first] for other in here[second])
            gained += weight if apart <= _NEXT else weight / 2 if apart <= _NEAR else 0.0
    return _PAIR_BONUS * gained / possible if possible else 0.0


def _shape_worth(
    question: Asked, text: ReadText, is_shaped: bool, beside: Sequence[int], has_shape: Callable[[str], bool]
) -> float:
    if question.shape is AnswerShape.ANY:
        return 0.0
    if is_shaped:
        return _SHAPE_BONUS
    return _SHAPE_BESIDE if any(has_shape(text.sentences[near]) for near in beside) else 0.0


def _worth(sentence: str, here: Mapping[str, Sequence[int]]) -> float:
    """Less than 1 for what rarely answers: entries of a bibliography, questions, headings."""
    worth = 1.0
    if len(_REFERENCE.findall(sentence)) >= _FEWEST_SIGNS:
        worth *= _REFERENCE_WORTH
    if sentence.rstrip(" ”\"')").endswith("?"):
        worth *= _QUESTION_WORTH
    if len(here) < _SHORTEST:
        worth *= _SHORT_WORTH
    return worth
