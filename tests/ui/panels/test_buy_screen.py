"""The screen "To buy" and the dossier beside it, over a real library."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.bootstrap import build_services
from desktop_app.domain.buy import BuyState
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.free_copy import FreeCopy, FreeCopyAnswer, Host, Verdict, Version
from desktop_app.domain.ids import TodoId
from desktop_app.domain.lookup import Notice, NoticeKind
from desktop_app.domain.paper import Bibliography, Contributor, Paper
from desktop_app.domain.todo import Priority, TodoState
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.services.context import Services
from desktop_app.system.events import EventBus
from desktop_app.system.paths import AppPaths
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.event_hub import EventHub
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.bridge.navigator import Navigator
from desktop_app.ui.bridge.task_runner import InlineTaskRunner
from desktop_app.ui.dialogs.dossier_dialog import DossierDialog
from desktop_app.ui.panels.buy_screen import BuyScreen
from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.widgets.dossier_pane import DossierPane
from desktop_app.ui.widgets.row_table import RowTable
from tests.ui.clipping import clipped

NOVEMBER = datetime(2026, 11, 12, 12, tzinfo=UTC)


class Shop:
    """A library with things to buy, the screen over it, and what the screen wished for."""

    def __init__(self, qtbot: QtBot, services: Services, bus: EventBus) -> None:
        self.qtbot, self.services = qtbot, services
        self.hub, self.navigator = EventHub(bus), Navigator()
        self.runner = InlineTaskRunner(services)
        self.context = UiContext(self.runner, self.hub, self.navigator, Theme(ThemeWish.LIGHT), SimpleNamespace())
        self.opened: list[str] = []
        self.links = LinkOpener(self.navigator, lambda url: self.opened.append(url.toString()) is None)
        self.messages: list[str] = []
        self.navigator.message_posted.connect(self.messages.append)

    def paper(self, title: str, **parts: object) -> Paper:
        return self.services.intake.add_draft(PaperDraft(Bibliography(title, **parts))).paper

    def wish(self, title: str, price: str | None = None, **parts: object) -> TodoId:
        return self.services.todos.add(self.paper(title, **parts).id, "buy", price=price).id

    def show(self, width: int = 1240, height: int = 800) -> BuyScreen:
        screen = BuyScreen(self.context, self.links)
        self.qtbot.addWidget(screen)
        screen.resize(width, height)
        with self.qtbot.waitExposed(screen):
            screen.show()
        self.table = screen.findChild(RowTable)
        self.tester = QAbstractItemModelTester(
            self.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, self.table
        )
        self.screen = screen
        return screen

    def column(self, place: int) -> list[str]:
        model = self.table.model()
        return [model.index(row, place).data() for row in range(model.rowCount())]

    def wait_for(self, place: int, *words: str) -> None:
        self.qtbot.waitUntil(lambda: self.column(place) == list(words))

    def choose(self, title: str) -> None:
        self.table.selectionModel().clearCurrentIndex()
        self.table.setCurrentIndex(self.table.model().index(self.column(0).index(title), 0))

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.table, key)

    def click(self, name: str) -> None:
        def shown() -> list[QAbstractButton]:
            return [one for one in self.screen.findChildren(QAbstractButton, name) if one.isVisible()]

        self.qtbot.waitUntil(lambda: len(shown()) == 1)
        QTest.mouseClick(shown()[0], Qt.MouseButton.LeftButton)

    def line(self, name: str) -> QLineEdit:
        return self.screen.findChild(QLineEdit, name)

    def label(self, name: str) -> str:
        return self.screen.findChild(QLabel, name).text()

    def badge(self) -> str:
        return self.screen.findChild(QWidget, "badges").accessibleName()

    def todo(self, todo: TodoId) -> object:
        return self.services.buying.get(todo).todo


@pytest.fixture
def shop(qtbot: QtBot, tmp_path: Path) -> Iterator[Shop]:
    bus = EventBus()
    names = ("library", "config", "cache", "logs", "outside")
    clock = SimpleNamespace(now=lambda: NOVEMBER)
    services = build_services(AppPaths(*(tmp_path / name for name in names)), bus, clock, FakePdfReader())
    shop = Shop(qtbot, services, bus)
    yield shop
    shop.hub.close()
    services.close()
    assert shop.runner.problems == []


def test_the_table_has_sums_states_and_chips(shop: Shop) -> None:
    first = shop.wish("Vagus nerve", "39.95 USD")
    shop.wish("Cytokines", "31,50 €")
    shop.wish("Auricle")
    bought = shop.wish("Whales", "52 EUR")
    shop.services.buying.move(bought, BuyState.BOUGHT)
    shop.show()
    assert shop.column(0) == ["Vagus nerve", "Cytokines", "Auricle"]
    assert shop.column(1) == ["39.95 USD", "31.50 EUR", "—"]
    assert shop.badge() == "3 open · 39.95 USD + 31.50 EUR"
    assert shop.label("buyMoneyText") == "Spent in 2026: 52.00 EUR"
    shop.wait_for(4, "no question", "no question", "no question")
    shop.click("buyStates-bought")
    assert (shop.column(0), shop.column(2)) == (["Whales"], ["bought"])
    assert "W wanted again" in shop.label("buyKeys").replace("\u00a0", " ")
    shop.click("buyWanted")
    shop.wait_for(0)
    assert shop.services.history.undo() == "Mark as wanted"
    shop.click("buyStates-all")
    assert len(shop.column(0)) == 4
    shop.line("buyFilter").setText("vagus")
    assert shop.column(0) == ["Vagus nerve"]
    shop.line("buyFilter").setText("no such")
    assert shop.screen.findChild(QWidget, "buyTableEmpty").isVisible()
    shop.line("buyFilter").clear()
    header = shop.table.horizontalHeader()
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    assert shop.column(1) == ["—", "39.95 USD", "52.00 EUR", "31.50 EUR"]
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    shop.services.buying.set_priority(first, Priority.HIGH)
    shop.qtbot.waitUntil(lambda: shop.column(0)[0] == "!!! Vagus nerve")


def test_nothing_to_buy_says_what_belongs_there(shop: Shop) -> None:
    screen = shop.show()
    assert screen.findChild(QWidget, "buyTableEmpty").isVisible()
    assert not screen.findChild(QPushButton, "buyCheckAll").isEnabled()
    assert not screen.findChild(QWidget, "buyMoney").isVisible()


def test_letters_act_on_the_chosen_row(shop: Shop) -> None:
    todos = [shop.wish(f"Paper {number}", "10 EUR") for number in range(4)]
    checked: list[object] = []
    opened: list[object] = []
    shop.navigator.free_copy_check_requested.connect(checked.append)
    shop.navigator.paper_open_requested.connect(opened.append)
    shop.show()
    shop.choose("Paper 0")
    shop.key(Qt.Key.Key_Q)
    shop.wait_for(2, "requested", "wanted", "wanted", "wanted")
    assert shop.column(3)[0] == "requested · 12 Nov"
    shop.key(Qt.Key.Key_C)
    shop.key(Qt.Key.Key_O)
    paper = shop.todo(todos[0]).paper_id
    assert (checked, opened) == ([(paper,)], [paper])
    shop.key(Qt.Key.Key_B)
    shop.wait_for(0, "Paper 1", "Paper 2", "Paper 3")
    shop.choose("Paper 1")
    shop.key(Qt.Key.Key_J)
    shop.wait_for(0, "Paper 2", "Paper 3")
    shop.choose("Paper 2")
    shop.key(Qt.Key.Key_X)
    shop.wait_for(0, "Paper 3")
    assert [shop.todo(todo).state for todo in todos] == [
        *(TodoState.DONE, TodoState.DONE, TodoState.DROPPED, TodoState.OPEN)
    ]
    assert [shop.services.history.undo() for _act in range(3)] == ["Drop to-do", "Mark as rejected", "Mark as bought"]
    shop.wait_for(0, "Paper 0", "Paper 1", "Paper 2", "Paper 3")
    shop.click("buyCheckAll")
    assert len(checked[-1]) == 4
    shop.line("buyFilter").setFocus()
    QTest.keyClicks(shop.line("buyFilter"), "bjx")
    assert shop.todo(todos[3]).state is TodoState.OPEN


def test_the_dossier_is_filled_in_beside_the_table(shop: Shop) -> None:
    todo = shop.wish("Vagus nerve", "39.95 USD")
    other = shop.wish("Cytokines")
    screen = shop.show()
    shop.choose("Vagus nerve")
    pane = screen.findChild(QWidget, "dossierPane")
    assert not pane.isVisible()
    shop.key(Qt.Key.Key_Return)
    assert pane.isVisible()
    assert (shop.label("dossierTitle"), shop.line("dossierPrice").text()) == ("Vagus nerve", "39.95 USD")
    price = shop.line("dossierPrice")
    price.setFocus()
    price.selectAll()
    QTest.keyClicks(price, "cheap\r")
    assert "not a price" in screen.findChild(QLabel, "dossierPrice-problem").text()
    price.setText("12")
    QTest.keyClick(price, Qt.Key.Key_Return)
    assert shop.messages == ["Kept as 12.00 USD, the currency used last."]
    shop.line("dossierLink").setText("https://shop.example.org/a")
    QTest.keyClick(shop.line("dossierLink"), Qt.Key.Key_Return)
    shop.qtbot.waitUntil(screen.findChild(QWidget, "dossierFollowLink").isVisible)
    shop.click("dossierFollowLink")
    assert shop.opened == ["https://shop.example.org/a"]
    use = screen.findChild(QPlainTextEdit, "dossierUse")
    use.setFocus()
    use.setPlainText("for the review")
    priority = screen.findChild(QComboBox, "dossierPriority")
    priority.setFocus()
    priority.activated.emit(Priority.LOW)
    shop.click("dossierState-requested")
    shop.qtbot.waitUntil(lambda: shop.label("dossierSince") == "requested since 12 Nov")
    why = screen.findChild(QPlainTextEdit, "dossierReason")
    why.setFocus()
    why.setPlainText("asked the author")
    price.setFocus()
    shop.wait_for(3, "asked the author · 12 Nov", "not looked for")
    row = shop.services.buying.get(todo)
    assert (row.todo.priority, row.dossier.expected_use) == (Priority.LOW, "for the review")
    assert [(step.state, step.reason) for step in row.steps][1:] == [(BuyState.REQUESTED, "asked the author")]
    assert clipped(pane) == []
    shop.choose("Cytokines")
    assert shop.label("dossierTitle") == "Cytokines"
    shop.click("dossierState-bought")
    shop.wait_for(0, "! Vagus nerve")
    assert shop.label("dossierTitle") == "Cytokines"
    assert shop.label("dossierSince") == "bought since 12 Nov"
    shop.choose("! Vagus nerve")
    assert shop.label("dossierTitle") == "Vagus nerve"
    price.setFocus()
    QTest.keyClicks(price, "9")
    QTest.keyClick(price, Qt.Key.Key_Escape)
    assert (price.text(), pane.isVisible()) == ("12.00 USD", True)
    QTest.keyClick(price, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert shop.services.buying.get(other).dossier.expected_use is None


def test_what_is_not_of_the_web_is_not_opened(shop: Shop) -> None:
    todo = shop.wish("Vagus nerve")
    shop.services.buying.set_link(todo, "file:///etc/passwd")
    screen = shop.show()
    shop.choose("Vagus nerve")
    shop.key(Qt.Key.Key_Return)
    assert shop.line("dossierLink").text() == "file:///etc/passwd"
    assert not screen.findChild(QWidget, "dossierFollowLink").isVisible()


def test_free_copies_and_retractions_are_told(shop: Shop) -> None:
    found, gone = shop.paper("Vagus nerve", doi="10.1000/a"), shop.paper("Withdrawn", doi="10.1000/b")
    for paper in (found, gone):
        shop.services.todos.add(paper.id, "buy")
    copy = FreeCopy(
        "https://r.example.org/a.pdf", "https://r.example.org/a", Version.ACCEPTED, "cc-by", Host.REPOSITORY
    )
    keep = shop.services.lookups.keep_free_copy
    check = keep(found.id, FreeCopyAnswer("10.1000/a", Verdict.FOUND, NOVEMBER, "Unpaywall", copy, ("Unpaywall",)))
    notices = (Notice(NoticeKind.RETRACTION, "Crossref"),)
    keep(gone.id, FreeCopyAnswer("10.1000/b", Verdict.NONE, NOVEMBER, asked=("Unpaywall",), notices=notices))
    third = shop.paper("Auricle", doi="10.1000/c")
    shop.services.todos.add(third.id, "buy")
    screen = shop.show()
    shop.navigator.free_copy_checked.emit(
        keep(third.id, FreeCopyAnswer("10.1000/c", Verdict.NONE, NOVEMBER, asked=("Unpaywall",)))
    )
    shop.qtbot.waitUntil(lambda: shop.column(3)[2] == "none found by Unpaywall on 12 Nov")
    assert shop.column(2) == ["free copy found", "wanted", "wanted"]
    assert shop.column(3)[:2] == [check.sentence(NOVEMBER.date()), "⚠ Retracted, says Crossref."]
    wished: list[object] = []
    shop.navigator.free_copy_download_requested.connect(wished.append)
    shop.choose("Vagus nerve")
    shop.key(Qt.Key.Key_Return)
    shop.click("dossierDownload")
    shop.click("dossierCopyPage")
    assert (wished, shop.opened) == ([check], ["https://r.example.org/a"])
    shop.choose("Withdrawn")
    assert shop.label("dossierNotice") == "⚠ Retracted, says Crossref."
    assert not screen.findChild(QWidget, "dossierDownload").isVisible()


def test_the_worth_leads_to_its_reasons(shop: Shop) -> None:
    vns = shop.paper("Vagus nerve", contributors=(Contributor("Breit", "Sigrid"),), year=2018)
    other = shop.paper("Whales")
    shop.services.todos.add(vns.id, "buy")
    shop.services.notes.save(other.id, "One\n\nas Breit 2018 said")
    question = shop.services.questions.ask(vns.id, f"Do whales have {'really ' * 30}this nerve?")
    shop.show()
    shop.wait_for(4, "1 open question · named in 1 note")
    shown: list[object] = []
    shop.navigator.question_show_requested.connect(shown.append)
    shop.navigator.note_line_requested.connect(lambda paper, line: shown.append((paper, line)))
    shop.choose("Vagus nerve")
    shop.key(Qt.Key.Key_Return)
    shop.click("worth-1 open question it touches-0")
    pane = shop.screen.findChild(DossierPane)
    assert pane.widget().width() <= pane.viewport().width()
    shop.click("worth-Named in 1 note-0")
    assert shown == [question.id, (other.id, 2)]
    shop.services.questions.drop(question.id)
    shop.wait_for(4, "no question · named in 1 note")


def test_a_budget_says_over_and_nothing_more(shop: Shop) -> None:
    shop.services.buying.move(shop.wish("Vagus nerve", "52 EUR"), BuyState.BOUGHT)
    shop.show()
    shop.click("buyBudget")
    field = shop.line("buyBudgetField")
    QTest.keyClicks(field, "much\r")
    assert "not a price" in shop.label("buyBudgetField-problem")
    field.setText("40 EUR")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shop.label("buyMoneyText") == "Spent in 2026: 52.00 EUR · over by 12.00 EUR in November"
    assert not field.isVisible()
    shop.click("buyBudget")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert shop.messages == []


def test_the_dossier_opens_as_a_dialog_too(shop: Shop) -> None:
    todo = shop.wish("Vagus nerve", "39.95 USD")
    dialog = DossierDialog(shop.context, todo, shop.links)
    shop.qtbot.addWidget(dialog)
    with shop.qtbot.waitExposed(dialog):
        dialog.open()
    assert dialog.findChild(QLineEdit, "dossierPrice").text() == "39.95 USD"
    assert not dialog.findChild(QAbstractButton, "dossierClose").isVisible()
    light = dialog.findChild(DossierPane).styleSheet()
    shop.context.theme.choose(ThemeWish.DARK)
    assert dialog.findChild(DossierPane).styleSheet() not in ("", light)
    chip = dialog.findChild(QAbstractButton, "dossierState-bought")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    shop.qtbot.waitUntil(chip.isChecked)
    assert shop.todo(todo).state is TodoState.DONE
    with shop.qtbot.waitSignal(dialog.finished):
        shop.services.todos.delete(todo)
