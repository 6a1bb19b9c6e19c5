"""Completes `[[` over the whole library: this paper's marks first, then what was used lately and begins like that."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.changes import Entity, RecordChanged
from desktop_app.domain.ids import PaperId
from desktop_app.domain.link_offer import LinkOffer
from desktop_app.domain.own_link import OwnLink, QuestionLink
from desktop_app.domain.paper import PaperName
from desktop_app.services.question_rows import short_reference
from desktop_app.storage.folding import folded
from desktop_app.storage.link_offers import MarkChoice, PaperChoice, QuestionChoice

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

MOST_OFFERS = 12
_MOST_OWN = 8
_MOST_ELSEWHERE = 60
_FUZZY_FROM = 4
_FUZZY_SCORE = 80
_LONGEST_PASSAGE = 200
_PREFIX, _WORD, _INSIDE, _FUZZY = range(4)

Offers = list[LinkOffer]
Choice = MarkChoice | PaperChoice | QuestionChoice


@dataclass(slots=True)
class _Ranked:
    """How well something fits: a lower `fit` is better, a lower `place` was used later."""

    fit: int
    is_foreign: bool
    place: int
    choice: Choice

    @property
    def key(self) -> tuple[bool, bool, int, int]:
        return self.fit == _FUZZY, self.is_foreign, self.fit, self.place


class LinkOfferService:
    """Papers and questions are kept in memory between two changes of them; marks are asked for each time."""

    def __init__(self, store: "LibraryStore") -> None:
        self._store = store
        self._papers: list[PaperChoice] | None = None
        self._questions: list[QuestionChoice] | None = None
        store.on_commit(self._on_commit)

    def find(self, words: str, paper: PaperId, limit: int = MOST_OFFERS) -> Offers:
        """What she may mean by `words`, as typed after `[[` in the note of `paper`; the likeliest first."""
        wanted = folded(words)
        with self._store.read() as unit:
            papers, questions = self._known(unit)
            own = unit.link_offers.marks_of(paper)
            elsewhere = unit.link_offers.marks_elsewhere(wanted, paper, _MOST_ELSEWHERE)
        found = [
            *_marks(wanted, own, elsewhere),
            *_papers(wanted, papers, paper),
            *_questions(wanted, questions, paper),
        ]
        ranked = _with_room_for_others(sorted(found, key=lambda one: one.key), limit)
        if len(ranked) < limit and len(wanted) >= _FUZZY_FROM:
            ranked += [choice for choice in _alike(wanted, (*own, *questions, *papers), limit) if choice not in ranked]
        offers = (_offer(choice, paper) for choice in ranked)
        return [offer for offer in offers if offer.target != str(OwnLink(paper))][:limit]

    def forget(self) -> None:
        """Another library may be here now."""
        self._papers = self._questions = None

    def _known(self, unit: "UnitOfWork") -> tuple[list[PaperChoice], list[QuestionChoice]]:
        if self._papers is None:
            self._papers = unit.link_offers.papers()
        if self._questions is None:
            self._questions = unit.link_offers.questions()
        return self._papers, self._questions

    def _on_commit(self, changes: Sequence[RecordChanged]) -> None:
        entities = {change.entity for change in changes}
        if Entity.PAPER in entities:
            self._papers = None
        if entities & {Entity.QUESTION, Entity.PAPER}:
            self._questions = None


def _fit(wanted: str, matched: str) -> int | None:
    """How `matched` contains all the words: from its beginning, from that of a word, anywhere, or not."""
    if not wanted or matched.startswith(wanted):
        return _PREFIX
    spaced = f" {matched}"
    words = wanted.split()
    if not all(word in matched for word in words):
        return None
    return _WORD if all(f" {word}" in spaced for word in words) else _INSIDE


def _marks(wanted: str, own: Iterable[MarkChoice], elsewhere: Iterable[MarkChoice]) -> Iterator[_Ranked]:
    for is_foreign, marks in ((False, own), (True, elsewhere)):
        for place, mark in enumerate(marks):
            fit = _fit(wanted, mark.matched)
            if fit is not None:
                yield _Ranked(fit, is_foreign, place, mark)


def _papers(wanted: str, papers: Iterable[PaperChoice], own: PaperId) -> Iterator[_Ranked]:
    for place, paper in enumerate(papers):
        fit = _fit(wanted, paper.matched)
        if fit is not None and paper.key != own.hex:
            yield _Ranked(fit, True, place, paper)


def _questions(wanted: str, questions: Iterable[QuestionChoice], own: PaperId) -> Iterator[_Ranked]:
    for place, question in enumerate(questions):
        fit = _fit(wanted, question.matched)
        if fit is not None:
            yield _Ranked(fit, question.paper_id != own, place, question)


def _with_room_for_others(ranked: Sequence[_Ranked], limit: int) -> list[Choice]:
    """The best ones; many of this paper do not push all others out."""
    own = [one.choice for one in ranked if not one.is_foreign]
    others = [one.choice for one in ranked if one.is_foreign]
    room = max(_MOST_OWN, limit - len(others))
    return [*own[:room], *others][:limit]


def _alike(wanted: str, choices: Sequence[Choice], limit: int) -> list[Choice]:
    """What is nearly that, mistypings aside; the marks of other papers are too many to be looked at so closely."""
    from rapidfuzz import fuzz, process

    texts = [choice.matched for choice in choices]
    found = process.extract(wanted, texts, scorer=fuzz.partial_ratio, score_cutoff=_FUZZY_SCORE, limit=limit)
    return [choices[place] for _text, _score, place in found]


def _offer(choice: Choice, own: PaperId) -> LinkOffer:
    if isinstance(choice, MarkChoice):
        return _offer_of_mark(choice)
    if isinstance(choice, PaperChoice):
        return _offer_of_paper(choice)
    return _offer_of_question(choice, own)


def _offer_of_mark(mark: MarkChoice) -> LinkOffer:
    place = "abstract" if mark.page_index is None else f"p. {mark.page_name or mark.page_index + 1}"
    words = " ".join((mark.quote or mark.comment).split())[:_LONGEST_PASSAGE]
    whose = short_reference(PaperName(*mark.paper)) if mark.paper is not None else ""
    title = f"{whose}, {place}" if whose else place
    target = str(OwnLink(mark.paper_id, mark.id, mark.page_index))
    return LinkOffer(Entity.MARK, title, words, title if whose else words or place, target, is_own=not whose)


def _offer_of_paper(paper: PaperChoice) -> LinkOffer:
    reference = short_reference(PaperName(paper.title, paper.authors, paper.year))
    about = " · ".join(part for part in (reference, paper.container) if part)
    return LinkOffer(Entity.PAPER, paper.title, about, reference, str(OwnLink(paper.id)))


def _offer_of_question(question: QuestionChoice, own: PaperId) -> LinkOffer:
    words = " ".join(question.text.split())
    told = "" if question.is_open else "answered"
    return LinkOffer(Entity.QUESTION, words, told, words, str(QuestionLink(question.id)), question.paper_id == own)
