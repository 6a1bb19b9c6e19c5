"""The list of marks by keys and pointer, and with twenty thousand of them."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from desktop_app.ui.models.mark_list import MarkListModel
from desktop_app.ui.widgets.comment_edit import CommentEdit
from desktop_app.ui.widgets.mark_list_view import MarkListView
from tests.ui.look import panel_look
from tests.ui.records import categories, documents, mark
from tests.ui.typing import press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


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
    view.expansion_requested.connect(model.expand)
    view.resize(380, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


def go_to(view: MarkListView, model: MarkListModel, number: int) -> None:
    view.setCurrentIndex(model.index_of(mark(number).id))


def test_keys_name_the_mark_and_what_is_wished(view: MarkListView, model: MarkListModel) -> None:
    model.set_marks([mark(1, "a"), mark(2, "b")])
    go_to(view, model, 1)
    wishes: list[tuple[object, ...]] = []
    view.read_requested.connect(lambda one: wishes.append(("show", one)))
    view.delete_requested.connect(lambda some: wishes.append(("delete", *some)))
    view.note_requested.connect(lambda some: wishes.append(("note", *some)))
    view.tags_requested.connect(lambda one: wishes.append(("tags", one)))
    view.recolour_requested.connect(lambda some, key: wishes.append(("recolour", *some, key)))
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_Return, CONTROL)
    press(view, Qt.Key.Key_T, CONTROL)
    press(view, Qt.Key.Key_3, text="3")
    press(view, Qt.Key.Key_Delete)
    second = mark(2).id
    assert wishes == [
        ("show", second),
        ("note", second),
        ("tags", second),
        ("recolour", second, "3"),
        ("delete", second),
    ]


def test_the_keys_begin_at_the_first_card(view: MarkListView, model: MarkListModel, qtbot: QtBot) -> None:
    view.clearFocus()
    model.set_marks([mark(1, "a"), mark(2, "b")])
    view.setFocus()
    assert view.selectedIndexes() == []
    with qtbot.waitSignal(view.read_requested) as read:
        press(view, Qt.Key.Key_Return)
    assert read.args == [mark(1).id]


def test_several_cards_are_selected_by_keys(view: MarkListView, model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(number, f"{number}", page_index=number // 3) for number in range(1, 9)])
    go_to(view, model, 2)
    for _ in range(2):
        press(view, Qt.Key.Key_Down, SHIFT)
    assert view.marks() == (mark(2).id, mark(3).id)
    press(view, Qt.Key.Key_A, CONTROL)
    assert len(view.marks()) == 8
    press(view, Qt.Key.Key_Escape)
    assert len(view.marks()) == 1
    press(view, Qt.Key.Key_Home)
    press(view, Qt.Key.Key_End, SHIFT)
    assert len(view.marks()) == 8
    with qtbot.waitSignal(view.escaped):
        press(view, Qt.Key.Key_Escape)
        press(view, Qt.Key.Key_Escape)


def test_ctrl_click_adds_a_card_without_going_to_the_text(
    view: MarkListView, model: MarkListModel, qtbot: QtBot
) -> None:
    model.set_marks([mark(1, "a"), mark(2, "b"), mark(3, "c")])
    go_to(view, model, 1)
    at = view.visualRect(model.index_of(mark(3).id)).center()
    with qtbot.assertNotEmitted(view.show_requested):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CONTROL, at)
    assert view.marks() == (mark(1).id, mark(3).id)
    with qtbot.assertNotEmitted(view.show_requested):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, SHIFT, at)


def test_heads_of_groups_fold_by_keys(view: MarkListView, model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a"), mark(2, "b", page_index=4)])
    view.setCurrentIndex(model.index(0))
    for key, is_folded in ((Qt.Key.Key_Left, True), (Qt.Key.Key_Right, False), (Qt.Key.Key_Space, True)):
        with qtbot.waitSignal(view.fold_requested) as folded:
            press(view, key)
        assert folded.args[1] is is_folded
    with qtbot.assertNotEmitted(view.delete_requested):
        press(view, Qt.Key.Key_Delete)


def test_a_comment_is_edited_in_its_card(view: MarkListView, model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a", comment="old")])
    go_to(view, model, 1)
    before = view.visualRect(view.currentIndex()).height()
    press(view, Qt.Key.Key_F2)
    editor = view.findChild(CommentEdit)
    assert editor is not None
    assert editor.comment() == "old"
    assert view.visualRect(view.currentIndex()).contains(editor.geometry())
    type_text(editor, " é")
    for line in range(4):
        press(editor, Qt.Key.Key_Return, SHIFT, "\r")
        type_text(editor, f"{line}")
    assert view.visualRect(view.currentIndex()).height() > before
    assert view.visualRect(view.currentIndex()).contains(editor.geometry())
    with qtbot.waitSignal(view.editor.comment_typed) as typed:
        press(editor, Qt.Key.Key_Return)
    assert typed.args == [mark(1).id, "old é\n0\n1\n2\n3", False]
    qtbot.waitUntil(lambda: view.findChild(CommentEdit) is None)


def test_the_field_scrolls_away_with_its_card(view: MarkListView, model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(number, "some words " * 9, comment="c") for number in range(1, 60)])
    view.edit_comment(model.index_of(mark(1).id))
    editor = view.findChild(CommentEdit)
    assert editor is not None
    assert view.viewport().rect().contains(editor.geometry())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert not view.viewport().rect().intersects(editor.geometry())
    view.verticalScrollBar().setValue(0)
    assert view.visualRect(model.index_of(mark(1).id)).contains(editor.geometry())
    view.editor.close()


def test_a_field_is_as_high_as_its_words(view: MarkListView, model: MarkListModel) -> None:
    model.set_marks([mark(1, "quoted words " * 12, comment="c")])
    view.edit_quote(model.index_of(mark(1).id))
    field = view.findChild(CommentEdit, "quoteEdit")
    assert field is not None
    assert field.verticalScrollBar().maximum() == 0
    assert field.height() < 10 * field.fontMetrics().lineSpacing()
    view.editor.close()


def test_leaving_the_field_keeps_what_was_typed(view: MarkListView, model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a"), mark(2, "b")])
    view.edit_comment(model.index_of(mark(1).id))
    editor = view.findChild(CommentEdit)
    assert editor is not None
    type_text(editor, "x")
    with qtbot.waitSignal(view.editor.comment_typed) as typed:
        view.setFocus()
    assert typed.args == [mark(1).id, "x", False]
    assert view.editor.mark is None


def test_a_click_shows_and_the_dots_open_the_menu(view: MarkListView, model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a")])
    qtbot.wait(1)
    rect = view.visualRect(model.index_of(mark(1).id))
    with qtbot.waitSignal(view.show_requested) as shown:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert shown.args == [mark(1).id]
    with qtbot.waitSignal(view.menu_requested), qtbot.assertNotEmitted(view.show_requested):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.topRight() + QPoint(-24, 18))


def test_selecting_from_outside_is_not_announced(view: MarkListView, model: MarkListModel, qtbot: QtBot) -> None:
    model.set_marks([mark(1, "a"), mark(2, "b")])
    with qtbot.assertNotEmitted(view.current_changed):
        view.select_mark(model.index_of(mark(2).id))
    assert view.marks() == (mark(2).id,)
    with qtbot.assertNotEmitted(view.current_changed):
        model.remove([mark(2).id])


def test_a_card_grows_with_each_step_and_is_one_line_at_the_least(view: MarkListView, model: MarkListModel) -> None:
    model.set_marks([mark(1, "long words " * 100, comment="why? " * 60, tags=("a", "b")), mark(2, "b")])
    go_to(view, model, 1)
    heights = []
    for _step in range(4):
        view.grab()
        heights.append(view.visualRect(model.index_of(mark(1).id)).height())
        press(view, Qt.Key.Key_Space)
    short, whole, everything, line = heights
    assert line < short < whole < everything
    press(view, Qt.Key.Key_Left)
    press(view, Qt.Key.Key_Left)
    view.grab()
    assert view.visualRect(model.index_of(mark(1).id)).height() < short


def test_who_cannot_see_hears_the_cards(view: MarkListView, model: MarkListModel) -> None:
    model.set_marks([mark(1, "a", comment="why")])
    spoken = QAccessible.queryAccessibleInterface(view)
    assert spoken.childCount() >= 2
    names = [spoken.child(place).text(QAccessible.Text.Name) for place in range(spoken.childCount())]
    assert any("Claim · p. 3" in name and "why" in name for name in names)
    assert any("Page 3, 1 mark" in name for name in names)


def test_twenty_thousand_marks_can_be_shown_and_the_last_one_reached(view: MarkListView, model: MarkListModel) -> None:
    marks = [
        mark(number, f"quote {number} " * (number % 9 + 1), page_index=number // 20) for number in range(1, 20_001)
    ]
    started = time.perf_counter()
    model.set_marks(marks)
    view.grab()
    shown = time.perf_counter() - started
    last = model.index_of(mark(20_000).id)
    view.select_mark(last)
    assert view.viewport().rect().contains(view.visualRect(last))
    started = time.perf_counter()
    for step in range(20):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() * step // 20)
        view.viewport().repaint()
    scrolled = (time.perf_counter() - started) / 20
    assert shown < 2.0
    assert scrolled < 0.1
