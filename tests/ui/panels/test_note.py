"""The note of the paper on the desk: typed into, kept, recovered, never mixed with another paper's."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget

from desktop_app.domain.errors import EnvironmentProblemError
from desktop_app.domain.own_link import OwnLink
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.panels.note import PLUGIN, NotePanel
from desktop_app.ui.widgets.conflict_view import ConflictView
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from desktop_app.ui.widgets.markdown_preview import MarkdownPreview
from desktop_app.ui.widgets.note_foot import NoteFoot
from desktop_app.ui.widgets.notice_bar import NoticeBar
from desktop_app.ui.widgets.word_count import WordCount
from tests.ui.clipping import clipped
from tests.ui.panels.conftest import Desk
from tests.ui.preview_points import point_of_link
from tests.ui.records import PAPER, mark
from tests.ui.typing import move_pointer, press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


class Note:
    """The panel and its parts, as a person finds them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.opened: list[str] = []
        self.panel = NotePanel(desk.context, LinkOpener(desk.navigator, self._open_url))
        desk.show(self.panel)
        self.editor = self._part(MarkdownEditor)
        self.preview = self._part(MarkdownPreview)
        self.foot = self._part(NoteFoot)
        self.notice = self._part(NoticeBar)
        self.conflict = self._part(ConflictView)

    def press_button(self, name: str) -> None:
        button = self.panel.findChild(QPushButton, name)
        assert button is not None
        button.click()

    def click_in_preview(self, address: str) -> None:
        at = point_of_link(self.preview, address)
        self.desk.qtbot.mouseClick(self.preview.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def _open_url(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        return True

    def _part(self, kind: type) -> object:
        part = self.panel.findChild(kind)
        assert part is not None
        return part


@pytest.fixture
def note(desk: Desk) -> Note:
    return Note(desk)


def test_without_a_paper_it_says_what_belongs_here(note: Note) -> None:
    pages = note.panel.findChild(QStackedWidget)
    assert pages is not None
    assert "Open a paper" in pages.currentWidget().text()
    assert not note.foot.isVisible()


def test_typing_is_kept_and_said_to_be_kept(desk: Desk, note: Note) -> None:
    said: list[tuple[bool, str]] = []
    desk.navigator.save_state_changed.connect(lambda saved, text: said.append((saved, text)))
    desk.open()
    type_text(note.editor, "Ein é")
    assert said == [(False, "Saving…")]
    desk.qtbot.waitUntil(lambda: desk.library.notes.drafts.get(PAPER) == "Ein é")
    desk.qtbot.waitUntil(lambda: desk.library.notes.get(PAPER).body == "Ein é", timeout=3000)
    assert said[-1] == (True, "All changes saved")
    assert note.foot.text().startswith("Saved")


def test_switching_papers_saves_and_undo_stays_with_its_note(desk: Desk, note: Note) -> None:
    other = desk.library.add_paper("Other")
    desk.open()
    type_text(note.editor, "mine")
    desk.open(other)
    assert desk.library.notes.get(PAPER).body == "mine"
    assert note.editor.toPlainText() == ""
    press(note.editor, Qt.Key.Key_Z, CONTROL)
    assert note.editor.toPlainText() == ""
    type_text(note.editor, "other")
    desk.open(PAPER)
    assert note.editor.toPlainText() == "mine"
    for _ in range(3):
        press(note.editor, Qt.Key.Key_Z, CONTROL)
    assert note.editor.toPlainText() == ""
    note.panel.flush()
    assert desk.library.notes.get(other).body == "other"
    assert desk.library.notes.get(PAPER).body == ""


def test_leaving_the_editor_saves(desk: Desk, note: Note) -> None:
    desk.open()
    note.editor.setFocus()
    type_text(note.editor, "words")
    note.editor.clearFocus()
    assert desk.library.notes.get(PAPER).body == "words"


def test_flush_hands_everything_over(desk: Desk, note: Note) -> None:
    desk.open()
    type_text(note.editor, "last words")
    note.panel.flush()
    assert desk.library.notes.get(PAPER).body == "last words"


def test_recovered_text_is_shown_and_the_saved_one_is_one_step_away(desk: Desk, note: Note) -> None:
    desk.library.notes.save(PAPER, "saved")
    desk.library.notes.drafts[PAPER] = "saved and typed later"
    desk.open()
    assert note.editor.toPlainText() == "saved and typed later"
    assert "recovered" in note.notice.sentence()
    note.press_button("recoveredBack")
    assert note.editor.toPlainText() == "saved"
    assert note.notice.isHidden()
    note.panel.flush()


def test_a_failure_is_said_with_its_reason_and_the_text_stays(desk: Desk, note: Note) -> None:
    said: list[tuple[bool, str]] = []
    desk.navigator.save_state_changed.connect(lambda saved, text: said.append((saved, text)))
    desk.open()
    desk.library.notes.failure = EnvironmentProblemError("The disk is full.")
    type_text(note.editor, "precious")
    note.editor.setFocus()
    note.editor.clearFocus()
    assert said[-1] == (False, "Not saved: The disk is full.")
    assert note.foot.text() == "Not saved: The disk is full."
    assert note.editor.toPlainText() == "precious"
    desk.library.notes.failure = None
    desk.qtbot.waitUntil(lambda: said[-1][0], timeout=6000)
    assert desk.library.notes.get(PAPER).body == "precious"


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("conflictBoth", "mine\n\ntheirs"), ("conflictMine", "mine"), ("conflictTheirs", "theirs")],
)
def test_a_conflict_shows_both_and_waits_for_the_reader(desk: Desk, note: Note, choice: str, kept: str) -> None:
    desk.open()
    type_text(note.editor, "mine")
    desk.library.notes.save(PAPER, "theirs")
    desk.settle()
    note.editor.setFocus()
    note.editor.clearFocus()
    assert note.conflict.isVisible()
    assert note.conflict.text() == "theirs"
    assert note.editor.toPlainText() == "mine"
    assert desk.library.notes.get(PAPER).body == "theirs"
    note.press_button(choice)
    assert note.conflict.isHidden()
    assert desk.library.notes.get(PAPER).body == kept
    assert note.editor.toPlainText() == kept
    note.panel.flush()


