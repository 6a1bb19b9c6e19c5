"""Edits of the source, and that each is one step of undo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from desktop_app.ui.widgets import markdown_edits as edits


def at(document: QTextDocument, start: int, end: int | None = None) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    if end is not None:
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def page(text: str) -> QTextDocument:
    document = QTextDocument()
    document.setPlainText(text)
    return document


@pytest.mark.usefixtures("qapp")
class TestEdits:
    def test_source_text_keeps_no_break_spaces(self) -> None:
        assert edits.source_text(page("5\u00a0mg\nnext\u2028line")) == "5\u00a0mg\nnext\u2028line"

    @given(st.text(alphabet="ab\n 😀é-", max_size=30), st.text(alphabet="ab\n 😀é-", max_size=30))
    def test_replacing_the_text_is_one_step_of_undo(self, old: str, new: str) -> None:
        document = page(old)
        edits.replace_text(document, new)
        assert edits.source_text(document) == new
        if old != new:
            document.undo()
        assert edits.source_text(document) == old

    def test_bold_wraps_the_word_and_unwraps_it(self) -> None:
        document = page("a word here")
        cursor = at(document, 4)
        edits.toggle_wrap(cursor, "**")
        assert document.toPlainText() == "a **word** here"
        assert cursor.selectedText() == "word"
        edits.toggle_wrap(cursor, "**")
        assert document.toPlainText() == "a word here"

    def test_italic_inside_bold_adds_and_takes_its_own_sign(self) -> None:
        document = page("**word**")
        cursor = at(document, 2, 6)
        edits.toggle_wrap(cursor, "*")
        assert document.toPlainText() == "***word***"
        edits.toggle_wrap(cursor, "*")
        assert document.toPlainText() == "**word**"
        edits.toggle_wrap(at(document, 0, 8), "**")
        assert document.toPlainText() == "word"

    def test_wrapping_with_nothing_there_leaves_the_cursor_between(self) -> None:
        document = page("")
        cursor = at(document, 0)
        edits.toggle_wrap(cursor, "**")
        cursor.insertText("x")
        assert document.toPlainText() == "**x**"

    def test_several_lines_are_wrapped_each(self) -> None:
        document = page("one\n\ntwo")
        edits.toggle_wrap(at(document, 0, 8), "*")
        assert document.toPlainText() == "*one*\n\n*two*"

    def test_enter_goes_on_with_a_list_and_ends_it(self) -> None:
        document = page("- [x] one")
        cursor = at(document, 9)
        assert edits.continue_line(cursor)
        assert document.toPlainText() == "- [x] one\n- [ ] "
        assert edits.continue_line(cursor)
        assert document.toPlainText() == "- [x] one\n"
        assert not edits.continue_line(cursor)

    def test_enter_on_an_empty_nested_item_goes_one_level_up(self) -> None:
        document = page("- a\n  - ")
        edits.continue_line(at(document, 8))
        assert document.toPlainText() == "- a\n- "

    def test_tab_shifts_all_selected_items_in_one_step(self) -> None:
        document = page("- a\n- b\nplain")
        assert edits.shift_lines(at(document, 0, 8), deeper=True)
        assert document.toPlainText() == "  - a\n  - b\nplain"
        document.undo()
        assert document.toPlainText() == "- a\n- b\nplain"
        assert not edits.shift_lines(at(document, 9), deeper=True)

    def test_checkboxes_turn_over_and_come_into_being(self) -> None:
        document = page("- [ ] a\nb")
        edits.toggle_boxes(at(document, 0, 9))
        assert document.toPlainText() == "- [x] a\n- [ ] b"
        document.undo()
        assert document.toPlainText() == "- [ ] a\nb"

    @pytest.mark.parametrize(
        ("text", "position", "result"),
        [
            ("", 0, "> q\n\n"),
            ("one", 1, "one\n\n> q\n\n"),
            ("one\ntwo\n\nthree", 1, "one\ntwo\n\n> q\n\nthree"),
            ("one\n\n", 5, "one\n\n> q\n\n"),
        ],
    )
    def test_a_quote_becomes_a_paragraph_below_the_cursors(self, text: str, position: int, result: str) -> None:
        document = page(text)
        cursor = at(document, position)
        edits.insert_paragraph(cursor, "> q")
        assert document.toPlainText() == result
        assert result[: cursor.position()].rstrip("\n").endswith("> q")
        document.undo()
        assert document.toPlainText() == text
