"""What is done to marks that are there: joined, merged, corrected, followed to their uses, undone and redone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.ui.viewer.selection import Caret
from tests.ui.typing import type_text
from tests.ui.viewer.marked_library import MarkedLibrary


@pytest.fixture
def library(qtbot: QtBot, tmp_path: Path) -> Iterator[MarkedLibrary]:
    library = MarkedLibrary(qtbot, tmp_path)
    yield library
    library.close()


def test_a_selection_joins_the_mark_that_it_touches(library: MarkedLibrary) -> None:
    mark = library.mark_one(4, 9, Qt.Key.Key_2, "2")
    library.select(10, 15)
    assert library.button("popupJoin").text() == "Join ="
    library.key(Qt.Key.Key_J, "j")
    joined = library.marks()
    assert [(one.id, one.quote) for one in joined] == [(mark.id, "vagus nerve")]
    assert library.undo() == "Merge marks"
    assert library.texts() == ["vagus"]


def test_a_selection_that_touches_nothing_is_not_offered_to_join(library: MarkedLibrary) -> None:
    library.mark_one(4, 9)
    library.select(20, 30)
    assert not [
        one for one in library.window.findChildren(type(library.button("popupNote")), "popupJoin") if one.isVisible()
    ]


def test_touching_marks_of_one_category_are_merged(library: MarkedLibrary) -> None:
    first = library.mark_one(4, 9)
    second = library.mark_one(10, 15)
    library.mark_one(16, 20, Qt.Key.Key_2, "2")
    library.services.marks.set_comment(first.id, "one")
    library.services.marks.set_comment(second.id, "two")
    library.settle()
    library.click(library.services.marks.get(first.id))
    library.push("menuMerge")
    assert sorted(library.texts()) == ["carr", "vagus nerve"]
    assert {mark.comment for mark in library.marks()} == {"one\n\ntwo", ""}
    assert library.undo() == "Merge marks"
    assert len(library.surface.marks) == 3
    assert library.redo() == "Merge marks"
    assert len(library.surface.marks) == 2


def test_the_words_of_a_mark_are_corrected(library: MarkedLibrary) -> None:
    mark = library.mark_one()
    library.click(mark)
    library.key(Qt.Key.Key_E, "e")
    editor = library.window.findChild(QPlainTextEdit, "markQuote")
    assert editor.isVisible()
    assert editor.toPlainText() == "vagus nerve"
    type_text(editor, "s")
    library.key(Qt.Key.Key_Escape, widget=editor)
    assert library.texts() == ["vagus nerves"]
    assert library.marks()[0].anchor.quote.exact == "vagus nerve"
    assert library.undo() == "Correct quote"


def test_a_card_says_where_its_mark_is_used_and_leads_there(library: MarkedLibrary) -> None:
    mark = library.mark_one()
    library.services.notes.append(library.paper, library.services.notes.quote_of(mark.id))
    library.services.questions.ask(library.paper, "Which nerve?", [mark.id])
    library.click(mark)
    assert library.button("use_0").text().startswith("Note: ")
    assert library.button("use_1").text() == "Raised the question: Which nerve?"
    with library.qtbot.waitSignal(library.navigator.question_show_requested):
        library.push("use_1")


def test_a_link_to_a_mark_is_copied(library: MarkedLibrary) -> None:
    mark = library.mark_one()
    library.click(mark)
    library.key(Qt.Key.Key_K, "k")
    assert QGuiApplication.clipboard().text() == f"postil://paper/{library.paper}?page=1&mark={mark.id}"
    assert library.messages[-1] == "The link to this mark is copied."


def test_a_mark_over_a_page_break_is_one_thing(library: MarkedLibrary) -> None:
    end = len(library.view.readable_text(0).text.rstrip())
    library.surface.text_selection.select(Caret(0, end - 10), Caret(1, 9))
    library.key(Qt.Key.Key_1, "1")
    assert [mark.anchor.page_index for mark in library.marks()] == [0, 1]
    first, second = library.marks()
    assert library.panel.marking.counts() == {first.document_id: 1}
    library.panel.marking.go_to(second.id)
    library.key(Qt.Key.Key_3, "3")
    assert {shown.style.name for shown in library.surface.marks.values()} == {"Method"}
    library.key(Qt.Key.Key_Delete)
    assert library.surface.marks == {}
    assert library.undo() == "Delete mark"
    assert set(library.surface.marks) == {first.id, second.id}


def test_steps_are_undone_and_redone_in_the_order_they_were_done(library: MarkedLibrary) -> None:
    mark = library.mark_one()
    library.click(mark)
    library.key(Qt.Key.Key_2, "2")
    library.services.marks.set_comment(mark.id, "mine")
    library.services.questions.ask(library.paper, "Which nerve?", [mark.id])
    library.services.marks.delete(mark.id)
    library.settle()
    names = ["Delete mark", "Ask question", "Comment", "Change category", "Highlight"]
    undone = [library.undo() for _step in names]
    assert undone == names
    assert library.surface.marks == {}
    assert [library.redo() for _step in names[:-1]] == names[:0:-1]
    assert library.surface.marks[mark.id].mark.comment == "mine"
