"""A mark that the pointer rests on is lit on its page too, and the text takes the focus when she goes there."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.domain.ids import PaperId
from desktop_app.domain.mark import Mark
from tests.ui.records import PAPER
from tests.ui.viewer.conftest import PAGE
from tests.ui.viewer.reader_stand import ReaderStand

PLACE = Rect(80, 100, 300, 112)


@pytest.fixture
def marked(stand: ReaderStand) -> Mark:
    document = stand.add("paper.pdf", [PAGE])
    anchor = Anchor(TextQuote("some words"), TextPosition(0, 10), 0, (Quad.from_rect(PLACE),))
    category = stand.desk.library.category_list[0]
    mark = stand.desk.library.marks.create(document.id, "highlight", category.id, anchor)
    stand.open()
    return mark


def test_hovering_a_mark_tells_the_other_parts(stand: ReaderStand, marked: Mark) -> None:
    told: list[object] = []
    stand.desk.navigator.mark_hovered.connect(told.append)
    QTest.mouseMove(stand.view.viewport(), stand.view.rect_of(0, PLACE).center().toPoint())
    stand.qtbot.waitUntil(lambda: told == [marked.id])
    QTest.mouseMove(stand.view.viewport(), QPoint(3, 3))
    stand.qtbot.waitUntil(lambda: told == [marked.id, None])


def test_a_mark_is_lit_as_long_as_the_pointer_is_on_its_card(stand: ReaderStand, marked: Mark) -> None:
    before = stand.view.viewport().grab().toImage()
    stand.desk.navigator.mark_hovered.emit(marked.id)
    lit = stand.view.viewport().grab().toImage()
    assert lit != before
    stand.desk.navigator.mark_hovered.emit(None)
    assert stand.view.viewport().grab().toImage() == before


def test_the_text_takes_the_focus_for_its_own_paper_only(stand: ReaderStand, marked: Mark) -> None:
    stand.panel.setFocus()
    stand.view.clearFocus()
    stand.desk.navigator.text_focus_requested.emit(PaperId(stand.desk.library.new_id()))
    assert not stand.view.hasFocus()
    stand.desk.navigator.text_focus_requested.emit(PAPER)
    assert stand.view.hasFocus()


def test_a_paper_that_comes_after_the_wish_takes_the_focus(stand: ReaderStand) -> None:
    stand.add("paper.pdf", [PAGE])
    stand.panel.setFocus()
    stand.desk.navigator.text_focus_requested.emit(PAPER)
    stand.open()
    assert stand.view.hasFocus()


def test_a_paper_that_comes_late_leaves_the_focus_where_she_went(stand: ReaderStand) -> None:
    stand.add("paper.pdf", [PAGE])
    stand.desk.navigator.text_focus_requested.emit(PAPER)
    field = QLineEdit(stand.panel)
    field.show()
    field.setFocus()
    stand.open()
    assert not stand.view.hasFocus()
