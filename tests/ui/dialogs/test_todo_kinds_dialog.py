"""The editor of kinds of to-dos, on a real library."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from desktop_app.bootstrap import build_services
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.services.context import Services
from desktop_app.system.paths import AppPaths
from desktop_app.ui.bridge.task_runner import InlineTaskRunner
from desktop_app.ui.dialogs.todo_kind_list import TodoKindList
from desktop_app.ui.dialogs.todo_kinds_dialog import TodoKindsDialog
from tests.ui.conftest import Shell


@pytest.fixture
def services(shell: Shell, tmp_path: Path) -> Iterator[Services]:
    paths = AppPaths(*(tmp_path / name for name in ("library", "config", "cache", "logs", "outside")))
    services = build_services(paths, shell.bus, pdf=FakePdfReader())
    shell.runner = InlineTaskRunner(services)
    shell.context = replace(shell.context, runner=shell.runner)
    yield services
    services.close()


def opened(shell: Shell) -> TodoKindsDialog:
    dialog = TodoKindsDialog(shell.context)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    shell.show(dialog, 720, 520)
    return dialog


def click(dialog: TodoKindsDialog, name: str) -> None:
    QTest.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_a_kind_is_added_looked_after_ordered_and_deleted(shell: Shell, services: Services) -> None:
    dialog = opened(shell)
    kinds = dialog.findChild(TodoKindList)
    name = dialog.findChild(QLineEdit, "todoKindName")
    assert name.isReadOnly()
    click(dialog, "todoKindAdd")
    shell.settle()
    assert (kinds.current(), name.isReadOnly(), name.selectedText()) == ("New kind", False, "New kind")
    name.setText("Ask Anna")
    QTest.keyClick(name, Qt.Key.Key_Return)
    click(dialog, "todoKindIcon-note")
    click(dialog, "todoKindSwatch_ff6666")
    shell.settle()
    made = services.todo_kinds.list()[-1]
    assert (made.name, made.icon, made.colour) == ("Ask Anna", "note", "#ff6666")
    QTest.keyClick(kinds, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    shell.settle()
    assert [kind.name for kind in services.todo_kinds.list()][-2:] == ["Ask Anna", "follow up"]
    services.todos.add(None, "Ask Anna")
    shell.settle()
    assert kinds.currentItem().text().endswith("1 to-do")
    move_to = dialog.findChild(QComboBox, "todoKindMoveTo")
    move_to.setCurrentIndex(move_to.findData("cite"))
    click(dialog, "todoKindDelete")
    shell.settle()
    assert services.todos.list()[0].kind == "cite"
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shell.settle()
    assert services.todos.list()[0].kind == "Ask Anna"
    assert "Ask Anna" in kinds.order()


def test_a_name_that_another_has_is_refused_and_taken_back(shell: Shell, services: Services) -> None:
    services.todo_kinds.add("Ask Anna", "star", "#ffd400")
    dialog = opened(shell)
    dialog.findChild(TodoKindList).pick("Ask Anna")
    name = dialog.findChild(QLineEdit, "todoKindName")
    name.setFocus()
    name.setText("Buy")
    QTest.keyClick(name, Qt.Key.Key_Return)
    shell.settle()
    problems = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert any("There is a kind “Buy” already" in text for text in problems)
    assert "Ask Anna" in [kind.name for kind in services.todo_kinds.list()]
