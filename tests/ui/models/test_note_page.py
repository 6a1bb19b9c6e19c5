"""One text and one undo history a note; recovered text and changes from elsewhere can be undone."""

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import IdFactory, PaperId
from desktop_app.domain.note import Note
from desktop_app.ui.models.note_page import KEPT_PAGES, NotePage, NotePages
from tests.ui.look import markdown_look
from tests.ui.note_shelf import PAPER, NoteShelf
from tests.ui.waiting_runner import WaitingTaskRunner


@pytest.fixture
def runner(qtbot: QtBot) -> WaitingTaskRunner:
    return WaitingTaskRunner(NoteShelf())


def append(page: NotePage, text: str) -> None:
    cursor = QTextCursor(page.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)


def test_recovered_text_is_shown_and_undo_brings_the_saved_text_back(runner: WaitingTaskRunner) -> None:
    page = NotePage(runner, Note(PAPER, "saved", 3), "saved and lost", markdown_look())
    assert page.is_recovered
    assert page.text() == "saved and lost"
    assert not page.keeper.is_settled
    page.document.undo()
    assert page.text() == "saved"
    page.keeper.stop()


def test_an_equal_draft_is_no_recovery(runner: WaitingTaskRunner) -> None:
    page = NotePage(runner, Note(PAPER, "saved", 3), "saved", markdown_look())
    assert not page.is_recovered
    assert page.keeper.is_settled


def test_a_change_from_elsewhere_is_taken_over_only_into_a_settled_text(runner: WaitingTaskRunner) -> None:
    page = NotePage(runner, Note(PAPER, "one", 1), None, markdown_look())
    page.take_over(Note(PAPER, "one two", 2))
    assert page.text() == "one two"
    assert page.keeper.base_revision == 2
    assert page.keeper.is_settled
    append(page, " mine")
    page.take_over(Note(PAPER, "other", 3))
    assert page.text() == "one two mine"
    assert page.keeper.base_revision == 2
    page.keeper.stop()


def test_styling_a_text_is_no_change_of_it(runner: WaitingTaskRunner) -> None:
    page = NotePage(runner, Note(PAPER, "# one\n> two [p](postil://paper/x)", 1), None, markdown_look())
    page.set_look(markdown_look("#ffffff"))
    page.highlighter.open_block(page.document.lastBlock())
    assert page.keeper.is_settled


def test_old_pages_are_dropped_but_never_with_unsaved_text(runner: WaitingTaskRunner) -> None:
    pages, new_id = NotePages(), IdFactory()
    unsaved = NotePage(runner, Note(PAPER, "", 0), None, markdown_look())
    pages.add(unsaved)
    append(unsaved, "not saved")
    for _ in range(KEPT_PAGES + 3):
        pages.add(NotePage(runner, Note(PaperId(new_id()), "", 0), None, markdown_look()))
    assert len(pages.all()) == KEPT_PAGES
    assert pages.get(PAPER) is unsaved
    pages.clear()
