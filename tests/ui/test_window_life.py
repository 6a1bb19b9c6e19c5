"""The window's life: first page, library, first run, files that wait, and an end that loses nothing."""

from collections.abc import Generator, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from desktop_app.domain.ids import PaperId
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.panel_shelf import PanelShelf
from desktop_app.ui.panels import library, paper_list, questions_screen
from desktop_app.ui.window_layout import WindowLayout
from desktop_app.ui.window_life import WindowLife, after_first_paint
from tests.ui.conftest import Shell
from tests.ui.records import NOON
from tests.ui.waiting_runner import WaitingTaskRunner

SHELF = PanelShelf((library.PLUGIN, questions_screen.PLUGIN))


def _found() -> Generator[None, None, PanelShelf]:
    yield
    return SHELF


class NotePane(QWidget):
    """A panel with text that is not on disk yet."""

    def __init__(self) -> None:
        super().__init__()
        self.flushed = 0

    def flush(self) -> None:
        self.flushed += 1


class Life:
    def __init__(self, shell: Shell, context: UiContext, paper: PaperId | None = None) -> None:
        backup = SimpleNamespace(daily=lambda: None, latest=lambda: None)
        shell.library.backup = backup
        shell.library.sample = SimpleNamespace(add=lambda: shell.library.intake.add_pdf(Path("sample.pdf")))
        self.reader = NotePane()
        self.window = MainWindow(context, paper_list.PLUGIN.build(context), self.reader, WindowLayout())
        self.life = WindowLife(context, self.window, paper)
        self.ended: list[bool] = []
        self.life.ended.connect(lambda: self.ended.append(True))

    def start(self, shell: Shell) -> None:
        shell.show(self.window)
        self.life.complete(_found)
        shell.settle()
        self.life.on_ready()
        shell.settle()


@pytest.fixture
def life(shell: Shell) -> Iterator[Life]:
    life = Life(shell, shell.context)
    yield life
    life.window.guard = None


def saved_text(life: Life) -> str:
    return life.window.findChild(QLabel, "saveState").text()


def test_the_rest_waits_for_the_first_paint(shell: Shell, life: Life) -> None:
    painted: list[bool] = []
    after_first_paint(life.window, lambda: painted.append(True))
    assert painted == []
    shell.show(life.window)
    shell.qtbot.waitUntil(lambda: painted == [True])


def test_an_empty_library_shows_the_three_ways_to_begin(shell: Shell, life: Life) -> None:
    life.start(shell)
    page = life.window.findChild(QWidget, "firstRun")
    assert page.isVisible()
    assert {button.objectName() for button in page.findChildren(QPushButton)} == {
        "begin-paste",
        "begin-add",
        "begin-sample",
    }
    QTest.mouseClick(page.findChild(QPushButton, "begin-sample"), Qt.MouseButton.LeftButton)
    shell.qtbot.waitUntil(lambda: not page.isVisible())
    assert shell.navigator.current_paper in shell.library.papers


def test_the_three_ways_are_there_again_when_the_only_paper_is_gone_before_the_desk_lets_go_of_it(
    shell: Shell, life: Life
) -> None:
    paper = shell.library.add("One")
    life.start(shell)
    shell.navigator.current_paper = paper
    shell.library.papers.clear()
    life.window.rail_model.load()
    shell.settle()
    assert life.window.findChild(QWidget, "firstRun") is None
    shell.navigator.current_paper = None
    shell.navigator.paper_opened.emit(None)
    assert life.window.findChild(QWidget, "firstRun").isVisible()


def test_a_library_with_papers_shows_the_desk(shell: Shell, life: Life) -> None:
    shell.library.add("One")
    life.start(shell)
    assert life.window.findChild(QWidget, "firstRun") is None
    assert life.window.findChild(QWidget, "deskSplitter").isVisible()


def test_the_state_of_saving_is_told_truthfully(shell: Shell, life: Life) -> None:
    shell.show(life.window)
    life.life.complete(_found)
    shell.settle()
    assert saved_text(life) == "Opening the library…"
    life.life.on_ready()
    assert saved_text(life) == "All changes saved"


