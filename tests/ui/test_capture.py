"""How papers come in: files with progress, passwords and failures; drops; the clipboard; attaching; their text."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from desktop_app.domain.errors import PdfError
from desktop_app.domain.ids import PaperId
from desktop_app.ui.capture import Capture
from desktop_app.ui.widgets.work_bar import WorkBar
from tests.ui.conftest import Shell
from tests.ui.waiting_runner import WaitingTaskRunner


class Desk:
    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.window = QWidget()
        self.bar = WorkBar(shell.theme, self.window)
        self.capture = Capture(shell.context, self.window, self.bar)
        self.opened: list[PaperId] = []
        shell.navigator.paper_open_requested.connect(self.opened.append)
        shell.show(self.window)

    def add(self, *names: str) -> None:
        self.capture.add_files([Path("/nowhere") / name for name in names])


@pytest.fixture
def desk(shell: Shell) -> Desk:
    return Desk(shell)


def titles(shell: Shell) -> list[str]:
    return [paper.title for paper in shell.library.papers.values()]


def click(dialog: QWidget, name: str) -> None:
    QTest.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_one_file_is_added_and_opened(desk: Desk, shell: Shell) -> None:
    desk.add("one.pdf")
    assert titles(shell) == ["one"]
    assert desk.opened == list(shell.library.papers)
    assert shell.messages == []
    assert not desk.bar.isVisible()


def test_the_text_of_a_new_paper_is_read_in_the_background(desk: Desk, shell: Shell) -> None:
    desk.add("one.pdf", "two.pdf")
    assert shell.library.intake.stored == list(shell.library.papers)


def test_what_was_left_unread_is_read_at_the_start(desk: Desk, shell: Shell) -> None:
    shell.library.intake.pending, shell.library.intake.unnamed = ["a document"], ["another"]
    said: list[str] = []
    desk.capture.work_changed.connect(said.append)
    desk.capture.start()
    assert shell.library.intake.stored == ["a document"]
    assert shell.library.intake.named == ["a document", "another"]
    assert said[-1] == ""


def test_the_same_file_again_adds_nothing_and_says_so(desk: Desk, shell: Shell) -> None:
    desk.add("one.pdf")
    desk.add("one.pdf")
    assert titles(shell) == ["one"]
    assert shell.messages[-1] == "This paper is in your library already; nothing was added."


def test_many_files_are_summed_up(desk: Desk, shell: Shell) -> None:
    desk.add("one.pdf")
    shell.library.intake.failing["bad.pdf"] = PdfError("This file is not a PDF.")
    desk.add("one.pdf", "two.pdf", "bad.pdf", "three.pdf")
    dialog = shell.dialog(desk.window, "reportDialog")
    assert "2 papers added, 1 was there already, 1 file was left out." in [
        label.text() for label in dialog.findChildren(QLabel)
    ]
    assert dialog.findChild(QPlainTextEdit, "reportLines").toPlainText() == "bad.pdf: This file is not a PDF."
    dialog.close()


def test_a_password_is_asked_for_until_it_is_right(desk: Desk, shell: Shell) -> None:
    shell.library.intake.passwords["safe.pdf"] = "sesame"
    desk.add("safe.pdf", "two.pdf")
    assert titles(shell) == ["two"]
    first = shell.dialog(desk.window, "passwordDialog")
    assert first.problem() == ""
    first.findChild(QLineEdit, "passwordField").setText("wrong")
    click(first, "passwordOpen")
    second = shell.dialog(desk.window, "passwordDialog")
    assert second.problem() == "The password was not right."
    second.findChild(QLineEdit, "passwordField").setText("sesame")
    click(second, "passwordOpen")
    assert titles(shell) == ["two", "safe"]
    assert shell.messages == ["2 papers added."]


def test_a_file_with_a_password_can_be_left_out(desk: Desk, shell: Shell) -> None:
    shell.library.intake.passwords["safe.pdf"] = "sesame"
    desk.add("safe.pdf", "two.pdf")
    click(shell.dialog(desk.window, "passwordDialog"), "passwordSkip")
    assert titles(shell) == ["two"]
    shell.dialog(desk.window, "reportDialog").close()


def test_adding_shows_progress_and_can_be_stopped(shell: Shell) -> None:
    waiting = WaitingTaskRunner(shell.library)
    shell.context = type(shell.context)(waiting, shell.hub, shell.navigator, shell.theme, shell.context.pages)
    desk = Desk(shell)
    desk.add("one.pdf", "two.pdf", "three.pdf")
    waiting.run_next()
    assert desk.bar.isVisible()
    assert desk.bar.findChild(QLabel, "workText").full_text() == "Adding one.pdf"
    click(desk.bar, "workCancel")
    waiting.run_all()
    assert titles(shell) == ["one"]
    assert shell.messages == ["1 paper added, 2 not begun."]
    assert not desk.bar.isVisible()


def test_folders_stand_for_their_files_and_texts_are_pasted(desk: Desk, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.pdf").touch()
    (tmp_path / "a.pdf").touch()
    (tmp_path / "notes.docx").touch()
    words = tmp_path / "page.txt"
    words.write_text("Title\nwords", encoding="utf-8")
    desk.capture.add_files([tmp_path])
    assert sorted(titles(shell)) == ["a", "b"]
    desk.capture.add_files([words])
    dialog = shell.dialog(desk.window, "pasteDialog")
    assert dialog.findChild(QPlainTextEdit, "pastedText").toPlainText() == "Title\nwords"
    dialog.close()


def test_an_empty_folder_is_told(desk: Desk, shell: Shell, tmp_path: Path) -> None:
    desk.capture.add_files([tmp_path])
    assert shell.messages == ["There is no PDF file in this folder."]


def test_files_and_text_are_taken_when_dropped(desk: Desk, shell: Shell) -> None:
    files, words = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/nowhere/one.pdf")])
    words.setText("Title\nwords")
    words.setHtml("<p>Title</p>")
    desk.capture.take(files)
    desk.capture.take(words)
    assert titles(shell) == ["one"]
    assert shell.library.intake.read == [("Title\nwords", "<p>Title</p>")]
    shell.dialog(desk.window, "pasteDialog").close()


def test_the_clipboard_is_pasted_and_the_paper_opened(desk: Desk, shell: Shell) -> None:
    QApplication.clipboard().setText("Title\nwords")
    desk.capture.paste_clipboard()
    click(shell.dialog(desk.window, "pasteDialog"), "pasteAdd")
    assert desk.opened == list(shell.library.papers)
    assert shell.messages == ["Added. Ctrl+Z takes it back."]


def test_a_file_is_attached_and_its_marks_are_explained(desk: Desk, shell: Shell) -> None:
    paper = shell.library.add("Vagus")
    desk.capture.attach(paper, Path("/nowhere/vagus.pdf"))
    assert desk.opened == [paper]
    assert "Marks stay where they were made" in shell.messages[0]
    desk.capture.attach(paper, Path("/nowhere/known.pdf"))
    assert shell.messages[1] == "This paper has this PDF already; nothing was added."


def test_a_file_that_cannot_be_attached_is_told(desk: Desk, shell: Shell) -> None:
    paper = shell.library.add("Vagus")
    problems: list[Exception] = []
    shell.navigator.problem_posted.connect(problems.append)
    shell.library.intake.failing["bad.pdf"] = PdfError("This file is not a PDF.")
    desk.capture.attach(paper, Path("/nowhere/bad.pdf"))
    assert [str(problem) for problem in problems] == ["This file is not a PDF."]
    assert not desk.bar.isVisible()


def test_attaching_asks_for_a_password(desk: Desk, shell: Shell) -> None:
    paper = shell.library.add("Vagus")
    shell.library.intake.passwords["safe.pdf"] = "sesame"
    desk.capture.attach(paper, Path("/nowhere/safe.pdf"))
    dialog = shell.dialog(desk.window, "passwordDialog")
    dialog.findChild(QLineEdit, "passwordField").setText("sesame")
    click(dialog, "passwordOpen")
    assert desk.opened == [paper]
