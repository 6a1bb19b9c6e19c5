"""The page of an empty library: three ways, all words to be read at every size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_app.ui.widgets.first_run import FirstRun
from tests.ui.clipping import clipped
from tests.ui.conftest import Shell

SENTENCE = "Copy the page of a paper and paste it: title, authors and abstract are found in it."


def page(shell: Shell) -> tuple[FirstRun, list[QAction]]:
    actions = [QAction(name) for name in ("Paste abstract…", "Add PDF files…", "Add a sample paper")]
    for action in actions:
        action.setObjectName(action.text().split()[0].lower())
    ways = [(action, "paste", "A way to begin", SENTENCE) for action in actions]
    shown = FirstRun(shell.theme, ways)
    shown.setFont(shell.theme.font("body"))  # not the system's, whatever it is there
    return shown, actions


@pytest.mark.parametrize("size", [(1180, 800), (840, 600), (500, 640)])
def test_every_word_can_be_read(shell: Shell, size: tuple[int, int]) -> None:
    shown, _actions = page(shell)
    shell.show(shown, *size)
    assert (shown.width(), shown.height()) == size
    assert clipped(shown) == []


def test_a_button_begins(shell: Shell) -> None:
    shown, actions = page(shell)
    shell.show(shown)
    begun: list[str] = []
    actions[1].triggered.connect(lambda: begun.append("add"))
    QTest.mouseClick(shown.findChild(QPushButton, "begin-add"), Qt.MouseButton.LeftButton)
    assert begun == ["add"]