def test_a_library_that_cannot_be_opened_is_told(shell: Shell, life: Life) -> None:
    shell.show(life.window)
    life.life.on_start_failed()
    assert saved_text(life) == "Not saved: the library is not open"


def test_a_library_that_can_only_be_read_is_never_said_to_be_saved(shell: Shell, life: Life) -> None:
    life.start(shell)
    shell.qtbot.waitUntil(lambda: life.window.findChild(QLabel, "saveState") is not None)
    life.life.on_looked(False)
    assert "read" not in saved_text(life)
    life.life.on_looked(True)
    assert saved_text(life) == "Nothing is saved: the library can only be read"
    assert life.window.message_bar.sentence().startswith("The library can only be read")


def test_files_wait_for_the_library(shell: Shell, life: Life) -> None:
    life.life.add_files([Path("/nowhere/one.pdf")])
    assert life.life.waiting_files() == ["/nowhere/one.pdf"]
    life.start(shell)
    assert [paper.title for paper in shell.library.papers.values()] == ["one"]
    assert life.life.waiting_files() == []


def test_files_of_a_second_start_join_those_that_wait_for_the_window(shell: Shell, life: Life) -> None:
    shell.show(life.window)
    life.life.add_files([Path("/nowhere/one.pdf")])
    life.life.on_ready()
    life.life.add_files([Path("/nowhere/two.pdf")])
    life.life.complete(_found)
    shell.qtbot.waitUntil(lambda: life.life.waiting_files() == [])
    shell.settle()
    assert sorted(paper.title for paper in shell.library.papers.values()) == ["one", "two"]


def test_a_file_of_the_start_stays_on_the_desk_of_an_empty_library(shell: Shell) -> None:
    waiting = WaitingTaskRunner(shell.library)
    life = Life(shell, UiContext(waiting, shell.hub, shell.navigator, shell.theme, shell.context.pages))
    life.life.add_files([Path("/nowhere/one.pdf")])
    life.window.rail_model.load()
    waiting.run_all()
    assert life.window.findChild(QWidget, "firstRun") is None
    life.window.guard = None


def test_what_the_library_was_asked_for_comes_before_the_rest_of_the_window(shell: Shell) -> None:
    waiting = WaitingTaskRunner(shell.library)
    life = Life(shell, UiContext(waiting, shell.hub, shell.navigator, shell.theme, shell.context.pages))
    order: list[str] = []

    def found() -> Generator[None, None, PanelShelf]:
        order.append("panels")
        yield
        return SHELF

    shell.show(life.window)
    waiting.run(lambda _services: None, lambda _nothing: order.append("papers"))
    life.life.complete(found)
    shell.qtbot.waitUntil(lambda: len(waiting.jobs) > 1)
    waiting.run_all()
    shell.qtbot.waitUntil(lambda: "panels" in order)
    assert order == ["papers", "panels"]
    life.window.guard = None


def test_the_paper_of_the_last_time_is_opened_again(shell: Shell) -> None:
    paper = shell.library.add("One")
    life = Life(shell, shell.context, paper)
    life.start(shell)
    shell.qtbot.waitUntil(lambda: shell.navigator.current_paper == paper)
    life.window.guard = None


def test_a_last_paper_that_is_gone_needs_no_words(shell: Shell) -> None:
    paper = shell.library.add("One")
    shell.library.library.trash(paper)
    life = Life(shell, shell.context, paper)
    life.start(shell)
    assert shell.navigator.current_paper is None
    assert not life.window.message_bar.isVisible()
    life.window.guard = None


def test_closing_hands_everything_over_first(shell: Shell) -> None:
    waiting = WaitingTaskRunner(shell.library)
    context = UiContext(waiting, shell.hub, shell.navigator, shell.theme, shell.context.pages)
    life = Life(shell, context)
    shell.show(life.window)
    life.window.close()
    assert life.window.isVisible()
    assert life.reader.flushed == 1
    waiting.run_all()
    shell.qtbot.waitUntil(lambda: life.ended == [True])
    assert not life.window.isVisible()


