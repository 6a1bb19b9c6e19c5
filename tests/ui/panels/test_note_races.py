"""Typing, ticking in the list and settling in any order, with a library that answers late: nothing is lost."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import PostilError
from desktop_app.domain.note_lines import block_id_of, task_lines
from desktop_app.domain.todo import TodoState
from desktop_app.services.context import Services
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.models import note_keeper, note_settling
from desktop_app.ui.panels.note import NotePanel
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from tests.ui.panels.real_desk import RealDesk
from tests.ui.typing import press, type_text
from tests.ui.waiting_runner import WaitingTaskRunner


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealDesk]:
    monkeypatch.setattr(note_keeper, "DRAFT_AFTER_MS", 1)
    monkeypatch.setattr(note_keeper, "SAVE_AFTER_MS", 3)
    monkeypatch.setattr(note_settling, "SETTLE_AFTER_MS", 2)
    desk = RealDesk(qtbot, tmp_path)
    yield desk
    desk.close()


class LateTaskRunner(WaitingTaskRunner):
    """Between a call and the delivery of its answer there is time, as between two threads."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.answers: list[Callable[[], object]] = []

    def run_next(self) -> None:
        job = self.jobs.pop(0)
        try:
            value = job.call(self._services)
        except PostilError as error:
            failed = job.failed or self.problems.append
            self.answers.append(partial(failed, error))
            return
        if job.done is not None:
            self.answers.append(partial(job.done, value))

    def deliver(self) -> None:
        if self.answers:
            self.answers.pop(0)()

    def run_all(self) -> None:
        while self.jobs or self.answers:
            if self.jobs:
                self.run_next()
            self.deliver()


class Race:
    """What the reader, the list of to-dos and the library do, one small step at a time."""

    def __init__(self, desk: RealDesk, seed: int) -> None:
        self.desk, self.chance, self.typed = desk, random.Random(seed), 0
        self.ticked = 0
        self.paper = desk.paper(note="Start.")
        self.runner = LateTaskRunner(desk.services)
        context = UiContext(self.runner, desk.hub, desk.navigator, desk.theme, desk.context.pages)
        self.panel = NotePanel(context, LinkOpener(desk.navigator))
        desk.show(self.panel)
        editor = self.panel.findChild(MarkdownEditor)
        assert editor is not None
        self.editor = editor
        desk.navigator.paper_opened.emit(desk.services.reading.open(self.paper.id))
        self.settle()
        editor.setFocus()

    def step(self) -> None:
        steps = (self.type, self.type_task, self.leave, self.tick, self.answer, self.runner.deliver, self.pass_time)
        self.chance.choices(steps, (2, 1, 2, 2, 4, 4, 5))[0]()

    def type(self) -> None:
        self.typed += 1
        type_text(self.editor, f" w{self.typed}.")

    def type_task(self) -> None:
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)
        press(self.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        self.typed += 1
        type_text(self.editor, f"- [ ] w{self.typed}.")

    def leave(self) -> None:
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.Start)

    def tick(self) -> None:
        todos = self.desk.services.todos.list("open", paper=self.paper.id)
        if todos:
            self.desk.services.todos.done(self.chance.choice(todos).id)
            self.ticked += 1

    def answer(self) -> None:
        if self.runner.jobs:
            self.runner.run_next()

    def pass_time(self) -> None:
        self.desk.qtbot.wait(4)

    def settle(self) -> None:
        """Let everything come to rest."""
        for _ in range(12):
            self.runner.run_all()
            self.desk.qtbot.wait(6)


@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_lost_or_doubled(desk: RealDesk, seed: int) -> None:
    race = Race(desk, seed)
    for _ in range(150):
        race.step()
    race.settle()
    race.editor.clearFocus()
    race.settle()
    text = race.editor.toPlainText()
    assert desk.services.notes.get(race.paper.id).body == text
    for number in range(1, race.typed + 1):
        assert text.count(f"w{number}.") == 1
    assert race.runner.problems == []
    assert race.typed
    assert sum("- [x]" in line for line in text.split("\n")) == race.ticked
    todos = {block_id_of(one.id): one for one in desk.services.todos.list("all", paper=race.paper.id)}
    tasks = {task.block_id: task for _number, task in task_lines(text)}
    assert todos.keys() >= tasks.keys() != set()
    for block_id, todo in todos.items():
        if block_id in tasks:
            assert (tasks[block_id].fields.state, tasks[block_id].fields.text) == (todo.state, todo.text)
        else:
            assert todo.state is TodoState.DROPPED
    race.panel.flush()
