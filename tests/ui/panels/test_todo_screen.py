"""The screen "To do": groups, filters, keys."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from desktop_app.domain.ids import PaperId
from desktop_app.domain.todo import TodoState
from desktop_app.ui.panels import todo_screen
from desktop_app.ui.widgets.todo_list_view import TodoListView
from tests.ui.conftest import Shell

TODAY = date.today()  # noqa: DTZ011 - the screen asks for it, too


class Screen:
    """The screen as a person sees it."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.widget: QWidget = todo_screen.PLUGIN.build(shell.context)
        self.list = self.widget.findChild(TodoListView)
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        self.tester = QAbstractItemModelTester(self.list.model(), fatal)
        shell.show(self.widget)
        self.list.setFocus()

    def rows(self) -> list[str]:
        model = self.list.model()
        return [model.index(row, 0).data().split(". ")[0] for row in range(model.rowCount())]

    def current(self) -> str:
        return self.list.currentIndex().data().split(". ")[0]

    def choose(self, title: str) -> None:
        self.list.setFocus()
        self.list.setCurrentIndex(self.list.model().index(self.rows().index(title), 0))

    def press(self, *keys: Qt.Key, settle: bool = True) -> None:
        for key in keys:
            QTest.keyClick(self.list, key)
        if settle:
            self.shell.settle()

    def click(self, name: str) -> None:
        button = next(one for one in self.widget.findChildren(QPushButton, name) if one.isVisible())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.shell.settle()

    def says(self, name: str) -> str:
        return self.widget.findChild(QLabel, name).text()


def test_a_todo_that_was_found_is_chosen(shell: Shell) -> None:
    filled(shell)
    screen = Screen(shell)
    screen.press(Qt.Key.Key_Down)
    wanted = next(todo for todo in shell.library.todo_table.values() if todo.text == "far")
    shell.navigator.todo_show_requested.emit(wanted.id)
    assert "far" in screen.current()


def test_a_todo_that_was_just_made_is_chosen_and_seen(shell: Shell) -> None:
    filled(shell)
    screen = Screen(shell)
    head = next(row for row, text in enumerate(screen.rows()) if text.startswith("No day"))
    rect = screen.list.visualRect(screen.list.model().index(head, 0))
    QTest.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    screen.click("todoScreenStates-done")
    assert screen.widget.findChild(QWidget, "badges").accessibleName() == "", "nothing is done, and no number says so"
    new = shell.library.todos.add(None, "follow up", "brand new")
    shell.navigator.todo_added.emit(new.id)
    shell.settle()
    assert "brand new" in screen.current()
    assert screen.list.viewport().rect().intersects(screen.list.visualRect(screen.list.currentIndex()))
    screen.press(Qt.Key.Key_D)
    assert [todo.text for todo in shell.library.todo_table.values() if todo.state is TodoState.DONE] == ["brand new"]


def test_groups_are_as_they_were_left(shell: Shell) -> None:
    filled(shell)
    Screen(shell).click("todoGroupings-kind")
    again = Screen(shell)
    assert "Read 2" in again.rows()
    again.click("todoGroupings-day")
    assert shell.library.choices.orders == {"todo": "day"}


def filled(shell: Shell) -> PaperId:
    paper = shell.library.add("Vagus nerve")
    other = shell.library.add("Serum")
    shell.library.todos.add(paper, "read", "late", due=TODAY - timedelta(days=3))
    shell.library.todos.add(other, "cite", "now", due=TODAY)
    shell.library.todos.add(paper, "find", "soon", due=TODAY + timedelta(days=3), priority=1)
    shell.library.todos.add(paper, "read", "soon but high", due=TODAY + timedelta(days=3), priority=3)
    shell.library.todos.add(None, "write to author", "far", due=TODAY + timedelta(days=90), note="Ask for the table")
    shell.library.todos.add(None, "own words")
    return paper


def test_groups_by_day_kind_and_paper(shell: Shell) -> None:
    filled(shell)
    screen = Screen(shell)
    by_day = ["Overdue 1", "late", "Today 1", "now", "Within a week 2", "soon but high", "soon"]
    assert screen.rows() == [*by_day, "Later 1", "far", "No day 1", "Own words"]
    assert screen.widget.findChild(QWidget, "badges").accessibleName() == "6 open, 2 due"
    assert "!!! high" in screen.list.model().index(5, 0).data()
    assert "overdue · " in screen.list.model().index(1, 0).data()
    assert (screen.current(), screen.says("todoPaneTitle")) == ("late", "late")
    screen.click("todoGroupings-kind")
    heads = ["Find full text 1", "Read 2", "Cite 1", "Write to author 1", "own words 1"]
    assert [row for row in screen.rows() if row[-1].isdigit()] == heads
    screen.click("todoGroupings-paper")
    assert [row for row in screen.rows() if row[-1].isdigit()] == ["Serum 1", "Vagus nerve 3", "No paper 2"]
    place = screen.list.visualRect(screen.list.model().index(0, 0)).center()
    QTest.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert screen.rows()[:2] == ["Serum 1", "Vagus nerve 3"]


