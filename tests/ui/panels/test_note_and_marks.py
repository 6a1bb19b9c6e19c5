"""Marks and their quotes in the note: lit together, and dropped into it."""

import pytest
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtTest import QTest

from desktop_app.domain.own_link import OwnLink
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.models import quote_lights
from desktop_app.ui.panels.note import NotePanel
from desktop_app.ui.widgets.mark_card import MARKS_MIME
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from tests.ui.look import panel_look
from tests.ui.panels.conftest import Desk
from tests.ui.records import PAPER, mark

QUOTE = f"> first line\n> second line [↗ p. 3]({OwnLink(PAPER, mark(1).id, 2)})"


@pytest.fixture
def editor(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> MarkdownEditor:
    monkeypatch.setattr(quote_lights, "panel_look", lambda _theme: panel_look())
    desk.library.marks.put(mark(1))
    desk.library.notes.save(PAPER, f"before\n\n{QUOTE}\n\nafter")
    panel = NotePanel(desk.context, LinkOpener(desk.navigator))
    desk.show(panel)
    desk.open()
    return panel.findChild(MarkdownEditor, "noteEditor")


def test_the_quote_of_a_mark_is_lit_while_the_pointer_is_on_the_mark(desk: Desk, editor: MarkdownEditor) -> None:
    tint = panel_look().accent_tint.name()

    def lit_lines() -> list[str]:
        picture = editor.viewport().grab().toImage()
        block, found = editor.document().firstBlock(), []
        while block.isValid():
            middle = editor.blockBoundingGeometry(block).translated(editor.contentOffset()).center().toPoint()
            if picture.pixelColor(QPoint(editor.viewport().width() - 3, middle.y())).name() == tint:
                found.append(block.text()[:7])
            block = block.next()
        return found

    assert lit_lines() == []
    desk.navigator.mark_hovered.emit(mark(1).id)
    assert lit_lines() == ["> first", "> secon"]
    desk.navigator.mark_hovered.emit(mark(2).id)
    assert lit_lines() == []


def test_a_link_under_the_pointer_lights_its_mark(desk: Desk, editor: MarkdownEditor) -> None:
    told: list[object] = []
    desk.navigator.mark_hovered.connect(told.append)
    cursor = editor.textCursor()
    cursor.setPosition(editor.toPlainText().index("p. 3") + 1)
    QTest.mouseMove(editor.viewport(), QPoint(2, 2))
    QTest.mouseMove(editor.viewport(), editor.cursorRect(cursor).center())
    desk.qtbot.waitUntil(lambda: told == [mark(1).id])
    QTest.mouseMove(editor.viewport(), QPoint(2, 2))
    desk.qtbot.waitUntil(lambda: told == [mark(1).id, None])


def test_cards_dropped_into_the_note_become_paragraphs(desk: Desk, editor: MarkdownEditor) -> None:
    data = QMimeData()
    data.setData(MARKS_MIME, str(mark(2).id).encode())
    data.setText("> quoted [↗ p. 3](postil://x)")
    cursor = editor.textCursor()
    cursor.setPosition(3)
    editor.setTextCursor(cursor)
    assert editor.canInsertFromMimeData(data)
    editor.insertFromMimeData(data)
    assert editor.toPlainText().startswith("before\n\n> quoted [↗ p. 3](postil://x)\n\n> first line")
    panel = editor.window()
    assert isinstance(panel, NotePanel)
    panel.flush()
