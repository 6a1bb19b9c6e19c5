"""A new to-do on a mark, a question, a paper or nothing, on a real library."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from desktop_app.bootstrap import build_services
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.paper import Bibliography
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.services.context import Services
from desktop_app.system.paths import AppPaths
from desktop_app.ui.bridge.task_runner import InlineTaskRunner
from desktop_app.ui.flagging import Flagging
from tests.ui.conftest import Shell


@pytest.fixture
def services(shell: Shell, tmp_path: Path) -> Iterator[Services]:
    paths = AppPaths(*(tmp_path / name for name in ("library", "config", "cache", "logs", "outside")))
    services = build_services(paths, shell.bus, pdf=FakePdfReader())
    shell.runner = InlineTaskRunner(services)
    shell.context = replace(shell.context, runner=shell.runner)
    yield services
    services.close()


def test_what_is_flagged_is_said_and_kept(shell: Shell, services: Services) -> None:
    draft = PaperDraft(Bibliography(title="Vagus nerve", abstract="The exact mechanism is not understood."))
    paper = services.intake.add_draft(draft).paper.id
    mark = services.marks.mark_quote(paper, "exact mechanism").id
    question = services.questions.ask(None, "Where is it found?").id
    services.todo_kinds.add("Ask Anna", "star", "#ffd400")
    window = QWidget()
    Flagging(shell.context, window, lambda _paper: "Vagus nerve")
    shell.show(window)
    navigator, added = shell.navigator, []
    navigator.todo_added.connect(added.append)
    for wish, words, usual in (
        (lambda: navigator.todo_requested.emit(mark, None), "“exact mechanism”", "Cite"),
        (lambda: navigator.todo_requested.emit(None, question), "Where is it found?", "Follow up"),
        (lambda: navigator.flag_requested.emit(paper), "Vagus nerve", "Read"),
    ):
        wish()
        dialog = shell.dialog(window, "todoDialog")
        assert words in [label.text() for label in dialog.findChildren(QLabel)]
        kind = dialog.findChild(QComboBox, "todoKindField")
        assert kind.currentText() == usual
        kind.setCurrentIndex(kind.findText("Ask Anna"))
        dialog.findChild(QLineEdit, "todoTextField").setText(words)
        dialog.findChild(QComboBox, "todoPriorityField").setCurrentIndex(2)
        QTest.mouseClick(dialog.findChild(QPushButton, "formKeep"), Qt.MouseButton.LeftButton)
        shell.settle()
    found = [(one.paper_id, one.mark_id, one.question_id, one.kind, one.priority) for one in services.todos.list()]
    rest = ("Ask Anna", 2)
    assert found == [(paper, mark, None, *rest), (None, None, question, *rest), (paper, None, None, *rest)]
    assert shell.messages == ["Flagged."] * 3
    assert added == [one.id for one in services.todos.list()]
    navigator.todo_kinds_requested.emit()
    shell.dialog(window, "todoKindsDialog").close()
