"""The dialogs about questions: choosing one, splitting one, reporting it, its trail."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLineEdit, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialogs.pick_question_dialog import PickQuestionDialog
from desktop_app.ui.question_commands import QuestionCommands
from desktop_app.ui.widgets.safe_preview import SafePreview
from desktop_app.ui.widgets.trail_view import TrailView
from tests.ui.panels.real_desk import RealDesk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path):
    desk = RealDesk(qtbot, tmp_path)
    desk.window = QDialog()
    desk.show(desk.window, 1100, 700)
    desk.commands = QuestionCommands(desk.context, desk.window)
    desk.said = []
    desk.navigator.message_posted.connect(desk.said.append)
    yield desk
    desk.close()


def shown(desk: RealDesk, name: str) -> QDialog:
    return next(dialog for dialog in desk.window.findChildren(QDialog, name) if dialog.isVisible())


def click(dialog: QDialog, name: str) -> None:
    QTest.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def made_mark(desk: RealDesk, words: str = "found in the brain"):
    paper = desk.paper("Serum", abstract=f"Neurotrophins are {words}.", year=2021)
    return desk.services.marks.mark_quote(paper.id, words)


def test_a_mark_comes_to_a_question_that_is_chosen_by_its_words(desk: RealDesk) -> None:
    questions = desk.services.questions
    wanted = questions.ask(None, "Where is it found?")
    questions.ask(None, "Why does it fade?")
    mark = made_mark(desk)
    desk.navigator.question_pick_requested.emit((mark.id,), True)
    dialog = shown(desk, "pickQuestionDialog")
    field = dialog.findChild(QLineEdit, "pickWords")
    QTest.keyClicks(field, "nothing")
    assert "no such question" in dialog.problem()
    field.clear()
    QTest.keyClicks(field, "found whe")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert questions.list()[0].evidence == (mark.id,)
    desk.navigator.question_pick_requested.emit((mark.id,), False)
    dialog = shown(desk, "pickQuestionDialog")
    QTest.keyClick(dialog.findChild(QLineEdit, "pickWords"), Qt.Key.Key_Down)
    click(dialog, "pickKeep")
    assert [question.raised_by for question in questions.list()] == [(), (mark.id,)]
    desk.navigator.question_merge_requested.emit(wanted.id)
    dialog = shown(desk, "pickQuestionDialog")
    assert isinstance(dialog, PickQuestionDialog)
    click(dialog, "pickKeep")
    (one,) = questions.list()
    assert (one.id, one.raised_by, one.evidence) == (wanted.id, (mark.id,), (mark.id,))
    assert desk.said == ["Used.", "Added.", "Merged. Ctrl+Z parts them."]


def test_selected_words_become_a_question_of_their_own(desk: RealDesk) -> None:
    question = desk.services.questions.ask(None, "Where is it found? And when?")
    desk.navigator.question_split_requested.emit(question.id)
    dialog = shown(desk, "splitQuestionDialog")
    click(dialog, "splitKeep")
    assert "Both" in dialog.problem()
    rest = dialog.findChild(QPlainTextEdit, "splitRest")
    assert not dialog.findChild(QPushButton, "splitMove").isEnabled()
    cursor = rest.textCursor()
    cursor.setPosition(18)
    cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
    rest.setTextCursor(cursor)
    click(dialog, "splitMove")
    click(dialog, "splitKeep")
    assert [one.text for one in desk.services.questions.list()] == ["Where is it found?", "And when?"]


def test_a_report_is_seen_copied_saved_and_ticked_off(
    desk: RealDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = made_mark(desk)
    question = desk.services.questions.ask(None, "<b>Where</b>?", (mark.id,), promised=True)
    desk.services.questions.answer(question.id, "In the brain.", (mark.id,))
    desk.navigator.question_report_requested.emit(question.id)
    dialog = shown(desk, "promiseDialog")
    text, preview = dialog.findChild(QPlainTextEdit, "promiseText"), dialog.findChild(SafePreview)
    assert "In the brain." in text.toPlainText()
    assert "<b>Where</b>?" in preview.toPlainText()
    text.appendPlainText("Thanks to M.")
    assert "Thanks to M." in preview.toPlainText()
    QTest.mouseClick(dialog.findChild(QPushButton, "promiseFormat-html"), Qt.MouseButton.LeftButton)
    dialog.findChild(QCheckBox, "promiseQuotes").setChecked(False)
    assert "&lt;b&gt;Where" in text.toPlainText()
    assert "blockquote" not in text.toPlainText()
    click(dialog, "promiseCopy")
    assert QGuiApplication.clipboard().text() == text.toPlainText()
    target = tmp_path / "report.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(target), ""))
    click(dialog, "promiseSave")
    assert target.read_text("utf-8") == text.toPlainText()
    dialog.findChild(QLineEdit, "promiseWhere").setText("blog")
    click(dialog, "promiseKeep")
    (kept,) = desk.services.questions.list("all")
    assert (kept.is_promise, kept.reported_where) == (False, "blog")


def test_a_trail_is_walked_through_read_and_saved(
    desk: RealDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = made_mark(desk)
    question = desk.services.questions.ask(None, "Where?", (mark.id,))
    desk.services.questions.answer(question.id, "There.")
    opened: list[object] = []
    desk.navigator.paper_open_requested.connect(opened.append)
    desk.navigator.trail_requested.emit(question.id, None)
    dialog = shown(desk, "trailDialog")
    view, steps = dialog.findChild(TrailView), dialog.findChild(QListWidget, "trailSteps")
    lines = [steps.item(row).text() for row in range(steps.count())]
    assert [line.partition(": ")[2] for line in lines] == ["“Serum” raised “Where?”, abstract", "“Where?” was answered"]
    assert view.accessibleDescription() == "\n".join(lines)
    target = tmp_path / "trail.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(target), ""))
    click(dialog, "trailSave")
    assert "Where?" in "".join(ET.fromstring(target.read_bytes()).itertext())
    assert view.accessibleName().endswith("at Where?")
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.accessibleName().endswith("at Serum")
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [mark.paper_id]
    desk.navigator.trail_requested.emit(None, mark.paper_id)
    dialog = shown(desk, "trailDialog")
    assert dialog.findChild(TrailView).accessibleName().endswith("at Serum")
    click(dialog, "trailClose")
