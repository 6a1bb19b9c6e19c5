"""Lines of the note that are to-dos, in the real editor over a real library: typed, ticked, merged."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from pytestqt.qtbot import QtBot

from desktop_app.domain.paper import Paper
from desktop_app.domain.todo import TodoState
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.models import note_keeper, note_settling
from desktop_app.ui.panels.note import NotePanel
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from tests.ui.panels.real_desk import RealDesk
from tests.ui.typing import press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


class Note:
    def __init__(self, desk: RealDesk, paper: Paper) -> None:
        self.desk, self.paper = desk, paper
        self.panel = NotePanel(desk.context, LinkOpener(desk.navigator))
        desk.show(self.panel)
        editor = self.panel.findChild(MarkdownEditor)
        assert editor is not None
        self.editor = editor
        desk.open(paper.id)
        editor.setFocus()

    @property
    def text(self) -> str:
        return self.editor.toPlainText()

    def saved(self) -> str:
        return self.desk.services.notes.get(self.paper.id).body

    def todos(self) -> list[tuple[str, TodoState]]:
        return [(one.text, one.state) for one in self.desk.services.todos.list("all", paper=self.paper.id)]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealDesk]:
    monkeypatch.setattr(note_keeper, "SAVE_AFTER_MS", 60)
    monkeypatch.setattr(note_settling, "SETTLE_AFTER_MS", 20)
    desk = RealDesk(qtbot, tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def note(desk: RealDesk) -> Iterator[Note]:
    note = Note(desk, desk.paper(note="Intro."))
    yield note
    note.panel.flush()


def test_a_typed_line_becomes_a_to_do_when_she_leaves_it(desk: RealDesk, note: Note) -> None:
    type_text(note.editor, "\n- [ ] read it")
    desk.qtbot.waitUntil(lambda: note.saved().endswith("read it"))
    desk.qtbot.wait(80)
    assert note.todos() == []
    assert "^t-" not in note.text
    press(note.editor, Qt.Key.Key_Up)
    desk.qtbot.waitUntil(lambda: note.todos() == [("read it", TodoState.OPEN)])
    assert "- [ ] read it ^t-" in note.text
    assert note.saved() == note.text
    assert note.editor.textCursor().blockNumber() == 0
    press(note.editor, Qt.Key.Key_Z, CONTROL)
    assert "^t-" not in note.text
    desk.qtbot.waitUntil(lambda: "^t-" in note.text)
    assert note.todos() == [("read it", TodoState.OPEN)]


def test_leaving_the_editor_makes_the_line_a_to_do(desk: RealDesk, note: Note) -> None:
    type_text(note.editor, "\n- [ ] read it")
    note.editor.clearFocus()
    desk.qtbot.waitUntil(lambda: note.todos() == [("read it", TodoState.OPEN)])


def test_ticking_works_both_ways_and_is_undone_both_ways(desk: RealDesk, note: Note) -> None:
    type_text(note.editor, "\n- [ ] read it")
    note.editor.clearFocus()
    desk.qtbot.waitUntil(lambda: "^t-" in note.text)
    (todo,) = desk.services.todos.list("all", paper=note.paper.id)
    desk.services.todos.done(todo.id)
    desk.qtbot.waitUntil(lambda: "- [x] read it" in note.text)
    desk.services.history.undo()
    desk.qtbot.waitUntil(lambda: "- [ ] read it" in note.text)
    note.editor.setFocus()
    press(note.editor, Qt.Key.Key_L, CONTROL)
    assert "- [x] read it" in note.text
    desk.qtbot.waitUntil(lambda: note.todos() == [("read it", TodoState.DONE)])
    press(note.editor, Qt.Key.Key_Z, CONTROL)
    desk.qtbot.waitUntil(lambda: note.todos() == [("read it", TodoState.OPEN)])


def test_a_tick_in_the_list_while_she_types_loses_neither(desk: RealDesk, note: Note) -> None:
    type_text(note.editor, "\n- [ ] read it\n")
    press(note.editor, Qt.Key.Key_Return)
    type_text(note.editor, "End.")
    desk.qtbot.waitUntil(lambda: "^t-" in note.text)
    (todo,) = desk.services.todos.list("all", paper=note.paper.id)
    type_text(note.editor, " More")
    desk.services.todos.done(todo.id)
    type_text(note.editor, " and more.")
    desk.qtbot.waitUntil(lambda: "[x] read it" in note.text)
    assert note.text.endswith("End. More and more.")
    desk.qtbot.waitUntil(lambda: note.saved() == note.text)
    assert note.todos() == [("read it", TodoState.DONE)]
    assert note.editor.textCursor().atEnd()


def test_typing_at_the_end_of_a_line_goes_before_its_id(desk: RealDesk, note: Note) -> None:
    type_text(note.editor, "\n- [ ] read it\n")
    press(note.editor, Qt.Key.Key_Return)
    type_text(note.editor, "End")
    desk.qtbot.waitUntil(lambda: "^t-" in note.text)
    press(note.editor, Qt.Key.Key_Up)
    press(note.editor, Qt.Key.Key_End)
    type_text(note.editor, " soon")
    assert "- [ ] read it soon ^t-" in note.text
    note.editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    type_text(note.editor, "er")
    press(note.editor, Qt.Key.Key_Backspace)
    assert "- [ ] read it soone ^t-" in note.text
    press(note.editor, Qt.Key.Key_Return)
    type_text(note.editor, "cite it")
    lines = note.text.split("\n")
    assert lines[1].startswith("- [ ] read it soone ^t-")
    assert lines[2] == "- [ ] cite it"
    press(note.editor, Qt.Key.Key_Down)
    desk.qtbot.waitUntil(lambda: [text for text, _state in note.todos()] == ["read it soone", "cite it"])


def test_deleting_the_line_drops_the_to_do(desk: RealDesk, note: Note) -> None:
    type_text(note.editor, "\n- [ ] read it")
    note.editor.clearFocus()
    desk.qtbot.waitUntil(lambda: "^t-" in note.text)
    note.editor.setFocus()
    note.editor.selectAll()
    press(note.editor, Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: note.todos() == [("read it", TodoState.DROPPED)])


def test_lines_of_a_note_written_elsewhere_are_settled_when_it_opens(desk: RealDesk, note: Note) -> None:
    other = desk.paper("Other", note="- [ ] buy it #todo/buy\n- [ ] buy it #todo/buy")
    desk.open(other.id)
    desk.qtbot.waitUntil(lambda: note.text.count("^t-") == 2)
    assert len(desk.services.todos.list("open", "buy", other.id)) == 2


def test_the_menu_of_the_note_leads_to_its_history(desk: RealDesk, note: Note) -> None:
    entry = note.panel.findChild(QAction, "note-history")
    assert entry is not None
    with desk.qtbot.waitSignal(desk.navigator.note_history_requested) as wished:
        entry.trigger()
    assert wished.args == [note.paper.id]
