"""The history of a note, in the dialog as she uses it: compare, read, copy, bring back, and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.paper import Paper
from desktop_app.ui.dialogs.note_history_dialog import NoteHistoryDialog
from desktop_app.ui.note_history import NoteHistory
from tests.ui.panels.real_desk import RealDesk


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.actions_table = {"note-history": QAction(self)}


class History:
    def __init__(self, desk: RealDesk, paper: Paper) -> None:
        self.desk, self.window = desk, Window()
        desk.show(self.window, 1100, 700)
        self.history = NoteHistory(desk.context, self.window)
        desk.navigator.current_paper = paper.id
        self.window.actions_table["note-history"].trigger()
        self.dialog = self.window.findChild(NoteHistoryDialog)

    def part(self, kind: type, name: str) -> QWidget:
        found = self.dialog.findChild(kind, name)
        assert found is not None
        return found

    def press(self, name: str) -> None:
        self.part(QPushButton, name).click()

    def shown(self) -> list[str]:
        return self.part(QPlainTextEdit, "noteHistoryView").toPlainText().split("\n")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[RealDesk]:
    desk = RealDesk(qtbot, tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def paper(desk: RealDesk) -> Paper:
    paper = desk.paper(note="One.\nThe serum rose.")
    desk.services.notes.save(paper.id, "One.\nThe serum fell.\nTwo.")
    desk.services.notes.save(paper.id, "One.\nThe serum fell.\nTwo.\nThree.")
    return paper


def test_versions_are_compared_and_read(desk: RealDesk, paper: Paper) -> None:
    history = History(desk, paper)
    versions = history.part(QListWidget, "noteVersions")
    assert versions.count() == 2
    assert "while editing" in versions.item(0).text()
    assert "+7 −0 letters" in versions.item(0).text()
    assert history.shown() == ["  One.", "  The serum fell.", "  Two.", "+ Three."]
    versions.setCurrentRow(1)
    assert history.shown() == ["  One.", "± The serum rosefell.", "+ Two.", "+ Three."]
    assert "3 words added, 1 removed" in history.part(QLabel, "noteHistoryAbout").text()
    versions.setCurrentRow(0)
    history.press("historyBefore")
    assert history.shown() == ["  One.", "± The serum rosefell.", "+ Two."]
    history.press("historyPlain")
    assert history.shown() == ["One.", "The serum fell.", "Two."]
    history.press("noteHistoryClose")


def test_a_version_or_a_part_of_it_is_copied_clean(desk: RealDesk, paper: Paper) -> None:
    history = History(desk, paper)
    history.press("noteHistoryCopy")
    assert QGuiApplication.clipboard().text() == "One.\nThe serum fell.\nTwo."
    view = history.part(QPlainTextEdit, "noteHistoryView")
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == "One.\nThe serum fell.\nTwo.\nThree."
    history.press("noteHistoryClose")


def test_a_version_comes_back_and_the_present_is_kept(desk: RealDesk, paper: Paper) -> None:
    said: list[str] = []
    desk.navigator.message_posted.connect(said.append)
    history = History(desk, paper)
    history.part(QListWidget, "noteVersions").setCurrentRow(1)
    history.press("noteHistoryRestore")
    assert desk.services.notes.get(paper.id).body == "One.\nThe serum rose."
    assert desk.services.notes.versions(paper.id)[0].body == "One.\nThe serum fell.\nTwo.\nThree."
    assert "kept" in said[0]


def test_a_note_without_versions_says_so(desk: RealDesk) -> None:
    history = History(desk, desk.paper(note="Only this."))
    assert "No earlier version" in history.part(QLabel, "noteHistoryAbout").text()
    assert not history.part(QPushButton, "noteHistoryRestore").isEnabled()
    history.press("noteHistoryClose")


def test_a_long_history_is_put_in_little_by_little(desk: RealDesk) -> None:
    paper = desk.paper(note="\n".join(f"line {number}" for number in range(2000)))
    desk.services.notes.save(paper.id, "\n".join(f"other {number}" for number in range(2000)))
    history = History(desk, paper)
    desk.qtbot.waitUntil(lambda: len(history.shown()) >= 2000)
    history.press("noteHistoryClose")
