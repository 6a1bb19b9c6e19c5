"""Long lists of questions and to-dos have the rows that they have one by one, in the same order; so have the counts."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.buy import BuyDossier
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.ids import MarkId, PaperId, QuestionId, TodoId
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.domain.price import Price
from desktop_app.domain.question import QuestionState
from desktop_app.domain.todo import TodoState
from desktop_app.services.context import Services
from tests.unit.services.conftest import SettableClock

TODAY = date(2026, 11, 24)


class MadeUp:
    """A library drawn by chance: some of its papers in the trash, some marks, questions and to-dos deleted."""

    def __init__(self, services: Services, clock: SettableClock, seed: int) -> None:
        self._services, self._clock, self._chance = services, clock, random.Random(seed)
        self._papers = [self._paper(number) for number in range(6)]
        self._marks = [self._mark(self._chance.choice(self._papers), number) for number in range(12)]
        self.questions = [self._question(number) for number in range(16)]
        self.todos = [self._todo(number) for number in range(24)]
        for mark in self._chance.sample(self._marks, 2):
            services.marks.delete(mark)
        services.questions.delete(self.questions[3])
        services.todos.delete(self.todos[5])
        trash = self._chance.sample(self._papers, 2)
        for paper in trash:
            services.library.trash(paper)
        self.paper_left = next(paper for paper in self._papers if paper not in trash)

    def _paper(self, number: int) -> PaperId:
        people = tuple(Contributor(name, "A.") for name in ("Breit", "Hasler", "Rossi")[: number % 4])
        text = f"Of {number}: the vagus nerve leads from the brain to the gut. It was stimulated in {number} patients."
        parts = Bibliography(f"Paper {number % 4}", contributors=people, year=2000 + number, abstract=text)
        paper = self._services.intake.add_draft(PaperDraft(parts)).paper
        self._services.library.tag(paper.id, self._chance.sample(("nerve", "gut", "Brain"), 2))
        return paper.id

    def _mark(self, paper: PaperId, number: int) -> MarkId:
        words = ("the vagus nerve", "leads from the brain", "to the gut", "It was stimulated")[number % 4]
        return self._services.marks.mark_quote(paper, words).id

    def _question(self, number: int) -> QuestionId:
        asked, chance = self._services.questions, self._chance
        self._clock.advance(minutes=chance.choice((0, 1)))
        paper = chance.choice((None, *self._papers))
        day = chance.choice((None, date(2026, 11, 20), TODAY, date(2027, 1, 1)))
        raised = chance.sample(self._marks, chance.randrange(3))
        tags = chance.sample(("b", "a", "ä"), chance.randrange(3))
        question = asked.ask(paper, f"Question {number}?", raised, number % 3 == 0, day, tags).id
        if chance.randrange(3) == 0:
            asked.answer(question, "So it is.", chance.sample(self._marks, chance.randrange(3)))
        elif chance.randrange(3) == 0:
            asked.drop(question, chance.choice(("", "no matter")))
        elif chance.randrange(3) == 0:
            asked.keep_partial(question, "In part.", chance.sample(self._marks, 1))
        return question

    def _todo(self, number: int) -> TodoId:
        flagged, chance = self._services.todos, self._chance
        self._clock.advance(minutes=chance.choice((0, 1)))
        kind = chance.choice(("buy", "read", "cite"))
        price = Price(Decimal(number), "EUR") if kind == "buy" else None
        day = chance.choice((None, date(2026, 11, 20), TODAY, date(2027, 1, 1)))
        question = chance.choice((None, *self.questions))
        paper = chance.choice((None, *self._papers))
        note = chance.choice(("", "a note"))
        todo = flagged.add(
            paper, kind, f"To do {number}", day, price, question=question, priority=number % 4, note=note
        ).id
        if chance.randrange(3) == 0:
            flagged.done(todo)
        elif chance.randrange(4) == 0:
            flagged.drop(todo)
        return todo


@pytest.mark.parametrize("seed", range(4))
def test_long_lists_and_counts_are_those_of_one_by_one(services: Services, clock: SettableClock, seed: int) -> None:
    made = MadeUp(services, clock, seed)
    for _ in range(2):  # the second time much of it is remembered
        _compare_questions(services, made)
        _compare_todos(services)
        _compare_counts(services)
        services.questions.edit(made.questions[0], f"Question 0, asked again {seed}?")
        services.todos.reopen(made.todos[1])
        services.library.set_field(made.paper_left, "title", "Another title")


def _compare_questions(services: Services, made: MadeUp) -> None:
    one_by_one = services.questions.rows_of(made.questions)
    assert len(one_by_one) > 4
    assert any(row.raised for row in one_by_one)
    assert services.questions.rows("all") == one_by_one
    for state in QuestionState:
        assert services.questions.rows(state) == [row for row in one_by_one if row.question.state is state]


def _compare_todos(services: Services) -> None:
    for state in (*TodoState, "all"):
        for kind in (None, "buy", "read"):
            one_by_one, rows = services.todos.list(state, kind), services.todos.rows(state, kind)
            assert [replace(row.todo, dossier=None) for row in rows] == [
                replace(todo, dossier=None) for todo in one_by_one
            ]
            for row, todo in zip(rows, one_by_one, strict=True):
                assert _buying(row.todo.dossier) == _buying(todo.dossier)
                assert row.paper_title == (services.library.get(todo.paper_id).title if todo.paper_id else "")


def _buying(dossier: BuyDossier | None) -> object:
    return dossier and (dossier.state, dossier.price, dossier.url, dossier.reason)


def _compare_counts(services: Services) -> None:
    counts, papers = services.library.counts(), services.library.list()
    questions, todos = services.questions.list("open"), services.todos.list("open")
    assert min(len(questions), len(todos)) > 1
    assert (counts.papers, counts.trashed) == (len(papers), 2)
    assert (counts.open_questions, counts.open_todos) == (len(questions), len(todos))
    assert counts.open_buys == sum(todo.kind == "buy" for todo in todos)
    assert dict(services.library.tags()) == {
        tag: number for tag in ("nerve", "gut", "Brain") if (number := sum(tag in paper.tags for paper in papers))
    }
    due = services.due.today()
    assert due.follow_ups == sum(one.is_due(TODAY) for one in questions)
    assert due.todos == sum(todo.due is not None and todo.due <= TODAY for todo in todos)
