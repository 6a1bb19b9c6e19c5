"""A program that is killed: changes a library and dies before a given SQL statement of the change.

It reads one order a line, `{"folder", "action", "at"}`, does each in a process of its own, and answers with how many
SQL statements the action took, or null when the process was killed. Ids and times are the same in every run.
"""

import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest

import desktop_app.storage.migrating  # noqa: F401 - imported once, before the processes are made
from desktop_app.domain.document import ReadingPosition
from desktop_app.domain.paper import Paper
from desktop_app.domain.queries import PaperQuery
from desktop_app.domain.todo import TodoState
from desktop_app.storage import engine
from desktop_app.storage.database import Database
from desktop_app.storage.migrating import migrate
from desktop_app.storage.store import LibraryStore
from tests import shared_statements
from tests.storage_desk import Desk, TickingClock

NEVER = 1 << 30


class Fuse:
    """Counts the statements once it is lit, and kills the process before one of them."""

    def __init__(self, at: int) -> None:
        self.at, self.burnt, self.is_lit = at, 0, False

    def __call__(self, _statement: str) -> None:
        if self.is_lit:
            self.burnt += 1
            if self.burnt == self.at:
                os.kill(os.getpid(), signal.SIGKILL)


class CountedIds:
    """The same ids in every run."""

    def __init__(self, first: int) -> None:
        self._last = first

    def __call__(self) -> UUID:
        self._last += 1
        return UUID(int=self._last)


def victim_desk(folder: Path) -> Desk:
    return Desk(folder, TickingClock(), CountedIds(1 << 100))


def fill(folder: Path) -> None:
    """The library that the actions change."""
    desk = Desk(folder, TickingClock(), CountedIds(1 << 90))
    for number in range(2):
        paper = desk.paper(f"Paper {number}", tags=("old", "x"), keywords=("k", "l"))
        abstract, pdf = desk.abstract(paper), desk.pdf(paper, f"{number:064x}")
        mark = desk.mark(pdf, "a quote", page=1)
        desk.keep(paper, abstract, pdf, mark, desk.question(paper, raised_by=(mark.id,)), desk.todo(paper))
        with desk.store.write(None) as unit:
            unit.notes.put(paper.id, "A note")
            unit.documents.put_texts(pdf.id, [(0, "page zero"), (1, "page one")])
    desk.close()


def highlight(desk: Desk) -> None:
    with desk.store.read() as unit:
        document = unit.documents.of_paper(_papers(desk)[0].id)[0]
    desk.keep(desk.mark(document, "another quote"), name="Highlight")


def delete_mark(desk: Desk) -> None:
    with desk.store.write("Delete") as unit:
        unit.marks.delete(unit.marks.list()[0].id)


def tag_marks(desk: Desk) -> None:
    with desk.store.write("Tag 2 marks") as unit:
        unit.marks.put_all([replace(mark, tags=("a", "b")) for mark in unit.marks.list()])


def toggle_todo(desk: Desk) -> None:
    with desk.store.write("Done") as unit:
        todo = unit.todos.list("open")[0]
        unit.todos.put(replace(todo, state=TodoState.DONE, closed_at=unit.clock.now()))


def rename_tag(desk: Desk) -> None:
    with desk.store.write("Rename tag") as unit:
        for paper in _papers(desk):
            unit.papers.put(replace(paper, tags=("new", "x")))


def trash_paper(desk: Desk) -> None:
    desk.keep(replace(_papers(desk)[0], deleted_at=desk.clock.now()), name="Trash")


def undo(desk: Desk) -> None:
    desk.store.undo()


def save_note(desk: Desk) -> None:
    with desk.store.write(None) as unit:
        unit.notes.put(_papers(desk)[0].id, "Written anew")
        unit.notes.drop_draft(_papers(desk)[0].id)


def close_window(desk: Desk) -> None:
    with desk.store.write(None) as unit:
        paper = _papers(desk)[0].id
        unit.notes.put(paper, "Typed last")
        unit.documents.set_position(unit.documents.of_paper(paper)[1].id, ReadingPosition(3, 0.5, 1.0))
    desk.store.clear_dirty(desk.store.dirty_papers()[:1])
    desk.close()


ACTIONS: dict[str, Callable[[Desk], None]] = {
    action.__name__: action
    for action in (
        highlight,
        delete_mark,
        tag_marks,
        toggle_todo,
        rename_tag,
        trash_paper,
        undo,
        save_note,
        close_window,
    )
}
BEFORE: dict[str, Callable[[Desk], None]] = {"undo": rename_tag}


def main() -> None:
    shared_statements.share(pytest.MonkeyPatch())
    _do_all_once()
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            _run(Path(order["folder"]), order["action"], Fuse(order["at"]))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            print("null", flush=True)  # noqa: T201 - the answer
        elif status:
            raise SystemExit("The action failed.")


def _do_all_once() -> None:
    """So that each process inherits the words of all statements, and has nothing to do but its action."""
    for action in ACTIONS.values():
        with TemporaryDirectory() as name:
            fill(Path(name))
            desk = victim_desk(Path(name))
            if action is undo:
                rename_tag(desk)
            action(desk)
            desk.close()


def _run(folder: Path, action: str, fuse: Fuse) -> None:
    connect = engine.connect

    def traced(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.set_trace_callback(fuse)
        return connection

    engine.connect = traced
    if action == "create":
        fuse.is_lit = True
        LibraryStore.open(folder, clock=TickingClock(), new_id=CountedIds(0)).close()
    elif action == "migrate":
        fuse.is_lit = True
        migrate(database := Database(folder / "library.db"))
        database.close()
    else:
        desk = victim_desk(folder)
        if action in BEFORE:
            BEFORE[action](desk)
        fuse.is_lit = True
        ACTIONS[action](desk)
    os.write(1, f"{fuse.burnt}\n".encode())


def _papers(desk: Desk) -> list[Paper]:
    with desk.store.read() as unit:
        return [unit.papers.get(summary.id) for summary in unit.papers.list(PaperQuery(sort="title"))]


if __name__ == "__main__":
    main()
