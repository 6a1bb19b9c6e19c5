"""The screen "Next to read", on a real library: order, keys, dragging, filter."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.bootstrap import build_services
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import Bibliography, PaperState
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.services.context import Services
from desktop_app.system.paths import AppPaths
from desktop_app.ui.bridge.task_runner import InlineTaskRunner
from desktop_app.ui.panels import next_screen
from desktop_app.ui.widgets.queue_list_view import QueueListView
from tests.ui.conftest import Shell

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def services(shell: Shell, tmp_path: Path) -> Iterator[Services]:
    paths = AppPaths(*(tmp_path / name for name in ("library", "config", "cache", "logs", "outside")))
    services = build_services(paths, shell.bus, pdf=FakePdfReader())
    shell.runner = InlineTaskRunner(services)
    shell.context = replace(shell.context, runner=shell.runner)
    yield services
    services.close()


class Screen:
    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.widget: QWidget = next_screen.PLUGIN.build(shell.context)
        self.list = self.widget.findChild(QueueListView)
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        self.tester = QAbstractItemModelTester(self.list.model(), fatal)
        shell.show(self.widget)
        self.list.setFocus()

    def rows(self) -> list[str]:
        model = self.list.model()
        return [model.index(row, 0).data().split(". ")[0] for row in range(model.rowCount())]

    def choose(self, title: str) -> None:
        self.list.setCurrentIndex(self.list.model().index(self.rows().index(title), 0))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.list, key, modifiers)
        self.shell.settle()

    def drop_above(self, title: str) -> None:
        """What dragging the present paper onto the upper half of another one does."""
        rect = self.list.visualRect(self.list.model().index(self.rows().index(title), 0))
        self.list.drop_current(self.list.gap_at(QPoint(rect.center().x(), rect.top() + 2)))
        self.shell.settle()


def added(services: Services, *titles: str) -> list[PaperId]:
    drafts = (PaperDraft(Bibliography(title=title, abstract=f"About {title}.")) for title in titles)
    return [services.intake.add_draft(draft).paper.id for draft in drafts]


def test_her_order_by_keys_and_by_dragging(shell: Shell, services: Services) -> None:
    added(services, "a", "b", "c", "d")
    screen = Screen(shell)
    assert screen.rows() == ["In your order", "Then", "d", "c", "b", "a"]
    screen.choose("b")
    screen.press(Qt.Key.Key_Up, ALT)
    screen.choose("a")
    screen.press(Qt.Key.Key_Up, ALT)
    assert screen.rows() == ["In your order", "b", "a", "Then", "d", "c"]
    screen.press(Qt.Key.Key_Up, ALT)
    assert screen.rows()[:3] == ["In your order", "a", "b"]
    assert screen.list.current().title == "a"
    assert services.history.undo() == "Order what to read next"
    shell.settle()
    assert screen.rows()[:3] == ["In your order", "b", "a"]
    screen.choose("c")
    screen.drop_above("a")
    assert screen.rows() == ["In your order", "b", "c", "a", "Then", "d"]
    screen.drop_above("d")
    assert screen.rows() == ["In your order", "b", "a", "Then", "d", "c"]
    screen.drop_above("d")
    assert "In your order" in shell.messages[-1]
    screen.choose("b")
    screen.press(Qt.Key.Key_Down, ALT)
    screen.press(Qt.Key.Key_Delete)
    assert screen.rows()[:3] == ["In your order", "a", "Then"]


def test_the_lists_keys_are_not_taken_by_the_window(shell: Shell, services: Services) -> None:
    added(services, "a", "b")
    window = QWidget()
    stolen: list[bool] = []
    action = QAction(window)
    action.setShortcut("Alt+Up")
    action.triggered.connect(stolen.append)
    window.addAction(action)
    screen = Screen(shell)
    screen.widget.setParent(window)
    shell.show(window)
    screen.widget.resize(600, 400)
    screen.widget.show()
    window.activateWindow()
    screen.list.setFocus()
    screen.choose("a")
    screen.press(Qt.Key.Key_Up, ALT)
    assert screen.rows() == ["In your order", "a", "Then", "b"]
    assert stolen == []


def test_days_states_words_and_opening(shell: Shell, services: Services) -> None:
    first, second = added(services, "Vagus nerve", "Serum")
    services.todos.add(first, "read", due=date.today() - timedelta(days=1))  # noqa: DTZ011 - as the screen does
    screen = Screen(shell)
    assert screen.rows() == ["In your order", "Then", "Vagus nerve", "Serum"]
    assert "overdue" in screen.list.model().index(2, 0).data()
    wished: list[PaperId] = []
    shell.navigator.paper_open_requested.connect(wished.append)
    screen.press(Qt.Key.Key_Return)
    assert wished == [first]
    screen.press(Qt.Key.Key_4)
    assert services.library.get(first).state is PaperState.READ
    assert screen.rows()[-1] == screen.list.current().title == "Serum"
    words = screen.widget.findChild(QLineEdit, "nextFilter")
    words.setText("vagus")
    assert screen.widget.findChild(QWidget, "nextEmpty").isVisible()
    words.setText("serum")
    assert screen.rows() == ["Then", "Serum"]
    services.reading_queue.set_state([second], PaperState.SET_ASIDE)
    words.clear()
    shell.settle()
    assert screen.rows() == []
