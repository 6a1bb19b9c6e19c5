"""To-dos: flagging a paper, a mark, a question or nothing, closing the flag, listing."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.cli.command import Command, Session
from desktop_app.cli.output import Answer, say
from desktop_app.cli.records import todo_record
from desktop_app.cli.references import day_of, mark_ids
from desktop_app.cli.sentences import todo_line
from desktop_app.cli.table import Table, short_ids
from desktop_app.domain.buy import BuyState
from desktop_app.domain.todo import TODO_KINDS, Priority, Todo, TodoState
from desktop_app.domain.todo_kinds import known_name

if TYPE_CHECKING:
    from desktop_app.domain.todo import ListedTodo

_DECISIONS = tuple(state.value for state in BuyState if state is not BuyState.WANTED)
_PRIORITIES = {step.name.lower(): step.value for step in Priority}
_NO_PAPER = "-"
_STATES = (*(state.value for state in TodoState), "all")


def _add_todo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("todo", metavar="TODO", help="the id of a to-do, or its beginning")


def _todo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paper", metavar="PAPER", help="as for `show`, or “-” for none")
    parser.add_argument("kind", metavar="KIND", help=f"{', '.join(TODO_KINDS)}, or a word of your own")
    parser.add_argument("--text", default="", metavar="T", help="what is to be done")
    parser.add_argument("--due", metavar="DATE", help="until when, as YYYY-MM-DD")
    parser.add_argument("--price", metavar="PRICE", help="like “39.95 USD”")
    parser.add_argument("--url", metavar="U", help="where it can be bought or found")
    parser.add_argument("--mark", metavar="M", help="the mark it is about")
    parser.add_argument("--question", metavar="Q", help="the question it is about")
    parser.add_argument("--priority", choices=tuple(_PRIORITIES), default="none", help="how much it matters")
    parser.add_argument("--note", default="", metavar="T", help="what else to say about it")


def _todo(session: Session, options: argparse.Namespace) -> Answer:
    services = session.services
    due = day_of(options.due)
    price, assumed = services.buying.read_price(options.price) if options.price is not None else (None, None)
    paper = None if options.paper == _NO_PAPER else services.library.resolve(options.paper).id
    question = services.questions.resolve(options.question).id if options.question is not None else None
    marks = mark_ids(services, [options.mark] if options.mark is not None else [])
    todo = services.todos.add(
        paper,
        options.kind,
        text=options.text,
        due=due,
        price=price,
        url=options.url,
        mark=marks[0] if marks else None,
        question=question,
        priority=_PRIORITIES[options.priority],
        note=options.note,
    )
    if assumed is not None:
        say(f"took the price as {price}, the currency used last")
    return _one(todo)


def _done_arguments(parser: argparse.ArgumentParser) -> None:
    _add_todo(parser)
    parser.add_argument("--decision", type=_decision, metavar="DECISION", help=", ".join(_DECISIONS))


def _decision(text: str) -> str:
    name = text.strip().lower().replace("-", " ")
    if name not in _DECISIONS:
        raise argparse.ArgumentTypeError(f"“{text}”: choose from {', '.join(_DECISIONS)}")
    return name


def _done(session: Session, options: argparse.Namespace) -> Answer:
    todos = session.services.todos
    return _one(todos.done(todos.resolve(options.todo).id, decision=options.decision))


def _drop(session: Session, options: argparse.Namespace) -> Answer:
    todos = session.services.todos
    return _one(todos.drop(todos.resolve(options.todo).id))


def _todos_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--state", choices=_STATES, default="open", help="which ones (default: open)")
    parser.add_argument("--kind", metavar="K", help="only those of this kind")
    parser.add_argument("--due", action="store_true", help="only those to be done by today")


def _todos(session: Session, options: argparse.Namespace) -> Answer:
    todos = session.services.todos
    kind = known_name(options.kind, session.services.todo_kinds.list()) if options.kind is not None else None
    rows = todos.rows(options.state, kind=kind)
    if options.due:
        today = session.services.due.day()
        rows = [row for row in rows if row.todo.due is not None and row.todo.due <= today]
    whole = {todo.id: todo for todo in todos.list(options.state, kind)}
    records = [todo_record(whole.get(row.todo.id, row.todo)) for row in rows]
    return Answer(records, _table(rows, options.state))


def _table(rows: "Sequence[ListedTodo]", state: str) -> Table:
    ids = short_ids([str(row.todo.id) for row in rows])
    lines = (
        (
            prefix,
            row.todo.kind,
            row.todo.state.value,
            str(row.todo.due or ""),
            Priority(row.todo.priority).sign,
            _price(row.todo),
            row.todo.text,
            row.paper_title,
        )
        for prefix, row in zip(ids, rows, strict=True)
    )
    empty = "no to-dos; `postil todo` makes one" if state == "all" else f"no {state} to-dos"
    heads = ("TO-DO", "KIND", "STATE", "DUE", "!", "PRICE", "TEXT", "PAPER")
    return Table(heads, tuple(lines), long=(6, 7), empty=empty)


def _price(todo: Todo) -> str:
    return str(todo.dossier.price) if todo.dossier and todo.dossier.price else ""


def _one(todo: Todo) -> Answer:
    return Answer(todo_record(todo), todo_line(todo))


COMMANDS = (
    Command("todo", "flag a paper, a mark, a question: buy, find, read, cite and so on", _todo_arguments, _todo),
    Command("todos", "list to-dos", _todos_arguments, _todos),
    Command("done", "close a to-do", _done_arguments, _done),
    Command("drop-todo", "drop a to-do", _add_todo, _drop),
)