def test_closing_asks_when_something_is_not_saved(shell: Shell, life: Life) -> None:
    life.start(shell)
    shell.navigator.save_state_changed.emit(False, "Not saved: the disk is full")
    life.window.close()
    dialog = shell.dialog(life.window, "unsavedDialog")
    QTest.mouseClick(dialog.findChild(QPushButton, "unsavedStay"), Qt.MouseButton.LeftButton)
    assert life.window.isVisible()
    life.window.close()
    dialog = shell.dialog(life.window, "unsavedDialog")
    QTest.mouseClick(dialog.findChild(QPushButton, "unsavedLeave"), Qt.MouseButton.LeftButton)
    shell.qtbot.waitUntil(lambda: life.ended == [True])
    assert not life.window.isVisible()


def test_undo_and_redo_ask_the_library(shell: Shell, life: Life) -> None:
    life.start(shell)
    undo = life.window.actions_table["undo"]
    undo.setEnabled(True)
    undo.trigger()
    assert shell.library.undone == ["Highlight"]
    assert shell.messages == ["Undone: Highlight"]


def test_a_question_away_from_the_desk_is_asked_in_a_dialog(shell: Shell, life: Life) -> None:
    shell.library.add("One")
    life.start(shell)
    life.window.screens.show_screen("questions")
    life.window.actions_table["ask"].trigger()
    dialog = shell.dialog(life.window, "askDialog")
    dialog.findChild(QWidget, "askText").setPlainText("Why?")
    QTest.mouseClick(dialog.findChild(QPushButton, "askKeep"), Qt.MouseButton.LeftButton)
    assert [item.text for item in shell.library.question_table.values()] == ["Why?"]


def test_what_is_due_is_told_quietly_with_a_way_there(shell: Shell, life: Life) -> None:
    life.start(shell)
    notice = life.window.findChild(QToolButton, "dueFollowUps")
    assert not notice.isVisible()
    question = shell.library.questions.ask(shell.library.add("Vagus nerve"), "Where?").id
    shell.library.questions.set_follow_up(question, NOON.date())
    shell.qtbot.waitUntil(lambda: notice.isVisible() and notice.accessibleName() == "1 follow-up is due")
    model = life.window.rail_model
    assert "Questions 1, 1 due" in [model.index(row, 0).data() for row in range(model.rowCount())]
    QTest.mouseClick(notice, Qt.MouseButton.LeftButton)
    shell.qtbot.waitUntil(lambda: life.window.screens.current_id() == "questions")
    assert life.window.findChild(QPushButton, "questionStates-due").isChecked()


def test_a_question_on_the_desk_is_the_papers(shell: Shell, life: Life) -> None:
    paper = shell.library.add("One")
    life.start(shell)
    shell.navigator.paper_open_requested.emit(paper)
    wished: list[tuple[object, ...]] = []
    shell.navigator.ask_requested.connect(lambda *wish: wished.append(wish))
    life.window.actions_table["ask"].trigger()
    assert wished == [(paper, None, "")]


def test_the_paper_on_the_desk_is_flagged(shell: Shell, life: Life) -> None:
    paper = shell.library.add("One")
    life.start(shell)
    shell.navigator.paper_open_requested.emit(paper)
    life.window.actions_table["flag"].trigger()
    dialog = shell.dialog(life.window, "todoDialog")
    QTest.mouseClick(dialog.findChild(QPushButton, "formKeep"), Qt.MouseButton.LeftButton)
    assert [(item.kind, item.paper_id) for item in shell.library.todo_table.values()] == [("read", paper)]


def test_help_and_about_open(shell: Shell, life: Life) -> None:
    life.start(shell)
    for action_id, name in (("shortcuts", "shortcutsDialog"), ("about", "aboutDialog")):
        life.window.actions_table[action_id].trigger()
        shell.dialog(life.window, name).close()
