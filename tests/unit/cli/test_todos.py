"""`todo`, `todos`, `done`, `drop-todo`."""

import pytest

from tests.cli_shapes import TODO, fits
from tests.unit.cli.conftest import Desk


def test_a_paper_is_flagged_to_buy(desk: Desk) -> None:
    paper = desk.paste()
    url = "https://example.org/article"
    argv = ("--text", "Buy it", "--due", "2026-12-31", "--price", "39.95 USD", "--url", url)
    todo = desk.json("todo", paper, "buy", *argv)
    assert fits(todo, TODO)
    assert todo["paper"] == paper
    assert (todo["kind"], todo["text"], todo["state"], todo["due"]) == ("buy", "Buy it", "open", "2026-12-31")
    assert (todo["price"], todo["currency"], todo["url"], todo["decision"]) == (39.95, "USD", url, None)
    assert desk.json("todos") == desk.json("todos", "--kind", "buy") == desk.json("show", paper)["todos"] == [todo]
    assert desk.json("todos", "--kind", "read") == []
    table = desk.text("todos")
    assert "39.95 USD" in table
    assert "Vagus nerve" in table
    assert desk.json("todo", paper, "buy", "--price", "40")["currency"] == "USD"
    assert desk.json("todo", paper, "buy", "--price", "CHF 30.–")["price"] == 30.0


def test_a_kind_is_known_with_capitals_and_hyphens_too(desk: Desk) -> None:
    paper = desk.paste()
    kinds = [desk.json("todo", paper, typed)["kind"] for typed in ("Follow-Up", "re read", "write-to-author")]
    assert kinds == ["follow up", "re-read", "write to author"]
    assert [one["kind"] for one in desk.json("todos", "--kind", "Follow-up")] == ["follow up"]
    assert desk.json("todos", "--kind", "nothing of the kind") == []


def test_a_flag_of_an_own_kind_needs_nothing_more(desk: Desk) -> None:
    paper = desk.paste()
    mark = desk.json("mark", paper, "--quote", "first step")["mark"]
    todo = desk.json("todo", paper, "translate", "--mark", mark[:18])
    assert fits(todo, TODO)
    assert (todo["kind"], todo["text"], todo["price"], todo["currency"]) == ("translate", "", None, None)


@pytest.mark.parametrize("decision", ["bought", "rejected", "requested", "free-copy-found"])
def test_a_thing_to_buy_is_decided(desk: Desk, decision: str) -> None:
    paper = desk.paste()
    todo = desk.json("todo", paper, "buy")["todo"]
    done = desk.json("done", todo, "--decision", decision)
    assert fits(done, TODO)
    assert (done["state"], done["decision"]) == ("done", decision.replace("-", " "))
    assert [(step["decision"], step["reason"]) for step in done["steps"]] == [(done["decision"], None)]
    assert desk.json("todos") == []
    assert desk.json("todos", "--state", "done") == desk.json("todos", "--state", "all") == [done]


def test_flags_are_closed(desk: Desk) -> None:
    paper = desk.paste()
    first, second = (desk.json("todo", paper, kind)["todo"] for kind in ("read", "cite"))
    assert desk.json("done", first)["state"] == "done"
    assert desk.json("drop-todo", second)["state"] == "dropped"
    assert "cite" in desk.text("todos", "--state", "dropped")
    assert desk.text("todos") == "no open to-dos\n"
    assert "dropped" in desk.text("show", paper)


def test_what_cannot_be_flagged_or_closed_is_refused(desk: Desk) -> None:
    paper = desk.paste()
    read = desk.json("todo", paper, "read")["todo"]
    for argv in (
        ("todo", paper, "buy", "--price", "much"),
        ("todo", paper, "buy", "--due", "soon"),
        ("todo", paper, "buy", "--mark", "ffff0000"),
        ("todo", paper, " "),
        ("done", read, "--decision", "bought"),
        ("done", "ffff0000"),
        ("drop-todo", "ffff0000"),
        ("done", "a" * 100_000),
        ("todo", paper, "buy", "--price", ""),
        ("todo", paper, "read", "--question", ""),
        ("todo", paper, "read", "--mark", ""),
    ):
        desk.refused(*argv)
    assert [one["state"] for one in desk.json("todos", "--state", "all")] == ["open"]


def test_no_flags_are_said_in_words(desk: Desk) -> None:
    assert "postil todo" in desk.text("todos", "--state", "all")


def test_a_flag_has_a_priority_a_note_and_may_be_on_a_question_or_alone(desk: Desk) -> None:
    paper = desk.paste()
    question = desk.json("ask", paper, "Where are they found?")["question"]
    argv = ("--question", question[:18], "--priority", "high", "--note", "Ask the library", "--due", "2020-01-01")
    todo = desk.json("todo", "-", "Find full text", *argv)
    assert fits(todo, TODO)
    assert (todo["kind"], todo["paper"], todo["question"], todo["mark"]) == ("find", paper, question, None)
    assert (todo["priority"], todo["note"]) == (3, "Ask the library")
    alone = desk.json("todo", "-", "write to author")
    assert (alone["paper"], alone["priority"]) == (None, 0)
    assert fits(alone, TODO)
    assert desk.json("todos", "--due") == [todo]
    assert desk.json("todos") == [todo, alone]
    assert "!!!" in desk.text("todos")
    assert "priority high" in desk.text("show", paper)
