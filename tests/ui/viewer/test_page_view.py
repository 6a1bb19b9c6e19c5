"""The view of a PDF: painting from what is there, asking for the rest, going about, zooming, selecting, marks."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.document import ReadingPosition
from desktop_app.domain.ids import MarkId
from desktop_app.pdf.ports import PageSize
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.mark_painting import MarkStyle, Shape
from desktop_app.ui.viewer.mark_styles import ShownMark
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.selection import Caret, PageSpan
from desktop_app.ui.viewer.zoom import Fit, Zoom
from tests.ui.records import mark
from tests.ui.viewer.conftest import LINE, PAGE, Pointer, open_file, shown
from tests.ui.viewer.paper_pages import INK, PaperPages

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def picture(view: PageView) -> QImage:
    return view.viewport().grab().toImage()


def middle(view: PageView) -> QColor:
    return picture(view).pixelColor(view.viewport().width() // 2, view.viewport().height() // 2)


def marked(view: PageView, page: int, start: int, end: int, number: int = 1, **parts: object) -> MarkId:
    """Show one more mark, on a span of a page's text."""
    from dataclasses import replace

    text = view.readable_text(page)
    made = replace(mark(number), anchor=text.anchor(start, end), **parts)
    style = MarkStyle(Shape.FILL, QColor("#ffd400"), "!", "Claim")
    view.set_marks({**view.marks, made.id: ShownMark(made, style)})
    return made.id


# painting


def test_what_is_there_is_painted(view: PageView) -> None:
    assert middle(view).name() == INK


def test_painting_asks_for_nothing_that_is_on_its_way_and_shows_paper_meanwhile(
    qtbot: QtBot, pages: PaperPages, look: ViewerLook
) -> None:
    view = PageView(pages, look)
    shown(qtbot, view)
    path = pages.add("slow.pdf", pages=[PAGE] * 9)
    painted: list[bool] = []
    view.first_painted.connect(lambda: painted.append(True))
    opened: list[object] = []
    pages.opened.connect(opened.append)
    pages.open(path)
    pages.is_holding = True
    view.show_pdf(opened[0], ReadingPosition())
    assert [tile.page_index for tile in pages.visible] == [0]
    assert {tile.page_index for tile in pages.nearby} == {1, 8}
    assert middle(view).name() == "#ffffff"
    assert painted == []
    pages.deliver()
    qtbot.waitUntil(lambda: painted == [True])
    assert middle(view).name() == INK


def test_another_zoom_shows_the_old_tiles_scaled_until_the_new_ones_come(view: PageView, pages: PaperPages) -> None:
    pages.is_holding = True
    view.set_zoom(Zoom.of(2.0))
    assert middle(view).name() == INK
    assert all(tile.scale == pytest.approx(2.0 * 96 / 72) for tile in pages.visible)
    pages.deliver()
    assert middle(view).name() == INK


def test_tiles_that_were_dropped_are_asked_for_again(qtbot: QtBot, view: PageView, pages: PaperPages) -> None:
    view.go_to_page(4)
    pages._tiles.clear()
    pages.visible = []
    view._supply._asked = frozenset()
    view.viewport().repaint()
    qtbot.waitUntil(lambda: [tile.page_index for tile in pages.visible][:1] == [4])
    qtbot.waitUntil(lambda: middle(view).name() == INK)


def test_a_page_that_fails_says_so_in_place_and_is_tried_again(
    qtbot: QtBot, pages: PaperPages, look: ViewerLook
) -> None:
    view = PageView(pages, look)
    shown(qtbot, view)
    open_file(view, pages, "broken.pdf", pages=[PAGE] * 3, broken_pages={1})
    view.go_to_page(1)
    card = view.findChild(QFrame, "failedPage1")
    assert card.isVisible()
    assert view.viewport().rect().contains(card.geometry())
    assert "Page 2 is damaged" in card.findChild(QFrame, "failedPageSentence").text()
    assert 1 not in {tile.page_index for tile in (*pages.visible, *pages.nearby)}
    pages.files[view.pdf.path].broken_pages.clear()
    with qtbot.waitSignal(view.retry_requested):
        QTest.mouseClick(card.findChild(QPushButton, "failedPageRetry"), Qt.MouseButton.LeftButton)
    view.try_again()
    assert middle(view).name() == INK
    assert not card.isVisible()
    view.close()


