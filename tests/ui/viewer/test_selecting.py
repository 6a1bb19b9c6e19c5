"""Selecting as a person does, by pointer and by keys, where it goes beyond words: paragraphs, pages, late texts."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.selection import Caret
from tests.ui.viewer.conftest import LINE, Pointer, open_file, shown
from tests.ui.viewer.paper_pages import PaperPages

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def opened(qtbot: QtBot, pages: PaperPages, look: ViewerLook, *texts: str) -> PageView:
    view = PageView(pages, look)
    shown(qtbot, view)
    open_file(view, pages, "these.pdf", pages=list(texts))
    return view


def test_four_clicks_take_the_paragraph_and_a_drag_goes_on_by_paragraphs(
    qtbot: QtBot, pages: PaperPages, look: ViewerLook
) -> None:
    view = opened(qtbot, pages, look, "Heading\n\nOne is here. Two\nis there.\n\nLast one. It ends.")
    pointer, text = Pointer(view), view.readable_text(0).text
    pointer.click(pointer.place(Caret(0, text.index("is there"))), times=4)
    assert view.selected_text() == "One is here. Two is there."
    pointer.click(pointer.place(Caret(0, text.index("It ends"))))
    view.close()


def test_keys_extend_by_sentence_paragraph_and_to_the_ends_of_lines(view: PageView) -> None:
    QTest.keyClick(view, Qt.Key.Key_End, SHIFT)
    assert view.selected_text() == f"{LINE} 00"
    QTest.keyClick(view, Qt.Key.Key_Home, SHIFT)
    assert view.selected_text() == ""
    QTest.keyClick(view, Qt.Key.Key_Right, ALT | SHIFT)
    assert view.selected_text().endswith("29")
    QTest.keyClick(view, Qt.Key.Key_Left, ALT | SHIFT)
    assert view.selected_text() == ""
    QTest.keyClick(view, Qt.Key.Key_Down, CONTROL | SHIFT)
    assert view.selected_text().endswith("29")
    QTest.keyClick(view, Qt.Key.Key_Down, CONTROL | SHIFT)
    assert [span.page_index for span in view.text_selection.spans()] == [0, 1]


def test_a_click_with_shift_extends_the_selection(qtbot: QtBot, view: PageView) -> None:
    pointer = Pointer(view)
    pointer.click(pointer.place(Caret(0, 4), 0.1))
    qtbot.waitUntil(lambda: not view._mouse._multi_click.isActive())
    at = pointer.place(Caret(0, 14), 0.9)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, SHIFT, at)
    assert view.selected_text() == "vagus nerve"


def test_a_drag_over_the_end_of_a_page_takes_the_next_page_when_its_text_comes(
    qtbot: QtBot, view: PageView, pages: PaperPages
) -> None:
    pages.is_holding = True
    view.go_to_page(6)
    pages.send_text(view.pdf, 6)
    view.scroll_by(view.visible_boxes()[6].height() - 300)
    pointer, text = Pointer(view), view.readable_text(6).text
    start = pointer.place(Caret(6, text.index("28")), 0.1)
    below = QPoint(300, view.visible_boxes()[7].top() + 200)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    pointer.move(start, below)
    assert view.selected_text() == ""
    pages.send_text(view.pdf, 7)
    assert [span.page_index for span in view.text_selection.spans()] == [6, 7]
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=below)


def test_a_text_that_is_replaced_is_selected_as_it_is_now(view: PageView, pages: PaperPages) -> None:
    """As when a scan was read: the places of the letters are others."""
    view.text_selection.select(Caret(0, 0), Caret(0, 3))
    assert len(view.pieces_of_span(view.text_selection.spans()[0])) == 1
    pages.files[view.pdf.path].pages = ["I\nI and more", *pages.files[view.pdf.path].pages[1:]]
    pages.send_text(view.pdf, 0)
    assert view.selected_text() == "I I"
    assert len(view.pieces_of_span(view.text_selection.spans()[0])) == 2


def test_copied_text_has_no_line_breaks_but_those_of_paragraphs(
    qtbot: QtBot, pages: PaperPages, look: ViewerLook
) -> None:
    view = opened(
        qtbot,
        pages,
        look,
        "A well-known neuro-\ntrophin of the well-\nknown ﬁeld.\n\nNext soft\u00adly begins the broken-",
        "ness over pages and goes\non. End.",
    )
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    view.text_selection.extend_end(Caret(1, len(view.readable_text(1).text)))
    QTest.keyClick(view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().split("\n") == [
        "A well-known neurotrophin of the well-known field.",
        "Next softly begins the brokenness over pages and goes on. End.",
    ]
    view.close()


def test_a_drag_with_alt_takes_a_column_of_a_table(qtbot: QtBot, pages: PaperPages, look: ViewerLook) -> None:
    view = opened(
        qtbot, pages, look, "name   age  town\nAnna   31   Graz\nBernd  45   Wien\nCleo   27   Linz\n\nText below."
    )
    text = view.readable_text(0).text
    pointer = Pointer(view)
    start = pointer.place(Caret(0, text.index("31"))) - QPoint(6, 2)
    end = pointer.place(Caret(0, text.index("27") + 1)) + QPoint(6, 2)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, ALT, start)
    pointer.move(start, start + QPoint(4, 30))
    pointer.move(start, end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, ALT, end)
    assert view.selected_text() == "31\n45\n27"
    (anchor,) = view.anchors()
    assert (anchor.quote.exact, len(anchor.quads)) == ("31 45 27", 3)
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert "Bernd" in view.selected_text()
    view.close()