def test_chips_and_words_filter(shell: Shell) -> None:
    filled(shell)
    screen = Screen(shell)
    screen.click("todoScreenStates-due")
    assert screen.rows() == ["Overdue 1", "late", "Today 1", "now"]
    screen.click("todoScreenStates-open")
    screen.press(Qt.Key.Key_Slash)
    words = screen.widget.findChild(QLineEdit, "todoFilter")
    assert words.hasFocus()
    QTest.keyClicks(words, "table FAR")
    assert screen.rows() == ["Later 1", "far"]
    assert screen.widget.findChild(QWidget, "badges").accessibleName() == "6 open, 2 due, 1 found"
    QTest.keyClicks(words, "zz")
    assert screen.widget.findChild(QWidget, "todoListEmpty").isVisible()
    assert not screen.widget.findChild(QWidget, "todoPane").isVisible()
    QTest.keyClick(words, Qt.Key.Key_Escape)
    assert len(screen.rows()) == 11
    screen.click("todoScreenStates-dropped")
    assert screen.widget.findChild(QWidget, "todoListEmpty").isVisible()


def test_keys_act_on_what_is_chosen(shell: Shell) -> None:
    paper = filled(shell)
    screen = Screen(shell)
    by_text = {todo.text: todo.id for todo in shell.library.todo_table.values()}
    states = lambda: {one.text: one.state for one in shell.library.todo_table.values()}  # noqa: E731
    screen.press(Qt.Key.Key_D)
    assert states()["late"] is TodoState.DONE
    assert screen.current() == "now"
    assert shell.messages[-1].startswith("Done.")
    screen.press(Qt.Key.Key_X)
    assert (states()["now"], screen.current()) == (TodoState.DROPPED, "soon but high")
    QTest.keyClick(screen.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    screen.press(Qt.Key.Key_2)
    assert {one.priority for one in shell.library.todo_table.values() if one.text.startswith("soon")} == {2}
    screen.press(Qt.Key.Key_F, settle=False)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_W)
    shell.settle()
    assert shell.library.todo_table[by_text["soon"]].due == TODAY + timedelta(days=7)
    wished: list[object] = []
    shell.navigator.paper_open_requested.connect(wished.append)
    screen.press(Qt.Key.Key_Return)
    assert wished == [paper]
    with shell.qtbot.waitSignal(shell.navigator.flag_requested):
        screen.press(Qt.Key.Key_N)
    screen.press(Qt.Key.Key_End)
    assert screen.current() == "Own words"
    screen.press(Qt.Key.Key_Home)
    assert screen.current() == "soon but high"
    screen.click("todoScreenStates-done")
    assert screen.rows()[-1] == "late"
    screen.list.setFocus()
    screen.press(Qt.Key.Key_R)
    assert states()["late"] is TodoState.OPEN
    QTest.keyClick(screen.widget.focusWidget(), Qt.Key.Key_D)
    words = screen.widget.findChild(QLineEdit, "todoFilter")
    assert words.text() == "", "the list is empty now, and its keys go nowhere"
    with shell.qtbot.waitSignal(shell.navigator.flag_requested):
        QTest.keyClick(screen.widget.focusWidget(), Qt.Key.Key_N)
    screen.click("todoScreenStates-open")
    screen.choose("late")
    screen.press(Qt.Key.Key_Space)
    assert states()["late"] is TodoState.DONE
    screen.click("todoScreenStates-done")
    screen.list.setFocus()
    screen.press(Qt.Key.Key_Space)
    assert states()["late"] is TodoState.OPEN


def test_a_box_closes_and_a_form_edits(shell: Shell) -> None:
    todo = shell.library.todos.add(None, "find", "it").id
    screen = Screen(shell)
    screen.press(Qt.Key.Key_E)
    pane = screen.widget.findChild(QWidget, "todoPane")
    pane.findChild(QLineEdit, "todoTextField").setText("the table")
    pane.findChild(QComboBox, "todoPriorityField").setCurrentIndex(3)
    screen.click("formKeep")
    assert (shell.library.todo_table[todo].text, shell.library.todo_table[todo].priority) == ("the table", 3)
    assert screen.rows() == ["No day 1", "the table"]
    assert screen.list.hasFocus()
    rect = screen.list.visualRect(screen.list.model().index(1, 0))
    QTest.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 20, rect.center().y()))
    shell.settle()
    assert shell.library.todo_table[todo].state is TodoState.DONE
    assert screen.widget.findChild(QWidget, "todoListEmpty").isVisible()


def test_a_day_later_what_was_for_today_is_overdue(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    class Tomorrow(date):
        @classmethod
        def today(cls) -> date:
            return TODAY + timedelta(days=1)

    shell.library.todos.add(None, "read", "now", due=TODAY)
    screen = Screen(shell)
    assert screen.rows() == ["Today 1", "now"]
    monkeypatch.setattr(todo_screen, "date", Tomorrow)
    screen.widget.hide()
    screen.widget.show()
    shell.settle()
    assert screen.rows() == ["Overdue 1", "now"]