def test_nothing_is_wanted_while_nothing_shows(view: PageView, pages: PaperPages) -> None:
    view.hide()
    assert pages.visible == []
    assert pages.nearby == []
    view.show()
    assert pages.visible != []


# going about


def test_keys_scroll_and_turn_pages(view: PageView) -> None:
    bar = view.verticalScrollBar()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert 0 < bar.value() < 100
    QTest.keyClick(view, Qt.Key.Key_K)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_J)
    assert 0 < bar.value() < 100
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert bar.value() > 500
    QTest.keyClick(view, Qt.Key.Key_Space, SHIFT)
    assert bar.value() < 100
    QTest.keyClick(view, Qt.Key.Key_PageDown, CONTROL)
    assert view.page_index == 1
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page_index == 8
    assert bar.value() == bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_PageUp, CONTROL)
    assert view.page_index == 7
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_a_page_is_gone_to_and_said(view: PageView) -> None:
    told: list[int] = []
    view.page_changed.connect(told.append)
    view.go_to_page(5)
    assert view.page_index == 5
    view.go_to_page(99)
    assert view.page_index == 8
    assert told == [5, 8]


def test_with_whole_pages_a_screen_is_a_page(view: PageView) -> None:
    view.set_zoom(Zoom(Fit.PAGE))
    for page in (1, 2, 3):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        assert view.page_index == page
        assert view.position() == ReadingPosition(page, 0.0, -1.0)


def test_small_pages_that_cannot_reach_the_top_are_gone_to_all_the_same(view: PageView) -> None:
    view.set_zoom(Zoom.of(0.1))
    view.go_to_page(3)
    assert view.page_index == 3


def test_the_place_is_kept_when_the_width_changes(qtbot: QtBot, view: PageView) -> None:
    view.scroll_to(ReadingPosition(4, 0.5, 0.0))
    for width in (420, 900, 640):
        view.resize(width, 700)
        assert view.position().page_index == 4
        assert view.position().offset == pytest.approx(0.5, abs=1e-6)


def test_a_place_is_taken_up_again(view: PageView) -> None:
    place = ReadingPosition(3, 0.25, 1.5)
    view.scroll_to(place)
    assert view.position() == place
    assert view.zoom_factor == 1.5
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 10)
    assert view.position().offset > 0.25


# zoom


def test_the_wheel_zooms_at_the_pointer(view: PageView) -> None:
    view.go_to_page(3)
    at = QPointF(200, 300)
    before = view._layout.point_at(*view._in_layout(at))
    for _ in range(3):
        _turn_wheel(view, at, 120)
    after = view._layout.point_at(*view._in_layout(at))
    assert view.zoom.fit is Fit.NONE
    assert after.page_index == before.page_index
    assert after.x == pytest.approx(before.x, abs=1.5)
    assert after.y == pytest.approx(before.y, abs=1.5)


def test_zoom_stays_within_10_and_1600_percent(view: PageView) -> None:
    for _ in range(40):
        view.zoom_in()
    assert view.zoom_factor == 16.0
    for _ in range(40):
        view.zoom_out()
    assert view.zoom_factor == 0.1


def test_fitting_follows_the_view(view: PageView) -> None:
    told: list[float] = []
    view.zoom_changed.connect(lambda: told.append(view.zoom_factor))
    before = view.zoom_factor
    view.resize(500, 700)
    assert view.zoom_factor < before
    assert told[-1] == view.zoom_factor
    view.zoom_to(1.0)
    view.resize(640, 700)
    assert view.zoom_factor == 1.0


def test_turned_pages_are_laid_out_as_they_are_shown(qtbot: QtBot, pages: PaperPages, look: ViewerLook) -> None:
    view = PageView(pages, look)
    shown(qtbot, view)
    open_file(view, pages, "turned.pdf", pages=[PAGE], size=PageSize(595, 842, 90))
    Pointer(view).drag(Caret(0, 4), Caret(0, 15))
    assert view.selected_text() == "vagus nerve"
    view.close()


# selecting


