"""A window's surroundings for tests of screens, dialogs and flows: a library in memory and the real theme."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.system.events import EventBus
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.event_hub import EventHub
from desktop_app.ui.bridge.navigator import Navigator
from desktop_app.ui.bridge.task_runner import InlineTaskRunner
from desktop_app.ui.theme import Theme, ThemeWish
from tests.ui.resting import come_to_rest
from tests.ui.shell_library import ShellLibrary


class Shell:
    """What a screen sees of the window, and what the test does in its place."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.bus = EventBus()
        self.library = ShellLibrary(self.bus)
        self.runner = InlineTaskRunner(self.library)
        self.hub = EventHub(self.bus)
        self.navigator = Navigator()
        self.theme = Theme(ThemeWish.LIGHT)
        self.context = UiContext(self.runner, self.hub, self.navigator, self.theme, SimpleNamespace())
        self.messages: list[str] = []
        self.navigator.message_posted.connect(self.messages.append)

    def show(self, widget: QWidget, width: int = 1000, height: int = 700) -> None:
        self.qtbot.addWidget(widget)
        widget.resize(width, height)
        with self.qtbot.waitExposed(widget):
            widget.show()
        self.settle()

    def settle(self) -> None:
        """Let the facts published so far arrive, and the reloads they cause."""
        come_to_rest()

    def dialog(self, parent: QObject, name: str) -> QDialog:
        """The dialog with this name that is open now."""
        found = [dialog for dialog in parent.findChildren(QDialog, name) if dialog.isVisible()]
        assert len(found) == 1, [dialog.objectName() for dialog in parent.findChildren(QDialog)]
        return found[0]


@pytest.fixture
def shell(qtbot: QtBot) -> Iterator[Shell]:
    shell = Shell(qtbot)
    yield shell
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    assert shell.runner.problems == []
    shell.hub.close()
