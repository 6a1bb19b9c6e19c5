"""Lines of the note that are questions: the quiet offer beside them, asking by mouse and key, what became of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.question import Question
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.models import note_keeper
from desktop_app.ui.panels.note import NotePanel
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from tests.ui.panels.real_desk import RealDesk
from tests.ui.typing import press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


class Note:
    def __init__(self, desk: RealDesk) -> None:
        self.desk, self.paper = desk, desk.paper(note="Intro.")
        self.panel = NotePanel(desk.context, LinkOpener(desk.navigator))
        desk.show(self.panel)
        editor = self.panel.findChild(MarkdownEditor)
        assert editor is not None
        self.editor = editor
        desk.open(self.paper.id)
        editor.setFocus()

    @property
    def text(self) -> str:
        return self.editor.toPlainText()

    def sign(self, line: int) -> QToolButton | None:
        found = self.editor.findChild(QToolButton, f"lineSign-{line}")
        return found if found is not None and found.isVisible() else None

    def signed(self, line: int) -> str:
        sign = self.sign(line)
        return sign.text() if sign is not None else ""

    def click(self, line: int) -> None:
        sign = self.sign(line)
        assert sign is not None
        self.desk.qtbot.mouseClick(sign, Qt.MouseButton.LeftButton)

    def questions(self) -> list[Question]:
        return self.desk.services.questions.list("all", self.paper.id)

    def choose(self, name: str) -> None:
        menu = self.editor.findChild(QMenu, "questionLineMenu")
        assert menu is not None
        entry = menu.findChild(QAction, name)
        assert entry is not None
        entry.trigger()
        menu.close()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealDesk]:
    monkeypatch.setattr(note_keeper, "SAVE_AFTER_MS", 60)
    desk = RealDesk(qtbot, tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def note(desk: RealDesk) -> Iterator[Note]:
    note = Note(desk)
    yield note
    note.panel.flush()


def asked(note: Note) -> Question:
    """Type a question below the note and take the offer."""
    type_text(note.editor, "\n? Where in serum")
    note.desk.qtbot.waitUntil(lambda: note.signed(1) == "+")
    note.click(1)
    note.desk.qtbot.waitUntil(lambda: note.signed(1) == "?")
    (question,) = note.questions()
    return question


def test_a_question_is_only_offered_until_she_takes_it(note: Note, desk: RealDesk) -> None:
    type_text(note.editor, "\n? ")
    desk.qtbot.wait(30)
    assert note.sign(1) is None
    question = asked_line(note)
    assert note.questions() == [question]
    assert question.text == "Where in serum"
    assert note.text.startswith("Intro.\n? Where in serum ^q-")
    assert note.editor.hasFocus()
    desk.qtbot.waitUntil(lambda: desk.services.notes.get(note.paper.id).body == note.text)


def asked_line(note: Note) -> Question:
    type_text(note.editor, "Where in serum")
    note.desk.qtbot.waitUntil(lambda: note.signed(1) == "+")
    assert note.questions() == []
    note.click(1)
    note.desk.qtbot.waitUntil(lambda: note.signed(1) == "?")
    (question,) = note.questions()
    return question


def test_it_is_asked_by_key_and_typing_goes_on(note: Note, desk: RealDesk) -> None:
    type_text(note.editor, "\n? Why")
    desk.qtbot.keyClick(note.editor, Qt.Key.Key_Q, CONTROL | Qt.KeyboardModifier.AltModifier)
    desk.qtbot.waitUntil(lambda: len(note.questions()) == 1)
    type_text(note.editor, "\nNext.")
    assert note.text.split("\n")[1].startswith("? Why ^q-")
    assert note.text.endswith("Next.")


def test_what_becomes_of_the_question_is_shown(note: Note, desk: RealDesk) -> None:
    question = asked(note)
    desk.services.questions.answer(question.id, "In the brain.")
    desk.qtbot.waitUntil(lambda: note.signed(1) == "✓")
    desk.services.questions.drop(question.id)
    desk.qtbot.waitUntil(lambda: note.signed(1) == "–")
    desk.services.questions.edit(question.id, "Where exactly")
    desk.qtbot.waitUntil(lambda: note.signed(1) == "≠")
    desk.services.questions.delete(question.id)
    desk.qtbot.waitUntil(lambda: note.signed(1) == "+")


def test_words_that_differ_are_made_the_same_either_way(note: Note, desk: RealDesk) -> None:
    question = asked(note)
    desk.services.questions.edit(question.id, "Where exactly")
    desk.qtbot.waitUntil(lambda: note.signed(1) == "≠")
    note.click(1)
    note.choose("takeWords")
    assert note.text.split("\n")[1].startswith("? Where exactly ^q-")
    desk.qtbot.waitUntil(lambda: note.signed(1) == "?")
    cursor = note.editor.textCursor()
    cursor.setPosition(note.text.index("exactly"))
    note.editor.setTextCursor(cursor)
    type_text(note.editor, "quite ")
    desk.qtbot.waitUntil(lambda: note.signed(1) == "≠")
    note.click(1)
    note.choose("changeQuestion")
    desk.qtbot.waitUntil(lambda: note.signed(1) == "?")
    assert note.questions()[0].text == "Where quite exactly"


def test_deleting_the_line_leaves_the_question_and_it_is_gone_to(note: Note, desk: RealDesk) -> None:
    shown: list[object] = []
    desk.navigator.question_show_requested.connect(shown.append)
    question = asked(note)
    note.click(1)
    note.choose("showQuestion")
    assert shown == [question.id]
    note.editor.selectAll()
    press(note.editor, Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: desk.services.notes.get(note.paper.id).body == "")
    assert note.questions() == [question]
    desk.qtbot.waitUntil(lambda: note.sign(1) is None)


def test_what_is_known_is_told_at_the_line_also_after_a_merger(note: Note) -> None:
    type_text(note.editor, "\n? Where?\n? Where then?\n")
    for line in (1, 2):
        note.desk.qtbot.waitUntil(lambda line=line: note.signed(line) == "+")
        note.click(line)
        note.desk.qtbot.waitUntil(lambda line=line: note.signed(line) == "?")
    first, second = note.questions()
    services = note.desk.services
    services.questions.merge(first.id, second.id)
    services.questions.answer(first.id, "In <b>serum</b>.")
    note.desk.qtbot.waitUntil(lambda: (note.signed(1), note.signed(2)) == ("✓", "✓"))
    assert "Answer: In &lt;b&gt;serum" in note.sign(2).toolTip()
    services.questions.reopen(first.id)
    note.desk.qtbot.waitUntil(lambda: "So far: In" in note.sign(1).toolTip())
