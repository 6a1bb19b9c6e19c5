"""A desk for side panels: a library in memory, the window's runner, hub and navigator, and a theme."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import PaperId
from desktop_app.system.events import EventBus
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.event_hub import EventHub
from desktop_app.ui.bridge.navigator import Navigator
from desktop_app.ui.bridge.task_runner import InlineTaskRunner
from desktop_app.ui.models import note_desk
from desktop_app.ui.panels import info, marks, note, paper_questions, paper_todos
from tests.ui.look import markdown_look, panel_look
from tests.ui.panels.memory_library import MemoryLibrary
from tests.ui.records import PAPER


class PlainTheme(QObject):
    changed = Signal()


class Desk:
    """What a panel sees of the window, and what the test does in its place."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.bus = EventBus()
        self.library = MemoryLibrary(self.bus)
        self.runner = InlineTaskRunner(self.library)
        self.hub = EventHub(self.bus)
        self.navigator = Navigator()
        self.theme = PlainTheme()
        self.context = UiContext(self.runner, self.hub, self.navigator, self.theme, SimpleNamespace())
        self._panel: QWidget | None = None

    def show(self, panel: QWidget, width: int = 378, height: int = 700) -> None:
        self._panel = panel
        self.qtbot.addWidget(panel)
        panel.resize(width, height)
        with self.qtbot.waitExposed(panel):
            panel.show()

    def open(self, paper: PaperId | None = PAPER) -> None:
        """What the reading desk does when a paper is activated."""
        self.navigator.current_paper = paper
        self.navigator.paper_opened.emit(self.library.open(paper) if paper is not None else None)
        self.settle()

    def settle(self) -> None:
        """Let the facts published so far arrive."""
        self.qtbot.wait(1)


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    for module in (note, marks, paper_questions, paper_todos, info):
        monkeypatch.setattr(module, "panel_look", lambda _theme: panel_look())
    for module in (note, note_desk):
        monkeypatch.setattr(module, "markdown_look", lambda _theme: markdown_look())
    desk = Desk(qtbot)
    yield desk
    assert desk.runner.problems == []
    desk.hub.close()
