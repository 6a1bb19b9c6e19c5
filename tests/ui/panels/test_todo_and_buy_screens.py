"""The screen "To buy": acting on a row, sums."""


from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.buy import BuyState
from desktop_app.ui.panels import buy_screen
from desktop_app.ui.widgets.row_table import RowTable
from tests.ui.conftest import Shell


def made(shell: Shell, module: object) -> tuple[QWidget, RowTable]:
    screen = module.PLUGIN.build(shell.context)
    table = screen.findChild(RowTable)
    table.tester = QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    shell.show(screen)
    return screen, table


def column(table: RowTable, place: int) -> list[str]:
    return [table.model().index(row, place).data() for row in range(table.model().rowCount())]


def choose_first(shell: Shell, table: RowTable) -> None:
    table.setCurrentIndex(table.model().index(0, 0))
    shell.settle()


def click(screen: QWidget, name: str) -> None:
    button = next(button for button in screen.findChildren(QPushButton, name) if button.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def offered(screen: QWidget) -> set[str]:
    names = ("todo", "buy")
    buttons = screen.findChildren(QPushButton)
    return {
        b.objectName()
        for b in buttons
        if b.isVisible() and b.objectName().startswith(names) and "-" not in b.objectName()
    }


def test_nothing_to_buy_says_what_belongs_there(shell: Shell) -> None:
    screen, table = made(shell, buy_screen)
    assert screen.findChild(QWidget, "buyTableEmpty").isVisible()
    assert not table.isVisible()


def test_purchases_are_summed_by_currency(shell: Shell) -> None:
    paper = shell.library.add("Vagus nerve")
    for price in ("39.95 USD", "10.00 USD", "31.50 EUR", None):
        shell.library.todos.add(paper, "buy", price=price)
    shell.library.todos.add(paper, "find")
    screen, table = made(shell, buy_screen)
    assert screen.findChild(object, "badges").accessibleName() == "4 open · 49.95 USD + 31.50 EUR"
    assert sorted(column(table, 1)) == ["10.00 USD", "31.50 EUR", "39.95 USD", "—"]


def test_a_decision_is_kept(shell: Shell) -> None:
    paper = shell.library.add("Vagus nerve")
    todo = shell.library.todos.add(paper, "buy", price="39.95 USD", url="https://example.org/a/b").id
    screen, table = made(shell, buy_screen)
    assert column(table, 4) == ["example.org"]
    choose_first(shell, table)
    assert {"buyBought", "buyRejected", "buyLink", "buyOpen"} <= offered(screen)
    click(screen, "buyRejected")
    shell.settle()
    assert shell.library.todo_table[todo].dossier.state is BuyState.REJECTED
    assert column(table, 0) == []
    click(screen, "buyStates-all")
    assert column(table, 2) == ["rejected"]
