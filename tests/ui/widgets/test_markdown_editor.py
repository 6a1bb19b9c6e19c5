"""The editor, driven by keys and clicks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.markdown_editor import LARGEST_PASTE, MarkdownEditor
from desktop_app.ui.widgets.markdown_edits import source_text
from desktop_app.ui.widgets.markdown_highlighter import MarkdownHighlighter
from desktop_app.ui.widgets.markdown_layout import RoomyTextLayout
from tests.ui.look import markdown_look
from tests.ui.typing import press, type_text

OWN = "postil://paper/0190e4c2-0000-7000-8000-000000000001?page=3&mark=0190e4c2-0000-7000-8000-000000000002"
CONTROL = Qt.KeyboardModifier.ControlModifier
Open = Callable[[str], MarkdownEditor]


@pytest.fixture
def open_page(qtbot: QtBot) -> Open:
    windows: list[QWidget] = []

    def open_it(text: str) -> MarkdownEditor:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        editor = MarkdownEditor(window)
        layout = QVBoxLayout(window)
        layout.addWidget(editor)
        layout.addWidget(QLineEdit(window))
        document = QTextDocument(editor)
        document.setDocumentLayout(RoomyTextLayout(document, 0.2))
        document.setDocumentMargin(20)
        document.setDefaultFont(markdown_look().text_font)
        document.setPlainText(text)
        editor.set_page(document, MarkdownHighlighter(document, markdown_look()))
        window.resize(600, 500)
        with qtbot.waitExposed(window):
            window.show()
        editor.setFocus()
        return editor

    return open_it


def caret(editor: MarkdownEditor, position: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(position)
    editor.setTextCursor(cursor)


def point_of(editor: MarkdownEditor, text: str) -> QPoint:
    cursor = editor.textCursor()
    cursor.setPosition(editor.toPlainText().index(text) + 1)
    return editor.cursorRect(cursor).center()


def test_typing_goes_on_with_a_list(open_page: Open) -> None:
    editor = open_page("")
    type_text(editor, "- é😀 one\ntwo\n\nplain")
    assert editor.toPlainText() == "- é😀 one\n- two\nplain"


def test_shift_enter_is_a_plain_new_line(open_page: Open) -> None:
    editor = open_page("- a")
    caret(editor, 3)
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, "\r")
    type_text(editor, "b")
    assert source_text(editor.document()) == "- a\nb"


def test_tab_indents_items_and_otherwise_leaves(open_page: Open) -> None:
    editor = open_page("- a")
    caret(editor, 3)
    press(editor, Qt.Key.Key_Tab)
    assert editor.toPlainText() == "  - a"
    press(editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert editor.toPlainText() == "- a"
    assert editor.hasFocus()
    editor.setPlainText("plain")
    press(editor, Qt.Key.Key_Tab)
    assert editor.toPlainText() == "plain"
    assert not editor.hasFocus()


def test_keys_emphasise_and_turn_boxes_over(open_page: Open) -> None:
    editor = open_page("- [ ] word")
    caret(editor, 8)
    press(editor, Qt.Key.Key_B, CONTROL)
    assert editor.toPlainText() == "- [ ] **word**"
    press(editor, Qt.Key.Key_I, CONTROL)
    assert editor.toPlainText() == "- [ ] ***word***"
    press(editor, Qt.Key.Key_L, CONTROL)
    assert editor.toPlainText() == "- [x] ***word***"
    press(editor, Qt.Key.Key_Return, CONTROL)
    assert editor.toPlainText() == "- [ ] ***word***"


def test_a_click_turns_a_box_over_without_moving_the_cursor(open_page: Open, qtbot: QtBot) -> None:
    editor = open_page("first\n- [ ] buy")
    at = point_of(editor, "[ ]")
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert editor.toPlainText() == "first\n- [x] buy"
    assert editor.textCursor().position() == 0
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=point_of(editor, "buy"))
    assert editor.toPlainText() == "first\n- [x] buy"
    assert editor.textCursor().blockNumber() == 1


def test_a_click_on_the_label_of_a_folded_link_follows_it(open_page: Open, qtbot: QtBot) -> None:
    editor = open_page(f"first\n\n> quoted [↗ p. 3]({OWN})")
    at = point_of(editor, "p. 3")
    with qtbot.waitSignal(editor.link_activated, timeout=1000) as signal:
        qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert signal.args == [OWN]
    assert editor.textCursor().position() == 0


def test_an_address_folds_away_outside_the_cursors_line(open_page: Open) -> None:
    editor = open_page(f"first\n\n> quoted [↗ p. 3]({OWN}) end")
    end = editor.document().findBlockByNumber(2)

    def right_edge() -> float:
        editor.document().documentLayout().blockBoundingRect(end)
        return end.layout().lineAt(end.layout().lineCount() - 1).naturalTextWidth()

    folded, folded_lines = right_edge(), end.layout().lineCount()
    caret(editor, end.position() + 3)
    assert (right_edge(), end.layout().lineCount()) > (folded, folded_lines)
    caret(editor, 0)
    assert (right_edge(), end.layout().lineCount()) == (folded, folded_lines)


def test_outside_links_need_ctrl(open_page: Open, qtbot: QtBot) -> None:
    editor = open_page("first\n\nsee https://example.org/paper now")
    at = point_of(editor, "example")
    followed: list[str] = []
    editor.link_activated.connect(followed.append)
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert followed == []
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, CONTROL, at)
    press(editor, Qt.Key.Key_Return, CONTROL)
    assert followed == ["https://example.org/paper"] * 2


def test_pasted_text_is_plain_and_clean(open_page: Open) -> None:
    editor = open_page("")
    pasted = QMimeData()
    pasted.setHtml("<b>rich</b>")
    pasted.setText("a\x00b\r\nc")
    editor.insertFromMimeData(pasted)
    assert editor.toPlainText() == "ab\nc"


def test_a_huge_paste_changes_nothing_and_says_so(open_page: Open, qtbot: QtBot) -> None:
    editor = open_page("kept")
    pasted = QMimeData()
    pasted.setText("x" * (LARGEST_PASTE + 1))
    with qtbot.waitSignal(editor.paste_refused, timeout=1000) as signal:
        editor.insertFromMimeData(pasted)
    assert signal.args == [LARGEST_PASTE + 1]
    assert editor.toPlainText() == "kept"


def test_styling_survives_characters_outside_the_basic_plane(open_page: Open) -> None:
    editor = open_page("😀😀 **bold**")
    formats = editor.document().firstBlock().layout().formats()
    bold = [part for part in formats if part.format.fontWeight() > 600]
    assert [(part.start, part.length) for part in bold] == [(7, 4)]


def test_fenced_code_is_styled_until_its_end(open_page: Open) -> None:
    editor = open_page("```\n# code\n```\n# Heading")

    def size(line: int) -> int:
        parts = editor.document().findBlockByNumber(line).layout().formats()
        return parts[-1].format.font().pixelSize()

    assert size(1) < size(3)
    caret(editor, 0)
    press(editor, Qt.Key.Key_Delete)
    assert size(1) > size(3)
