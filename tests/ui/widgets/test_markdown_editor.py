"""The editor, driven by keys and clicks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextBlock, QTextCursor, QTextDocument
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
    pasted.setText("a\x00b\r\nc")
    editor.insertFromMimeData(pasted)
    assert editor.toPlainText() == "ab\nc"


def test_pasted_html_becomes_markdown_unless_it_is_program_code(open_page: Open) -> None:
    editor = open_page("")
    pasted = QMimeData()
    pasted.setHtml("<p>some <b>rich</b> <a href='https://a.b/c'>text</a></p><script>alert(1)</script>")
    pasted.setText("some rich text")
    editor.insertFromMimeData(pasted)
    assert editor.toPlainText() == "some **rich** [text](https://a.b/c)"
    editor.selectAll()
    pasted.setHtml("<pre>if <b>a</b>:\n    b</pre>")
    pasted.setText("if a:\n    b")
    editor.insertFromMimeData(pasted)
    assert editor.toPlainText() == "if a:\n    b"


def test_an_address_pasted_on_words_makes_them_a_link(open_page: Open) -> None:
    editor = open_page("see there now")
    cursor = editor.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(9, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    pasted = QMimeData()
    pasted.setText("https://example.org/x\n")
    editor.insertFromMimeData(pasted)
    assert editor.toPlainText() == "see [there](https://example.org/x) now"
    editor.undo()
    assert editor.toPlainText() == "see there now"


def test_pictures_are_offered_and_other_files_left_alone(open_page: Open, qtbot: QtBot) -> None:
    editor = open_page("")
    pasted = QMimeData()
    pasted.setData("image/png", b"\x89PNG...")
    with qtbot.waitSignal(editor.pictures_offered) as told:
        editor.insertFromMimeData(pasted)
    assert told.args[0].content == b"\x89PNG..."
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile("/tmp/a.JPG"), QUrl.fromLocalFile("/tmp/b.pdf")])
    with qtbot.waitSignal(editor.pictures_offered) as told:
        editor.insertFromMimeData(dropped)
    assert [path.name for path in told.args[0].files] == ["a.JPG"]
    papers = QMimeData()
    papers.setUrls([QUrl.fromLocalFile("/tmp/b.pdf")])
    assert not editor.canInsertFromMimeData(papers)
    sheet = QMimeData()
    sheet.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    sheet.setText("1\t2")
    editor.insertFromMimeData(sheet)
    assert editor.toPlainText() == "1\t2"


def test_signs_typed_on_selected_words_surround_them(open_page: Open) -> None:
    editor = open_page("words")
    editor.selectAll()
    press(editor, Qt.Key.Key_ParenLeft, text="(")
    press(editor, Qt.Key.Key_Asterisk, text="*")
    assert editor.toPlainText() == "(*words*)"
    assert editor.textCursor().selectedText() == "words"
    editor.undo()
    assert editor.toPlainText() == "(words)"


def test_commands_have_their_keys(open_page: Open, qtbot: QtBot) -> None:
    editor = open_page("words")
    shift = Qt.KeyboardModifier.ShiftModifier
    press(editor, Qt.Key.Key_End, CONTROL)
    press(editor, Qt.Key.Key_N, CONTROL | shift)
    type_text(editor, "Because.")
    assert editor.toPlainText() == "words[^1]\n\n[^1]: Because."
    press(editor, Qt.Key.Key_Home, CONTROL)
    press(editor, Qt.Key.Key_K, CONTROL | shift)
    type_text(editor, "x")
    assert editor.toPlainText().startswith("[x]()words")
    with qtbot.waitSignal(editor.find_requested) as told:
        press(editor, Qt.Key.Key_H, CONTROL)
    assert told.args == [True]
    with qtbot.waitSignal(editor.picture_requested):
        press(editor, Qt.Key.Key_I, CONTROL | shift)


def test_tab_goes_through_a_table_and_aligns_it(open_page: Open) -> None:
    editor = open_page("")
    press(editor, Qt.Key.Key_G, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    type_text(editor, "Group\tBDNF in serum\tVNS\t24")
    press(editor, Qt.Key.Key_Tab)
    lines = editor.toPlainText().strip().split("\n")
    assert lines == [
        "| Group | BDNF in serum |",
        "| ----- | ------------- |",
        "| VNS   | 24            |",
        "|       |               |",
    ]
    press(editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert editor.textCursor().selectedText() == "24"
    for _ in range(60):
        editor.undo()
    assert editor.toPlainText() == ""


def test_what_is_painted_beside_the_text_sees_every_line_in_view(open_page: Open) -> None:
    editor = open_page("\n".join(f"line {number}" for number in range(500)))
    seen: list[int] = []

    class Ink:
        def paint(self, _painter: object, block: QTextBlock, _box: object) -> None:
            seen.append(block.blockNumber())

    editor.add_ink(Ink())
    editor.viewport().repaint()
    assert seen[0] == 0
    assert 5 < len(seen) < 60


def test_whoever_completes_words_sees_keys_first(open_page: Open) -> None:
    editor = open_page("")
    editor.key_filter = lambda event: event.key() == Qt.Key.Key_Return
    type_text(editor, "a\n")
    assert editor.toPlainText() == "a"


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


def test_an_item_put_into_a_numbered_list_moves_the_others_on(open_page: Open) -> None:
    editor = open_page("1. one\n   - deeper\n   more\n2. two\n3. three\n\n1. another list")
    cursor = editor.textCursor()
    cursor.setPosition(len("1. one"))
    editor.setTextCursor(cursor)
    type_text(editor, "\nnew")
    after = "1. one\n2. new\n   - deeper\n   more\n3. two\n4. three\n\n1. another list"
    assert editor.toPlainText() == after
    for _ in range(2):
        editor.undo()
    assert editor.toPlainText() == "1. one\n   - deeper\n   more\n2. two\n3. three\n\n1. another list"
