"""From a selection to a mark, and from a mark to what is done with it: cards, keys, the Escape ladder."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QToolTip, QWidget

from desktop_app.domain.document import Document
from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.look import viewer_look
from desktop_app.ui.viewer.mark_kinds import KindLook
from desktop_app.ui.viewer.mark_menu import MarkMenu
from desktop_app.ui.viewer.mark_painting import Shape
from desktop_app.ui.viewer.mark_popup import MarkPopup
from desktop_app.ui.viewer.marking import Marking
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.selection import Caret
from tests.ui.records import PAPER, categories
from tests.ui.typing import press, type_text
from tests.ui.viewer.conftest import PAGE, Pointer, open_file
from tests.ui.viewer.reading_library import ReadingDesk

KINDS = {
    "highlight": KindLook(Shape.FILL, "Highlight", "H"),
    "underline": KindLook(Shape.UNDERLINE, "Underline", "U"),
    "area": KindLook(Shape.AREA, "Area", "A", "rectangle"),
}


class Marked:
    """A PDF on the desk, with the marking it belongs to and a hand over it."""

    def __init__(self, desk: ReadingDesk) -> None:
        self.desk = desk
        self.window = QWidget()
        self.view = PageView(desk.pages, viewer_look(desk.theme), self.window)
        self.view.resize(640, 660)
        self.other = QPlainTextEdit(self.window)
        self.other.move(0, 670)
        desk.show(self.window)
        open_file(self.view, desk.pages, "paper.pdf", pages=[PAGE] * 9)
        self.document: Document = desk.library.add_pdf(self.view.pdf.path)
        self.marking = Marking(desk.context, KINDS, self.window)
        self.marking.set_paper(PAPER, (), categories())
        self.marking.set_surface(self.view, self.document.id)
        desk.hub.mark_changed.connect(self._on_mark_changed)
        self.pointer = Pointer(self.view)
        self.view.setFocus()

    def _on_mark_changed(self, change: object) -> None:
        found = self.desk.library.mark_table.get(change.entity_id)
        self.marking.put_marks([found]) if found else self.marking.drop_marks([change.entity_id])

    @property
    def popup(self) -> MarkPopup | None:
        return self._shown(MarkPopup)

    @property
    def menu(self) -> MarkMenu | None:
        return self._shown(MarkMenu)

    def _shown(self, kind: type) -> QWidget | None:
        return next((card for card in self.window.findChildren(kind) if card.isVisible()), None)

    def select(self, first: int = 4, last: int = 15, page: int = 0) -> None:
        self.pointer.drag(Caret(page, first), Caret(page, last))

    def mark_one(self, key: Qt.Key = Qt.Key.Key_1, text: str = "1", first: int = 4, last: int = 15) -> Mark:
        self.select(first, last)
        press(self.view, key, text=text)
        self.desk.settle()
        return self.desk.library.all_marks()[-1]

    def click_mark(self, mark: Mark) -> None:
        around, _ = self.view.mark_rects(mark.id)
        self.pointer.click(around.center().toPoint())

    def button(self, name: str) -> QAbstractButton:
        found = [button for button in self.window.findChildren(QAbstractButton, name) if button.isVisible()]
        assert len(found) == 1
        return found[0]


@pytest.fixture
def marked(desk: ReadingDesk) -> Iterator[Marked]:
    marked = Marked(desk)
    yield marked
    marked.marking.close_cards()
    marked.window.close()


def test_letting_go_of_the_button_shows_the_popup_beside_the_passage(marked: Marked) -> None:
    marked.select()
    popup = marked.popup
    assert popup is not None
    passage = marked.view.selection_rect().translated(marked.view.mapTo(marked.window, QPoint(0, 0))).toRect()
    assert not popup.geometry().intersects(passage)
    assert marked.window.rect().contains(popup.geometry())


def test_the_popup_shows_its_keys_and_is_no_wider_than_a_narrow_reader(marked: Marked) -> None:
    marked.select()
    one_line = marked.popup.height()
    assert marked.popup.width() <= marked.view.viewport().width()
    marked.view.resize(400, 660)
    marked.select()
    popup = marked.popup
    assert popup.height() > one_line
    assert popup.width() <= marked.view.viewport().width()
    for name, word in (("popupComment", "Comment"), ("popupAsk", "Ask"), ("popupNote", "Add to note")):
        button = marked.button(name)
        assert popup.rect().contains(QRect(button.mapTo(popup, QPoint(0, 0)), button.size()))
        behind_word = button.fontMetrics().horizontalAdvance(word) + 9
        picture = button.grab(QRect(behind_word, 0, button.width() - behind_word, button.height())).toImage()
        colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(4, picture.height() - 4)}
        assert len(colours) > 2, name


def test_a_digit_marks_at_once(marked: Marked) -> None:
    mark = marked.mark_one(Qt.Key.Key_2, "2")
    assert mark.quote == "vagus nerve"
    assert mark.category_id.int == 2
    assert mark.anchor.page_index == 0
    assert mark.anchor.quads
    assert mark.id in marked.view.marks
    assert marked.popup is None
    assert not marked.view.has_selection()
    assert marked.view.hasFocus()


def test_a_click_on_a_category_marks(marked: Marked) -> None:
    marked.select()
    QTest.mouseClick(marked.button("category_5"), Qt.MouseButton.LeftButton)
    assert marked.desk.library.all_marks()[0].category_id.int == 5


def test_the_popup_can_be_used_by_keys_alone(marked: Marked) -> None:
    marked.view.text_selection.start(Caret(0, 4))
    QTest.keyClick(marked.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(marked.view, Qt.Key.Key_Tab)
    popup = marked.popup
    assert popup is not None
    assert popup.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert marked.desk.library.all_marks()[0].category_id.int == 2
    assert marked.view.hasFocus()


def test_a_selection_over_two_pages_makes_a_mark_on_each(marked: Marked) -> None:
    text = marked.view.readable_text(0).text.rstrip()
    marked.view.text_selection.select(Caret(0, len(text) - 10), Caret(1, 9))
    press(marked.view, Qt.Key.Key_1, text="1")
    assert [mark.anchor.page_index for mark in marked.desk.library.all_marks()] == [0, 1]


def test_c_marks_and_opens_the_comment(marked: Marked) -> None:
    marked.select()
    press(marked.view, Qt.Key.Key_C, text="c")
    editor = marked.window.findChild(QPlainTextEdit, "markComment")
    assert editor.isVisible()
    assert editor.hasFocus()
    assert marked.window.rect().contains(marked.menu.geometry())
    type_text(editor, "serum only; 24 people")
    press(editor, Qt.Key.Key_Escape)
    mark = marked.desk.library.all_marks()[0]
    assert mark.comment == "serum only; 24 people"
    assert marked.menu is None
    assert marked.view.hasFocus()


def test_a_comment_is_kept_however_the_card_is_left(marked: Marked) -> None:
    marked.select()
    press(marked.view, Qt.Key.Key_C, text="c")
    type_text(marked.window.findChild(QPlainTextEdit, "markComment"), "kept")
    marked.other.setFocus()
    assert marked.menu is None
    assert marked.desk.library.all_marks()[0].comment == "kept"


def test_a_question_mark_asks_and_n_goes_to_the_note(marked: Marked) -> None:
    marked.select()
    with marked.desk.qtbot.waitSignal(marked.desk.navigator.ask_requested) as asked:
        press(marked.view, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier, "?")
    mark = marked.desk.library.all_marks()[0]
    assert asked.args == [PAPER, mark.id, ""]
    assert mark.category_id.int == 4
    marked.select(20, 30)
    with marked.desk.qtbot.waitSignal(marked.desk.navigator.note_insert_requested) as noted:
        press(marked.view, Qt.Key.Key_N, text="n")
    assert noted.args[0] == PAPER
    assert noted.args[1].startswith("> ies signal")


def test_the_category_used_last_is_offered(marked: Marked) -> None:
    marked.mark_one(Qt.Key.Key_3, "3")
    marked.select(20, 30)
    press(marked.view, Qt.Key.Key_N, text="n")
    assert marked.desk.library.all_marks()[-1].category_id.int == 3


def test_escape_is_a_ladder(marked: Marked) -> None:
    marked.select()
    assert marked.popup is not None
    QTest.keyClick(marked.view, Qt.Key.Key_Escape)
    assert marked.popup is None
    assert marked.view.has_selection()
    QTest.keyClick(marked.view, Qt.Key.Key_Escape)
    assert not marked.view.has_selection()
    assert not marked.marking.step_back()


def test_a_click_selects_the_mark_and_shows_its_card(marked: Marked) -> None:
    mark = marked.mark_one()
    marked.click_mark(mark)
    assert marked.desk.selected[-1] == mark.id
    assert marked.view.selected_mark == mark.id
    assert marked.menu is not None
    QTest.keyClick(marked.view, Qt.Key.Key_Escape)
    assert marked.menu is None
    QTest.keyClick(marked.view, Qt.Key.Key_Escape)
    assert marked.desk.selected[-1] is None


def test_keys_recolour_and_delete_the_selected_mark(marked: Marked) -> None:
    mark = marked.mark_one()
    marked.click_mark(mark)
    press(marked.view, Qt.Key.Key_6, text="6")
    marked.desk.settle()
    assert marked.desk.library.mark_table[mark.id].category_id.int == 6
    assert marked.view.marks[mark.id].style.name == "Definition"
    press(marked.view, Qt.Key.Key_Delete)
    marked.desk.settle()
    assert marked.view.marks == {}
    assert marked.menu is None
    assert marked.desk.selected[-1] is None


def test_the_card_changes_style_copies_quotes_and_asks(marked: Marked) -> None:
    mark = marked.mark_one()
    marked.click_mark(mark)
    QTest.mouseClick(marked.button("kind_underline"), Qt.MouseButton.LeftButton)
    marked.desk.settle()
    assert marked.view.marks[mark.id].style.shape is Shape.UNDERLINE
    assert not marked.window.findChildren(QAbstractButton, "kind_area")
    QTest.mouseClick(marked.button("menuCopy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "vagus nerve"
    marked.click_mark(mark)
    with marked.desk.qtbot.waitSignal(marked.desk.navigator.ask_requested):
        QTest.mouseClick(marked.button("menuAsk"), Qt.MouseButton.LeftButton)


def test_a_mark_comes_to_a_question_that_is_asked_already(marked: Marked) -> None:
    mark = marked.mark_one()
    marked.click_mark(mark)
    QTest.keyClicks(marked.view, "q")
    (entry,) = marked.window.findChildren(QAction, "useAsEvidence")
    with marked.desk.qtbot.waitSignal(marked.desk.navigator.question_pick_requested) as wish:
        entry.trigger()
    assert wish.args == [(mark.id,), True]
    entry.parent().close()


def test_copying_takes_the_selected_mark_where_no_words_are_selected(marked: Marked) -> None:
    mark = marked.mark_one()
    marked.marking.go_to(mark.id)
    QGuiApplication.clipboard().setText("")
    QTest.keyClick(marked.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "vagus nerve"


def test_a_mark_selected_elsewhere_is_framed_and_gone_to(marked: Marked) -> None:
    mark = marked.mark_one()
    marked.view.go_to_page(7)
    marked.desk.navigator.mark_selected.emit(mark.id)
    assert marked.view.selected_mark == mark.id
    assert marked.view.page_index == 0
    assert marked.menu is None


def test_a_mark_of_another_document_is_not_taken_for_the_selected_one(marked: Marked) -> None:
    mark = marked.mark_one()
    elsewhere = marked.desk.library.add_abstract()
    marked.marking.set_surface(marked.view, elsewhere.id)
    assert marked.view.marks == {}
    marked.desk.navigator.mark_selected.emit(mark.id)
    assert marked.view.selected_mark is None
    assert not marked.marking.go_to(mark.id)
    assert marked.marking.counts() == {marked.document.id: 1}


def test_without_a_document_nothing_can_be_marked_but_copied(marked: Marked) -> None:
    marked.marking.set_surface(marked.view, None)
    marked.select()
    assert marked.popup is None
    press(marked.view, Qt.Key.Key_1, text="1")
    assert marked.desk.library.all_marks() == []
    assert marked.view.selected_text() == "vagus nerve"


def test_the_popup_follows_its_passage_and_goes_with_it(marked: Marked) -> None:
    marked.select()
    before = marked.popup.pos()
    marked.view.scroll_by(20)
    assert marked.popup.pos() != before
    marked.view.go_to_page(8)
    assert marked.popup is None


def test_the_card_goes_with_its_text(marked: Marked) -> None:
    marked.select()
    marked.view.hide()
    assert marked.popup is None
    assert marked.menu is None


def test_another_surface_is_left_alone(marked: Marked) -> None:
    marked.marking.set_surface(None, None)
    marked.select()
    assert marked.popup is None
    press(marked.view, Qt.Key.Key_1, text="1")
    assert marked.desk.library.all_marks() == []


def test_new_categories_are_offered_and_colour_the_marks(marked: Marked) -> None:
    from dataclasses import replace

    mark = marked.mark_one()
    renamed = [replace(one, name="Thesis") if one.key == "1" else one for one in categories()]
    marked.marking.set_categories(renamed)
    assert marked.view.marks[mark.id].style.name == "Thesis"


def test_the_tooltip_says_what_a_mark_means_as_text(marked: Marked) -> None:
    mark = marked.mark_one()
    marked.desk.library.marks.set_comment(mark.id, "see <b>table</b> 2")
    marked.desk.settle()
    around, _ = marked.view.mark_rects(mark.id)
    at = around.center().toPoint()
    where = marked.view.viewport().mapToGlobal(at)
    QApplication.sendEvent(marked.view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, where))
    assert "Claim\nsee &lt;b&gt;table&lt;/b&gt; 2" in QToolTip.text()
    QToolTip.hideText()
    marked.desk.qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_kind_is_picked_by_key_and_remembered(marked: Marked) -> None:
    marked.select()
    press(marked.view, Qt.Key.Key_U, text="u")
    assert marked.button("kind_underline").isChecked()
    assert not marked.button("kind_highlight").isChecked()
    press(marked.view, Qt.Key.Key_2, text="2")
    marked.select(20, 30)
    assert marked.button("kind_underline").isChecked()
    QTest.mouseClick(marked.button("category_3"), Qt.MouseButton.LeftButton)
    assert [mark.kind for mark in marked.desk.library.all_marks()] == ["underline", "underline"]


@pytest.mark.parametrize(("key", "text"), [(Qt.Key.Key_Return, "\r"), (Qt.Key.Key_R, "r")])
def test_one_key_repeats_the_last_category_and_kind(marked: Marked, key: Qt.Key, text: str) -> None:
    marked.select()
    press(marked.view, Qt.Key.Key_U, text="u")
    press(marked.view, Qt.Key.Key_3, text="3")
    marked.select(20, 30)
    press(marked.view, key, text=text)
    last = marked.desk.library.all_marks()[-1]
    assert (last.kind, last.category_id.int, last.quote) == ("underline", 3, "ies signal")
    assert marked.popup is None


def test_kinds_that_are_not_of_text_stay_what_they_are(marked: Marked) -> None:
    from desktop_app.domain.anchor import Anchor, TextQuote
    from desktop_app.domain.geometry import Quad, Rect

    box = Quad.from_rect(Rect(100, 100, 200, 160))
    marked.marking.make_at([Anchor(TextQuote(""), None, 0, (box,))], "area")
    marked.desk.settle()
    marked.click_mark(marked.desk.library.all_marks()[0])
    assert marked.menu is not None
    buttons = [button.objectName() for button in marked.menu.findChildren(QAbstractButton) if button.isVisible()]
    assert not [name for name in buttons if name.startswith("kind_")]
    assert "menuWords" not in buttons
