"""The screen of all questions with a real library: letters, due ones, tags, groups, partial answers, evidence."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.panels.questions_screen import PLUGIN
from desktop_app.ui.widgets.link_button import LinkButton
from tests.ui.panels.real_desk import RealDesk

TODAY = date.today()  # noqa: DTZ011 - the day where the reader is


class Screen:
    def __init__(self, desk: RealDesk) -> None:
        self.desk, self.widget = desk, PLUGIN.build(desk.context)
        self.view = self.widget.findChild(QListView, "questionList")
        mode = QAbstractItemModelTester.FailureReportingMode.Fatal
        self.tester = QAbstractItemModelTester(self.view.model(), mode)
        desk.show(self.widget, 1100, 700)
        self.view.setFocus()

    def lines(self) -> list[str]:
        rows = (self.view.model().index(row, 0) for row in range(self.view.model().rowCount()))
        return [index.data().split(". ")[0] for index in rows]

    def spoken(self, row: int) -> str:
        return self.view.model().index(row, 0).data()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.view, key)
        self.settle()

    def click(self, name: str) -> None:
        QTest.mouseClick(self.part(QPushButton, name), Qt.MouseButton.LeftButton)
        self.settle()

    def part(self, kind: type[QWidget], name: str) -> QWidget:
        return self.widget.findChild(kind, name)

    def choose(self, name: str, row: int) -> None:
        combo = self.part(QComboBox, name)
        combo.setCurrentIndex(row)
        combo.activated.emit(row)

    def settle(self) -> None:
        """The facts of a moment are joined into one reload."""
        QCoreApplication.processEvents()
        timers = self.widget.findChildren(QTimer)
        self.desk.qtbot.waitUntil(lambda: not any(timer.isActive() for timer in timers))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path):
    desk = RealDesk(qtbot, tmp_path)
    yield desk
    desk.close()


def test_letters_do_what_is_done_with_a_question(desk: RealDesk) -> None:
    questions = desk.services.questions
    first, second = questions.ask(None, "Where?"), questions.ask(None, "Why?")
    screen = Screen(desk)
    told = screen.part(QLabel, "questionKeys").accessibleName
    screen.press(Qt.Key.Key_F)
    assert "in a week" in told()
    screen.press(Qt.Key.Key_Escape)
    screen.press(Qt.Key.Key_W)
    assert questions.list()[0].follow_up is None
    screen.press(Qt.Key.Key_F, Qt.Key.Key_W, Qt.Key.Key_P)
    one = questions.list()[0]
    assert (one.id, one.follow_up, one.promised) == (first.id, TODAY + timedelta(days=7), True)
    screen.press(Qt.Key.Key_X)
    form = screen.part(QPlainTextEdit, "formText")
    QTest.keyClicks(form, "not mine")
    QTest.keyClick(form, Qt.Key.Key_Return)
    screen.settle()
    assert screen.lines() == ["Why?"]
    assert questions.list("dropped")[0].drop_reason == "not mine"
    screen.press(Qt.Key.Key_A)
    answer = screen.part(QPlainTextEdit, "answerEditor")
    assert answer.hasFocus()
    QTest.keyClicks(answer, "axr")
    assert [one.id for one in questions.list()] == [second.id]
    QTest.keyClick(answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.settle()
    assert questions.list("answered")[0].answer == "axr"
    screen.click("questionStates-all")
    screen.press(Qt.Key.Key_R)
    assert [one.id for one in questions.list()] == [second.id]
    wished: list[object] = []
    for signal in (desk.navigator.question_merge_requested, desk.navigator.question_split_requested):
        signal.connect(wished.append)
    screen.press(Qt.Key.Key_M, Qt.Key.Key_S)
    assert wished == [second.id, second.id]


def test_a_question_that_was_just_asked_is_the_chosen_one(desk: RealDesk) -> None:
    questions = desk.services.questions
    for number in range(12):
        questions.ask(None, f"Old {number}?")
    screen = Screen(desk)
    screen.click("questionStates-answered")
    new = questions.ask(None, "New?")
    desk.navigator.question_asked.emit(new.id)
    screen.settle()
    assert screen.part(QLabel, "questionText").text() == "New?"
    assert screen.lines() == [*(f"Old {number}?" for number in range(12)), "New?"]
    index = screen.view.currentIndex()
    assert screen.view.viewport().rect().intersects(screen.view.visualRect(index))
    screen.view.verticalScrollBar().setValue(0)
    assert not screen.view.viewport().rect().intersects(screen.view.visualRect(index))
    screen.press(Qt.Key.Key_P)
    assert screen.view.viewport().rect().intersects(screen.view.visualRect(index)), "shown before anything is done"
    assert not any(one.promised for one in questions.list())
    screen.press(Qt.Key.Key_P)
    assert [one.text for one in questions.list() if one.promised] == ["New?"]
    screen.press(Qt.Key.Key_Delete)
    assert "New?" not in screen.lines()


def test_a_typed_answer_is_on_disk_within_a_second_and_there_again(desk: RealDesk) -> None:
    questions = desk.services.questions
    first, second = questions.ask(None, "Where?").id, questions.ask(None, "Why?").id
    screen = Screen(desk)
    answer, draft = screen.part(QPlainTextEdit, "answerEditor"), screen.part(QLabel, "answerDraft")
    assert not draft.isVisible()
    QTest.keyClicks(answer, "In the")
    assert draft.isVisible()
    desk.qtbot.waitUntil(lambda: questions.drafts() == {first: "In the"}, timeout=1000)
    QTest.keyClicks(answer, " brain")
    screen.widget.flush()
    assert questions.drafts() == {first: "In the brain"}
    again = Screen(desk)
    answer = again.part(QPlainTextEdit, "answerEditor")
    assert answer.toPlainText() == "In the brain"
    questions.answer(second, "Because.")
    again.settle()
    QTest.mouseClick(again.part(LinkButton, "discardDraft"), Qt.MouseButton.LeftButton)
    assert (answer.toPlainText(), again.part(QLabel, "answerDraft").isVisible()) == ("", False)
    QTest.keyClick(answer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert answer.toPlainText() == "In the brain"
    again.click("keepPartial")
    again.settle()
    assert (questions.drafts(), questions.list()[0].answer) == ({}, "In the brain")
    assert not again.part(QLabel, "answerDraft").isVisible()


def test_a_partial_answer_stays_with_its_evidence(desk: RealDesk) -> None:
    paper = desk.paper("Serum", abstract="Found in the brain and in serum.", year=2021)
    mark = desk.services.marks.mark_quote(paper.id, "in serum")
    question = desk.services.questions.ask(paper.id, "Where?", (mark.id,))
    screen = Screen(desk)
    assert "Serum · abstract" in screen.spoken(0)
    desk.navigator.mark_selected.emit(mark.id)
    answer = screen.part(QPlainTextEdit, "answerEditor")
    answer.setPlainText("In serum at least.")
    screen.part(QPushButton, "useEvidence").setChecked(True)
    screen.click("keepPartial")
    (kept,) = desk.services.questions.list()
    assert (kept.answer, kept.evidence) == ("In serum at least.", (mark.id,))
    assert "partly answered" in screen.spoken(0)
    assert answer.toPlainText() == "In serum at least."
    off = screen.part(QToolButton, f"removeEvidence-{mark.id}")
    QTest.mouseClick(off, Qt.MouseButton.LeftButton)
    screen.settle()
    assert desk.services.questions.list()[0].evidence == ()
    shown: list[object] = []
    desk.navigator.mark_show_requested.connect(lambda *where: shown.append(where))
    screen.view.setFocus()
    screen.press(Qt.Key.Key_Return)
    assert shown == [(mark.id, paper.id)]
    assert question.id == kept.id


def test_the_order_is_as_it_was_left(desk: RealDesk) -> None:
    desk.services.questions.ask(None, "Where?", tags=("brain",))
    Screen(desk).choose("questionOrder", 2)
    again = Screen(desk)
    assert again.lines()[0].startswith("brain")
    assert again.part(QComboBox, "questionOrder").currentIndex() == 2


def test_they_are_filtered_and_grouped(desk: RealDesk) -> None:
    questions, paper = desk.services.questions, desk.paper("Serum")
    questions.ask(paper.id, "Due?", tags=("BDNF", "serum"), follow_up=TODAY)
    questions.ask(None, "Later?", promised=True, follow_up=TODAY + timedelta(days=1))
    screen = Screen(desk)
    assert screen.part(QWidget, "badges").accessibleName() == "2 open, 1 promised, 1 due"
    assert screen.part(QPushButton, "questionStates-due").text() == "Due 1"
    screen.click("questionStates-due")
    assert screen.lines() == ["Due?"]
    desk.navigator.questions_requested.emit("open")
    screen.choose("questionOrder", 2)
    assert screen.lines() == ["BDNF, 1", "Due?", "serum, 1", "Due?", "No tag, 1", "Later?"]
    assert not screen.view.model().flags(screen.view.model().index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    screen.choose("questionOrder", 1)
    assert screen.lines() == ["Serum, 1", "Due?", "No paper, 1", "Later?"]
    screen.press(Qt.Key.Key_Down)
    assert screen.part(QLabel, "questionText").text() == "Later?"
    screen.choose("questionTagFilter", 1)
    assert screen.lines() == ["Serum, 1", "Due?"]
    screen.press(Qt.Key.Key_T)
    field = screen.part(QLineEdit, "tagField")
    QTest.keyClicks(field, "new")
    QTest.keyClick(field, Qt.Key.Key_Return)
    screen.settle()
    assert questions.list()[0].tags == ("BDNF", "serum", "new")
    screen.part(QLineEdit, "questionFilter").setText("sérum xyz")
    desk.qtbot.waitUntil(lambda: screen.lines() == [])
    assert "words" in screen.part(QWidget, "questionsEmpty").findChildren(QLabel)[-1].text()
    assert screen.view.currentIndex() == QModelIndex() or not screen.view.isVisible()


def test_a_to_do_is_wished_for_by_its_letter(desk: RealDesk) -> None:
    question = desk.services.questions.ask(None, "Where is it found?").id
    screen = Screen(desk)
    with desk.qtbot.waitSignal(desk.context.navigator.todo_requested) as wished:
        screen.press(Qt.Key.Key_D)
    assert wished.args == [None, question]


def test_a_form_opens_in_sight_below_a_long_pane_and_enter_keeps_its_day(desk: RealDesk) -> None:
    questions = desk.services.questions
    questions.ask(None, "Where are they found, " + "and in which of the many tissues " * 60 + "?")
    screen = Screen(desk)
    screen.press(Qt.Key.Key_F, Qt.Key.Key_D)
    pane, day = screen.part(QScrollArea, "questionPane"), screen.part(QDateEdit, "formDay")
    assert pane.verticalScrollBar().maximum() > 0
    late = QLabel("found meanwhile", pane)
    late.setFixedHeight(900)
    pane.add_passages(late)
    desk.qtbot.waitUntil(lambda: pane.verticalScrollBar().maximum() > 900)
    screen.settle()
    assert day.visibleRegion().boundingRect().height() == day.height()
    QTest.keyClick(day, Qt.Key.Key_Up)
    QTest.keyClick(day, Qt.Key.Key_Return)
    screen.settle()
    assert questions.list()[0].follow_up is not None
