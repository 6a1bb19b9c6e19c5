"""The radar: which passages of the library may answer a question, and which questions a paper may answer."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.domain.answer_ranking import Asked, Ranked, ReadText, asked, best_sentence, read_text
from desktop_app.domain.ids import DocumentId, MarkId, PaperId, QuestionId
from desktop_app.domain.question import Question, QuestionState
from desktop_app.domain.question_words import content_stems, language_of
from desktop_app.domain.radar import RadarPassage, RadarText
from desktop_app.domain.text import clean
from desktop_app.services.typed_text import one_line

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_MOST_TEXTS = 120
_MOST_QUESTIONS = 50
_FEWEST_SHARED, _SHARED_PART = 2, 0.5
_LEAST_SCORE = 0.3
_PRIOR = 1.0
_ABOUT_WORTH = 0.6  # names and keywords of a paper seldom answer
_SHORTEST_QUOTE = 12

PassageList = list[RadarPassage]


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: RadarText
    ranked: Ranked


class RadarService:
    """Nothing is sent anywhere: what answers comes from the library's own index."""

    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def passages(self, question: QuestionId, limit: int = 20) -> PassageList:
        """The passages of the whole library that may answer a question, best first, at most one of each page."""
        with self._store.read() as unit:
            one = unit.questions.get(question)
            counts = _counts(unit, _stems(one))
            ready = asked(one.text, _rarity(counts, unit.radar.total()))
            texts = unit.radar.best(counts, _MOST_TEXTS)
            found = _ranked(ready, _with_reading(texts, ready.language), _left_out(unit, one))
            return _passages(unit, one, _once_each(found)[:limit])

    def questions(self, paper: PaperId) -> PassageList:
        """The open questions that a paper may answer, each with its best passage of that paper, best first."""
        with self._store.read() as unit:
            unit.papers.get(paper)
            reading = _Reading(unit, paper)
            found: PassageList = []
            for one in reading.likely(unit.questions.list(QuestionState.OPEN)):
                ready = reading.ready(one)
                best = _ranked(ready, reading.texts(ready.language), _left_out(unit, one))[:1]
                found += _passages(unit, one, best)
        return sorted(found, key=lambda passage: (not passage.confident, -passage.score))


class _Reading:
    """All texts of one paper, each split once a language; how rare words are is counted once a word."""

    def __init__(self, unit: "UnitOfWork", paper: PaperId) -> None:
        self._unit = unit
        self._raw = unit.radar.of_paper(paper)
        self._total = unit.radar.total()
        self._read: dict[str, list[tuple[RadarText, ReadText]]] = {}
        self._stems: dict[str, frozenset[str]] = {}
        self._counts: dict[str, int] = {}

    def texts(self, language: str) -> list[tuple[RadarText, ReadText]]:
        if language not in self._read:
            self._read[language] = _with_reading(self._raw, language)
            stems = (read.stems for _text, read in self._read[language])
            self._stems[language] = frozenset().union(*stems)
        return self._read[language]

    def likely(self, questions: Iterable[Question]) -> list[Question]:
        """Those with enough of their words in the paper to be worth the look, as many as can be looked at at once."""
        shares = [(self._share(one), one) for one in questions]
        some = sorted((pair for pair in shares if pair[0] >= _SHARED_PART), key=lambda pair: -pair[0])
        return [one for _share, one in some[:_MOST_QUESTIONS]]

    def ready(self, question: Question) -> Asked:
        for stem in _stems(question):
            if stem not in self._counts:
                self._counts[stem] = self._unit.radar.count(stem)
        return asked(question.text, _rarity(self._counts, self._total))

    def _share(self, question: Question) -> float:
        language = language_of(question.text)
        self.texts(language)
        stems = content_stems(question.text, language)
        shared = sum(stem in self._stems[language] for stem in stems)
        return shared / len(stems) if stems and shared >= min(_FEWEST_SHARED, len(stems)) else 0.0


def _stems(question: Question) -> tuple[str, ...]:
    return content_stems(question.text, language_of(question.text))


def _counts(unit: "UnitOfWork", stems: Iterable[str]) -> dict[str, int]:
    return {stem: unit.radar.count(stem) for stem in stems}


def _rarity(counts: dict[str, int], total: int) -> Callable[[str], float]:
    return lambda stem: math.log(1 + (total + 1) / (counts.get(stem, 0) + 1))


def _with_reading(texts: Iterable[RadarText], language: str) -> list[tuple[RadarText, ReadText]]:
    return [(one, read_text(clean(one.text), language)) for one in texts]


def _ranked(
    question: Asked, texts: Sequence[tuple[RadarText, ReadText]], is_left_out: Callable[[str], bool]
) -> list[_Candidate]:
    """The best sentence of every text, best first."""
    in_paper: dict[UUID, set[str]] = defaultdict(set)
    wanted = set(question.weights).union(*question.related.values())
    for one, read in texts:
        in_paper[one.paper_id] |= wanted & read.stems
    found = []
    for one, read in texts:
        best = best_sentence(question, read, in_paper[one.paper_id], is_left_out)
        if best is not None and best.score >= _LEAST_SCORE:
            found.append(_Candidate(one, replace(best, score=_worth(one, best.score))))
    return sorted(found, key=lambda candidate: -candidate.ranked.score)


def _worth(text: RadarText, score: float) -> float:
    whole = score + _PRIOR * text.prior
    return whole * _ABOUT_WORTH if text.kind == "paper" else whole


def _once_each(found: Iterable[_Candidate]) -> list[_Candidate]:
    """Without a sentence that a better place of the same paper has given already: an abstract is in its PDF, too."""
    shown: dict[tuple[UUID, str], _Candidate] = {}
    for candidate in found:
        shown.setdefault((candidate.text.paper_id, _folded(candidate.ranked.sentence)), candidate)
    return list(shown.values())


def _left_out(unit: "UnitOfWork", question: Question) -> Callable[[str], bool]:
    """Whether a sentence is where the question comes from, or the question itself."""
    marks = unit.marks.some(question.raised_by).values()
    origins = [_folded(mark.quote) for mark in marks] + [_folded(mark.comment) for mark in marks]
    origins = [one for one in [*origins, _folded(question.text)] if len(one) >= _SHORTEST_QUOTE]

    def is_left_out(sentence: str) -> bool:
        own = _folded(sentence)
        return any(one in own or (len(own) >= _SHORTEST_QUOTE and own in one) for one in origins)

    return is_left_out


def _folded(text: str) -> str:
    return one_line(text).casefold()


def _passages(unit: "UnitOfWork", question: Question, found: Sequence[_Candidate]) -> PassageList:
    names = unit.papers.names({candidate.text.paper_id for candidate in found})
    documents = _documents(unit, found)
    return [
        RadarPassage(
            question.id,
            question.text,
            one.text.paper_id,
            names[one.text.paper_id].title,
            documents.get(one.text.id),
            one.text.page_index,
            one.ranked.sentence,
            round(one.ranked.score, 4),
            one.ranked.confident,
        )
        for one in found
    ]


def _documents(unit: "UnitOfWork", found: Sequence[_Candidate]) -> dict[UUID, DocumentId]:
    """The document to open for what stands in one; notes and bibliographic parts have none."""
    marks = unit.marks.some(MarkId(one.text.id) for one in found if one.text.kind == "mark")
    known: dict[UUID, DocumentId] = {mark.id: mark.document_id for mark in marks.values()}
    return known | {one.text.id: DocumentId(one.text.id) for one in found if one.text.kind == "text"}