def test_a_change_from_elsewhere_appears_in_a_saved_note(desk: Desk, note: Note) -> None:
    desk.open()
    desk.library.notes.append(PAPER, "from the command line")
    desk.qtbot.waitUntil(lambda: note.editor.toPlainText() == "from the command line")
    assert desk.library.notes.get(PAPER).revision == 1


def test_a_quote_is_put_where_the_cursor_is_and_leads_back(desk: Desk, note: Note) -> None:
    desk.library.marks.put(mark(1, "quoted words", category=2))
    desk.open()
    type_text(note.editor, "Before")
    desk.navigator.note_insert_requested.emit(PAPER, desk.library.notes.quote_of(mark(1).id))
    assert note.editor.toPlainText().startswith("Before\n\n> quoted words [↗ p. 3](postil://paper/")
    asked: list[tuple[object, object]] = []
    desk.navigator.mark_show_requested.connect(lambda one, paper: asked.append((one, paper)))
    cursor = note.editor.textCursor()
    cursor.setPosition(note.editor.toPlainText().index("p. 3"))
    note.editor.setTextCursor(cursor)
    press(note.editor, Qt.Key.Key_Return, CONTROL)
    assert asked == [(mark(1).id, PAPER)]
    note.panel.flush()


def test_a_quote_for_another_paper_goes_to_its_note(desk: Desk, note: Note) -> None:
    other = desk.library.add_paper("Other")
    desk.open()
    desk.navigator.note_insert_requested.emit(other, "> quote")
    assert desk.library.notes.get(other).body == "> quote"
    assert note.editor.toPlainText() == ""


def test_preview_shows_links_and_follows_them_only_on_a_click(desk: Desk, note: Note) -> None:
    link = OwnLink(PAPER, mark(1).id, 2)
    desk.library.notes.save(PAPER, f"# Head\n\n[there]({link}) and [out](https://example.org/x) ![no](http://x/y.png)")
    desk.open()
    note.press_button("notePreview")
    assert note.preview.isVisible()
    desk.qtbot.waitUntil(lambda: "there and out no" in note.preview.text())
    assert note.opened == []
    shown: list[object] = []
    desk.navigator.mark_show_requested.connect(lambda one, _paper: shown.append(one))
    note.click_in_preview(str(link))
    note.click_in_preview("https://example.org/x")
    assert shown == [mark(1).id]
    assert note.opened == ["https://example.org/x"]
    note.press_button("noteSource")
    assert note.editor.isVisible()
    assert not note.preview.isVisible()


def test_the_address_under_the_pointer_is_told(desk: Desk, note: Note) -> None:
    desk.open()
    desk.library.notes.save(PAPER, "[out](https://example.org/x)")
    desk.open()
    desk.settle()
    note.press_button("notePreview")
    at = point_of_link(note.preview, "https://example.org/x")
    move_pointer(note.preview.viewport(), at)
    desk.qtbot.waitUntil(lambda: note.foot.text() == "https://example.org/x")
    move_pointer(note.preview.viewport(), QPoint(5, 400))
    desk.qtbot.waitUntil(lambda: note.foot.text() == "Saved")


def test_open_questions_and_todos_stand_below_and_lead_to_their_tabs(desk: Desk, note: Note) -> None:
    desk.library.questions.ask(PAPER, "Where are neurotrophins found?", promised=True)
    desk.library.todos.add(PAPER, "buy", price="39.95 USD")
    desk.open()
    cards = note.panel.findChildren(QFrame, "pendingCard")
    assert [card.property("part") for card in cards] == ["card-question", "card-buy"]
    assert clipped(note.panel) == []
    assert cards[0].height() < 70
    wished: list[str] = []
    desk.navigator.side_panel_requested.connect(wished.append)
    desk.qtbot.mouseClick(cards[0], Qt.MouseButton.LeftButton)
    press(cards[1], Qt.Key.Key_Return)
    assert wished == ["questions", "todo"]
    desk.library.questions.answer(next(iter(desk.library.question_table)), "In the brain.")
    desk.qtbot.waitUntil(
        lambda: (
            [card.property("part") for card in note.panel.findChildren(QFrame, "pendingCard") if card.isVisible()]
            == ["card-buy"]
        )
    )


@pytest.mark.parametrize(
    ("markdown", "words"),
    [("", 0), ("# Two words", 2), ("> it's [p. 3](postil://paper/x?mark=y) 3.5", 4), ("naïve — well-being", 2)],
)
def test_words_are_counted_without_addresses(markdown: str, words: int) -> None:
    counter = WordCount()
    assert counter.count(markdown) == words
    assert counter.count(f"{markdown}\n{markdown}\none") == 2 * words + 1


def test_the_plugin_builds_the_panel(desk: Desk) -> None:
    build: Callable[..., NotePanel] = PLUGIN.build
    panel = build(desk.context)
    desk.qtbot.addWidget(panel)
    assert PLUGIN.place == "side"
    assert isinstance(panel, NotePanel)
