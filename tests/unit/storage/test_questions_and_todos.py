"""Questions with their marks, to-dos with the buy decision."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.buy import BuyDossier, BuyState
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import QuestionId, TodoId
from desktop_app.domain.price import Price
from desktop_app.domain.question import QuestionState
from desktop_app.domain.todo import TodoState
from tests.storage_desk import Desk


def test_a_question_comes_back_with_its_marks_in_order(desk: Desk) -> None:
    first, second = desk.paper(), desk.paper()
    one, two = desk.abstract(first), desk.abstract(second)
    marks = [desk.mark(one), desk.mark(two), desk.mark(two)]
    question = desk.question(
        first,
        state=QuestionState.ANSWERED,
        promised=True,
        follow_up=date(2027, 2, 28),
        raised_by=(marks[2].id, marks[0].id),
        evidence=(marks[1].id, marks[0].id),
        answer="In the hippocampus.",
        answered_at=desk.clock.now(),
        drop_reason="none",
    )
    bare = desk.question(None)
    desk.keep(first, second, one, two, *marks, question, bare)
    with desk.store.read() as unit:
        assert unit.questions.get(question.id) == question
        assert unit.questions.get(bare.id) == bare
        assert unit.questions.list("all") == [question, bare]
    changed = replace(question, raised_by=(marks[0].id, marks[2].id), evidence=())
    with desk.store.write("Edit") as unit:
        stored = unit.questions.put(changed)
    assert stored == replace(changed, revision=2, updated_at=stored.updated_at)
    assert desk.store.undo() == "Edit"
    with desk.store.read() as unit:
        assert unit.questions.get(question.id).raised_by == question.raised_by


def test_a_deleted_mark_leaves_its_question_until_it_comes_back(desk: Desk) -> None:
    paper = desk.paper()
    abstract = desk.abstract(paper)
    kept, gone = desk.mark(abstract), desk.mark(abstract)
    question = desk.question(paper, raised_by=(gone.id, kept.id))
    desk.keep(paper, abstract, kept, gone, question)
    with desk.store.write("Delete mark") as unit:
        unit.marks.delete(gone.id)
    with desk.store.write(None) as unit:
        assert unit.questions.get(question.id).raised_by == (kept.id,)
        unit.questions.put(replace(unit.questions.get(question.id), promised=True))
    assert desk.store.undo() == "Delete mark"
    with desk.store.read() as unit:
        assert set(unit.questions.get(question.id).raised_by) == {gone.id, kept.id}


def test_questions_are_listed_by_state_and_paper_the_oldest_first(desk: Desk) -> None:
    paper, trashed = desk.paper(), desk.paper(deleted_at=desk.clock.now())
    old, new = desk.question(paper, "Old?"), desk.question(None, "New?")
    dropped = desk.question(paper, "100 % dropped?", state=QuestionState.DROPPED)
    hidden = desk.question(trashed, "Hidden?")
    desk.keep(paper, trashed, new, dropped, old, hidden)
    with desk.store.read() as unit:
        assert unit.questions.list("open") == [old, new]
        assert unit.questions.list("dropped") == [dropped]
        assert unit.questions.list("all", paper.id) == [old, dropped]
        assert unit.questions.candidates(old.id.hex) == [old]
        assert unit.questions.candidates(str(old.id)[:4]) == [old, new, dropped]
        assert unit.questions.candidates("OLD") == [old]
        assert unit.questions.candidates("100 %") == [dropped]
        assert unit.questions.candidates("hidden") == unit.questions.candidates(" ") == []


def test_a_deleted_question_or_todo_is_not_found(desk: Desk) -> None:
    question, todo = desk.question(None), desk.todo(None)
    desk.keep(question, todo)
    with desk.store.write("Delete") as unit:
        unit.questions.delete(question.id)
        unit.todos.delete(todo.id)
    with desk.store.write(None) as unit:
        assert unit.questions.list("all") == unit.todos.list("all") == []
        for ask in (unit.questions.get, unit.questions.delete):
            with pytest.raises(NotFoundError):
                ask(question.id)
            with pytest.raises(NotFoundError):
                ask(QuestionId(desk.new_id()))
        for do in (unit.todos.get, unit.todos.delete):
            with pytest.raises(NotFoundError):
                do(todo.id)
            with pytest.raises(NotFoundError):
                do(TodoId(desk.new_id()))


def test_a_todo_comes_back_with_its_dossier(desk: Desk) -> None:
    paper = desk.paper()
    abstract = desk.abstract(paper)
    mark = desk.mark(abstract)
    dossier = BuyDossier(BuyState.REQUESTED, Price(Decimal("1299.10"), "EUR"), "https://x", "why", "worth it")
    todo = desk.todo(paper, mark_id=mark.id, due=date(2027, 1, 2), closed_at=desk.clock.now(), dossier=dossier)
    todo = replace(todo, priority=2, note="A note")
    bare = desk.todo(None, "call her", "")
    desk.keep(paper, abstract, mark, todo, bare)
    with desk.store.read() as unit:
        assert unit.todos.get(todo.id) == todo
        assert unit.todos.get(bare.id) == bare
    changed = replace(todo, dossier=replace(dossier, price=None, state=BuyState.BOUGHT))
    with desk.store.write("Edit") as unit:
        assert unit.todos.put(changed).revision == 2
        assert unit.todos.get(todo.id).dossier == changed.dossier
    with desk.store.write("Not to buy") as unit:
        assert unit.todos.put(replace(changed, kind="read", dossier=None)).dossier is None
    assert (desk.store.undo(), desk.store.undo()) == ("Not to buy", "Edit")
    with desk.store.read() as unit:
        assert unit.todos.get(todo.id).dossier == dossier


def test_todos_are_listed_by_state_kind_and_paper(desk: Desk) -> None:
    paper, trashed = desk.paper(), desk.paper(deleted_at=desk.clock.now())
    buy, read = desk.todo(paper, text="Buy this"), desk.todo(None, "read", "Read that")
    done = desk.todo(paper, text="Done with", state=TodoState.DONE)
    desk.keep(paper, trashed, read, done, buy, desk.todo(trashed, text="Hidden"))
    with desk.store.read() as unit:
        assert unit.todos.list("open") == [buy, read]
        assert unit.todos.list("all", kind="buy") == [buy, done]
        assert unit.todos.list("open", paper=paper.id) == [buy]
        assert unit.todos.candidates(str(read.id)) == [read]
        assert unit.todos.candidates("THAT") == [read]
        assert unit.todos.candidates("Hidden") == unit.todos.candidates("") == []


def test_a_priority_that_there_is_not_is_read_as_the_nearest(desk: Desk) -> None:
    todo = replace(desk.todo(None, "read", "It"), priority=9)
    desk.keep(todo)
    with desk.store.read() as unit:
        assert unit.todos.get(todo.id).priority == 3
        assert [one.todo.priority for one in unit.todos.listed({}, "open")] == [3]
