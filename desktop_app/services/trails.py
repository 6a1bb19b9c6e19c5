"""Gathers what led where from the records themselves, so that it is as whole after a repair as it was before."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from desktop_app.domain.anchor import Anchor
from desktop_app.domain.ids import MarkId, PaperId, QuestionId
from desktop_app.domain.mark import Mark
from desktop_app.domain.question import Question, QuestionState
from desktop_app.domain.trail import Trail, TrailKind, TrailNode, TrailStep, trail_of
from desktop_app.services.question_rows import short_reference

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.trail import Purchase
    from desktop_app.storage.unit_of_work import UnitOfWork

_EVERY_STATE = "all"


class TrailService:
    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def of_question(self, question: QuestionId) -> Trail:
        """What led to a question and what it led to, through what was merged into it and split off it."""
        with self._store.read() as unit:
            found = unit.questions.get(question)
            return _Story(unit, _family(unit, found)).trail(question)

    def of_paper(self, paper: PaperId) -> Trail:
        """The questions that a paper raised or helped to answer, with all that led to them and came of them."""
        with self._store.read() as unit:
            unit.papers.get(paper)
            own = [*unit.questions.list(_EVERY_STATE, paper), *unit.questions.answered_from(paper)]
            more = unit.questions.some(one.question for one in unit.trail.purchases_of(paper))
            away = unit.questions.put_away([question.id for question in own])
            return _Story(unit, [*own, *more.values(), *away]).trail(paper)


def _family(unit: "UnitOfWork", question: Question) -> list[Question]:
    """A question with those merged into it, the one it was split off and those split off it, however far."""
    joined: dict[QuestionId, set[QuestionId]] = {}
    for one, other in unit.questions.joins():
        joined.setdefault(one, set()).add(other)
        joined.setdefault(other, set()).add(one)
    found, waiting = {question.id}, [question.id]
    while waiting:
        fresh = joined.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return list(unit.questions.some(found).values())


class _Story:
    """Steps of some questions, and the nodes they touch."""

    def __init__(self, unit: "UnitOfWork", questions: Iterable[Question]) -> None:
        self._unit = unit
        self._questions = {question.id: question for question in questions}
        marks = (mark for one in self._questions.values() for mark in (*one.raised_by, *one.evidence))
        self._marks = unit.marks.some(marks)
        self._purchases = unit.trail.purchases_for(self._questions)
        merged = [one for one in self._questions.values() if one.merged_into is not None]
        self._taken_over = {(one.merged_into, mark) for one in merged for mark in (*one.raised_by, *one.evidence)}

    def trail(self, focus: QuestionId | PaperId) -> Trail:
        steps = [step for question in self._questions.values() for step in self._steps_of(question)]
        steps += [_bought(one) for one in self._purchases]
        return trail_of(focus, (*self._question_nodes(), *self._paper_nodes(focus)), steps)

    def _steps_of(self, question: Question) -> Iterator[TrailStep]:
        yield from self._raised(question)
        for mark in self._own(question, question.evidence):
            at = max(question.asked_at, mark.created_at)
            yield TrailStep(TrailKind.EVIDENCE, at, question.id, mark.paper_id, _place(mark.anchor))
        if question.from_question is not None:
            yield TrailStep(TrailKind.SPLIT, question.asked_at, question.from_question, question.id)
        if question.merged_into is not None and question.deleted_at is not None:
            yield TrailStep(TrailKind.MERGED, question.deleted_at, question.id, question.merged_into)
        if question.answered_at is not None:
            yield TrailStep(TrailKind.ANSWERED, question.answered_at, question.id, question.id)
        if question.state is QuestionState.DROPPED:
            why = question.drop_reason or ""
            yield TrailStep(TrailKind.DROPPED, question.updated_at, question.id, question.id, why)
        if question.reported_at is not None:
            where = question.reported_where or ""
            yield TrailStep(TrailKind.REPORTED, question.reported_at, question.id, question.id, where)

    def _raised(self, question: Question) -> Iterator[TrailStep]:
        papers = {self._marks[one].paper_id for one in question.raised_by}
        marks = self._own(question, question.raised_by)
        if question.paper_id is not None and question.paper_id not in papers:
            yield TrailStep(TrailKind.RAISED, question.asked_at, question.paper_id, question.id)
        for mark in marks:
            at = max(question.asked_at, mark.created_at)
            yield TrailStep(TrailKind.RAISED, at, mark.paper_id, question.id, _place(mark.anchor))

    def _own(self, question: Question, marks: Iterable[MarkId]) -> list[Mark]:
        """Those of these marks that did not come with a question that was merged into it."""
        return [self._marks[mark] for mark in marks if (question.id, mark) not in self._taken_over]

    def _question_nodes(self) -> Iterator[TrailNode]:
        for question in self._questions.values():
            yield TrailNode(question.id, True, question.text, _standing(question), question.asked_at)

    def _paper_nodes(self, focus: QuestionId | PaperId) -> Iterator[TrailNode]:
        """Those that raised something before those that are wanted, which counts where all came at one moment."""
        papers = [one.paper_id for one in self._questions.values() if one.paper_id is not None]
        papers += [mark.paper_id for mark in self._marks.values()]
        papers += [one.paper for one in self._purchases]
        for paper in dict.fromkeys((*papers, *(() if focus in self._questions else (PaperId(focus),)))):
            found = self._unit.papers.get(paper, with_trashed=True)
            name = self._unit.papers.names((paper,))[paper]
            yield TrailNode(paper, False, found.title, short_reference(name), found.created_at)


def _bought(one: "Purchase") -> TrailStep:
    return TrailStep(TrailKind.BOUGHT, one.at, one.question, one.paper, one.state)


def _standing(question: Question) -> str:
    if question.merged_into is not None:
        return "merged"
    if question.reported_at is not None:
        return "reported"
    return "partly answered" if question.is_partly_answered else question.state.value


def _place(anchor: Anchor) -> str:
    return f"p. {anchor.page_label}" if anchor.page_label else "abstract"
