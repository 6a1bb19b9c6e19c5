"""The marks panel: cards in step with the library, selection both ways, wishes by keys and menu."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton

from desktop_app.ui.panels.marks import MarksPanel
from desktop_app.ui.widgets.comment_edit import CommentEdit
from desktop_app.ui.widgets.empty_words import EmptyWords
from desktop_app.ui.widgets.filter_chips import FilterChips
from desktop_app.ui.widgets.mark_card import CARD_ROLE
from desktop_app.ui.widgets.mark_list_view import MarkListView
from tests.ui.panels.conftest import Desk
from tests.ui.records import PAPER, mark
from tests.ui.typing import press, type_text


class Marks:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.counts: list[int] = []
        self.panel = MarksPanel(desk.context)
        self.panel.count_changed.connect(self.counts.append)
        desk.show(self.panel)
        self.view = self.panel.findChild(MarkListView)
        self.empty = self.panel.findChild(EmptyWords, "marksEmpty")
        self.chips = self.panel.findChild(FilterChips)

    def quotes(self) -> list[str]:
        model = self.view.model()
        return [model.index(row, 0).data(CARD_ROLE).quote for row in range(model.rowCount())]

    def select(self, row: int) -> None:
        self.view.setFocus(Qt.FocusReason.MouseFocusReason)
        self.view.setCurrentIndex(self.view.model().index(row, 0))

    def chip_texts(self) -> list[str]:
        return [chip.text() for chip in self.chips.findChildren(QPushButton) if not chip.isHidden()]


@pytest.fixture
def marks(desk: Desk) -> Marks:
    for one in (mark(1, "first"), mark(2, "second", category=2, comment="why"), mark(3, "third", category=2)):
        desk.library.marks.put(one)
    return Marks(desk)


def test_an_empty_list_says_what_belongs_there(desk: Desk, marks: Marks) -> None:
    assert "Open a paper" in marks.empty.text()
    desk.open(desk.library.add_paper("Other"))
    assert marks.empty.isVisible()
    assert "Select words" in marks.empty.text()


def test_marks_come_and_go_with_the_library(desk: Desk, marks: Marks) -> None:
    desk.open()
    assert marks.quotes() == ["first", "second", "third"]
    desk.library.marks.put(mark(4, "fourth"))
    desk.qtbot.waitUntil(lambda: marks.quotes() == ["first", "second", "third", "fourth"])
    desk.library.marks.delete(mark(1).id)
    desk.qtbot.waitUntil(lambda: marks.quotes() == ["second", "third", "fourth"])
    assert marks.counts[-1] == 3


def test_chips_filter_by_category_and_show_counts(desk: Desk, marks: Marks) -> None:
    desk.open()
    assert marks.chip_texts() == ["All 3", "! Claim 1", "= Evidence 2"]
    chip = next(chip for chip in marks.chips.findChildren(QPushButton) if "Evidence" in chip.text())
    desk.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert marks.quotes() == ["second", "third"]
    desk.library.marks.delete(mark(2).id)
    desk.library.marks.delete(mark(3).id)
    desk.qtbot.waitUntil(lambda: marks.quotes() == ["first"])
    assert marks.chip_texts() == ["All 1", "! Claim 1"]


def test_words_filter_quotes_and_comments(desk: Desk, marks: Marks) -> None:
    desk.open()
    field = marks.panel.findChild(QLineEdit)
    type_text(field, "why")
    desk.qtbot.waitUntil(lambda: marks.quotes() == ["second"])
    type_text(field, "x")
    desk.qtbot.waitUntil(marks.empty.isVisible)
    assert "No mark has these words" in marks.empty.text()


def test_selection_goes_both_ways(desk: Desk, marks: Marks) -> None:
    desk.open()
    told: list[object] = []
    desk.navigator.mark_selected.connect(told.append)
    marks.select(1)
    assert told == [mark(2).id]
    desk.navigator.mark_selected.emit(mark(3).id)
    assert marks.view.currentIndex().row() == 2
    assert told == [mark(2).id, mark(3).id]
    desk.navigator.mark_selected.emit(None)
    assert not marks.view.currentIndex().isValid()


def test_a_click_leads_to_the_mark_in_the_text(desk: Desk, marks: Marks) -> None:
    desk.open()
    desk.qtbot.waitUntil(lambda: marks.view.visualRect(marks.view.model().index(1, 0)).height() > 20)
    at = marks.view.visualRect(marks.view.model().index(1, 0)).center()
    with desk.qtbot.waitSignal(desk.navigator.mark_show_requested) as shown:
        desk.qtbot.mouseClick(marks.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown.args == [mark(2).id, PAPER]


def test_keys_recolour_comment_quote_and_delete(desk: Desk, marks: Marks) -> None:
    desk.open()
    marks.select(0)
    press(marks.view, Qt.Key.Key_4)
    assert desk.library.marks.get(mark(1).id).category_id.int == 4
    press(marks.view, Qt.Key.Key_C)
    editor = marks.view.findChild(CommentEdit)
    type_text(editor, "serum only; 24 people")
    press(editor, Qt.Key.Key_Return)
    assert desk.library.marks.get(mark(1).id).comment == "serum only; 24 people"
    with desk.qtbot.waitSignal(desk.navigator.note_insert_requested) as quoted:
        press(marks.view, Qt.Key.Key_N)
    assert quoted.args[0] == PAPER
    assert quoted.args[1].startswith("> first")
    press(marks.view, Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: marks.quotes() == ["second", "third"])


def test_the_menu_offers_categories_and_the_rest(desk: Desk, marks: Marks) -> None:
    desk.open()
    marks.select(0)
    marks.view.menu_requested.emit(mark(1).id, QPoint(10, 10))
    menu = marks.panel.findChild(QMenu, "markMenu")
    texts = [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert texts[:4] == ["Show in the text", "Comment", "Add to note", "Ask a question about it"]
    assert "=  Evidence" in texts
    action = next(action for action in menu.actions() if "Evidence" in action.text())
    action.trigger()
    assert desk.library.marks.get(mark(1).id).category_id.int == 2
    menu.close()
    QApplication.sendPostedEvents(None, 52)


def test_another_paper_shows_its_own_marks_unfiltered(desk: Desk, marks: Marks) -> None:
    desk.open()
    chip = next(chip for chip in marks.chips.findChildren(QPushButton) if "Evidence" in chip.text())
    desk.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    desk.open(desk.library.add_paper("Other"))
    assert marks.quotes() == []
    desk.open(PAPER)
    assert marks.quotes() == ["first", "second", "third"]
    assert marks.counts[-1] == 3
