"""The ruler lies over the line that is read, goes on by keys, over pages, and moves the page before its foot."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from desktop_app.ui.viewer.features.reading_ruler import line_box
from desktop_app.ui.viewer.selection import Caret
from tests.ui.viewer.conftest import PAGE, Pointer
from tests.ui.viewer.reader_stand import ReaderStand


def line(stand: ReaderStand) -> tuple[int, int]:
    """The page and the line of the ruler."""
    caret = stand.view.text_selection.caret
    text = stand.view.readable_text(caret.page_index).text
    return caret.page_index, text.count("\n", 0, text.rfind("\n", 0, caret.offset) + 1)


def band(stand: ReaderStand) -> QRectF:
    return line_box(stand.view, stand.view.text_selection.caret)


def key(stand: ReaderStand, name: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(stand.view, name)


def test_the_ruler_goes_from_line_to_line_and_over_pages(stand: ReaderStand) -> None:
    stand.add("paper.pdf", [PAGE] * 3)
    stand.open()
    view, bar = stand.view, stand.view.verticalScrollBar()
    key(stand, Qt.Key.Key_Down)
    assert bar.value() > 0, "without the ruler the key scrolls"
    view.go_to_page(0)
    plain = view.viewport().grab().toImage()
    stand.action("rulerAction").trigger()
    assert line(stand) == (0, 0)
    over = band(stand).center().toPoint()
    tinted = view.viewport().grab().toImage()
    assert tinted.pixelColor(int(band(stand).left()) - 5, over.y()) != plain.pixelColor(
        int(band(stand).left()) - 5, over.y()
    )
    key(stand, Qt.Key.Key_Down)
    assert line(stand) == (0, 1)
    key(stand, Qt.Key.Key_Up)
    assert line(stand) == (0, 0)
    lines = len([one for one in PAGE.split("\n") if one])
    for _ in range(lines + 1):
        key(stand, Qt.Key.Key_Down)
        assert QRectF(view.viewport().rect()).contains(band(stand).center())
        assert band(stand).center().y() < 0.8 * view.viewport().height()
    assert line(stand)[0] == 1


def test_a_click_moves_the_ruler_and_escape_takes_it_away(stand: ReaderStand) -> None:
    stand.add("paper.pdf", [PAGE] * 2)
    stand.open()
    stand.action("rulerAction").trigger()
    second = stand.view.readable_text(0).text.index("\n") + 3
    Pointer(stand.view).click(Pointer(stand.view).place(Caret(0, second), 0.5))
    assert line(stand) == (0, 1)
    key(stand, Qt.Key.Key_Escape)
    assert not stand.action("rulerAction").isChecked()
    before = stand.view.text_selection.caret
    key(stand, Qt.Key.Key_Down)
    assert stand.view.text_selection.caret == before
