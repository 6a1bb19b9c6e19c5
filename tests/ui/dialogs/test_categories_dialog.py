"""The editor of categories: what is changed in it is in the library at once, and undo takes it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QColorDialog, QComboBox, QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.ui.dialogs.categories_dialog import CategoriesDialog
from tests.ui.viewer.marked_library import MarkedLibrary


@pytest.fixture
def library(qtbot: QtBot, tmp_path: Path) -> Iterator[MarkedLibrary]:
    library = MarkedLibrary(qtbot, tmp_path, is_abstract=True)
    yield library
    library.close()


@pytest.fixture
def dialog(library: MarkedLibrary, qtbot: QtBot) -> Iterator[CategoriesDialog]:
    dialog = CategoriesDialog(library.context, library.window)
    dialog.open()
    qtbot.waitExposed(dialog)
    library.settle()
    yield dialog
    dialog.close()
    library.settle()


def names(library: MarkedLibrary) -> list[str]:
    return [one.name for one in library.services.categories.list()]


def rows(dialog: CategoriesDialog) -> list[str]:
    found = dialog.findChild(QListWidget, "categoryList")
    return [found.item(row).text() for row in range(found.count())]


def line(dialog: CategoriesDialog, name: str) -> QLineEdit:
    return dialog.findChild(QLineEdit, name)


def rewrite(library: MarkedLibrary, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    field.insert(text)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    library.settle()


def push(library: MarkedLibrary, dialog: CategoriesDialog, name: str) -> None:
    QTest.mouseClick(dialog.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)
    library.settle()


def mark_something(library: MarkedLibrary) -> None:
    document = library.services.reading.open(library.paper).documents[0]
    claim = library.services.categories.list()[0]
    anchor = Anchor(TextQuote("Vagus"), TextPosition(0, 5))
    library.services.marks.create(document.id, "highlight", claim.id, anchor)
    library.settle()


def test_a_name_and_a_sign_are_changed_and_undone(library: MarkedLibrary, dialog: CategoriesDialog) -> None:
    rewrite(library, line(dialog, "categoryName"), "Thesis")
    rewrite(library, line(dialog, "categoryGlyph"), "§")
    assert rows(dialog)[0] == "Thesis  ·  key 1"
    assert library.services.categories.list()[0].glyph == "§"
    assert library.undo() == "Edit category"
    assert library.undo() == "Edit category"
    assert rows(dialog)[0] == "Claim  ·  key 1"
    assert line(dialog, "categoryName").text() == "Claim"


def test_what_is_refused_is_said_and_not_kept(library: MarkedLibrary, dialog: CategoriesDialog) -> None:
    rewrite(library, line(dialog, "categoryName"), "evidence")
    assert dialog.problem() == "There is a category “evidence” already; nothing was changed."
    assert line(dialog, "categoryName").text() == "Claim"
    assert names(library)[0] == "Claim"


def test_a_key_that_another_has_is_named(library: MarkedLibrary, dialog: CategoriesDialog) -> None:
    keys = dialog.findChild(QComboBox, "categoryKey")
    assert keys.itemText(keys.findData("2")) == "2  –  Evidence"
    keys.setCurrentIndex(keys.findData("2"))
    keys.activated.emit(keys.currentIndex())
    library.settle()
    assert "picks “Evidence” already" in dialog.problem()
    assert keys.currentData() == "1"
    keys.setCurrentIndex(keys.findData("9"))
    keys.activated.emit(keys.currentIndex())
    library.settle()
    assert library.services.categories.list()[0].key == "9"
    assert dialog.problem() == ""


def test_a_colour_is_picked_with_a_hint_how_it_reads(library: MarkedLibrary, dialog: CategoriesDialog) -> None:
    hint = dialog.findChild(QLabel, "categoryHint")
    assert "good" in hint.text()
    push(library, dialog, "swatch_2ea8e5")
    assert library.services.categories.list()[0].colour == "#2ea8e5"
    push(library, dialog, "categoryColour")
    chooser = dialog.findChild(QColorDialog, "categoryColourDialog")
    chooser.setCurrentColor(QColor("#000033"))
    chooser.accept()
    library.settle()
    assert library.services.categories.list()[0].colour == "#000033"
    assert "hard to read" in hint.text()
    assert "faint on dark pages" in hint.text()


def test_a_new_category_is_added_and_named(library: MarkedLibrary, dialog: CategoriesDialog) -> None:
    push(library, dialog, "categoryAdd")
    assert names(library)[-1] == "New category"
    assert line(dialog, "categoryName").hasFocus()
    rewrite(library, line(dialog, "categoryName"), "Gap")
    assert names(library)[-1] == "Gap"
    push(library, dialog, "categoryAdd")
    assert names(library)[-2:] == ["Gap", "New category"]


def test_categories_are_ordered_by_keys_and_buttons(library: MarkedLibrary, dialog: CategoriesDialog) -> None:
    listed = dialog.findChild(QListWidget, "categoryList")
    QTest.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    library.settle()
    assert names(library)[:2] == ["Evidence", "Claim"]
    assert listed.currentRow() == 1
    push(library, dialog, "categoryUp")
    assert names(library)[:2] == ["Claim", "Evidence"]
    assert library.services.history.names().undo_name == "Order categories"


def test_an_unused_category_is_deleted_at_once(library: MarkedLibrary, dialog: CategoriesDialog) -> None:
    assert dialog.findChild(QComboBox, "categoryMoveTo").isHidden()
    push(library, dialog, "categoryDelete")
    assert names(library)[0] == "Evidence"
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    library.settle()
    assert names(library)[0] == "Claim"


def test_the_marks_of_a_used_category_move_first(library: MarkedLibrary, dialog: CategoriesDialog) -> None:
    mark_something(library)
    assert rows(dialog)[0] == "Claim  ·  key 1  ·  1 mark"
    target = dialog.findChild(QComboBox, "categoryMoveTo")
    assert target.isVisible()
    target.setCurrentIndex(1)
    push(library, dialog, "categoryDelete")
    assert names(library)[0] == "Evidence"
    method = next(one for one in library.services.categories.list() if one.name == "Method")
    assert [mark.category_id for mark in library.marks()] == [method.id]
