"""The reader's bar: documents, page number, zoom, and what it gives up where there is no room."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.viewer.document_switch import SwitchEntry
from desktop_app.ui.viewer.look import viewer_look
from desktop_app.ui.viewer.notice_line import NoticeLine
from desktop_app.ui.viewer.reader_actions import ReaderActions
from desktop_app.ui.viewer.reader_bar import ReaderBar
from desktop_app.ui.viewer.reader_states import ReaderMessage
from desktop_app.ui.viewer.reader_words import WayOn
from desktop_app.ui.viewer.standard_actions import ReaderDeeds, add_standard_actions
from tests.ui.records import ABSTRACT, PDF
from tests.ui.viewer.conftest import shown

ENTRIES = (SwitchEntry(ABSTRACT, "Abstract", 3), SwitchEntry(PDF, "PDF · publisher", 0))


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[ReaderBar]:
    theme = Theme(ThemeWish.LIGHT)
    window = QWidget()
    actions = ReaderActions(theme, window)
    add_standard_actions(actions, ReaderDeeds(*[lambda: None] * len(fields(ReaderDeeds))))
    bar = ReaderBar(theme, actions, window)
    shown(qtbot, window, 900, 60)
    bar.resize(700, 40)
    bar.show_parts(has_pages=True, has_text=True)
    bar.documents.show_entries(ENTRIES, ABSTRACT, can_attach=True)
    bar.page.show_page(2, 9)
    bar.fit()
    yield bar
    window.close()


def visible(bar: ReaderBar, name: str) -> bool:
    return any(widget.isVisible() for widget in bar.findChildren(QAbstractButton, name))


def test_documents_are_chips_with_their_marks(bar: ReaderBar) -> None:
    chips = [chip for chip in bar.documents.findChildren(QAbstractButton) if chip.isVisible() and chip.isCheckable()]
    assert [chip.text() for chip in chips] == ["Abstract  3", "PDF · publisher"]
    assert [chip.isChecked() for chip in chips] == [True, False]
    assert chips[0].accessibleName() == "Abstract, marks: 3"


def test_a_chip_asks_for_its_document_and_is_checked_when_it_is_shown(qtbot: QtBot, bar: ReaderBar) -> None:
    chip = bar.findChild(QAbstractButton, "document1")
    with qtbot.waitSignal(bar.documents.chosen) as chosen:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chosen.args == [PDF]
    assert not chip.isChecked()
    bar.documents.show_entries(ENTRIES, PDF, can_attach=True)
    assert chip.isChecked()
    with qtbot.waitSignal(bar.documents.chosen) as chosen:
        bar.documents.next_document()
    assert chosen.args == [ABSTRACT]


def test_attaching_is_offered_in_words_until_there_is_a_pdf(qtbot: QtBot, bar: ReaderBar) -> None:
    button = bar.findChild(QAbstractButton, "attachPdf")
    assert button.text() == "+ Attach PDF"
    with qtbot.waitSignal(bar.documents.attach_requested):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    bar.documents.show_entries(ENTRIES, PDF, can_attach=True, has_pdf=True)
    assert button.text() == "+"
    assert button.accessibleName() == "Attach PDF"
    bar.documents.show_entries((), None, can_attach=False)
    assert not button.isVisible()


def test_a_page_number_is_typed(qtbot: QtBot, bar: ReaderBar) -> None:
    field = bar.findChild(QLineEdit, "pageNumber")
    assert field.text() == "3"
    bar.page.enter()
    QTest.keyClicks(field, "7")
    with qtbot.waitSignal(bar.page.page_requested) as wanted:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert wanted.args == [6]
    bar.page.enter()
    QTest.keyClicks(field, "500")
    with qtbot.waitSignal(bar.page.page_requested) as wanted:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert wanted.args == [8]


def test_escape_leaves_the_page_number_as_it_was(qtbot: QtBot, bar: ReaderBar) -> None:
    field = bar.findChild(QLineEdit, "pageNumber")
    bar.page.enter()
    QTest.keyClicks(field, "7")
    with qtbot.waitSignal(bar.page.left):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "3"


def test_the_number_is_not_changed_under_her_fingers(bar: ReaderBar) -> None:
    field = bar.findChild(QLineEdit, "pageNumber")
    field.setFocus()
    QTest.keyClicks(field, "8")
    bar.page.show_page(4, 9)
    assert field.text() == "8"


def test_arrows_turn_pages_and_end(qtbot: QtBot, bar: ReaderBar) -> None:
    with qtbot.waitSignal(bar.page.turn_requested) as wanted:
        QTest.mouseClick(bar.findChild(QAbstractButton, "nextPage"), Qt.MouseButton.LeftButton)
    assert wanted.args == [3]
    bar.page.show_page(8, 9)
    assert not bar.findChild(QAbstractButton, "nextPage").isEnabled()
    assert bar.findChild(QAbstractButton, "previousPage").isEnabled()


def test_the_zoom_menu_offers_sizes_and_fits_only_for_pages(qtbot: QtBot, bar: ReaderBar) -> None:
    menu = bar.findChild(QMenu, "zoomMenu")
    bar.zoom.show_zoom(1.1, can_fit=True)
    assert bar.findChild(QAbstractButton, "zoomValue").text() == "110 %"
    texts = [action.text() for action in menu.actions() if action.isVisible() and not action.isSeparator()]
    assert texts[:3] == ["Fit the width", "Fit the page", "50 %"]
    with qtbot.waitSignal(bar.zoom.zoom_requested) as wanted:
        next(action for action in menu.actions() if action.text() == "150 %").trigger()
    assert wanted.args == [1.5]
    bar.zoom.show_zoom(1.0, can_fit=False)
    texts = [action.text() for action in menu.actions() if action.isVisible() and not action.isSeparator()]
    assert texts[0] == "50 %"


@pytest.mark.parametrize("width", [900, 420, 330, 240])
def test_nothing_is_cut_off_in_a_narrow_bar(bar: ReaderBar, width: int) -> None:
    bar.resize(width, 40)
    bar.layout().activate()
    shown_parts = [widget for widget in bar.findChildren(QWidget) if widget.isVisible() and widget is not bar]
    for part in shown_parts:
        right = part.mapTo(bar, part.rect().topRight()).x()
        assert right < width, part.objectName()
    if bar.documents.isVisible():
        assert visible(bar, "document1") is not visible(bar, "documentMenuButton")
    if width == 900:
        assert visible(bar, "nextPage")
        assert visible(bar, "document1")
    if width == 420:
        assert visible(bar, "documentMenuButton")


def squeezed(bar: ReaderBar) -> list[str]:
    shown_parts = [widget for widget in bar.findChildren(QWidget) if widget.isVisible()]
    needed = [(part, min(part.minimumSizeHint().width(), part.maximumWidth())) for part in shown_parts]
    return [part.objectName() for part, width in needed if part.width() < width]


@pytest.mark.parametrize("width", [460, 400, 220])
@pytest.mark.parametrize("is_dressed", [False, True])
def test_what_has_no_room_is_left_out_rather_than_squeezed(
    qtbot: QtBot, qapp: QApplication, bar: ReaderBar, width: int, is_dressed: bool
) -> None:
    if is_dressed:
        theme = Theme(ThemeWish.DARK, bar)
        theme.dress(qapp)
        theme.draw_icons()
        theme.undress(qapp)
    bar.page.set_labels([str(name) for name in range(552, 568)])
    bar.page.show_page(11, 16)
    bar.documents.show_entries((SwitchEntry(PDF, "PDF", 2),), PDF, can_attach=True, has_pdf=True)
    bar.resize(width, 40)
    bar.fit()
    qtbot.waitUntil(lambda: squeezed(bar) == [])
    assert bar.findChild(QWidget, "pageNumber").isVisible()
    assert bar.documents.isVisible() is (width > 220)


def test_folded_documents_are_in_a_menu(qtbot: QtBot, bar: ReaderBar) -> None:
    bar.documents.fold(True)
    button = bar.findChild(QAbstractButton, "documentMenuButton")
    assert button.text() == "Abstract  3 ▾"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = bar.documents.findChild(QMenu)
    qtbot.waitUntil(menu.isVisible)
    with qtbot.waitSignal(bar.documents.chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == [PDF]
    menu.close()


def test_a_notice_that_was_taken_away_is_not_said_again(qtbot: QtBot) -> None:
    line = NoticeLine(Theme(ThemeWish.LIGHT))
    shown(qtbot, line, 500, 40)
    done: list[bool] = []
    line.say("paper", "3 marks are elsewhere.", "Show them", lambda: done.append(True))
    assert line.isVisible()
    QTest.mouseClick(line.findChild(QAbstractButton, "readerNoticeLink"), Qt.MouseButton.LeftButton)
    assert done == [True]
    QTest.mouseClick(line.findChild(QAbstractButton, "readerNoticeClose"), Qt.MouseButton.LeftButton)
    line.say("paper", "3 marks are elsewhere.")
    assert not line.isVisible()
    line.say("other paper", "3 marks are elsewhere.")
    assert line.isVisible()
    line.close()


def test_the_message_offers_ways_and_asks_for_a_password(qtbot: QtBot) -> None:
    message = ReaderMessage(viewer_look(Theme(ThemeWish.LIGHT)))
    shown(qtbot, message)
    tried: list[bool] = []
    message.say("Cannot be shown", "It is damaged.", (WayOn("Try again", "again", lambda: tried.append(True)),))
    QTest.mouseClick(message.findChild(QAbstractButton, "again"), Qt.MouseButton.LeftButton)
    assert tried == [True]
    field = message.findChild(QLineEdit, "pdfPassword")
    assert not field.isVisible()
    message.ask_password("It is locked", "Type its password.")
    assert not visible(message, "again")
    QTest.keyClicks(field, "secret")
    with qtbot.waitSignal(message.password_given) as given:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert given.args == ["secret"]
    message.close()
