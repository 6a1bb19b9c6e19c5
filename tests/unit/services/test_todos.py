"""To-dos and the buy decision."""

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.buy import BuyState
from desktop_app.domain.errors import AmbiguousReferenceError, NotFoundError, ReaderError
from desktop_app.domain.ids import MarkId
from desktop_app.domain.paper import Paper
from desktop_app.domain.price import Price
from desktop_app.domain.todo import TodoState
from desktop_app.services.context import Services
from tests.unit.services.conftest import NOON, Heard


def test_a_paper_is_flagged(services: Services, vns: Paper, heard: Heard) -> None:
    todo = services.todos.add(vns.id, "Read", " before Friday\n", due=date(2026, 11, 27))
    assert (todo.kind, todo.text, todo.due, todo.dossier) == ("read", "before Friday", date(2026, 11, 27), None)
    assert (todo.state, todo.created_at) == (TodoState.OPEN, NOON)
    assert heard.records() == [("todo", "added")]
    assert services.history.undo() == "Add to-do"
    assert services.todos.list() == []


def test_a_purchase_has_price_and_link(services: Services, vns: Paper) -> None:
    todo = services.todos.add(vns.id, "buy", price="$39.95", url=" https://example.org ")
    assert todo.dossier.price == Price(Decimal("39.95"), "USD")
    assert (todo.dossier.url, todo.dossier.state) == ("https://example.org", BuyState.WANTED)
    assert services.todos.add(vns.id, "buy", price=Price(Decimal(5), "EUR")).dossier.price.currency == "EUR"
    assert services.todos.add(vns.id, "find", url="https://a.org").dossier.url == "https://a.org"


def test_a_mark_and_nothing_can_be_flagged(services: Services, vns: Paper) -> None:
    mark = services.marks.mark_quote(vns.id, "The exact mechanism")
    todo = services.todos.add(None, "cite", mark=mark.id)
    assert (todo.paper_id, todo.mark_id) == (vns.id, mark.id)
    assert services.todos.add(None, "own kind").paper_id is None
    with pytest.raises(NotFoundError):
        services.todos.add(vns.id, "cite", mark=MarkId(vns.id))


@pytest.mark.parametrize(("kind", "price"), [("", None), ("x" * 41, None), ("buy", "cheap"), ("buy", "39.95")])
def test_what_is_no_kind_or_price_is_refused(services: Services, vns: Paper, kind: str, price: str | None) -> None:
    with pytest.raises(ReaderError):
        services.todos.add(vns.id, kind, price=price)
    assert services.todos.list("all") == []


def test_it_ends_and_begins_again(services: Services, vns: Paper) -> None:
    todo = services.todos.add(vns.id, "buy")
    done = services.todos.done(todo.id, "Bought")
    assert (done.state, done.dossier.state, done.closed_at) == (TodoState.DONE, BuyState.BOUGHT, NOON)
    reopened = services.todos.reopen(todo.id)
    assert (reopened.state, reopened.dossier.state, reopened.closed_at) == (TodoState.OPEN, BuyState.WANTED, None)
    assert services.todos.done(todo.id).dossier.state is BuyState.WANTED
    assert services.todos.drop(todo.id).state is TodoState.DROPPED
    undone = [services.history.undo() for _step in range(4)]
    assert undone == ["Drop to-do", "Finish to-do", "Reopen to-do", "Finish to-do"]


def test_decisions_belong_to_purchases(services: Services, vns: Paper) -> None:
    with pytest.raises(ReaderError, match="no decision"):
        services.todos.done(services.todos.add(vns.id, "buy").id, "stolen")
    with pytest.raises(ReaderError, match="Only something to buy"):
        services.todos.done(services.todos.add(vns.id, "read").id, "bought")
    assert len(services.todos.list()) == 2


def test_an_edit_replaces_what_was_written(services: Services, vns: Paper) -> None:
    todo = services.todos.add(vns.id, "buy", "Buy?", price="3 EUR", url="https://a.org")
    edited = services.todos.edit(todo.id, kind="buy", text="Buy it", due=None, price="4 EUR", url=None)
    assert (edited.text, str(edited.dossier.price), edited.dossier.url) == ("Buy it", "4.00 EUR", None)
    read = services.todos.edit(todo.id, kind="read", text="", due=date(2027, 1, 1), price=None, url="")
    assert (read.kind, read.dossier, read.due) == ("read", None, date(2027, 1, 1))
    assert services.todos.edit(todo.id, kind="read", text="", due=date(2027, 1, 1), price="", url=None) == read
    assert services.history.undo() == "Edit to-do"
    assert services.todos.list()[0].dossier.price == Price(Decimal("4.00"), "EUR")
    services.todos.delete(todo.id)
    assert services.todos.list("all") == []
    assert services.history.undo() == "Delete to-do"


