"""`[[` in the note, typed as a person does: what is offered, taken by key and by mouse, left with Escape, followed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QSyntaxHighlighter, QTextCursor
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.paper import Contributor
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.panels.note import NotePanel
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from desktop_app.ui.widgets.offer_popup import OfferPopup
from tests.ui.panels.real_desk import RealDesk
from tests.ui.typing import press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


class Note:
    def __init__(self, desk: RealDesk) -> None:
        self.desk = desk
        self.paper = desk.paper("Vagus nerve", note="Intro.")
        self.other = desk.paper("Serum levels", contributors=(Contributor("Marchetti", "Ann"),), year=2021)
        self.question = desk.services.questions.ask(None, "Where in serum?")
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

    def offers(self) -> list[str] | None:
        popup = self.panel.window().findChild(OfferPopup)
        return popup.titles() if popup is not None and popup.isVisible() else None


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[RealDesk]:
    desk = RealDesk(qtbot, tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def note(desk: RealDesk) -> Iterator[Note]:
    note = Note(desk)
    yield note
    note.panel.flush()


def test_typing_narrows_what_is_offered_and_enter_puts_a_link_in(note: Note) -> None:
    type_text(note.editor, " See [[")
    assert set(note.offers() or ()) == {"Serum levels", "Where in serum?"}
    type_text(note.editor, "serum l")
    assert note.offers() == ["Serum levels"]
    press(note.editor, Qt.Key.Key_Return)
    assert note.text == f"Intro. See [Marchetti 2021](postil://paper/{note.other.id})"
    assert note.offers() is None
    press(note.editor, Qt.Key.Key_Z, CONTROL)
    assert note.text == "Intro. See [[serum l"


def test_arrows_choose_and_wrap_around(note: Note) -> None:
    type_text(note.editor, " [[serum")
    _first, second = note.offers() or ("", "")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        press(note.editor, key)
    press(note.editor, Qt.Key.Key_Tab)
    assert ("[Marchetti" if second == "Serum levels" else "[Where in") in note.text


def test_the_mouse_takes_one_without_taking_the_focus(note: Note, desk: RealDesk) -> None:
    type_text(note.editor, " [[where")
    rows = note.panel.window().findChild(QListWidget, "linkOfferList")
    assert rows is not None
    middle = rows.visualItemRect(rows.item(0)).center()
    desk.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert note.text == f"Intro. [Where in serum?](postil://question/{note.question.id})"
    assert note.editor.hasFocus()


def test_escape_leaves_the_text_and_the_popup_away_until_the_next_link(note: Note) -> None:
    type_text(note.editor, " [[ser")
    press(note.editor, Qt.Key.Key_Escape)
    assert note.offers() is None
    type_text(note.editor, "u")
    assert note.offers() is None
    assert note.text == "Intro. [[seru"
    type_text(note.editor, "]] [[")
    assert note.offers() is not None


def test_what_is_not_a_link_offers_nothing(note: Note, desk: RealDesk) -> None:
    type_text(note.editor, " [x] [[qqqqqq")
    assert note.offers() is None
    press(note.editor, Qt.Key.Key_Return)
    assert note.text == "Intro. [x] [[qqqqqq\n"
    type_text(note.editor, "[[")
    assert note.offers() is not None
    press(note.editor, Qt.Key.Key_Up)
    press(note.editor, Qt.Key.Key_Escape)
    press(note.editor, Qt.Key.Key_Backspace)
    type_text(note.editor, "[")
    note.editor.clearFocus()
    assert note.offers() is None


def test_a_cursor_put_behind_brackets_offers_nothing(note: Note, desk: RealDesk) -> None:
    type_text(note.editor, " [[serum")
    other = desk.paper("Another one")
    desk.open(other.id)
    desk.open(note.paper.id)
    note.editor.moveCursor(QTextCursor.MoveOperation.End)
    highlighter = note.editor.document().findChild(QSyntaxHighlighter)
    assert highlighter is not None
    with desk.qtbot.waitSignal(note.editor.textChanged):
        highlighter.rehighlight()
    assert note.offers() is None
    press(note.editor, Qt.Key.Key_Return)
    assert note.text == "Intro. [[serum\n"


def test_a_closed_pair_is_taken_up_whole(note: Note) -> None:
    type_text(note.editor, " [[serum l]]")
    press(note.editor, Qt.Key.Key_Left)
    press(note.editor, Qt.Key.Key_Left)
    type_text(note.editor, "e")
    press(note.editor, Qt.Key.Key_Return)
    assert note.text == f"Intro. [Marchetti 2021](postil://paper/{note.other.id})"


def test_a_link_is_followed_by_key_and_from_the_preview(note: Note, desk: RealDesk) -> None:
    papers: list[object] = []
    questions: list[object] = []
    desk.navigator.paper_open_requested.connect(papers.append)
    desk.navigator.question_show_requested.connect(questions.append)
    type_text(note.editor, " [[serum l")
    press(note.editor, Qt.Key.Key_Return)
    press(note.editor, Qt.Key.Key_Return, CONTROL)
    assert papers == [note.other.id]
    type_text(note.editor, "\n[[where")
    press(note.editor, Qt.Key.Key_Return)
    press(note.editor, Qt.Key.Key_Return, CONTROL)
    assert questions == [note.question.id]
