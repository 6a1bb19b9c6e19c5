"""The screen of all questions: order, filters, answering, following up, dropping, drafts."""

from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QListView, QPlainTextEdit, QPushButton, QWidget

from desktop_app.domain.ids import PaperId, QuestionId
from desktop_app.domain.question import QuestionState
from desktop_app.ui.panels.questions_screen import PLUGIN, QuestionsScreen
from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.question_detail import DetailMark, QuestionDetail
from desktop_app.ui.widgets.question_pane import QuestionPane
from tests.ui import records
from tests.ui.conftest import Shell


def made(shell: Shell) -> tuple[QuestionsScreen, QListView]:
    screen = PLUGIN.build(shell.context)
    view = screen.findChild(QListView, "questionList")
    view.tester = QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    shell.show(screen)
    return screen, view


def texts(view: QListView) -> list[str]:
    return [view.model().index(row, 0).data().split(". ")[0] for row in range(view.model().rowCount())]


def click(screen: QuestionsScreen, name: str) -> None:
    QTest.mouseClick(screen.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def state(shell: Shell, question: QuestionId) -> QuestionState:
    return shell.library.question_table[question].state


@pytest.fixture
def paper(shell: Shell) -> PaperId:
    return shell.library.add("Vagus nerve")


def test_open_questions_are_listed_with_their_paper(shell: Shell, paper: PaperId) -> None:
    shell.library.questions.ask(paper, "Where?", promised=True)
    shell.library.questions.ask(None, "Why?")
    screen, view = made(shell)
    assert texts(view) == ["Where?", "Why?"]
    assert screen.findChild(object, "badges").accessibleName() == "2 open, 1 promised"
    assert screen.findChild(QLabel, "questionText").text() == "Where?"


def test_an_empty_list_says_how_to_ask(shell: Shell) -> None:
    screen, view = made(shell)
    assert not view.isVisible()
    assert screen.findChild(object, "questionsEmpty").isVisible()
    assert not screen.findChild(object, "questionPane").isVisible()


def test_the_pane_comes_back_as_wide_as_it_was(shell: Shell, paper: PaperId) -> None:
    shell.library.questions.ask(paper, "Where?")
    screen, _view = made(shell)
    pane = screen.findChild(QWidget, "questionPane")
    width = pane.width()
    click(screen, "questionStates-answered")
    assert not pane.isVisible()
    click(screen, "questionStates-open")
    assert (pane.isVisible(), pane.width()) == (True, width)


def test_answering_moves_the_question(shell: Shell, paper: PaperId) -> None:
    question = shell.library.questions.ask(paper, "Where?").id
    screen, view = made(shell)
    click(screen, "markAnswered")
    assert shell.messages == ["Write the answer first; one sentence is enough."]
    screen.findChild(QPlainTextEdit, "answerEditor").setPlainText("In the cortex.")
    click(screen, "markAnswered")
    shell.settle()
    assert shell.library.question_table[question].answer == "In the cortex."
    assert texts(view) == []
    click(screen, "questionStates-answered")
    assert texts(view) == ["Where?"]
    click(screen, "reopenQuestion")
    shell.settle()
    assert state(shell, question) is QuestionState.OPEN


def test_the_mark_chosen_last_is_offered_as_evidence(shell: Shell, paper: PaperId) -> None:
    question = shell.library.questions.ask(paper, "Where?").id
    mark = records.mark(7, "found in the hippocampus")
    shell.library.mark_table[mark.id] = mark
    screen, _view = made(shell)
    offer = screen.findChild(QPushButton, "useEvidence")
    assert not offer.isVisible()
    shell.navigator.mark_selected.emit(mark.id)
    assert "hippocampus" in offer.text()
    offer.setChecked(True)
    screen.findChild(QPlainTextEdit, "answerEditor").setPlainText("There.")
    click(screen, "markAnswered")
    assert shell.library.question_table[question].evidence == (mark.id,)


def test_words_of_an_answer_survive_a_look_at_another_question(shell: Shell, paper: PaperId) -> None:
    shell.library.questions.ask(paper, "Where?")
    shell.library.questions.ask(paper, "Why?")
    screen, view = made(shell)
    answer = screen.findChild(QPlainTextEdit, "answerEditor")
    answer.setPlainText("half a thought")
    view.setCurrentIndex(view.model().index(1, 0))
    assert answer.toPlainText() == ""
    view.setCurrentIndex(view.model().index(0, 0))
    assert answer.toPlainText() == "half a thought"


def test_words_of_an_answer_survive_a_change_elsewhere(shell: Shell, paper: PaperId) -> None:
    shell.library.questions.ask(paper, "Where?")
    screen, _view = made(shell)
    answer = screen.findChild(QPlainTextEdit, "answerEditor")
    answer.setPlainText("half a thought")
    shell.library.questions.ask(paper, "Another")
    shell.settle()
    assert answer.toPlainText() == "half a thought"


def test_dropping_asks_why(shell: Shell, paper: PaperId) -> None:
    question = shell.library.questions.ask(paper, "Where?").id
    screen, _view = made(shell)
    click(screen, "dropQuestion")
    screen.findChild(QPlainTextEdit, "formText").setPlainText("not important")
    click(screen, "formKeep")
    assert state(shell, question) is QuestionState.DROPPED
    assert shell.library.question_table[question].drop_reason == "not important"


def test_rewording_promising_following_up_and_deleting(shell: Shell, paper: PaperId) -> None:
    question = shell.library.questions.ask(paper, "Wher?").id
    screen, view = made(shell)
    click(screen, "rewordQuestion")
    screen.findChild(QPlainTextEdit, "formText").setPlainText("Where?")
    click(screen, "formKeep")
    click(screen, "promiseQuestion")
    shell.settle()
    click(screen, "followUp")
    click(screen, "formKeep")
    shell.settle()
    kept = shell.library.question_table[question]
    assert (kept.text, kept.promised) == ("Where?", True)
    assert kept.follow_up is not None
    click(screen, "deleteQuestion")
    shell.settle()
    assert texts(view) == []


def test_a_wished_question_is_shown_whatever_its_state(shell: Shell, paper: PaperId) -> None:
    shell.library.questions.ask(paper, "First?")
    wished = shell.library.questions.ask(paper, "Second?").id
    shell.library.questions.drop(wished)
    screen, _view = made(shell)
    shell.navigator.question_show_requested.emit(wished)
    assert screen.findChild(QLabel, "questionText").text() == "Second?"


def test_asking_here_is_a_wish_without_a_paper(shell: Shell) -> None:
    screen, _view = made(shell)
    wished = []
    shell.navigator.ask_requested.connect(lambda *wish: wished.append(wish))
    click(screen, "askHere")
    assert wished == [(None, None, "")]


def test_the_links_of_a_question_begin_where_its_words_do(shell: Shell) -> None:
    pane, mark = QuestionPane(shell.context.theme), uuid4()
    shell.show(pane)
    raised = (DetailMark(mark, "Raised by her"),)
    pane.show_question(QuestionDetail(uuid4(), "Where?", "", "", "", True, False, raised), "")

    def left(part: QWidget) -> int:
        return part.mapTo(pane, QPoint(0, 0)).x() if part.isVisible() else -1

    words, link = pane.findChild(QLabel, "questionText"), pane.findChild(LinkButton, f"mark-{mark}")
    shell.qtbot.waitUntil(lambda: 0 < left(words) == left(link))
