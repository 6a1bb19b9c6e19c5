"""Kinds of to-dos: the program's and the reader's own."""

import pytest

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.paper import Paper
from desktop_app.domain.todo_kinds import SHIPPED_KINDS
from desktop_app.services.context import Services
from tests.unit.services.conftest import Heard


def names(services: Services) -> list[str]:
    return [kind.name for kind in services.todo_kinds.list()]


def test_a_kind_of_her_own(services: Services, vns: Paper, heard: Heard) -> None:
    made = services.todo_kinds.add(" Ask Anna ", "comment", "#123ABC")
    assert (made.name, made.icon, made.colour) == ("Ask Anna", "comment", "#123abc")
    assert heard.records() == [("todo_kind", "added")]
    assert names(services)[-1] == "Ask Anna"
    todo = services.todos.add(vns.id, "ask anna")
    assert todo.kind == "Ask Anna"
    services.todo_kinds.change("Ask Anna", "Ask Bob", "star", "#000000")
    assert services.todos.list()[0].kind == "Ask Bob"
    assert services.history.undo() == "Edit kind of to-do"
    assert (services.todos.list()[0].kind, services.todo_kinds.list()[-1]) == ("Ask Anna", made)
    with pytest.raises(ReaderError, match="1 to-do is of the kind “Ask Anna”"):
        services.todo_kinds.delete("Ask Anna")
    services.todo_kinds.delete("Ask Anna", move_to="read")
    assert services.todos.list()[0].kind == "read"
    assert "Ask Anna" not in names(services)
    assert services.history.undo() == "Delete kind of to-do"
    assert services.todos.list()[0].kind == "Ask Anna"


def test_the_kinds_of_the_program_keep_their_names(services: Services, vns: Paper) -> None:
    assert names(services) == [kind.name for kind in SHIPPED_KINDS]
    for call in (
        lambda: services.todo_kinds.change("buy", "purchase", "buy", "#f19837"),
        lambda: services.todo_kinds.delete("buy", move_to="read"),
        lambda: services.todo_kinds.add("Find full text", "find", "#f19837"),
        lambda: services.todo_kinds.add(" ", "find", "#f19837"),
        lambda: services.todo_kinds.add("x" * 41, "find", "#f19837"),
        lambda: services.todo_kinds.add("mine", "find", "red"),
        lambda: services.todo_kinds.add("mine", "", "#f19837"),
        lambda: services.todo_kinds.change("nothing", "mine", "find", "#f19837"),
    ):
        with pytest.raises(ReaderError):
            call()
    assert services.todo_kinds.change("buy", "Buy", "star", "#ff0000").icon == "star"
    assert services.todos.add(vns.id, "Find full text").kind == "find"


def test_a_kind_that_was_only_typed_is_listed_behind_and_can_get_a_look(services: Services, vns: Paper) -> None:
    services.todos.add(vns.id, "Translate")
    assert names(services)[-1] == "translate"
    assert services.todo_kinds.uses() == {"translate": 1}
    services.todo_kinds.change("translate", "translate", "star", "#ff0000")
    assert services.todo_kinds.arrange(["translate", "buy"])[0].icon == "star"
    assert names(services)[:3] == ["translate", "buy", "find"]
    assert services.history.undo() == "Order kinds of to-dos"
    assert names(services)[-1] == "translate"