def test_a_drag_selects_and_copies_clean_text(view: PageView) -> None:
    Pointer(view).drag(Caret(0, 4), Caret(0, 20))
    assert view.selected_text() == "vagus nerve carr"
    QTest.keyClick(view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "vagus nerve carr"


def test_a_double_click_takes_the_word_and_a_triple_click_the_sentence(view: PageView) -> None:
    pointer = Pointer(view)
    pointer.click(pointer.place(Caret(0, 6)), times=2)
    assert view.selected_text() == "vagus"
    pointer.click(pointer.place(Caret(0, 6)))
    assert view.selected_text().startswith("the vagus nerve")


def test_a_click_beside_a_selection_drops_it(qtbot: QtBot, view: PageView) -> None:
    pointer = Pointer(view)
    pointer.drag(Caret(0, 4), Caret(0, 20))
    grounds: list[bool] = []
    view.ground_clicked.connect(lambda: grounds.append(True))
    qtbot.waitUntil(lambda: not view._mouse._multi_click.isActive())
    pointer.click(QPoint(300, 650))
    assert not view.has_selection()
    assert grounds == [True]


def test_a_selection_goes_over_the_page_border_and_makes_an_anchor_for_each_page(view: PageView) -> None:
    text = view.readable_text(0).text.rstrip()
    view.text_selection.select(Caret(0, len(text) - 10), Caret(1, 9))
    assert [anchor.page_index for anchor in view.anchors()] == [0, 1]
    assert view.anchors()[1].quote.exact == "the vagus"
    assert view.selected_text() == f"{text[-10:].strip()} the vagus"


def test_keys_select_without_a_pointer(view: PageView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT | CONTROL)
    assert view.selected_text() == "the"
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert view.selected_text() == "the v"
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert view.selected_text() == f"{LINE} 00 the v"
    QTest.keyClick(view, Qt.Key.Key_Up, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert view.selected_text() == "the"
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    assert view.selected_text().startswith(f"{LINE} 00 {LINE} 01")


def test_shift_up_is_said_when_the_selection_is_done(qtbot: QtBot, view: PageView) -> None:
    QTest.keyPress(view, Qt.Key.Key_Right, SHIFT | CONTROL)
    with qtbot.waitSignal(view.selection_finished):
        QTest.keyRelease(view, Qt.Key.Key_Shift)


def test_the_view_follows_a_selection_made_by_keys(view: PageView) -> None:
    text = view.readable_text(0).text.rstrip()
    view.text_selection.start(Caret(0, len(text)))
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert view.text_selection.caret.page_index == 1
    assert view.verticalScrollBar().value() > 0


def test_a_page_without_its_text_yet_cannot_be_selected(view: PageView, pages: PaperPages) -> None:
    pages.is_holding = True
    view.go_to_page(6)
    Pointer(view).click(QPoint(300, 300), times=2)
    assert not view.has_selection()
    assert view.caret_over(QPointF(300, 300)) is None
    arrived: list[int] = []
    view.text_arrived.connect(arrived.append)
    pages.send_text(view.pdf, 6)
    assert arrived == [6]
    assert view.first_visible_caret() is not None


def test_a_drag_out_of_the_view_scrolls(qtbot: QtBot, view: PageView) -> None:
    pointer = Pointer(view)
    start = pointer.place(Caret(0, 4))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    below = QPoint(300, view.viewport().height() + 60)
    pointer.move(start, below)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 100)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert not view._mouse._drag_scroll.isActive()
    assert view.has_selection()


# marks


def test_a_mark_lies_on_its_words_at_any_zoom(view: PageView) -> None:
    marked(view, 0, 4, 15)
    for factor in (0.5, 1.0, 3.0):
        view.scroll_to(ReadingPosition(0, 0.0, factor))
        box = view.pieces_of_span(PageSpan(0, 4, 15))[0].boundingRect()
        assert view.mark_at(box.center()) == mark(1).id
        assert view.mark_at(box.center() + QPointF(0, box.height() * 3)) is None


def test_a_mark_is_painted_over_the_page_with_its_sign_in_the_margin(view: PageView, pages: PaperPages) -> None:
    blank = picture(view)
    mark_id = marked(view, 0, 4, 15)
    painted = picture(view)
    box = view.pieces_of_span(PageSpan(0, 4, 15))[0].boundingRect().center().toPoint()
    assert painted.pixelColor(box) != blank.pixelColor(box)
    sign = view._page_marks._on_page(view._layout, 0)[0].glyph.toPoint()
    colours = {painted.pixelColor(sign + QPoint(x, y)).name() for x in range(-6, 7) for y in range(-6, 7)}
    assert "#ffd400" in colours
    assert view.mark_at(QPointF(sign)) == mark_id


def test_where_marks_lie_on_one_another_the_smallest_is_hit(view: PageView) -> None:
    marked(view, 0, 0, 40, number=1)
    marked(view, 0, 4, 9, number=2)
    box = view.pieces_of_span(PageSpan(0, 5, 8))[0].boundingRect()
    assert view.mark_at(box.center()) == mark(2).id


def test_a_click_on_a_mark_says_so(qtbot: QtBot, view: PageView) -> None:
    mark_id = marked(view, 0, 4, 15)
    pointer = Pointer(view)
    with qtbot.waitSignal(view.mark_clicked) as clicked:
        pointer.click(pointer.place(Caret(0, 8)))
    assert clicked.args == [mark_id]


def test_a_mark_far_away_is_shown_and_lit_for_a_moment(qtbot: QtBot, view: PageView) -> None:
    mark_id = marked(view, 6, 4, 15)
    view.show_mark(mark_id)
    around, last = view.mark_rects(mark_id)
    assert view.viewport().rect().contains(around.toRect())
    assert last == around
    assert view.lights.mark == mark_id
    qtbot.waitUntil(lambda: view.lights.mark is None, timeout=3000)


def test_a_mark_without_a_place_is_not_gone_to(view: PageView) -> None:
    lost = mark(7, page_index=None)
    view.set_marks({lost.id: ShownMark(lost, MarkStyle(Shape.FILL, QColor("red"), "!"))})
    view.show_mark(lost.id)
    assert view.verticalScrollBar().value() == 0
    assert view.mark_rects(lost.id)[0].isNull()


def test_a_passage_is_shown_and_lit(view: PageView) -> None:
    view.show_span(PageSpan(5, 4, 15))
    assert view.page_index in (4, 5)
    assert view.lights.span == PageSpan(5, 4, 15)
    assert view.viewport().rect().contains(view.pieces_of_span(PageSpan(5, 4, 15))[0].boundingRect().toRect())


def test_closing_shows_nothing(view: PageView) -> None:
    view.close_pdf()
    assert view.page_count == 0
    assert view.page_index == 0
    assert view.position() == ReadingPosition()
    assert view.mark_at(QPointF(100, 100)) is None
    assert view.caret_near(QPointF(100, 100)) is None
    assert middle(view) == view.look.desk


def _turn_wheel(view: PageView, at: QPointF, angle: int) -> None:
    event = QWheelEvent(
        at,
        QPointF(view.viewport().mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        CONTROL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_keyboards_place_is_seen_while_the_view_has_the_focus(view: PageView) -> None:
    view.activateWindow()
    view.setFocus()
    pointer = Pointer(view)
    pointer.click(pointer.place(Caret(0, 4), 0.2))
    line = view.caret_line()
    first_letter = view.pieces_of_span(PageSpan(0, 4, 5))[0].boundingRect()
    assert line.x1() == pytest.approx(first_letter.left())
    assert line.length() == pytest.approx(first_letter.height())
    seen = picture(view)
    view.clearFocus()
    assert picture(view) != seen
    view.text_selection.select(Caret(0, 4), Caret(0, 8))
    assert view.caret_line() is None


def test_the_right_button_opens_the_card_of_the_mark_or_of_the_selection(qtbot: QtBot, view: PageView) -> None:
    mark_id = marked(view, 2, 4, 15)
    view.show_mark(mark_id)
    around, _ = view.mark_rects(mark_id)
    with qtbot.waitSignal(view.mark_clicked) as clicked:
        _open_menu(view, around.center().toPoint())
    assert clicked.args == [mark_id]
    view.text_selection.select(Caret(2, 50), Caret(2, 60))
    with qtbot.waitSignal(view.selection_finished):
        _open_menu(view, QPoint(300, 600))


def _open_menu(view: PageView, at: QPoint) -> None:
    where = view.viewport().mapToGlobal(at)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where))
