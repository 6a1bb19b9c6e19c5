"""The radar: which passages of the library may answer a question, and which questions a paper may answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.domain.abbreviations import abbreviations_in
from desktop_app.domain.answer_ranking import asked, beginnings_of, families_of
from desktop_app.domain.ids import DocumentId, MarkId, PaperId, QuestionId
from desktop_app.domain.question import Question, QuestionState
from desktop_app.domain.question_words import language_of
from desktop_app.domain.radar import RadarPassage, RadarText
from desktop_app.domain.word_families import family_of
from desktop_app.services.radar_ranking import PassageList, TextsToRank, Wanted, folded, ranked_passages, rarity

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_MOST_TEXTS, _MOST_RELATED, _MOST_SHORT = 140, 60, 30
_SHORTEST_RELATED = 4
_MOST_QUESTIONS = 50
_FEWEST_SHARED, _SHARED_PART = 2, 0.5
_SHORTEST_QUOTE = 12


@dataclass(frozen=True, slots=True)
class QuestionLook:
    """A question with the texts of the library that may answer it, not ranked yet."""

    wanted: Wanted
    pool: TextsToRank

    def passages(self, limit: int = 20) -> PassageList:
        """The passages that answer best; takes its time and needs no library."""
        return ranked_passages(self.wanted, self.pool, limit)


@dataclass(frozen=True, slots=True)
class PaperLook:
    """All texts of a paper with the questions that it may answer."""

    pool: TextsToRank
    questions: Sequence[Question]

    def likely(self) -> list[Question]:
        """Those with enough of their words in the paper to be worth the look; needs no library."""
        words = {word for place in range(len(self.pool.texts)) for word in self.pool.read(place).counts}
        known: dict[str, frozenset[str]] = {}
        shares = [(_share(one, words, known), one) for one in self.questions]
        some = sorted((pair for pair in shares if pair[0] >= _SHARED_PART), key=lambda pair: -pair[0])
        return [one for _share_of, one in some[:_MOST_QUESTIONS]]

    def passages(self, wanted: Iterable[Wanted]) -> PassageList:
        """The best passage of the paper for each question; takes its time and needs no library."""
        found = [passage for one in wanted for passage in ranked_passages(one, self.pool, 1)]
        return sorted(found, key=lambda passage: (not passage.confident, -passage.score))


class RadarService:
    """Nothing is sent anywhere: what answers comes from the library's own index."""

    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def passages(self, question: QuestionId, limit: int = 20) -> PassageList:
        """The passages of the whole library that may answer a question, best first, at most one of each page."""
        return self.look_for(question).passages(limit)

    def questions(self, paper: PaperId) -> PassageList:
        """The open questions that a paper may answer, each with its best passage of that paper, best first."""
        look = self.look_at(paper)
        return look.passages(self.want(look.likely()))

    def refuse(self, passage: RadarPassage) -> None:
        """“Not this”: the sentence is never again shown for that question."""
        with self._store.write("Not this passage") as unit:
            question = unit.questions.get(passage.question_id)
            key = folded(passage.passage)
            unit.radar.refuse(question.id, key, passage.paper_id, passage.passage, unit.clock.now())

    # the same in two steps: a short one that reads, and a long one that needs no library

    def look_for(self, question: QuestionId) -> QuestionLook:
        """Read what may answer a question."""
        with self._store.read() as unit:
            wanted = _wanted(unit, unit.questions.get(question), {})
            return QuestionLook(wanted, _pool(unit, _texts_for(unit, wanted)))

    def look_at(self, paper: PaperId) -> PaperLook:
        """Read a paper and all open questions."""
        with self._store.read() as unit:
            unit.papers.get(paper)
            return PaperLook(_pool(unit, unit.radar.of_paper(paper)), unit.questions.list(QuestionState.OPEN))

    def want(self, questions: Iterable[Question]) -> list[Wanted]:
        """Make questions ready to be ranked for."""
        with self._store.read() as unit:
            known: dict[str, int] = {}
            return [_wanted(unit, one, known) for one in questions]


def _share(question: Question, words: Iterable[str], known: dict[str, frozenset[str]]) -> float:
    """How many of the families of a question are among those of the words, which `known` keeps by language."""
    language = language_of(question.text)
    if language not in known:
        known[language] = frozenset(family_of(word, language) for word in words)
    own = families_of(question.text)
    shared = len(own & known[language])
    return shared / len(own) if own and shared >= min(_FEWEST_SHARED, len(own)) else 0.0


def _wanted(unit: "UnitOfWork", question: Question, known: dict[str, int]) -> Wanted:
    """`known`: how many texts have a word that begins so, as far as it was counted."""
    beginnings = beginnings_of(question.text)
    known |= unit.radar.counts(one for one in beginnings.values() if one not in known)
    counts = {stem: known[beginning] for stem, beginning in beginnings.items()}
    ready = asked(question.text, rarity(counts, unit.radar.total()))
    marks = unit.marks.some(question.raised_by).values()
    refused = unit.radar.refused(question.id)
    origins = [folded(text) for mark in marks for text in (mark.quote, mark.comment)] + [folded(question.text)]
    return Wanted(question, ready, [one for one in origins if len(one) >= _SHORTEST_QUOTE], refused)


def _texts_for(unit: "UnitOfWork", wanted: Wanted) -> list[RadarText]:
    """The texts with the words of the question, with words for the same things, with short forms of what it names."""
    radar = unit.radar
    own = radar.counts(set(beginnings_of(wanted.question.text).values()))
    related = radar.counts(name for name in wanted.asked.related if len(name) >= _SHORTEST_RELATED)
    found = radar.best(own, _MOST_TEXTS) + radar.best(related | own, _MOST_RELATED)
    short = wanted.asked.learn(pair for one in found for pair in abbreviations_in(one.text))
    found += radar.best(radar.counts(short), _MOST_SHORT) if short else []
    return list({(one.kind, one.id, one.page_index): one for one in found}.values())


def _pool(unit: "UnitOfWork", texts: Sequence[RadarText]) -> TextsToRank:
    papers = {one.paper_id for one in texts}
    return TextsToRank(texts, unit.radar.headers(papers), unit.papers.names(papers), _documents(unit, texts))


def _documents(unit: "UnitOfWork", texts: Sequence[RadarText]) -> dict[UUID, DocumentId]:
    """The document to open for what stands in one; notes and bibliographic parts have none."""
    marks = unit.marks.some(MarkId(one.id) for one in texts if one.kind == "mark")
    known: dict[UUID, DocumentId] = {mark.id: mark.document_id for mark in marks.values()}
    return known | {one.id: DocumentId(one.id) for one in texts if one.kind == "text"}
