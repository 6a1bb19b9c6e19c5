"""The list of marks by keys and pointer, and with ten thousand of them."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop_app.ui.models.mark_list import MarkListModel
from desktop_app.ui.widgets.comment_edit import CommentEdit
from desktop_app.ui.widgets.mark_list_view import MarkListView
from tests.ui.look import panel_look
from tests.ui.records import categories, documents, mark
from tests.ui.typing import press, type_text


@pytest.fixture
def model() -> MarkListModel:
    model = MarkListModel()
    model.set_categories(categories())
    model.set_documents(documents())
    return model


@pytest.fixture
def view(qtbot: QtBot, model: MarkListModel) -> MarkListView:
    view = MarkListView(panel_look())
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(380, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


def test_keys_name_the_mark_and_what_is_wished(view: MarkListView, model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a"), mark(2, "b")])
    view.setCurrentIndex(model.index(0))
    wishes: list[tuple[object, ...]] = []
    view.show_requested.connect(lambda one: wishes.append(("show", one)))
    view.delete_requested.connect(lambda one: wishes.append(("delete", one)))
    view.note_requested.connect(lambda one: wishes.append(("note", one)))
    view.recolour_requested.connect(lambda one, key: wishes.append(("recolour", one, key)))
    press(view, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_N, Qt.Key.Key_3, Qt.Key.Key_Delete):
        press(view, key)
    second = mark(2).id
    assert wishes == [("show", second), ("note", second), ("recolour", second, "3"), ("delete", second)]


def test_a_comment_is_edited_in_its_card(view: MarkListView, model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a", comment="old")])
    view.setCurrentIndex(model.index(0))
    press(view, Qt.Key.Key_C)
    editor = view.findChild(CommentEdit)
    assert editor is not None
    assert editor.comment() == "old"
    type_text(editor, " é")
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, "\r")
    type_text(editor, "new")
    with qtbot.waitSignal(view.comment_edited) as edited:
        press(editor, Qt.Key.Key_Return)
    assert edited.args == [mark(1).id, "old é\nnew"]


def test_escape_gives_the_edit_up(view: MarkListView, model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a", comment="old")])
    view.edit_comment(model.index(0))
    editor = view.findChild(CommentEdit)
    assert editor is not None
    type_text(editor, "x")
    with qtbot.assertNotEmitted(view.comment_edited):
        press(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view.findChild(CommentEdit) is None)


def test_a_click_shows_and_the_dots_open_the_menu(view: MarkListView, model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a")])
    qtbot.waitUntil(lambda: view.visualRect(model.index(0)).height() > 20)
    rect = view.visualRect(model.index(0))
    with qtbot.waitSignal(view.show_requested) as shown:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert shown.args == [mark(1).id]
    with qtbot.waitSignal(view.menu_requested), qtbot.assertNotEmitted(view.show_requested):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.topRight() + QPoint(-24, 18))


def test_selecting_from_outside_is_not_announced(view: MarkListView, model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a"), mark(2, "b")])
    with qtbot.assertNotEmitted(view.current_changed):
        view.select_mark(model.index(1))
    assert view.currentIndex().row() == 1


def test_a_long_quote_is_cut_until_its_card_is_the_current_one(view: MarkListView, model: MarkListModel) -> None:
    model.set_marks([mark(1, "long words " * 100), mark(2, "b")])
    view.grab()
    cut = view.visualRect(model.index(0)).height()
    view.setCurrentIndex(model.index(0))
    view.grab()
    assert view.visualRect(model.index(0)).height() > cut


def test_ten_thousand_marks_can_be_shown_and_the_last_one_reached(view: MarkListView, model: MarkListModel) -> None:
    marks = [
        mark(number, f"quote {number} " * (number % 9 + 1), page_index=number // 20) for number in range(1, 10_001)
    ]
    started = time.perf_counter()
    model.set_marks(marks)
    view.grab()
    shown = time.perf_counter() - started
    view.select_mark(model.index(9_999))
    assert view.viewport().rect().intersects(view.visualRect(model.index(9_999)))
    started = time.perf_counter()
    for step in range(20):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() * step // 20)
        view.viewport().repaint()
    scrolled = (time.perf_counter() - started) / 20
    assert shown < 2.0
    assert scrolled < 0.1
