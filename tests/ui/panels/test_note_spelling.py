"""Misspelt words of the note have a wave under them; the menu offers others; nothing is said of code and links."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.panels.note import NotePanel
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from desktop_app.ui.widgets.note_menu import NoteMenu
from tests.ui.look import markdown_look
from tests.ui.panels.conftest import Desk
from tests.ui.records import PAPER


@pytest.fixture
def panel(desk: Desk) -> NotePanel:
    panel = NotePanel(desk.context, LinkOpener(desk.navigator))
    desk.show(panel)
    return panel


def editor_of(panel: NotePanel) -> MarkdownEditor:
    return panel.findChild(MarkdownEditor, "noteEditor")


def waved(panel: NotePanel, word: str) -> bool:
    """Whether there is a wave in the colour of problems under this word."""
    editor = editor_of(panel)
    picture = editor.viewport().grab().toImage()
    cursor = editor.textCursor()
    cursor.setPosition(editor.toPlainText().index(word) + 1)
    box = editor.cursorRect(cursor)
    colour = QColor(markdown_look().problem)
    return any(
        picture.pixelColor(x, y) == colour
        for x in range(box.x(), box.x() + 12)
        for y in range(box.bottom() - 4, box.bottom() + 3)
    )


def menu_at(panel: NotePanel, word: str) -> QMenu:
    editor = editor_of(panel)
    cursor = editor.textCursor()
    cursor.setPosition(editor.toPlainText().index(word) + 2)
    at = editor.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, editor.mapToGlobal(QPoint(at)))
    QApplication.sendEvent(editor.viewport(), event)
    menu = editor.findChild(QMenu, "noteContextMenu")
    assert menu is not None
    return menu


def entry(menu: QMenu, name: str) -> object:
    return next(action for action in menu.actions() if action.objectName() == name)


def opened(desk: Desk, note: str) -> None:
    desk.library.spelling.languages = ("en_GB", "de_DE")
    desk.library.notes.save(PAPER, note)
    desk.open()


def test_wrong_words_are_waved_and_others_are_not(desk: Desk, panel: NotePanel) -> None:
    opened(desk, "the nervve is `codde` in [linkk](https://x.org) brain\n\n```\nfencced\n```")
    desk.qtbot.waitUntil(lambda: waved(panel, "nervve"))
    for right in ("the", "codde", "linkk", "brain", "fencced"):
        assert not waved(panel, right)


def test_a_suggestion_takes_the_place_of_the_word_as_one_step(desk: Desk, panel: NotePanel) -> None:
    opened(desk, "the nervve is")
    desk.qtbot.waitUntil(lambda: waved(panel, "nervve"))
    menu = menu_at(panel, "nervve")
    entry(menu, "spellingSuggestion").trigger()
    menu.close()
    assert editor_of(panel).toPlainText() == "the nerve is"
    editor_of(panel).undo()
    assert editor_of(panel).toPlainText() == "the nervve is"
    panel.flush()


def test_a_word_of_her_own_is_right_from_then_on(desk: Desk, panel: NotePanel) -> None:
    opened(desk, "the nervve is")
    desk.qtbot.waitUntil(lambda: waved(panel, "nervve"))
    menu = menu_at(panel, "nervve")
    entry(menu, "spellingLearn").trigger()
    menu.close()
    assert "nervve" in desk.library.spelling.known
    assert not waved(panel, "nervve")
    panel.flush()


def test_the_language_of_the_note_is_chosen_in_the_menu(desk: Desk, panel: NotePanel) -> None:
    opened(desk, "the nervve is")
    desk.qtbot.waitUntil(lambda: waved(panel, "nervve"))
    menu = panel.findChild(NoteMenu).spelling
    assert [action.objectName() for action in menu.actions()] == ["spelling-en_GB", "spelling-de_DE", "spelling-off"]
    assert "English" in menu.actions()[0].text()
    menu.actions()[2].trigger()
    assert desk.library.spelling.chosen == {PAPER: ""}
    assert not waved(panel, "nervve")
    panel.flush()


def test_without_dictionaries_the_menu_says_what_to_install(desk: Desk, panel: NotePanel) -> None:
    desk.library.notes.save(PAPER, "the nervve is")
    desk.open()
    (sentence,) = panel.findChild(NoteMenu).spelling.actions()
    assert "hunspell" in sentence.text()
    assert not sentence.isEnabled()
