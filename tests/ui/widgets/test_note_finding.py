"""Find and replace in the note: hits are lit and counted; bad patterns end with a sentence; undo is one step."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextDocument
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from desktop_app.ui.widgets.markdown_find_bar import NoteFindBar
from desktop_app.ui.widgets.markdown_finding import NoteFinding
from desktop_app.ui.widgets.markdown_highlighter import MarkdownHighlighter
from desktop_app.ui.widgets.markdown_layout import RoomyTextLayout
from desktop_app.ui.widgets.markdown_search import MOST_HITS, Query, find_all, replace_all
from tests.ui.look import markdown_look
from tests.ui.typing import press, type_text

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HIT, PRESENT = QColor("#11ee11"), QColor("#ee1111")


def document(text: str) -> QTextDocument:
    made = QTextDocument()
    made.setPlainText(text)
    return made


@pytest.mark.parametrize(
    ("query", "spans"),
    [
        (Query("nerve"), ((0, 5), (9, 14), (16, 21))),
        (Query("nerve", match_case=True), ((9, 14), (16, 21))),
        (Query("nerve", whole_words=True), ((0, 5), (16, 21))),
        (Query("n.rve$", is_pattern=True), ((16, 21),)),
        (Query("^N", match_case=True, is_pattern=True), ((0, 1),)),
        (Query("."), ()),
        (Query(""), ()),
    ],
)
def test_what_is_found(query: Query, spans: tuple[tuple[int, int], ...]) -> None:
    assert find_all(document("Nerve 😀 nerves\nnerve"), query).spans == spans


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$"])
def test_a_pattern_without_end_is_given_up(pattern: str) -> None:
    found = find_all(document("a" * 5000 + "c"), Query(pattern, is_pattern=True))
    assert found.problem == "This pattern takes too long."


def test_a_pattern_that_is_none_and_too_many_hits_are_said() -> None:
    assert find_all(document("a"), Query("(", is_pattern=True)).problem == "This pattern cannot be read."
    many = find_all(document("a" * (MOST_HITS + 10)), Query("a"))
    assert len(many.spans) == MOST_HITS
    assert "Only the first 5,000" in many.problem


def test_groups_of_a_pattern_are_put_in() -> None:
    note = document("p = 3, n = 12")
    query = Query(r"(\w) = (\d+)", is_pattern=True)
    assert replace_all(note, query, find_all(note, query).spans, r"\2 is $1\t.") == 2
    assert note.toPlainText() == "3 is p\t., 12 is n\t."
    note.undo()
    assert note.toPlainText() == "p = 3, n = 12"


def test_signs_are_only_signs_without_a_pattern() -> None:
    note = document("a.b a.b")
    query = Query("a.b")
    replace_all(note, query, find_all(note, query).spans, r"\1$1")
    assert note.toPlainText() == r"\1$1 \1$1"


@dataclass
class Search:
    editor: MarkdownEditor
    bar: NoteFindBar
    window: QWidget

    def field(self, name: str) -> QLineEdit:
        return self.bar.findChild(QLineEdit, name)

    def count(self) -> str:
        return self.bar.findChild(QLabel, "noteFindCount").text()

    def click(self, name: str) -> None:
        self.bar.findChild(QPushButton, name).click()


@pytest.fixture
def search(qtbot: QtBot) -> Search:
    window = QWidget()
    qtbot.addWidget(window)
    editor, bar = MarkdownEditor(window), NoteFindBar(window)
    column = QVBoxLayout(window)
    column.addWidget(editor)
    column.addWidget(bar)
    note = QTextDocument(window)
    note.setDocumentLayout(RoomyTextLayout(note, 0.2))
    note.setPlainText("the nerve\n\nand the brain\n\nthe end")
    editor.set_page(note, MarkdownHighlighter(note, markdown_look()))
    NoteFinding(editor, bar).set_tints(HIT, PRESENT)
    window.resize(400, 400)
    with qtbot.waitExposed(window):
        window.show()
    editor.setFocus()
    return Search(editor, bar, window)


def test_all_hits_are_lit_and_gone_through(search: Search) -> None:
    press(search.editor, Qt.Key.Key_F, CONTROL)
    type_text(search.field("noteFindWords"), "the")
    assert search.count() == "1 of 3"
    picture = search.editor.viewport().grab().toImage()
    seen = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)
    }
    assert HIT.name() in seen
    press(search.field("noteFindWords"), Qt.Key.Key_Return)
    assert search.count() == "2 of 3"
    assert search.editor.textCursor().position() == len("the nerve\n\nand the")
    press(search.field("noteFindWords"), Qt.Key.Key_Return, SHIFT)
    press(search.field("noteFindWords"), Qt.Key.Key_Return, SHIFT)
    assert search.count() == "3 of 3"
    press(search.field("noteFindWords"), Qt.Key.Key_Escape)
    assert search.bar.isHidden()
    assert search.editor.hasFocus()


def test_hits_follow_what_is_typed(search: Search, qtbot: QtBot) -> None:
    press(search.editor, Qt.Key.Key_F, CONTROL)
    type_text(search.field("noteFindWords"), "brain")
    assert search.count() == "1 of 1"
    search.editor.moveCursor(search.editor.textCursor().MoveOperation.End)
    type_text(search.editor, " brain")
    qtbot.waitUntil(lambda: search.count().endswith("of 2"))
    search.editor.undo()
    qtbot.waitUntil(lambda: search.count().endswith("of 1"))


def test_selected_words_are_looked_for(search: Search) -> None:
    search.editor.find("nerve")
    press(search.editor, Qt.Key.Key_F, CONTROL)
    assert search.field("noteFindWords").text() == "nerve"
    assert search.count() == "1 of 1"


def test_one_hit_or_all_are_replaced_each_as_one_step(search: Search) -> None:
    press(search.editor, Qt.Key.Key_H, CONTROL)
    type_text(search.field("noteFindWords"), "the")
    search.field("noteReplaceWords").setText("a")
    search.click("noteReplace")
    assert search.editor.toPlainText() == "a nerve\n\nand the brain\n\nthe end"
    assert search.count() == "1 of 2"
    search.field("noteReplaceWords").setFocus()
    press(search.field("noteReplaceWords"), Qt.Key.Key_Return, CONTROL)
    assert search.editor.toPlainText() == "a nerve\n\nand a brain\n\na end"
    assert search.count() == "none"
    search.editor.undo()
    assert search.editor.toPlainText() == "a nerve\n\nand the brain\n\nthe end"
    search.editor.undo()
    assert search.editor.toPlainText() == "the nerve\n\nand the brain\n\nthe end"
    press(search.bar, Qt.Key.Key_Escape)


def test_how_to_search_is_chosen(search: Search) -> None:
    press(search.editor, Qt.Key.Key_F, CONTROL)
    type_text(search.field("noteFindWords"), "THE")
    assert search.count() == "1 of 3"
    search.click("noteFindCase")
    assert search.count() == "none"
    search.click("noteFindCase")
    search.click("noteFindPattern")
    search.field("noteFindWords").setText("t(")
    assert search.bar.findChild(QLabel, "noteFindProblem").text() == "This pattern cannot be read."
    press(search.bar, Qt.Key.Key_Escape)
