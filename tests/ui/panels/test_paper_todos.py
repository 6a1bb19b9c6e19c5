"""To-dos of the paper: added, bought, dropped, reopened, changed."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton

from desktop_app.domain.buy import BuyState
from desktop_app.domain.price import Price
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.panels.paper_todos import PaperTodosPanel
from desktop_app.ui.widgets.empty_words import EmptyWords
from desktop_app.ui.widgets.todo_card import TodoCard
from tests.ui.panels.conftest import Desk
from tests.ui.records import PAPER
from tests.ui.typing import press, type_text


class Todos:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.counts: list[int] = []
        self.opened: list[str] = []
        self.panel = PaperTodosPanel(desk.context, LinkOpener(desk.navigator, self._open_url))
        self.panel.count_changed.connect(self.counts.append)
        desk.show(self.panel)

    def cards(self) -> list[TodoCard]:
        cards = [card for card in self.panel.findChildren(TodoCard) if not card.isHidden()]
        return sorted(cards, key=lambda card: card.y())

    def choose(self, name: str) -> None:
        self.cards()[0].more.findChild(QAction, name).trigger()

    def click(self, name: str, card: int = 0) -> None:
        link = self.cards()[card].findChild(QToolButton, name)
        assert link.isVisible(), name
        self.desk.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)

    def press_button(self, name: str) -> None:
        self.desk.qtbot.mouseClick(self.panel.findChild(QPushButton, name), Qt.MouseButton.LeftButton)

    def field(self, name: str) -> QLineEdit:
        return self.panel.findChild(QLineEdit, name)

    def only(self) -> Todo:
        (todo,) = self.desk.library.todo_table.values()
        return todo

    def _open_url(self, url: object) -> bool:
        self.opened.append(url.toString())
        return True


@pytest.fixture
def todos(desk: Desk) -> Todos:
    return Todos(desk)


def test_an_empty_list_says_what_belongs_there(desk: Desk, todos: Todos) -> None:
    label = todos.panel.findChild(EmptyWords, "todosEmpty")
    assert "Open a paper" in label.text()
    desk.open()
    assert "Nothing to do yet" in label.text()


def test_a_buy_is_added_with_price_and_link(desk: Desk, todos: Todos) -> None:
    desk.open()
    todos.press_button("todoAdd-buy")
    type_text(todos.field("todoPriceField"), "39,95 €")
    type_text(todos.field("todoUrlField"), "https://example.org/buy")
    press(todos.field("todoUrlField"), Qt.Key.Key_Return)
    dossier = todos.only().dossier
    assert dossier is not None
    assert dossier.price == Price(Decimal("39.95"), "EUR")
    desk.qtbot.waitUntil(lambda: todos.counts[-1] == 1)
    assert todos.cards()[0].findChild(QLabel, "todoText").text() == "Buy article?"
    todos.click("todoLink")
    assert todos.opened == ["https://example.org/buy"]


def test_a_price_that_is_none_is_told_and_adds_nothing(desk: Desk, todos: Todos) -> None:
    desk.open()
    todos.press_button("todoAdd-buy")
    type_text(todos.field("todoPriceField"), "cheap")
    press(todos.field("todoPriceField"), Qt.Key.Key_Return)
    problem = todos.panel.findChild(QLabel, "todoProblem")
    assert problem.isVisible()
    assert "is not a price" in problem.text()
    assert desk.library.todo_table == {}


def test_a_to_do_with_a_day_has_no_price(desk: Desk, todos: Todos) -> None:
    desk.open()
    todos.press_button("todoAdd-find")
    assert not todos.field("todoPriceField").isVisible()
    type_text(todos.field("todoTextField"), "the supplement")
    todos.panel.findChild(QCheckBox, "todoHasDue").setChecked(True)
    todos.panel.findChild(QDateEdit, "todoDueField").setDate(QDate(2026, 12, 24))
    todos.press_button("formKeep")
    assert (todos.only().kind, todos.only().text, todos.only().due) == ("find", "the supplement", date(2026, 12, 24))
    assert todos.only().dossier is None


def test_the_box_closes_and_reopens(desk: Desk, todos: Todos) -> None:
    desk.library.todos.add(PAPER, "read", "methods")
    desk.open()
    box = todos.cards()[0].findChild(QCheckBox, "todoDone")
    box.click()
    assert todos.only().state is TodoState.DONE
    desk.qtbot.waitUntil(box.isChecked)
    assert todos.counts[-1] == 0
    box.click()
    assert todos.only().state is TodoState.OPEN


def test_the_box_of_a_purchase_asks_how_it_ended(desk: Desk, todos: Todos) -> None:
    desk.library.todos.add(PAPER, "buy", price="39.95 USD")
    desk.open()
    box = todos.cards()[0].findChild(QCheckBox, "todoDone")
    box.click()
    assert todos.only().state is TodoState.OPEN
    assert not box.isChecked()
    form = todos.panel.findChild(QPlainTextEdit, "formText")
    assert form.isVisible()
    type_text(form, "the library has it")
    todos.press_button("formReject")
    dossier = todos.only().dossier
    assert dossier is not None
    assert (dossier.state, dossier.reason) == (BuyState.REJECTED, "the library has it")


def test_deciding_about_a_purchase(desk: Desk, todos: Todos) -> None:
    todo = desk.library.todos.add(PAPER, "buy", price="39.95 USD")
    desk.open()
    with desk.qtbot.waitSignal(desk.navigator.dossier_requested) as asked:
        todos.click("todoDossier")
    assert asked.args == [todo.id]
    todos.click("todoRejected")
    dossier = todos.only().dossier
    assert dossier is not None
    assert dossier.state is BuyState.REJECTED
    assert todos.only().state is TodoState.DONE


def test_changing_dropping_and_deleting(desk: Desk, todos: Todos) -> None:
    desk.library.todos.add(PAPER, "cite", "in chapter 2")
    desk.open()
    todos.choose("todoEdit")
    field = todos.field("todoTextField")
    field.selectAll()
    type_text(field, "in chapter 3")
    press(field, Qt.Key.Key_Return)
    assert todos.only().text == "in chapter 3"
    desk.settle()
    todos.click("todoDrop")
    assert todos.only().state is TodoState.DROPPED
    desk.settle()
    todos.choose("todoDelete")
    assert desk.library.todo_table == {}
    desk.qtbot.waitUntil(lambda: todos.cards() == [])
