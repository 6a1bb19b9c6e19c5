"""The marks panel: cards in step with the library, selection both ways, filter, wishes by keys and menu."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QItemSelectionModel, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QPushButton

from desktop_app.domain.ids import MarkId
from desktop_app.ui.panels.marks import MarksPanel
from desktop_app.ui.widgets.comment_edit import CommentEdit
from desktop_app.ui.widgets.empty_words import EmptyWords
from desktop_app.ui.widgets.facet_chips import FacetChip
from desktop_app.ui.widgets.mark_card import CARD_ROLE, Expansion, GroupHead, MarkCard
from desktop_app.ui.widgets.mark_list_view import MarkListView
from desktop_app.ui.widgets.tag_edit import TagEdit
from tests.ui.panels.conftest import Desk
from tests.ui.records import PAPER, mark
from tests.ui.typing import press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Marks:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.counts: list[int] = []
        self.panel = MarksPanel(desk.context)
        self.panel.count_changed.connect(self.counts.append)
        desk.show(self.panel)
        self.view = self.panel.findChild(MarkListView)
        self.empty = self.panel.findChild(EmptyWords, "marksEmpty")
        self.field = self.panel.findChild(QLineEdit, "markFilter")

    def rows(self) -> list[MarkCard | GroupHead]:
        model = self.view.model()
        return [model.index(row, 0).data(CARD_ROLE) for row in range(model.rowCount())]

    def quotes(self) -> list[str]:
        return [row.quote for row in self.rows() if isinstance(row, MarkCard)]

    def heads(self) -> list[str]:
        return [f"{row.title} {row.count}" for row in self.rows() if isinstance(row, GroupHead)]

    def card(self, quote: str) -> MarkCard:
        return next(row for row in self.rows() if isinstance(row, MarkCard) and row.quote == quote)

    def row(self, quote: str) -> int:
        return next(place for place, row in enumerate(self.rows()) if getattr(row, "quote", None) == quote)

    def select(self, *quotes: str) -> None:
        self.view.setFocus(Qt.FocusReason.MouseFocusReason)
        model, chosen = self.view.model(), self.view.selectionModel()
        self.view.setCurrentIndex(model.index(self.row(quotes[0]), 0))
        for quote in quotes[1:]:
            chosen.select(model.index(self.row(quote), 0), QItemSelectionModel.SelectionFlag.Select)

    def chips(self) -> list[FacetChip]:
        return [chip for chip in self.panel.findChildren(FacetChip) if not chip.isHidden()]

    def chip(self, words: str) -> FacetChip:
        return next(chip for chip in self.chips() if words in chip.text())

    def click(self, chip: QPushButton) -> None:
        self.desk.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)

    def told(self) -> str:
        label = self.panel.findChild(QLabel, "markCount")
        return label.text() if label.isVisible() else ""

    def menu(self) -> list[str]:
        return [action.text().split("\t")[0] for action in self.panel.findChild(QMenu, "markMenu").actions()]


@pytest.fixture
def marks(desk: Desk) -> Marks:
    for one in (
        mark(1, "first"),
        mark(2, "second", category=2, comment="why", page_index=4),
        mark(3, "third", category=2, page_index=4, tags=("serum",)),
    ):
        desk.library.marks.put(one)
    return Marks(desk)


def test_an_empty_list_says_what_belongs_there(desk: Desk, marks: Marks) -> None:
    assert "Open a paper" in marks.empty.text()
    desk.open(desk.library.add_paper("Other"))
    assert marks.empty.isVisible()
    assert "Select words" in marks.empty.text()
    assert not marks.field.isVisible()


def test_marks_come_and_go_with_the_library(desk: Desk, marks: Marks) -> None:
    desk.open()
    assert marks.quotes() == ["first", "second", "third"]
    assert marks.heads() == ["Page 3 1", "Page 5 2"]
    desk.library.marks.put(mark(4, "fourth"))
    desk.qtbot.waitUntil(lambda: marks.quotes() == ["first", "fourth", "second", "third"])
    desk.library.marks.delete(mark(1).id)
    desk.qtbot.waitUntil(lambda: marks.quotes() == ["fourth", "second", "third"])
    assert marks.counts[-1] == 3


def test_the_cards_are_grouped_as_she_likes(desk: Desk, marks: Marks) -> None:
    desk.open()
    choice = marks.panel.findChild(QComboBox, "markGrouping")
    marks.select("second", "third")
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert marks.heads() == ["! Claim 1", "= Evidence 2"]
    assert marks.view.marks() == (mark(2).id, mark(3).id)
    choice.activated.emit(2)
    assert [head.rsplit(" ", 1)[1] for head in marks.heads()] == ["3"]


def test_the_manner_of_showing_is_remembered(desk: Desk, marks: Marks) -> None:
    desk.open()
    marks.panel.set_manner("category/0")
    assert marks.heads() == ["! Claim 1", "= Evidence 2"]
    assert marks.panel.findChild(QComboBox, "markGrouping").currentText() == "By category"
    assert {row.expansion for row in marks.rows() if isinstance(row, MarkCard)} == {Expansion.LINE}
    marks.panel.set_manner("nonsense")
    marks.panel.set_manner("page/9")
    assert marks.panel.manner == "category/0"


def test_chips_filter_by_several_categories_tags_and_comments(desk: Desk, marks: Marks) -> None:
    desk.open()
    assert [chip.text() for chip in marks.chips()] == ["! Claim 1", "= Evidence 2", "#serum 1", "Has comment 1"]
    marks.click(marks.chip("Evidence"))
    assert marks.quotes() == ["second", "third"]
    assert marks.told() == "2 of 3"
    marks.click(marks.chip("Claim"))
    assert marks.quotes() == ["first", "second", "third"]
    marks.click(marks.chip("comment"))
    assert marks.quotes() == ["second"]
    marks.click(marks.chip("comment"))
    marks.click(marks.chip("#serum"))
    assert marks.quotes() == ["third"]
    marks.click(marks.panel.findChild(QPushButton, "markFilterClear"))
    assert marks.quotes() == ["first", "second", "third"]
    assert not any(chip.isChecked() for chip in marks.chips())
    assert marks.told() == ""


def test_typing_in_the_list_filters_and_escape_shows_all(desk: Desk, marks: Marks) -> None:
    desk.open()
    marks.select("first")
    press(marks.view, Qt.Key.Key_W, text="w")
    assert marks.field.hasFocus()
    type_text(marks.field, "hy")
    desk.qtbot.waitUntil(lambda: marks.quotes() == ["second"])
    press(marks.field, Qt.Key.Key_Down)
    assert marks.view.hasFocus()
    assert marks.view.marks() == (mark(2).id,)
    press(marks.view, Qt.Key.Key_Escape)
    assert marks.quotes() == ["first", "second", "third"]
    assert marks.field.text() == ""


def test_a_tag_is_filtered_by_as_it_is_typed(desk: Desk, marks: Marks) -> None:
    desk.open()
    type_text(marks.field, "#SER")
    desk.qtbot.waitUntil(lambda: marks.quotes() == ["third"])
    type_text(marks.field, " third")
    desk.qtbot.waitUntil(lambda: marks.told() == "1 of 3")
    type_text(marks.field, " #x")
    desk.qtbot.waitUntil(lambda: marks.told() == "0 of 3")


def test_no_match_says_how_to_see_all_again(desk: Desk, marks: Marks) -> None:
    desk.open()
    type_text(marks.field, "zebra")
    desk.qtbot.waitUntil(marks.empty.isVisible)
    assert "No mark matches" in marks.empty.text()
    assert marks.told() == "0 of 3"
    press(marks.field, Qt.Key.Key_Escape)
    assert marks.quotes() == ["first", "second", "third"]


def test_selection_goes_both_ways(desk: Desk, marks: Marks) -> None:
    desk.open()
    told: list[object] = []
    desk.navigator.mark_selected.connect(told.append)
    marks.select("second")
    assert told == [mark(2).id]
    desk.navigator.mark_selected.emit(mark(3).id)
    assert marks.view.currentIndex().row() == marks.row("third")
    assert told == [mark(2).id, mark(3).id]
    desk.navigator.mark_selected.emit(None)
    assert not marks.view.currentIndex().isValid()


def test_a_click_leads_to_the_mark_in_the_text(desk: Desk, marks: Marks) -> None:
    desk.open()
    at = marks.view.visualRect(marks.view.model().index(marks.row("second"), 0)).center()
    with desk.qtbot.waitSignal(desk.navigator.mark_show_requested) as shown:
        desk.qtbot.mouseClick(marks.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown.args == [mark(2).id, PAPER]
    with desk.qtbot.waitSignals([desk.navigator.mark_show_requested, desk.navigator.text_focus_requested]):
        press(marks.view, Qt.Key.Key_Return)


def test_a_group_is_folded_and_a_selected_mark_unfolds_it(desk: Desk, marks: Marks) -> None:
    desk.open()
    at = marks.view.visualRect(marks.view.model().index(1, 0)).center()
    head = next(place for place, row in enumerate(marks.rows()) if getattr(row, "title", "") == "Page 5")
    at = marks.view.visualRect(marks.view.model().index(head, 0)).center()
    desk.qtbot.mouseClick(marks.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert marks.quotes() == ["first"]
    assert marks.heads() == ["Page 3 1", "Page 5 2"]
    desk.navigator.mark_selected.emit(mark(3).id)
    assert marks.quotes() == ["first", "second", "third"]


def test_keys_recolour_quote_and_delete_all_that_are_selected(desk: Desk, marks: Marks) -> None:
    desk.open()
    marks.select("first", "third")
    press(marks.view, Qt.Key.Key_4, text="4")
    assert {desk.library.marks.get(mark(one).id).category_id.int for one in (1, 3)} == {4}
    with desk.qtbot.waitSignal(desk.navigator.note_insert_requested) as quoted:
        press(marks.view, Qt.Key.Key_Return, CONTROL)
    assert quoted.args[0] == PAPER
    assert [line[:7] for line in quoted.args[1].split("\n\n")] == ["> first", "> third"]
    press(marks.view, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == quoted.args[1]
    press(marks.view, Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: marks.quotes() == ["second"])


def test_a_comment_is_saved_while_it_is_typed(desk: Desk, marks: Marks) -> None:
    desk.open()
    marks.select("first")
    press(marks.view, Qt.Key.Key_F2)
    editor = marks.view.findChild(CommentEdit)
    type_text(editor, "serum only")
    desk.qtbot.waitUntil(lambda: desk.library.marks.get(mark(1).id).comment == "serum only", timeout=1000)
    press(editor, Qt.Key.Key_Return, SHIFT, "\r")
    type_text(editor, "24 people")
    press(editor, Qt.Key.Key_Escape)
    assert desk.library.marks.get(mark(1).id).comment == "serum only\n24 people"
    assert marks.view.hasFocus()


def test_a_quote_is_corrected_in_the_card_or_left(desk: Desk, marks: Marks) -> None:
    desk.open()
    marks.select("first")
    press(marks.view, Qt.Key.Key_F2, SHIFT)
    type_text(marks.view.findChild(CommentEdit, "quoteEdit"), " words")
    press(marks.view.findChild(CommentEdit, "quoteEdit"), Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: marks.view.findChild(CommentEdit) is None)
    assert desk.library.marks.get(mark(1).id).quote == "first"
    press(marks.view, Qt.Key.Key_F2, SHIFT)
    editor = marks.view.findChild(CommentEdit, "quoteEdit")
    assert marks.view.visualRect(marks.view.currentIndex()).contains(editor.geometry())
    type_text(editor, " words\n")
    desk.qtbot.waitUntil(lambda: marks.quotes() == ["first words", "second", "third"])


def test_a_card_stays_while_its_comment_is_changed_away_from_the_filter(desk: Desk, marks: Marks) -> None:
    desk.open()
    type_text(marks.field, "why")
    desk.qtbot.waitUntil(lambda: marks.quotes() == ["second"])
    marks.select("second")
    press(marks.view, Qt.Key.Key_F2)
    editor = marks.view.findChild(CommentEdit)
    editor.setPlainText("because")
    desk.qtbot.waitUntil(lambda: marks.card("second").comment == "because")
    press(editor, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: marks.quotes() == [])


def test_tags_are_edited_in_the_card_and_go_to_all_that_are_selected(desk: Desk, marks: Marks) -> None:
    desk.open()
    marks.select("first", "second")
    press(marks.view, Qt.Key.Key_T, CONTROL)
    edit = marks.view.findChild(TagEdit)
    field = edit.findChild(QLineEdit)
    type_text(field, "vns\n")
    desk.qtbot.waitUntil(lambda: "#vns 2" in [chip.text() for chip in marks.chips()])
    assert [desk.library.marks.get(mark(one).id).tags for one in (1, 2)] == [("vns",), ("vns",)]
    removal = edit.findChild(QPushButton, "tag-vns")
    desk.qtbot.mouseClick(removal, Qt.MouseButton.LeftButton)
    assert [desk.library.marks.get(mark(one).id).tags for one in (1, 2)] == [(), ()]
    press(field, Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: marks.view.findChild(TagEdit) is None)


def test_space_shows_more_of_a_card_step_by_step(desk: Desk, marks: Marks) -> None:
    desk.library.notes.save(PAPER, f"A line [↗]({mark(3).id})")
    desk.open()
    marks.select("third")
    assert marks.card("third").used == "used once"
    press(marks.view, Qt.Key.Key_Space)
    press(marks.view, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: bool(marks.card("third").uses))
    card = marks.card("third")
    assert card.uses[0].text.startswith("↗ In the note: A line")
    assert card.times.startswith("Made 24 Nov 2026")
    press(marks.view, Qt.Key.Key_Left)
    assert marks.card("third").uses == ()
    press(marks.view, Qt.Key.Key_Space, SHIFT)
    assert len({card.expansion for card in marks.rows() if isinstance(card, MarkCard)}) == 1


def test_a_place_where_a_mark_is_used_is_a_click_away(desk: Desk, marks: Marks) -> None:
    desk.library.notes.save(PAPER, f"A line [↗]({mark(3).id})")
    desk.open()
    marks.select("third")
    press(marks.view, Qt.Key.Key_Right)
    press(marks.view, Qt.Key.Key_Right)
    desk.qtbot.waitUntil(lambda: bool(marks.card("third").uses))
    desk.settle()
    rect = marks.view.visualRect(marks.view.model().index(marks.row("third"), 0))
    card, painter = marks.card("third"), marks.view.painter
    points = (QPoint(60, y) for y in range(rect.top(), rect.bottom(), 4))
    at = next(point for point in points if painter.use_at(card, rect, point) is not None)
    with desk.qtbot.waitSignal(desk.navigator.note_show_requested) as shown:
        desk.qtbot.mouseClick(marks.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown.args == [PAPER]


def test_an_area_shows_its_picture(desk: Desk, marks: Marks) -> None:
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff0000"))
    content = QBuffer()
    content.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(content, "PNG")
    reference = desk.library.assets.put_image(content.data().data())
    area = mark(9, "")
    desk.library.marks.put(replace(area, anchor=replace(area.anchor, picture=reference), kind="area"))
    desk.open()
    index = marks.view.model().index(marks.row(""), 0)
    desk.qtbot.waitUntil(lambda: marks.view.visualRect(index).height() > 90)
    shown = marks.view.viewport().grab(marks.view.visualRect(index)).toImage()
    assert QColor(shown.pixel(60, shown.height() // 2)) == QColor("#ff0000")


def test_the_menu_offers_categories_kinds_uses_and_the_rest(desk: Desk, marks: Marks) -> None:
    desk.library.notes.save(PAPER, f"A line [↗]({mark(1).id})")
    desk.open()
    marks.select("first")
    marks.view.menu_requested.emit(mark(1).id, QPoint(10, 10))
    menu = marks.panel.findChild(QMenu, "markMenu")
    texts = marks.menu()
    assert texts[:4] == ["Show in the text", "Comment", "Correct the quote", "Tags"]
    assert {"=  Evidence", "Change kind", "Used in", "All cards show", "Delete"} <= set(texts)
    action = next(action for action in menu.actions() if "Evidence" in action.text())
    action.trigger()
    assert desk.library.marks.get(mark(1).id).category_id.int == 2
    kinds = next(action.menu() for action in menu.actions() if action.text() == "Change kind")
    next(action for action in kinds.actions() if action.text() == "Underline").trigger()
    assert desk.library.marks.get(mark(1).id).kind == "underline"
    menu.close()
    QApplication.sendPostedEvents(None, 52)


def test_the_menu_of_several_marks_says_how_many(desk: Desk, marks: Marks) -> None:
    desk.open()
    marks.select("first", "third")
    marks.view.menu_requested.emit(mark(3).id, QPoint(10, 10))
    assert "Delete 2 marks" in marks.menu()
    assert "Comment" not in marks.menu()
    menu = marks.panel.findChild(QMenu, "markMenu")
    with desk.qtbot.waitSignal(desk.navigator.question_pick_requested) as wish:
        next(action for action in menu.actions() if action.text() == "Add to a question…").trigger()
    assert (len(wish.args[0]), wish.args[1]) == (2, False)
    menu.close()
    QApplication.sendPostedEvents(None, 52)


def test_cards_are_dropped_on_a_category_and_on_a_tag(desk: Desk, marks: Marks) -> None:
    desk.open()
    marks.select("first", "second")
    data = marks.view.model().mimeData(marks.view.selectedIndexes())
    assert data.text().startswith("> first [↗ p. 3]")
    drop(marks.chip("Evidence"), data)
    assert desk.library.marks.get(mark(1).id).category_id.int == 2
    marks.view.dragging.emit(True)
    drop(marks.chip("Method"), data)
    assert desk.library.marks.get(mark(1).id).category_id.int == 3
    marks.view.dragging.emit(False)
    desk.settle()
    assert not any("Evidence 0" in chip.text() for chip in marks.chips())
    drop(marks.chip("#serum"), data)
    assert [desk.library.marks.get(mark(one).id).tags for one in (1, 2)] == [("serum",), ("serum",)]


def test_what_the_pointer_rests_on_is_lit_everywhere(desk: Desk, marks: Marks) -> None:
    desk.open()
    told: list[MarkId | None] = []
    desk.navigator.mark_hovered.connect(told.append)
    at = marks.view.visualRect(marks.view.model().index(marks.row("second"), 0)).center()
    desk.qtbot.mouseMove(marks.view.viewport(), QPoint(2, 2))
    desk.qtbot.mouseMove(marks.view.viewport(), at)
    desk.qtbot.waitUntil(lambda: told[-1:] == [mark(2).id])
    desk.navigator.mark_hovered.emit(mark(3).id)
    assert marks.view.lit == mark(3).id


def test_another_paper_shows_its_own_marks_unfiltered(desk: Desk, marks: Marks) -> None:
    desk.open()
    marks.click(marks.chip("Evidence"))
    desk.open(desk.library.add_paper("Other"))
    assert marks.quotes() == []
    desk.open(PAPER)
    assert marks.quotes() == ["first", "second", "third"]
    assert marks.counts[-1] == 3


def drop(chip: FacetChip, data: QMimeData) -> None:
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    middle = chip.rect().center()
    QApplication.sendEvent(chip, QDragEnterEvent(middle, actions, data, buttons, keys))
    QApplication.sendEvent(chip, QDropEvent(QPointF(middle), actions, data, buttons, keys))
