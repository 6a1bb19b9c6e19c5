"""A purchase among the to-dos ends with a decision, which is said and can be followed by its PDF."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.buy import BuyState
from desktop_app.domain.todo import TodoState
from desktop_app.ui.panels.todo_screen import PLUGIN
from desktop_app.ui.widgets.todo_list_view import TodoListView
from tests.ui.panels.real_desk import RealDesk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[RealDesk]:
    desk = RealDesk(qtbot, tmp_path)
    yield desk
    desk.close()


def test_done_asks_how_a_purchase_ended(desk: RealDesk) -> None:
    todos, paper = desk.services.todos, desk.paper("Vagus nerve")
    bought, rejected = (todos.add(paper.id, "buy", text, price="39.95 USD").id for text in ("One", "Two"))
    todos.add(None, "read", "Three")
    said: list[str] = []
    offers: list[tuple[str, str, Callable[[], None]]] = []
    attached: list[object] = []
    desk.navigator.message_posted.connect(said.append)
    desk.navigator.offer_posted.connect(lambda *offer: offers.append(offer))
    desk.navigator.attach_requested.connect(attached.append)
    screen = PLUGIN.build(desk.context)
    desk.show(screen, 1000, 700)
    view = screen.findChild(TodoListView)
    view.setFocus()
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_D)
    assert "choose it alone" in said.pop()
    assert len(todos.list()) == 3

    def finish(todo: object, why: str, button: str) -> None:
        desk.navigator.todo_show_requested.emit(todo)
        QTest.keyClick(view, Qt.Key.Key_D)
        form = next(one for one in screen.findChildren(QPlainTextEdit, "formText") if one.isVisible())
        assert all(one.state is TodoState.OPEN for one in todos.list("all") if one.id == todo)
        QTest.keyClicks(form, why)
        QTest.mouseClick(
            next(one for one in screen.findChildren(QPushButton, button) if one.isVisible()), Qt.MouseButton.LeftButton
        )
        desk.qtbot.waitUntil(lambda: todo not in [one.id for one in todos.list()])
        QCoreApplication.processEvents()

    finish(bought, "needed", "formKeep")
    finish(rejected, "too dear", "formReject")
    ends = {row.todo.text: (row.dossier.state, row.steps[-1].reason) for row in desk.services.buying.list().rows}
    assert ends == {"One": (BuyState.BOUGHT, "needed"), "Two": (BuyState.REJECTED, "too dear")}
    assert said == ["Rejected. Ctrl+Z takes it back."]
    ((sentence, button, act),) = offers
    assert (sentence, button) == ("Bought for 39.95 USD. Ctrl+Z takes it back.", "Attach PDF…")
    act()
    assert attached == [paper.id]
    assert desk.services.history.undo() == "Mark as rejected"
    assert [one.text for one in todos.list(kind="buy")] == ["Two"]
