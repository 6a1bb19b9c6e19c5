"""How pages lie, their colour, other sizes, the whole screen: by menu, key and button, as she finds them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from desktop_app.domain.document import Arrangement
from desktop_app.pdf.tones import Tone
from desktop_app.ui.theme import PageWish, ThemeWish
from desktop_app.ui.viewer.page_layout import EDGE
from desktop_app.ui.viewer.selection import PageSpan
from tests.ui.viewer.conftest import LINE, PAGE
from tests.ui.viewer.reader_stand import ReaderStand

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def reading(stand: ReaderStand) -> ReaderStand:
    stand.document = stand.add("paper.pdf", [PAGE] * 9)
    stand.open()
    stand.view.setFocus()
    return stand


def checked(stand: ReaderStand, *names: str) -> list[str]:
    return [name for name in names if stand.action(name).isChecked()]


ORDERS = ("continuousOrderAction", "singleOrderAction", "facingOrderAction", "coverOrderAction")
TONES = ("paperToneAction", "sepiaToneAction", "nightToneAction", "themeToneAction")


def test_the_menu_offers_ways_and_colours_in_menus_of_their_own(reading: ReaderStand) -> None:
    menu = QMenu()
    reading.panel.commands.fill(menu)
    folded = {action.text(): action.menu() for action in menu.actions() if action.menu()}
    assert [one.objectName() for one in folded["How pages lie"].actions()][:4] == list(ORDERS)
    assert [one.objectName() for one in folded["Colour of pages"].actions()][:4] == list(TONES)
    assert "nightToneAction" not in [action.objectName() for action in menu.actions()]
    menu.deleteLater()


def test_a_way_is_chosen_shown_and_kept_with_the_document(reading: ReaderStand) -> None:
    assert checked(reading, *ORDERS) == ["continuousOrderAction"]
    reading.action("coverOrderAction").trigger()
    assert checked(reading, *ORDERS) == ["coverOrderAction"]
    assert reading.view.arrangement is Arrangement.COVER
    QTest.keyClick(reading.view, Qt.Key.Key_R, CONTROL)
    reading.action("leftwardAction").trigger()
    reading.panel.flush()
    place = reading.desk.library.places[reading.document.id]
    assert (place.arrangement, place.turn, place.is_leftward) == (Arrangement.COVER, 90, True)
    reading.desk.open(None)
    assert not reading.action("coverOrderAction").isEnabled()
    reading.open()
    assert reading.view.arrangement is Arrangement.COVER
    assert checked(reading, *ORDERS, "leftwardAction") == ["coverOrderAction", "leftwardAction"]


def test_a_key_goes_through_the_ways_and_two_turn(reading: ReaderStand) -> None:
    pairs = (Arrangement.FACING, Arrangement.COVER, Arrangement.FACING_FLOW, Arrangement.COVER_FLOW)
    for arrangement in (Arrangement.SINGLE, *pairs, Arrangement.CONTINUOUS):
        QTest.keyClick(reading.view, Qt.Key.Key_7, CONTROL)
        assert reading.view.arrangement is arrangement
    QTest.keyClick(reading.view, Qt.Key.Key_R, CONTROL | SHIFT)
    assert reading.view.position().turn == 270
    QTest.keyClick(reading.view, Qt.Key.Key_R, CONTROL)
    assert reading.view.position().turn == 0


def test_the_bars_arrow_turns_pairs(reading: ReaderStand) -> None:
    reading.action("facingOrderAction").trigger()
    QTest.mouseClick(reading.part("nextPage"), Qt.MouseButton.LeftButton)
    assert reading.view.page_index == 2


def test_the_colour_goes_round_by_key_and_button_and_the_menu_shows_it(reading: ReaderStand) -> None:
    QTest.keyClick(reading.view, Qt.Key.Key_L, CONTROL | SHIFT)
    assert reading.view.look.page_tone is Tone.SEPIA
    button = reading.panel.findChild(QToolButton, "nextToneActionButton")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert reading.view.look.page_tone is Tone.NIGHT
    assert checked(reading, *TONES) == ["nightToneAction"]
    assert button.isChecked()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert reading.view.look.page_tone is Tone.PAPER
    assert not button.isChecked()


def test_the_colour_follows_the_theme_when_wished(reading: ReaderStand) -> None:
    reading.action("themeToneAction").trigger()
    assert reading.view.look.page_tone is Tone.PAPER
    reading.desk.theme.choose(ThemeWish.DARK)
    assert reading.view.look.page_tone is Tone.NIGHT
    assert reading.desk.theme.page_wish is PageWish.THEME
    assert checked(reading, *TONES) == ["themeToneAction"]


@pytest.mark.parametrize(("typed", "factor"), [("125", 1.25), ("80 %", 0.8), ("9999", 16.0), ("133,5%", 1.335)])
def test_a_size_is_typed(reading: ReaderStand, typed: str, factor: float) -> None:
    QTest.keyClick(reading.view, Qt.Key.Key_Z, ALT)
    edit = reading.panel.findChild(QLineEdit, "zoomEdit")
    assert edit.isVisible()
    assert edit.hasFocus()
    edit.clear()
    QTest.keyClicks(edit, typed)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert reading.view.zoom_factor == pytest.approx(factor)
    assert not edit.isVisible()
    assert reading.part("zoomValue").isVisible()
    assert reading.view.hasFocus()


def test_a_size_that_is_none_or_not_wanted_changes_nothing(reading: ReaderStand) -> None:
    before = reading.view.zoom_factor
    for typed, end in (("wide", Qt.Key.Key_Return), ("200", Qt.Key.Key_Escape)):
        QTest.keyClick(reading.view, Qt.Key.Key_Z, ALT)
        edit = reading.panel.findChild(QLineEdit, "zoomEdit")
        edit.setText(typed)
        QTest.keyClick(edit, end)
        assert reading.view.zoom_factor == before
        assert reading.view.hasFocus()


def test_the_text_without_its_margins_fills_the_width(reading: ReaderStand) -> None:
    reading.view.go_to_page(2)
    QTest.keyClick(reading.view, Qt.Key.Key_6, CONTROL)
    box = reading.view.pieces_of_span(PageSpan(2, 0, len(LINE) + 3))[0].boundingRect()
    assert box.left() == pytest.approx(EDGE, abs=2)
    assert box.right() == pytest.approx(reading.view.viewport().width() - EDGE, abs=4)


def test_a_page_without_lines_says_so(stand: ReaderStand) -> None:
    stand.add("empty.pdf", ["1"])
    stand.open()
    before = stand.view.zoom_factor
    stand.action("fitTextAction").trigger()
    assert stand.view.zoom_factor == before
    assert stand.desk.messages == ["This page has no lines of text to fit."]


def test_the_text_has_the_whole_screen_until_escape(reading: ReaderStand) -> None:
    window, beside = QWidget(), QLabel("list")
    reading.qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(beside)
    row.addWidget(reading.panel)
    window.resize(900, 600)
    window.show()
    reading.panel.show()
    window.activateWindow()
    reading.view.setFocus()
    reading.qtbot.waitUntil(reading.view.hasFocus)
    bar = reading.panel.bar
    QTest.keyClick(reading.view, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert reading.view.isVisible()
    assert not bar.isVisible()
    assert not beside.isVisible()
    reading.view.text_selection.select(*(reading.view.first_visible_caret(),) * 2)
    QTest.keyClick(reading.view, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert bar.isVisible()
    assert beside.isVisible()
    assert not reading.action("fullScreenAction").isChecked()
    QTest.keyClick(reading.view, Qt.Key.Key_F11)
    reading.desk.navigator.screen_shown.emit("library")
    assert beside.isVisible()
    reading.panel.setParent(None)
    window.close()


def test_small_pages_have_the_colour_of_the_large_ones(reading: ReaderStand) -> None:
    QTest.keyClick(reading.view, Qt.Key.Key_F4)
    pages = reading.desk.pages
    reading.qtbot.waitUntil(lambda: pages.thumbnail_tones == {Tone.PAPER})
    reading.action("nightToneAction").trigger()
    reading.qtbot.waitUntil(lambda: Tone.NIGHT in pages.thumbnail_tones)


def test_an_abstract_has_no_colour_of_pages(stand: ReaderStand) -> None:
    stand.desk.library.add_abstract()
    stand.open()
    assert not stand.action("nextToneAction").isEnabled()
    assert not stand.action("nightToneAction").isEnabled()
