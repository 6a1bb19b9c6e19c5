"""Marks that no selection makes: areas with their picture, margin notes, words of her own; and giving them up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.geometry import Rect
from desktop_app.pdf.ports import PageSize
from desktop_app.ui.viewer.area_pictures import area_tile
from desktop_app.ui.viewer.mark_painting import Shape
from desktop_app.ui.viewer.placing_tool import hint_box
from desktop_app.ui.viewer.selection import Caret
from tests.ui.typing import press, type_text
from tests.ui.viewer.marked_library import MarkedLibrary

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def library(qtbot: QtBot, tmp_path: Path) -> Iterator[MarkedLibrary]:
    library = MarkedLibrary(qtbot, tmp_path)
    yield library
    library.close()


def trigger(library: MarkedLibrary, name: str) -> None:
    library.panel.findChild(QAction, name).trigger()


def beside(library: MarkedLibrary) -> QPoint:
    """A place of the first page where there is no text."""
    box = library.view.visible_boxes()[0]
    return QPoint(box.right() - 30, 200)


def corners(library: MarkedLibrary, first: int = 4, last: int = 15) -> tuple[QPoint, QPoint]:
    """A rectangle around some words of the first line."""
    start, end = library.pointer.place(Caret(0, first), 0.0), library.pointer.place(Caret(0, last - 1), 1.0)
    return start - QPoint(3, 7), end + QPoint(3, 7)


def test_an_area_is_drawn_with_its_words_and_its_picture(library: MarkedLibrary) -> None:
    trigger(library, "areaAction")
    assert library.viewport.cursor().shape() is Qt.CursorShape.CrossCursor
    library.drag(*corners(library))
    (mark,) = library.marks()
    assert (mark.kind, mark.quote) == ("area", "vagus nerve")
    assert len(mark.anchor.quads) == 1
    content = library.services.assets.read(mark.anchor.picture)
    image = QImage.fromData(content)
    box = mark.anchor.quads[0].bounds
    assert abs(image.width() - 3 * box.width) <= 2
    assert abs(image.height() - 3 * box.height) <= 2
    assert library.surface.marks[mark.id].style.shape is Shape.AREA
    assert library.viewport.cursor().shape() is not Qt.CursorShape.CrossCursor
    assert library.undo() == "Area"
    assert library.surface.marks == {}


def test_words_in_columns_of_an_area_stand_line_by_line(library: MarkedLibrary) -> None:
    start, _end = corners(library)
    second_line = library.view.readable_text(0).text.index("\n") + 1
    end = library.pointer.place(Caret(0, second_line + 14), 1.0) + QPoint(3, 8)
    library.drag(start, end, _CONTROL)
    assert library.texts() == ["vagus nerve\nvagus nerve"]


def test_the_hint_is_read_whole_in_a_narrow_reader(qapp: object) -> None:
    font, hint = QFont(), "Click where it goes, or press Enter to put it where you are. Escape ends it."
    wide, narrow = QRectF(0, 0, 1600, 700), QRectF(0, 0, 240, 700)
    boxes = [hint_box(font, view, hint) for view in (wide, narrow)]
    assert boxes[1].height() > boxes[0].height()
    for box, view in zip(boxes, (wide, narrow), strict=True):
        assert view.contains(box)
        assert box.bottom() < view.center().y(), "messages of the window lie at the foot"
        needed = QFontMetricsF(font).boundingRect(box.adjusted(14, 0, -14, 0), int(Qt.TextFlag.TextWordWrap), hint)
        assert needed.height() <= box.height()


def test_escape_gives_an_area_up(library: MarkedLibrary) -> None:
    trigger(library, "areaAction")
    library.key(Qt.Key.Key_Escape)
    library.select(4, 15)
    assert library.marks() == []
    assert library.surface.selected_text() == "vagus nerve"


def test_a_click_is_no_area(library: MarkedLibrary) -> None:
    trigger(library, "areaAction")
    at = beside(library)
    library.drag(at, at + QPoint(3, 3))
    assert library.marks() == []


def test_a_picture_that_cannot_be_drawn_does_not_keep_the_mark_back(qtbot: QtBot, tmp_path: Path) -> None:
    library = MarkedLibrary(qtbot, tmp_path)
    file = next(iter(library.pages.files.values()))
    file.broken_pages = {0}
    trigger(library, "areaAction")
    library.drag(*corners(library))
    assert [mark.anchor.picture for mark in library.marks()] == [""]
    library.close()


def test_the_part_of_a_turned_page_is_cut_as_it_is_shown() -> None:
    upright = area_tile(PageSize(600, 800), 2, Rect(10, 20, 110, 70))
    turned = area_tile(PageSize(600, 800, 90), 2, Rect(10, 20, 110, 70))
    assert (upright.x, upright.y, upright.width, upright.height) == (30, 60, 300, 150)
    assert (turned.x, turned.y, turned.width, turned.height) == (2190, 30, 150, 300)
    whole = area_tile(PageSize(6000, 8000), 0, Rect(0, 0, 6000, 8000))
    assert whole.width * whole.height <= 8_100_000


def test_a_margin_note_opens_its_comment(library: MarkedLibrary) -> None:
    trigger(library, "margin_noteAction")
    library.pointer.click(beside(library))
    editor = library.window.findChild(QPlainTextEdit, "markComment")
    assert editor.hasFocus()
    type_text(editor, "compare table 2")
    library.key(Qt.Key.Key_Escape, widget=editor)
    (mark,) = library.marks()
    assert (mark.kind, mark.quote, mark.comment) == ("margin_note", "", "compare table 2")
    middle = library.surface.mark_rects(mark.id)[0].center()
    assert (middle - QPointF(beside(library))).manhattanLength() < 3


def test_a_double_click_beside_the_text_puts_a_margin_note(library: MarkedLibrary) -> None:
    at = beside(library)
    QTest.mouseClick(library.viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(library.viewport, Qt.MouseButton.LeftButton, pos=at)
    library.settle()
    assert [mark.kind for mark in library.marks()] == ["margin_note"]


def test_a_double_click_on_a_word_still_selects_it(library: MarkedLibrary) -> None:
    at = library.pointer.place(Caret(0, 6))
    QTest.mouseClick(library.viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(library.viewport, Qt.MouseButton.LeftButton, pos=at)
    assert library.surface.selected_text() == "vagus"
    assert library.marks() == []


def test_enter_puts_a_margin_note_where_the_keyboard_is(library: MarkedLibrary) -> None:
    library.surface.text_selection.start(Caret(0, 4))
    trigger(library, "margin_noteAction")
    library.key(Qt.Key.Key_Return)
    (mark,) = library.marks()
    word = library.pointer.place(Caret(0, 4))
    assert abs(library.surface.mark_rects(mark.id)[0].center().y() - word.y()) < 8
    assert mark.anchor.page_index == 0


def test_words_are_typed_in_place(library: MarkedLibrary) -> None:
    trigger(library, "free_textAction")
    library.pointer.click(beside(library) - QPoint(120, 0))
    editor = library.viewport.findChild(QPlainTextEdit, "freeText")
    assert editor.hasFocus()
    type_text(editor, "why only serum? é")
    press(editor, Qt.Key.Key_Return, _CONTROL)
    library.settle()
    (mark,) = library.marks()
    assert (mark.kind, mark.comment, mark.quote) == ("free_text", "why only serum? é", "")
    assert library.surface.marks[mark.id].style.words == "why only serum? é"
    assert library.surface.hasFocus()
    assert library.undo() == "Free text"


def test_nothing_typed_is_nothing_made(library: MarkedLibrary) -> None:
    trigger(library, "free_textAction")
    library.pointer.click(beside(library) - QPoint(120, 0))
    library.key(Qt.Key.Key_Escape, widget=library.viewport.findChild(QPlainTextEdit, "freeText"))
    assert library.marks() == []


def test_the_keys_of_the_kinds_do_not_take_letters_from_what_is_typed(library: MarkedLibrary) -> None:
    trigger(library, "free_textAction")
    library.pointer.click(beside(library) - QPoint(120, 0))
    editor = library.viewport.findChild(QPlainTextEdit, "freeText")
    for letter in "amtlh":
        QTest.keyClick(editor, letter)
    assert editor.toPlainText() == "amtlh"
    library.key(Qt.Key.Key_Escape, widget=editor)
    assert [mark.comment for mark in library.marks()] == ["amtlh"]


def test_an_abstract_takes_margin_notes_at_its_words(qtbot: QtBot, tmp_path: Path) -> None:
    library = MarkedLibrary(qtbot, tmp_path, is_abstract=True)
    trigger(library, "areaAction")
    assert "needs a page" in library.messages[-1]
    trigger(library, "margin_noteAction")
    text = library.surface.readable_text(0).text
    library.pointer.click(library.pointer.place(Caret(0, text.index("neurotrophins") + 2)))
    editor = library.window.findChild(QPlainTextEdit, "markComment")
    type_text(editor, "where?")
    library.key(Qt.Key.Key_Escape, widget=editor)
    assert [(mark.kind, mark.quote, mark.comment) for mark in library.marks()] == [
        ("margin_note", "neurotrophins", "where?")
    ]
    library.close()


def typed(library: MarkedLibrary, words: str) -> QPlainTextEdit:
    """A free text, opened again by a double click."""
    trigger(library, "free_textAction")
    library.pointer.click(beside(library) - QPoint(120, 0))
    editor = library.viewport.findChild(QPlainTextEdit, "freeText")
    type_text(editor, words)
    library.key(Qt.Key.Key_Escape, widget=editor)
    at = library.surface.mark_rects(library.marks()[0].id)[0].center().toPoint()
    QTest.mouseClick(library.viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(library.viewport, Qt.MouseButton.LeftButton, pos=at)
    return next(one for one in library.viewport.findChildren(QPlainTextEdit, "freeText") if one.isVisible())


def test_a_double_click_opens_typed_words_again(library: MarkedLibrary) -> None:
    editor = typed(library, "why?")
    assert editor.hasFocus()
    assert editor.toPlainText() == "why?"
    type_text(editor, " and how")
    library.key(Qt.Key.Key_Escape, widget=editor)
    assert [mark.comment for mark in library.marks()] == ["why? and how"]
    assert library.undo() == "Rewrite free text"
    assert [mark.comment for mark in library.marks()] == ["why?"]


def test_words_that_are_all_taken_away_take_the_mark_with_them(library: MarkedLibrary) -> None:
    editor = typed(library, "why?")
    editor.clear()
    library.key(Qt.Key.Key_Escape, widget=editor)
    assert library.marks() == []
    assert library.undo() == "Delete mark"


def test_the_card_of_typed_words_opens_them_on_the_page(library: MarkedLibrary) -> None:
    library.key(Qt.Key.Key_Escape, widget=typed(library, "why?"))
    library.click(library.marks()[0])
    assert not [one for one in library.window.findChildren(QPlainTextEdit, "markComment") if one.isVisible()]
    library.key(Qt.Key.Key_E, "e")
    editor = next(one for one in library.viewport.findChildren(QPlainTextEdit, "freeText") if one.isVisible())
    assert editor.hasFocus()
    library.key(Qt.Key.Key_Escape, widget=editor)
    assert [mark.comment for mark in library.marks()] == ["why?"]
    assert library.services.history.names().undo_name == "Free text"


def test_an_area_can_be_made_and_sized_by_keys_alone(library: MarkedLibrary) -> None:
    trigger(library, "areaAction")
    library.key(Qt.Key.Key_Return)
    (mark,) = library.marks()
    assert mark.anchor.picture
    assert library.surface.selected_mark == mark.id
    library.key(Qt.Key.Key_Right, modifiers=Qt.KeyboardModifier.ShiftModifier)
    library.surface.clearFocus()
    library.settle()
    wider = library.marks()[0].anchor
    assert wider.quads[0].bounds.width > mark.anchor.quads[0].bounds.width
    assert wider.picture != mark.anchor.picture
