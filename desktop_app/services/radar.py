"""The radar: which passages of the library may answer a question, and which questions a paper may answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.domain.abbreviations import abbreviations_in
from desktop_app.domain.answer_ranking import asked, beginnings_of, families_of, index_of
from desktop_app.domain.ids import DocumentId, MarkId, PaperId, QuestionId
from desktop_app.domain.question import Question
from desktop_app.domain.question_words import language_of
from desktop_app.domain.radar import RadarPassage, RadarText
from desktop_app.services.page_names import texts_with_page_names
from desktop_app.services.radar_ranking import PassageList, TextsToRank, Wanted, folded, ranked_passages, rarity

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_MOST_TEXTS, _MOST_RELATED, _MOST_SHORT = 140, 60, 30
_SHORTEST_RELATED = 4
_MOST_QUESTIONS, _MOST_SPLIT = 30, 8
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


class PaperLook:
    """All texts of a paper with the questions that it may answer, each by its words."""

    def __init__(self, pool: TextsToRank, questions: Sequence[tuple[QuestionId, str]]) -> None:
        self.pool, self.questions = pool, questions
        self._indexes: dict[str, Mapping[str, Iterable[str]]] = {}

    def likely(self) -> list[QuestionId]:
        """Those with enough of their words in the paper to be worth the look; needs no library."""
        shares = [(self._share(text), one) for one, text in self.questions]
        some = sorted((pair for pair in shares if pair[0] >= _SHARED_PART), key=lambda pair: -pair[0])
        return [one for _share, one in some[:_MOST_QUESTIONS]]

    def passages(self, wanted: Iterable[Wanted]) -> PassageList:
        """The best passage of the paper for each question; takes its time and needs no library."""
        found: PassageList = []
        for one in wanted:
            if one.answered_in.intersection(text.paper_id for text in self.pool.texts):
                continue  # its evidence is from here already
            one.asked.learn(self._short_forms)
            one.asked.look_up(self._index(one.asked.language))
            found += ranked_passages(one, self.pool, 1, _MOST_SPLIT)
        return sorted(found, key=lambda passage: (not passage.confident, -passage.score))

    def _share(self, question: str) -> float:
        """How many of the families of a question are in the paper."""
        own, index = families_of(question), self._index(language_of(question))
        shared = sum(one in index for one in own)
        return shared / len(own) if own and shared >= min(_FEWEST_SHARED, len(own)) else 0.0

    def _index(self, language: str) -> Mapping[str, Iterable[str]]:
        if language not in self._indexes:
            reads = map(self.pool.read, range(len(self.pool.texts)))
            self._indexes[language] = index_of({word for read in reads for word in read.counts}, language)
        return self._indexes[language]

    @cached_property
    def _short_forms(self) -> list[tuple[str, tuple[str, ...]]]:
        return [pair for one in self.pool.texts for pair in abbreviations_in(one.text)]


class RadarService:
    """Nothing is sent anywhere: what answers comes from the library's own index."""

    def __init__(self, store: "LibraryStore") -> None:
        self._store = store
        self._answering: dict[QuestionId, frozenset[PaperId]] = {}

    def counts(self) -> dict[QuestionId, int]:
        """How many papers may answer each question, as far as that was found out since the library was opened."""
        return {question: len(papers) for question, papers in self._answering.items()}

    def answering(self) -> Mapping[QuestionId, frozenset[PaperId]]:
        """The papers that may answer each question, as far as that was found out, settled questions too."""
        return self._answering

    def remember(self, look: QuestionLook, found: Iterable[RadarPassage]) -> None:
        """Keep which papers are sure to say something new to a question, out of all its passages."""
        papers = frozenset(one.paper_id for one in found if one.confident)
        self._answering[look.wanted.question.id] = papers - look.wanted.answered_in

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
            return QuestionLook(wanted, pool_of(unit, _texts_for(unit, wanted)))

    def look_at(self, paper: PaperId) -> PaperLook:
        """Read a paper and all open questions."""
        with self._store.read() as unit:
            unit.papers.get(paper)
            return PaperLook(pool_of(unit, unit.radar.of_paper(paper)), unit.radar.open_questions())

    def want(self, questions: Iterable[QuestionId]) -> list[Wanted]:
        """Make questions ready to be ranked for; a few at a time hold nobody up."""
        with self._store.read() as unit:
            known: dict[str, int] = {}
            return [_wanted(unit, unit.questions.get(one), known) for one in questions]


def _wanted(unit: "UnitOfWork", question: Question, known: dict[str, int]) -> Wanted:
    """`known`: how many texts have a word that begins so, as far as it was counted."""
    beginnings = beginnings_of(question.text)
    known |= unit.radar.counts(one for one in beginnings.values() if one not in known)
    counts = {stem: known[beginning] for stem, beginning in beginnings.items()}
    ready = asked(question.text, rarity(counts, unit.radar.total()))
    marks = unit.marks.some((*question.raised_by, *question.evidence))
    refused = unit.radar.refused(question.id)
    origins = [folded(text) for mark in marks.values() for text in (mark.quote, mark.comment)] + [folded(question.text)]
    answered_in = frozenset(marks[one].paper_id for one in question.evidence if one in marks)
    return Wanted(question, ready, [one for one in origins if len(one) >= _SHORTEST_QUOTE], refused, answered_in)


def _texts_for(unit: "UnitOfWork", wanted: Wanted) -> list[RadarText]:
    """The texts with the words of the question, with words for the same things, with short forms of what it names."""
    radar = unit.radar
    own = radar.counts(set(beginnings_of(wanted.question.text).values()))
    related = radar.counts(name for name in wanted.asked.related if len(name) >= _SHORTEST_RELATED)
    found = radar.best(own, _MOST_TEXTS) + radar.best(related | own, _MOST_RELATED)
    short = wanted.asked.learn(pair for one in found for pair in abbreviations_in(one.text))
    found += radar.best(radar.counts(short), _MOST_SHORT) if short else []
    return list({(one.kind, one.id, one.page_index): one for one in found}.values())


def pool_of(unit: "UnitOfWork", texts: Sequence[RadarText]) -> TextsToRank:
    """The texts with what is told of them."""
    papers = {one.paper_id for one in texts}
    texts = texts_with_page_names(unit, texts)
    return TextsToRank(texts, unit.radar.headers(papers), unit.papers.names(papers), _documents(unit, texts))


def _documents(unit: "UnitOfWork", texts: Sequence[RadarText]) -> dict[UUID, DocumentId]:
    """The document to open for what stands in one; notes and bibliographic parts have none."""
    marks = unit.marks.some(MarkId(one.id) for one in texts if one.kind == "mark")
    known: dict[UUID, DocumentId] = {mark.id: mark.document_id for mark in marks.values()}
    return known | {one.id: DocumentId(one.id) for one in texts if one.kind == "text"}
