"""The desk's list of papers: cards, filter, tags, opening, and keeping up with the library."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QListView, QMenu

from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import PaperState
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.panels.paper_list import PLUGIN, PaperListPanel
from desktop_app.ui.widgets import paper_card_delegate
from desktop_app.ui.widgets.wrapped_text import WrappedText
from tests.ui.conftest import Shell
from tests.ui.waiting_runner import WaitingTaskRunner


def made(shell: Shell) -> tuple[PaperListPanel, QListView]:
    panel = PLUGIN.build(shell.context)
    view = panel.findChild(QListView, "paperList")
    view.tester = QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    shell.show(panel, 292, 700)
    return panel, view


def titles(view: QListView) -> list[str]:
    model = view.model()
    return [model.index(row, 0).data().split(".")[0] for row in range(model.rowCount())]


def heading(panel: PaperListPanel) -> str:
    return panel.findChild(object, "paperListHeading").full_text()


def test_papers_are_listed_and_counted(shell: Shell) -> None:
    shell.library.add("Heart rate")
    shell.library.add("Vagus nerve")
    panel, view = made(shell)
    assert titles(view) == ["Heart rate", "Vagus nerve"]
    assert heading(panel) == "Recently read · 2 papers"


def test_a_new_paper_appears_and_a_trashed_one_goes(shell: Shell) -> None:
    first = shell.library.add("One")
    _panel, view = made(shell)
    shell.library.add("Two")
    shell.settle()
    assert titles(view) == ["One", "Two"]
    shell.library.library.trash(first)
    shell.settle()
    assert titles(view) == ["Two"]


def test_of_many_papers_only_those_that_are_seen_are_laid_out(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(400):
        shell.library.add(f"Paper {number}")
    laid_out: list[str] = []
    made_text = paper_card_delegate.WrappedText

    def text(title: str, *rest: Any) -> WrappedText:
        laid_out.append(title)
        return made_text(title, *rest)

    monkeypatch.setattr(paper_card_delegate, "WrappedText", text)
    _panel, view = made(shell)
    shell.settle()
    view.setCurrentIndex(view.model().index(399, 0))
    shell.settle()
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    assert "Paper 0" in laid_out
    assert "Paper 399" in laid_out
    assert len(set(laid_out)) < 60


def test_the_first_papers_are_shown_before_the_rest_is_read(shell: Shell) -> None:
    for number in range(80):
        shell.library.add(f"Paper {number}")
    waiting = WaitingTaskRunner(shell.library)
    context = UiContext(waiting, shell.hub, shell.navigator, shell.theme, shell.context.pages)
    panel = PLUGIN.build(context)
    shell.show(panel, 292, 700)
    view = panel.findChild(QListView, "paperList")
    waiting.run_next()
    assert (len(titles(view)), heading(panel)) == (60, "Recently read")
    waiting.run_all()
    assert (len(titles(view)), heading(panel)) == (80, "Recently read · 80 papers")


def test_an_empty_list_says_what_belongs_there(shell: Shell) -> None:
    panel, view = made(shell)
    assert not view.isVisible()
    assert panel.findChild(object, "paperListEmpty").isVisible()


def test_a_click_opens_the_paper(shell: Shell) -> None:
    paper = shell.library.add("One")
    _panel, view = made(shell)
    wished: list[PaperId] = []
    shell.navigator.paper_open_requested.connect(wished.append)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center())
    assert wished == [paper]


def test_the_keyboard_goes_from_paper_to_paper(shell: Shell) -> None:
    papers = [shell.library.add(title) for title in ("One", "Two", "Three")]
    _panel, view = made(shell)
    wished: list[PaperId] = []
    shell.navigator.paper_open_requested.connect(wished.append)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    shell.navigator.paper_step_requested.emit(1)
    assert wished == [papers[1], papers[2]]


def test_a_paper_that_is_opened_is_read_but_a_step_leaves_the_keys_where_they_are(shell: Shell) -> None:
    papers = [shell.library.add(title) for title in ("One", "Two")]
    _panel, view = made(shell)
    wished: list[PaperId] = []
    shell.navigator.text_focus_requested.connect(wished.append)
    view.setCurrentIndex(view.model().index(0, 0))
    shell.navigator.paper_step_requested.emit(1)
    assert wished == []
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(1, 0)).center())
    assert wished == [papers[1]]


def test_the_chosen_row_is_the_open_paper_again_when_the_keys_go_elsewhere(shell: Shell) -> None:
    first, _second = (shell.library.add(title) for title in ("One", "Two"))
    _panel, view = made(shell)
    shell.navigator.current_paper = first
    view.setFocus()
    shell.qtbot.waitUntil(view.hasFocus)
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 1
    view.clearFocus()
    assert view.currentIndex().row() == 0


def test_typing_filters_and_escape_ends_it(shell: Shell) -> None:
    shell.library.add("Heart rate", year=2023)
    shell.library.add("Vagus nerve", year=2020)
    panel, view = made(shell)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_V)
    field = panel.findChild(QLineEdit, "paperFilter")
    assert (field.isVisible(), field.text()) == (True, "v")
    field.setText("vagus 2020")
    assert titles(view) == ["Vagus nerve"]
    assert heading(panel) == "Recently read · 1 paper"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert titles(view) == ["Heart rate", "Vagus nerve"]


def test_a_tag_of_the_rail_filters(shell: Shell) -> None:
    shell.library.add("Heart rate", tags=("HRV",))
    shell.library.add("Vagus nerve")
    panel, view = made(shell)
    shell.navigator.tag_chosen.emit("HRV")
    assert titles(view) == ["Heart rate"]
    assert heading(panel) == "HRV · 1 paper"
    shell.navigator.tag_chosen.emit("")
    assert len(titles(view)) == 2


def test_the_paper_on_the_desk_is_the_chosen_row(shell: Shell) -> None:
    shell.library.add("One")
    second = shell.library.add("Two")
    _panel, view = made(shell)
    shell.navigator.current_paper = second
    shell.navigator.paper_opened.emit(shell.library.open(second))
    assert view.currentIndex().row() == 1


def test_the_menu_shows_a_paper_in_the_second_view(shell: Shell) -> None:
    paper = shell.library.add("One")
    panel, view = made(shell)
    wished: list[PaperId] = []
    shell.navigator.beside_requested.connect(wished.append)
    view.customContextMenuRequested.emit(view.visualRect(view.model().index(0, 0)).center())
    menu = panel.findChild(QMenu, "paperMenu")
    next(action for action in menu.actions() if action.text() == "Open in the second view").trigger()
    menu.close()
    assert wished == [paper]


def test_the_menu_changes_state_and_moves_to_the_trash(shell: Shell) -> None:
    paper = shell.library.add("One")
    panel, view = made(shell)
    view.customContextMenuRequested.emit(QPoint(20, 20))
    menu = panel.findChild(QMenu, "paperMenu")
    states = next(action.menu() for action in menu.actions() if action.text() == "Reading state")
    next(action for action in states.actions() if action.text() == "✓ read\t4").trigger()
    assert shell.library.papers[paper].state is PaperState.READ
    next(action for action in menu.actions() if action.text() == "Move to the trash").trigger()
    assert shell.messages[1:] == ["Moved 1 paper to the trash. Ctrl+Z brings it back."]
    shell.settle()
    assert titles(view) == []


def test_long_titles_do_not_make_the_pane_wider(shell: Shell) -> None:
    shell.library.add("A very long title " * 40)
    panel, view = made(shell)
    assert view.visualRect(view.model().index(0, 0)).width() <= view.viewport().width()
    assert panel.minimumSizeHint().width() <= 292


def test_nothing_is_loaded_while_it_is_hidden(shell: Shell) -> None:
    panel, view = made(shell)
    panel.hide()
    shell.library.add("One")
    shell.settle()
    assert titles(view) == []
    panel.show()
    assert titles(view) == ["One"]


def test_a_digit_says_how_far_the_reading_is_and_letters_still_filter(shell: Shell) -> None:
    paper = shell.library.add("Vagus nerve")
    panel, view = made(shell)
    assert "○ new" in view.model().index(0, 0).data()
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_2)
    shell.settle()
    assert shell.library.papers[paper].state is PaperState.TO_READ
    assert "◔ to read" in view.model().index(0, 0).data()
    assert panel.findChild(QLineEdit, "paperFilter").text() == ""
    QTest.keyClick(view, Qt.Key.Key_V)
    words = panel.findChild(QLineEdit, "paperFilter")
    QTest.keyClicks(words, "2")
    assert (words.text(), shell.library.papers[paper].state) == ("v2", PaperState.TO_READ)