def test_lists_and_rows(services: Services, vns: Paper) -> None:
    buy, none = services.todos.add(vns.id, "buy"), services.todos.add(None, "read")
    services.todos.done(none.id)
    assert [todo.id for todo in services.todos.list("all")] == [buy.id, none.id]
    assert [todo.id for todo in services.todos.list(paper=vns.id, kind="buy")] == [buy.id]
    assert [(row.todo.id, row.paper_title) for row in services.todos.rows("all")] == [
        (buy.id, vns.title),
        (none.id, ""),
    ]
    assert services.todos.rows("open", kind="read") == []
    for call in (services.todos.list, services.todos.rows):
        with pytest.raises(ReaderError, match="open, done, dropped, all"):
            call("closed")


def test_it_answers_to_its_id_and_its_words(services: Services, vns: Paper) -> None:
    todo = services.todos.add(vns.id, "buy", "Buy article?")
    assert services.todos.resolve(str(todo.id)).id == services.todos.resolve("ARTICLE").id == todo.id
    for ref in (" ", "radium"):
        with pytest.raises(NotFoundError):
            services.todos.resolve(ref)
    services.todos.add(vns.id, "find", "another article")
    with pytest.raises(AmbiguousReferenceError, match="2 to-dos"):
        services.todos.resolve("article")


def test_priority_note_and_question_are_kept(services: Services, vns: Paper) -> None:
    question = services.questions.ask(vns.id, "Where are neurotrophins found?")
    todo = services.todos.add(None, "re-read", question=question.id, priority=3, note=" why\n\nand how \n")
    assert (todo.paper_id, todo.question_id, todo.priority, todo.note) == (vns.id, question.id, 3, " why\n\nand how")
    assert services.todos.edit(todo.id, kind="read", text="", due=None, price=None, url=None).priority == 3
    changed = services.todos.edit(todo.id, kind="read", text="", due=None, price=None, url=None, priority=1, note="")
    assert (changed.priority, changed.note) == (1, "")
    with pytest.raises(ReaderError):
        services.todos.set_priority([todo.id], 4)
    with pytest.raises(NotFoundError):
        services.todos.add(vns.id, "read", question=vns.id)
    row = services.todos.rows()[0]
    assert row == services.todos.rows()[0]
    assert (row.todo, row.paper_title, row.question) == (changed, vns.title, question.text)


def test_several_are_changed_in_one_step(services: Services, vns: Paper) -> None:
    todos = [services.todos.add(vns.id, "read", str(number)).id for number in range(3)]
    day = date(2026, 12, 1)
    for call, name in (
        (lambda: services.todos.set_due(todos, day), "Set day of 3 to-dos"),
        (lambda: services.todos.set_priority(todos[:1], 2), "Set priority"),
        (lambda: services.todos.set_kind(todos, "buy"), "Set kind of 3 to-dos"),
        (lambda: services.todos.finish_all(todos[:2]), "Finish 2 to-dos"),
        (lambda: services.todos.drop_all(todos), "Drop 3 to-dos"),
        (lambda: services.todos.reopen_all(todos), "Reopen 3 to-dos"),
        (lambda: services.todos.delete_all(todos), "Delete 3 to-dos"),
    ):
        before = services.todos.list("all")
        call()
        assert services.todos.list("all") != before
        assert services.history.undo() == name
        restored = services.todos.list("all")
        assert [(one.state, one.due, one.kind, one.priority) for one in restored] == [
            (one.state, one.due, one.kind, one.priority) for one in before
        ]
        services.history.redo()
    assert services.todos.list("all") == []


def test_a_list_of_many_has_what_each_one_has(services: Services, vns: Paper) -> None:
    services.todos.add(vns.id, "buy", "it", due=date(2026, 12, 1), price="39.95 USD", url="https://a.org", priority=1)
    services.todos.done(services.todos.add(None, "cite", note="words").id)
    mark = services.marks.mark_quote(vns.id, "The exact mechanism")
    services.todos.drop(services.todos.add(None, "read", mark=mark.id).id)
    assert [row.todo for row in services.todos.rows("all")] == services.todos.list("all")
    assert [row.todo.kind for row in services.todos.rows("all", kind="cite")] == ["cite"]
