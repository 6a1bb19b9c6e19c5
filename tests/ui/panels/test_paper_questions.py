"""Questions of the paper: asked, answered with the selected mark, promised, dropped, reopened."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLabel, QLineEdit, QPushButton, QToolButton

from desktop_app.domain.question import Question, QuestionState
from desktop_app.ui.panels.paper_questions import PaperQuestionsPanel
from desktop_app.ui.widgets.comment_edit import CommentEdit
from desktop_app.ui.widgets.empty_words import EmptyWords
from desktop_app.ui.widgets.question_card import QuestionCard
from tests.ui.clipping import clipped
from tests.ui.panels.conftest import Desk
from tests.ui.records import PAPER, mark
from tests.ui.typing import press, type_text


class Questions:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.counts: list[int] = []
        self.panel = PaperQuestionsPanel(desk.context)
        self.panel.count_changed.connect(self.counts.append)
        desk.show(self.panel)
        self.field = self.panel.findChild(QLineEdit, "questionField")

    def cards(self) -> list[QuestionCard]:
        cards = [card for card in self.panel.findChildren(QuestionCard) if not card.isHidden()]
        return sorted(cards, key=lambda card: card.y())

    def texts(self) -> list[str]:
        return [card.findChild(QLabel, "questionText").text() for card in self.cards()]

    def choose(self, name: str) -> None:
        self.cards()[0].more.findChild(QAction, name).trigger()

    def click(self, name: str, card: int = 0) -> None:
        link = self.cards()[card].findChild(QToolButton, name)
        assert link.isVisible(), name
        self.desk.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)

    def only(self) -> Question:
        (question,) = self.desk.library.question_table.values()
        return question


@pytest.fixture
def questions(desk: Desk) -> Questions:
    desk.library.marks.put(mark(1, "the raising words"))
    return Questions(desk)


def test_an_empty_list_says_what_belongs_there(desk: Desk, questions: Questions) -> None:
    label = questions.panel.findChild(EmptyWords, "questionsEmpty")
    assert "Open a paper" in label.text()
    desk.open()
    assert "No questions yet" in label.text()
    assert label.isVisible()
    assert questions.field.mapTo(questions.panel, questions.field.rect().topLeft()).y() < 20
    assert clipped(questions.panel) == []


def test_a_question_is_asked_by_writing_it(desk: Desk, questions: Questions) -> None:
    desk.open()
    type_text(questions.field, "Where?")
    press(questions.field, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: questions.texts() == ["Where?"])
    assert questions.field.text() == ""
    assert questions.only().raised_by == ()
    assert questions.counts[-1] == 1


def test_asking_about_a_mark_comes_from_the_reader(desk: Desk, questions: Questions) -> None:
    desk.open()
    wished: list[str] = []
    desk.navigator.side_panel_requested.connect(wished.append)
    desk.navigator.ask_requested.emit(PAPER, mark(1).id, "Where are they found?")
    assert wished == ["questions"]
    assert questions.field.text() == "Where are they found?"
    press(questions.field, Qt.Key.Key_Return)
    assert questions.only().raised_by == (mark(1).id,)
    desk.settle()
    asked: list[object] = []
    desk.navigator.mark_show_requested.connect(lambda one, _paper: asked.append(one))
    questions.click("questionMark")
    assert asked == [mark(1).id]


def test_an_answer_takes_the_selected_mark_as_evidence(desk: Desk, questions: Questions) -> None:
    desk.library.questions.ask(PAPER, "Where?")
    desk.open()
    desk.navigator.mark_selected.emit(mark(1).id)
    questions.click("questionAnswerLink")
    option = questions.cards()[0].findChild(QCheckBox, "formOption")
    assert "the raising words" in option.text()
    editor = questions.cards()[0].findChild(CommentEdit)
    type_text(editor, "In the hippocampus.")
    press(editor, Qt.Key.Key_Return)
    assert questions.only().state is QuestionState.ANSWERED
    assert questions.only().answer == "In the hippocampus."
    assert questions.only().evidence == (mark(1).id,)
    desk.qtbot.waitUntil(lambda: questions.counts[-1] == 0)
    assert questions.cards()[0].findChild(QLabel, "questionAnswer").text() == "In the hippocampus."


def test_an_answer_without_a_selected_mark_has_no_evidence(desk: Desk, questions: Questions) -> None:
    desk.library.questions.ask(PAPER, "Where?")
    desk.open()
    questions.click("questionAnswerLink")
    assert questions.cards()[0].findChild(QCheckBox, "formOption").isHidden()
    type_text(questions.cards()[0].findChild(CommentEdit), "There.")
    desk.qtbot.mouseClick(questions.cards()[0].findChild(QPushButton, "formKeep"), Qt.MouseButton.LeftButton)
    assert questions.only().evidence == ()


def test_promise_follow_up_drop_and_reopen(desk: Desk, questions: Questions) -> None:
    desk.library.questions.ask(PAPER, "Where?")
    desk.open()
    questions.click("questionPromise")
    assert questions.only().promised
    desk.qtbot.waitUntil(lambda: questions.cards()[0].findChild(QLabel, "questionState").text() == "open · promised")
    questions.click("questionFollowUp")
    questions.cards()[0].findChild(QDateEdit).setDate(QDate(2026, 12, 1))
    desk.qtbot.mouseClick(questions.cards()[0].findChild(QPushButton, "formKeep"), Qt.MouseButton.LeftButton)
    assert questions.only().follow_up == date(2026, 12, 1)
    desk.settle()
    questions.click("questionDrop")
    type_text(questions.cards()[0].findChild(CommentEdit), "off topic")
    press(questions.cards()[0].findChild(CommentEdit), Qt.Key.Key_Return)
    assert questions.only().drop_reason == "off topic"
    desk.qtbot.waitUntil(lambda: questions.counts[-1] == 0)
    questions.click("questionReopen")
    assert questions.only().state is QuestionState.OPEN


def test_open_questions_come_first_and_a_form_survives_other_changes(desk: Desk, questions: Questions) -> None:
    first = desk.library.questions.ask(PAPER, "First?")
    desk.library.questions.ask(PAPER, "Second?")
    desk.library.questions.drop(first.id)
    desk.open()
    desk.qtbot.waitUntil(lambda: questions.texts() == ["Second?", "First?"])
    questions.click("questionAnswerLink")
    type_text(questions.cards()[0].findChild(CommentEdit), "half an answer")
    desk.library.questions.ask(PAPER, "Third?")
    desk.qtbot.waitUntil(lambda: len(questions.cards()) == 3)
    assert questions.cards()[0].findChild(CommentEdit).comment() == "half an answer"
    press(questions.cards()[0].findChild(CommentEdit), Qt.Key.Key_Escape)
    assert desk.library.question_table[first.id].answer is None


def test_a_question_is_reworded_and_deleted(desk: Desk, questions: Questions) -> None:
    desk.library.questions.ask(PAPER, "Were?")
    desk.open()
    questions.choose("questionEdit")
    editor = questions.cards()[0].findChild(CommentEdit)
    editor.selectAll()
    type_text(editor, "Where?")
    press(editor, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: questions.texts() == ["Where?"])
    questions.choose("questionDelete")
    assert desk.library.question_table == {}


def test_an_answer_that_is_typed_survives_its_form(desk: Desk, questions: Questions) -> None:
    question = desk.library.questions.ask(PAPER, "Where?").id
    desk.open()
    questions.click("questionAnswerLink")
    type_text(questions.panel.findChild(CommentEdit, "formText"), "In serum")
    desk.library.questions.set_promised(question, True)
    desk.qtbot.waitUntil(lambda: not questions.panel.findChildren(CommentEdit, "formText"))
    questions.panel.flush()
    assert desk.library.drafts == {question: "In serum"}
    link = questions.cards()[0].findChild(QToolButton, "questionAnswerLink")
    assert link.accessibleName() == "Go on with the answer"
    questions.click("questionAnswerLink")
    form = questions.panel.findChild(CommentEdit, "formText")
    assert form.comment() == "In serum"
    press(form, Qt.Key.Key_Escape)
    assert link.accessibleName() == "Answer"
    questions.panel.flush()
    assert desk.library.drafts == {question: ""}
    questions.click("questionAnswerLink")
    assert [form.comment() for form in questions.panel.findChildren(CommentEdit, "formText") if form.isVisible()] == [
        ""
    ]
