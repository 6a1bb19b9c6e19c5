"""Caret mode: everything by keys alone, on a PDF and on an abstract."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.panels.reader import PLUGIN, ReaderPanel
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.selection import Caret
from tests.ui.viewer.reading_library import ReadingDesk

NONE = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PAGES = [
    "The vagus nerve carries signals. It is long.\nA second line ends here.\n\nNext paragraph. It ends.",
    "",
    "Third page begins. Its last words.",
]


class Keys:
    """The reader with the paper open, and a hand on the keyboard."""

    def __init__(self, desk: ReadingDesk) -> None:
        self.desk = desk
        self.panel: ReaderPanel = PLUGIN.build(desk.context)
        desk.show(self.panel)
        for _ in self.panel.completing():
            pass
        desk.library.add_pdf(desk.pages.add("paper.pdf", pages=PAGES))
        desk.library.add_abstract("## Abstract\nNeurotrophins help. Neurotrophins are found.")
        desk.open()
        self.view.setFocus()

    @property
    def view(self) -> PageView:
        return self.panel.stage.pages

    @property
    def caret(self) -> Caret | None:
        return self.view.text_selection.caret

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.panel.stage.surface, key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.panel.stage.surface, text)

    def begin(self) -> None:
        self.press(Qt.Key.Key_F7, SHIFT)
        assert self.panel.commands["caretModeAction"].isChecked()
        self.press(Qt.Key.Key_Home, CONTROL)
        assert self.caret == Caret(0, 0)


@pytest.fixture
def keys(desk: ReadingDesk) -> Iterator[Keys]:
    keys = Keys(desk)
    yield keys
    keys.panel.flush()
    keys.panel.close()


def test_arrows_lead_the_caret_and_shift_selects(keys: Keys) -> None:
    keys.begin()
    keys.press(Qt.Key.Key_Right, times=4)
    assert keys.caret == Caret(0, 4)
    assert not keys.view.has_selection()
    keys.press(Qt.Key.Key_Right, CONTROL | SHIFT, times=2)
    assert keys.view.selected_text() == "vagus nerve"
    keys.press(Qt.Key.Key_Right, ALT | SHIFT)
    assert keys.view.selected_text() == "vagus nerve carries signals."
    keys.press(Qt.Key.Key_Right)
    assert not keys.view.has_selection()
    assert keys.caret == Caret(0, len("The vagus nerve carries signals."))
    keys.press(Qt.Key.Key_Home, SHIFT)
    assert keys.view.selected_text() == "The vagus nerve carries signals."
    keys.press(Qt.Key.Key_Down, CONTROL | SHIFT)
    assert keys.view.selected_text().startswith("It is long")


def test_the_mode_begins_where_she_reads(keys: Keys) -> None:
    keys.view.text_selection.select(Caret(0, 5), Caret(0, 5))
    keys.view.go_to_page(2)
    keys.press(Qt.Key.Key_F7, SHIFT)
    assert keys.caret.page_index == 2


def test_after_a_jump_the_caret_is_where_it_led(qtbot: QtBot, keys: Keys) -> None:
    keys.begin()
    keys.panel.host.go_to_page(2)
    qtbot.waitUntil(lambda: keys.caret.page_index == 2)
    keys.panel.host.jumping.emit()
    keys.press(Qt.Key.Key_Home, CONTROL)
    assert keys.caret == Caret(2, 0)


def test_lines_keep_their_column_and_pages_without_text_are_passed_over(keys: Keys) -> None:
    keys.begin()
    keys.press(Qt.Key.Key_End)
    end = keys.caret
    keys.press(Qt.Key.Key_Down)
    assert keys.view.readable_text(0).text[: keys.caret.offset].endswith("ends here.")
    keys.press(Qt.Key.Key_Up)
    assert keys.caret == end
    keys.press(Qt.Key.Key_Down, times=3)
    assert keys.caret.page_index == 2
    keys.press(Qt.Key.Key_Up)
    assert keys.caret.page_index == 0


def test_in_right_to_left_text_the_key_to_the_left_goes_on(keys: Keys) -> None:
    file = keys.desk.pages.add("hebrew.pdf", pages=["שלום עולם\nand more"])
    document = keys.desk.library.add_pdf(file)
    keys.desk.settle()
    keys.panel.show_document(document.id)
    keys.view.setFocus()
    keys.begin()
    keys.press(Qt.Key.Key_Left)
    assert keys.caret == Caret(0, 1)
    keys.press(Qt.Key.Key_Left, CONTROL)
    assert keys.caret == Caret(0, 4)
    keys.press(Qt.Key.Key_Right, times=2)
    assert keys.caret == Caret(0, 2)
    keys.press(Qt.Key.Key_Down)
    at = keys.caret.offset
    keys.press(Qt.Key.Key_Right)
    assert keys.caret == Caret(0, at + 1)


def test_pages_are_turned_with_the_caret(keys: Keys) -> None:
    keys.begin()
    keys.press(Qt.Key.Key_PageDown, CONTROL)
    assert keys.caret == Caret(2, 0)
    keys.press(Qt.Key.Key_PageUp, CONTROL)
    assert keys.caret == Caret(0, 0)


def test_what_lies_over_the_text_gets_its_keys_first(keys: Keys) -> None:
    class Card:
        pressed = 0

        def wants(self, event: QKeyEvent) -> bool:
            return event.key() == Qt.Key.Key_Right

        def press(self, _event: QKeyEvent) -> None:
            self.pressed += 1

    keys.begin()
    card = Card()
    keys.view.key_takers.append(card)
    keys.press(Qt.Key.Key_Right)
    assert (card.pressed, keys.caret) == (1, Caret(0, 0))


def test_signs_move_by_sentence_and_paragraph_and_letters_select_them(keys: Keys) -> None:
    keys.begin()
    keys.type("))")
    assert keys.view.readable_text(0).text[: keys.caret.offset].endswith("is long.")
    keys.type("(")
    assert keys.view.readable_text(0).text[keys.caret.offset :].startswith("It is long")
    keys.type("}")
    assert keys.view.readable_text(0).text[: keys.caret.offset].endswith("ends here.")
    keys.press(Qt.Key.Key_Left, times=3)
    keys.type("v")
    assert keys.view.selected_text() == "here"
    keys.type("v")
    assert keys.view.selected_text() == "A second line ends here."
    keys.type("v")
    assert keys.view.selected_text().startswith("The vagus nerve")
    keys.type("v")
    assert keys.view.selected_text().endswith("It ends.")


def test_a_passage_is_marked_and_found_again_without_a_mouse(keys: Keys) -> None:
    keys.begin()
    keys.press(Qt.Key.Key_Right, CONTROL | SHIFT, times=3)
    keys.type("2")
    keys.desk.qtbot.waitUntil(lambda: len(keys.view.marks) == 1)
    keys.press(Qt.Key.Key_Down, times=2)
    keys.press(Qt.Key.Key_Home)
    keys.type("vv3")
    keys.desk.qtbot.waitUntil(lambda: len(keys.view.marks) == 2)
    keys.press(Qt.Key.Key_Home, CONTROL)
    keys.type(".")
    first = keys.view.selected_mark
    assert keys.view.marks[first].mark.quote == "The vagus nerve"
    keys.type(".")
    assert keys.view.marks[keys.view.selected_mark].mark.quote == "Next paragraph."
    keys.type(".")
    assert keys.desk.messages[-1] == "There is no further mark."
    keys.type(",")
    assert keys.view.selected_mark == first


def test_enter_opens_the_mark_at_the_caret(keys: Keys) -> None:
    keys.begin()
    keys.press(Qt.Key.Key_Right, CONTROL | SHIFT, times=3)
    keys.type("2")
    keys.desk.qtbot.waitUntil(lambda: len(keys.view.marks) == 1)
    keys.press(Qt.Key.Key_Home)
    with keys.desk.qtbot.waitSignal(keys.view.mark_clicked):
        keys.press(Qt.Key.Key_Return)


def test_escape_ends_what_is_selected_and_then_the_mode(keys: Keys) -> None:
    keys.begin()
    keys.press(Qt.Key.Key_Right, SHIFT, times=4)
    action, popup = keys.panel.commands["caretModeAction"], keys.panel.window().findChild(QWidget, "markPopup")
    assert popup.isVisible()
    keys.press(Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert keys.view.has_selection()
    keys.press(Qt.Key.Key_Escape)
    assert not keys.view.has_selection()
    assert action.isChecked()
    keys.press(Qt.Key.Key_Escape)
    assert not action.isChecked()
    before = keys.view.verticalScrollBar().value(), keys.caret
    keys.press(Qt.Key.Key_Right)
    assert keys.caret == before[1]


@pytest.fixture
def quick_blinking(qapp: object) -> Iterator[None]:
    hints = QGuiApplication.styleHints()
    before = hints.cursorFlashTime()
    hints.setCursorFlashTime(40)
    yield
    hints.setCursorFlashTime(before)


@pytest.mark.usefixtures("quick_blinking")
def test_the_caret_blinks_and_shows_after_each_key(keys: Keys) -> None:
    keys.begin()
    keys.desk.qtbot.waitUntil(lambda: keys.view.caret_px == 0)
    keys.desk.qtbot.waitUntil(lambda: keys.view.caret_px > 2)
    keys.desk.qtbot.waitUntil(lambda: keys.view.caret_px == 0)
    keys.press(Qt.Key.Key_Right)
    assert keys.view.caret_px > 2
    keys.press(Qt.Key.Key_F7, SHIFT)
    assert 0 < keys.view.caret_px < 2


def test_the_move_is_made_when_the_text_of_the_next_page_has_come(qtbot: QtBot, keys: Keys) -> None:
    pages = keys.desk.pages
    file = pages.add("long.pdf", pages=["One.", "Two.", "Three.", "Four.", "Five.", "Six words."])
    document = keys.desk.library.add_pdf(file)
    keys.desk.settle()
    keys.panel.show_document(document.id)
    assert keys.view.page_count == 6
    keys.view.setFocus()
    keys.begin()
    keys.view.text_selection.select(Caret(4, 5), Caret(4, 5))
    assert keys.view.readable_text(4) is not None
    pages.is_holding = True
    keys.press(Qt.Key.Key_Right, CONTROL)
    assert keys.caret == Caret(4, 5)
    pages.send_text(keys.view.pdf, 5)
    assert keys.caret == Caret(5, 3)


def test_an_abstract_is_led_through_too(keys: Keys) -> None:
    keys.panel.bar.documents.next_document()
    surface = keys.panel.stage.surface
    assert surface is not keys.view
    surface.setFocus()
    keys.press(Qt.Key.Key_F7, SHIFT)
    keys.press(Qt.Key.Key_Home, CONTROL)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Home)
    keys.press(Qt.Key.Key_Right, CONTROL | SHIFT)
    assert surface.selected_text() == "Neurotrophins"
    keys.press(Qt.Key.Key_End, SHIFT)
    assert surface.selected_text() == "Neurotrophins help. Neurotrophins are found."


def test_the_keys_of_the_mode_belong_to_no_other_action(keys: Keys) -> None:
    taken = [key.toString() for spec in keys.panel.commands.specs for key in map(QKeySequence, spec.keys)]
    assert taken.count("Shift+F7") == 1
    assert taken.count("Ctrl+Shift+C") == 1
    assert taken.count("Ctrl+Shift+F") == 1
