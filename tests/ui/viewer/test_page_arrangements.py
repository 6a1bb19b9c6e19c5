"""Pages in other arrangements, turned, in other tones, moved by hand and by the wheel."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.document import Arrangement, ReadingPosition
from desktop_app.domain.ids import MarkId
from desktop_app.pdf.tones import Tone
from desktop_app.ui.theme import PageWish, Theme, ThemeWish
from desktop_app.ui.viewer.look import ViewerLook, viewer_look
from desktop_app.ui.viewer.mark_painting import MarkStyle, Shape
from desktop_app.ui.viewer.mark_styles import ShownMark
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.selection import Caret, PageSpan
from desktop_app.ui.viewer.zoom import Fit, Zoom
from tests.ui.records import mark
from tests.ui.viewer.conftest import PAGE, Pointer, open_file, shown
from tests.ui.viewer.paper_pages import PaperPages

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
#: beside the text of a page that is as wide as the view
EMPTY = QPoint(590, 300)


AT = QPointF(200, 300)


def turn_wheel(
    view: PageView, angle: int, modifiers: Qt.KeyboardModifier = NONE, pixels: int = 0, at: QPointF = AT
) -> None:
    event = QWheelEvent(
        at,
        QPointF(view.viewport().mapToGlobal(at.toPoint())),
        QPoint(0, pixels),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.ScrollUpdate if pixels else Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def key(view: PageView, *keys: Qt.Key) -> None:
    for one in keys:
        QTest.keyClick(view, one)


def marked(view: PageView) -> MarkId:
    made = replace(mark(1), anchor=view.readable_text(0).anchor(4, 15))
    view.set_marks({made.id: ShownMark(made, MarkStyle(Shape.FILL, QColor("#ffd400"), "!", "Claim"))})
    return made.id


# one page at a time


@pytest.fixture
def single(view: PageView) -> PageView:
    view.arrange(Arrangement.SINGLE)
    return view


def test_only_one_page_shows_and_keys_turn_it_at_its_end(single: PageView) -> None:
    bar = single.verticalScrollBar()
    assert set(single.visible_boxes()) == {0}
    key(single, Qt.Key.Key_PageDown)
    assert (single.page_index, bar.value()) == (0, bar.maximum())
    key(single, Qt.Key.Key_PageDown)
    assert (single.page_index, bar.value()) == (1, bar.minimum())
    assert set(single.visible_boxes()) == {1}
    key(single, Qt.Key.Key_Up)
    assert (single.page_index, bar.value()) == (0, bar.maximum())
    key(single, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert single.page_index == 2
    key(single, Qt.Key.Key_Left)
    assert single.page_index == 1
    key(single, Qt.Key.Key_End)
    assert single.page_index == 8
    key(single, Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert (single.page_index, bar.value()) == (8, bar.maximum())
    key(single, Qt.Key.Key_Home)
    assert (single.page_index, bar.value()) == (0, bar.minimum())


def test_the_wheel_turns_the_page_a_notch_beyond_its_end(single: PageView) -> None:
    bar = single.verticalScrollBar()
    bar.setValue(bar.maximum())
    for _ in range(3):
        turn_wheel(single, -30)
    assert single.page_index == 0
    turn_wheel(single, -30)
    assert (single.page_index, bar.value()) == (1, bar.minimum())
    turn_wheel(single, 120)
    assert (single.page_index, bar.value()) == (0, bar.maximum())


def test_a_mark_and_a_passage_on_another_page_are_gone_to(single: PageView) -> None:
    single.show_span(PageSpan(5, 4, 15))
    assert single.page_index == 5
    assert single.viewport().rect().contains(single.pieces_of_span(PageSpan(5, 4, 15))[0].boundingRect().toRect())
    single.show_mark(marked(single))
    assert single.page_index == 0


def test_keys_that_select_go_on_to_the_next_page(single: PageView) -> None:
    text = single.readable_text(0).text.rstrip()
    single.text_selection.start(Caret(0, len(text) - 3))
    for _ in range(3):
        QTest.keyClick(single, Qt.Key.Key_Down, SHIFT)
    assert single.text_selection.caret.page_index == 1
    assert single.page_index == 1
    single.go_to_page(5)
    single.clear_selection()
    assert single.page_index == 5


def test_another_arrangement_keeps_the_page(view: PageView) -> None:
    told: list[Arrangement] = []
    view.arrangement_changed.connect(lambda: told.append(view.arrangement))
    view.go_to_page(4)
    for arrangement in (Arrangement.SINGLE, Arrangement.FACING, Arrangement.COVER, Arrangement.CONTINUOUS):
        view.arrange(arrangement)
        assert 4 in view.visible_boxes()
    assert told == [Arrangement.SINGLE, Arrangement.FACING, Arrangement.COVER, Arrangement.CONTINUOUS]


# two side by side


def test_steps_and_the_number_of_the_page_go_by_pairs(view: PageView) -> None:
    view.arrange(Arrangement.FACING)
    assert view.layout_now.width == view.viewport().width()
    QTest.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert view.page_index == 2
    view.turn_to_page(3)
    assert view.page_index == 4
    view.turn_to_page(3)
    assert view.page_index == 3
    assert {2, 3} <= set(view.visible_boxes())


@pytest.mark.parametrize(("arrangement", "second"), [(Arrangement.FACING, {2, 3}), (Arrangement.COVER, {1, 2})])
def test_a_pair_is_turned_as_one_by_keys_and_by_the_wheel(
    view: PageView, arrangement: Arrangement, second: set[int]
) -> None:
    view.arrange(arrangement)
    first = set(view.visible_boxes())
    assert max(first) < min(second)
    key(view, Qt.Key.Key_PageDown)
    assert set(view.visible_boxes()) == second
    key(view, Qt.Key.Key_PageUp)
    assert set(view.visible_boxes()) == first
    turn_wheel(view, -120)
    assert set(view.visible_boxes()) == second
    turn_wheel(view, 120)
    assert set(view.visible_boxes()) == first


@pytest.mark.parametrize(("arrangement", "below"), [(Arrangement.FACING_FLOW, 2), (Arrangement.COVER_FLOW, 1)])
def test_pairs_flow_one_below_the_other(view: PageView, arrangement: Arrangement, below: int) -> None:
    view.arrange(arrangement)
    view.zoom_to(0.4)
    boxes = view.visible_boxes()
    assert {0, below, below + 1} <= set(boxes)
    assert boxes[below].top() == boxes[below + 1].top() > boxes[0].bottom()
    before = view.verticalScrollBar().value()
    view.verticalScrollBar().setValue(before + 30)
    assert view.verticalScrollBar().value() == before + 30
    assert view.visible_boxes()[below].top() == boxes[below].top() - 30


def test_an_enlarged_pair_is_read_to_its_end_before_it_is_turned(view: PageView) -> None:
    view.arrange(Arrangement.FACING)
    view.set_zoom(Zoom.of(1.0))
    bar = view.verticalScrollBar()
    key(view, Qt.Key.Key_PageDown)
    assert set(view.visible_boxes()) == {0, 1}
    assert bar.value() == bar.maximum()
    key(view, Qt.Key.Key_PageDown)
    assert (set(view.visible_boxes()), bar.value()) == ({2, 3}, bar.minimum())


def test_a_page_that_is_the_only_one_has_the_width_to_itself(qtbot: QtBot, pages: PaperPages, look: ViewerLook) -> None:
    view = PageView(pages, look)
    shown(qtbot, view)
    open_file(view, pages, "short.pdf", pages=[PAGE])
    view.arrange(Arrangement.FACING)
    assert view.visible_boxes()[0].width() > view.viewport().width() - 40
    view.close()


def test_in_books_from_right_to_left_the_left_key_goes_on(view: PageView) -> None:
    view.arrange(Arrangement.FACING, is_leftward=True)
    view.set_zoom(Zoom(Fit.PAGE))
    boxes = view.visible_boxes()
    assert boxes[0].left() > boxes[1].left()
    key(view, Qt.Key.Key_Left)
    assert view.page_index == 2


def test_text_of_both_pages_is_selected(view: PageView) -> None:
    view.arrange(Arrangement.FACING)
    Pointer(view).drag(Caret(1, 4), Caret(1, 15))
    assert view.selected_text() == "vagus nerve"


# turned


@pytest.mark.parametrize("quarters", [1, 2, -1])
@pytest.mark.parametrize("arrangement", list(Arrangement))
def test_everything_turns_with_the_page(view: PageView, arrangement: Arrangement, quarters: int) -> None:
    view.arrange(arrangement)
    view.turn_pages(quarters)
    view.go_to_page(0)
    mark_id = marked(view)
    box = view.pieces_of_span(PageSpan(0, 4, 15))[0].boundingRect()
    assert (box.height() > box.width()) is (quarters % 2 == 1)
    assert view.mark_at(box.center()) == mark_id
    Pointer(view).drag(Caret(0, 4), Caret(0, 15))
    assert view.selected_text() == "vagus nerve"
    view.turn_pages(-quarters)
    assert view.position().turn == 0


def test_turned_tiles_are_asked_for_and_others_do_not_stand_in(view: PageView, pages: PaperPages) -> None:
    pages.is_holding = True
    view.turn_pages(1)
    assert {tile.turn for tile in pages.visible} == {90}
    middle = view.viewport().rect().center()
    assert view.viewport().grab().toImage().pixelColor(middle).name() == "#ffffff"


def test_what_is_in_the_middle_stays_there_when_pages_turn(view: PageView) -> None:
    view.zoom_to(2.0)
    view.go_to_page(3)
    middle = QPointF(view.viewport().width() / 2, view.viewport().height() / 2)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 300)
    before = view.point_at(middle)
    view.turn_pages(1)
    after = view.point_at(middle)
    assert (after.page_index, after.x, after.y) == (3, pytest.approx(before.x, abs=2), pytest.approx(before.y, abs=2))


# kept


@pytest.mark.parametrize("arrangement", list(Arrangement))
def test_a_place_with_its_view_is_taken_up_again(view: PageView, arrangement: Arrangement) -> None:
    place = ReadingPosition(4, 0.25, 2.5, arrangement, 90, is_leftward=True)
    view.scroll_to(place)
    kept = view.position()
    assert (kept.page_index, kept.zoom, kept.arrangement, kept.turn, kept.is_leftward) == (
        4,
        2.5,
        arrangement,
        90,
        True,
    )
    assert kept.offset == pytest.approx(0.25, abs=0.02)


# tones


def test_another_tone_asks_for_other_tiles_and_the_first_come_back_at_once(view: PageView, pages: PaperPages) -> None:
    theme = Theme(ThemeWish.LIGHT)
    theme.choose_pages(PageWish.NIGHT)
    pages.is_holding = True
    view.set_look(viewer_look(theme))
    assert {tile.tone for tile in pages.visible} == {Tone.NIGHT}
    middle = view.viewport().rect().center()
    assert view.viewport().grab().toImage().pixelColor(middle).name() == Tone.NIGHT.ground
    theme.choose_pages(PageWish.PAPER)
    asked = len(pages.visible)
    view.set_look(viewer_look(theme))
    assert asked
    assert view.viewport().grab().toImage().pixelColor(middle).name() == "#223344"


def test_marks_are_lighter_than_a_dark_page_and_darker_than_a_white_one(view: PageView) -> None:
    box = view.pieces_of_span(PageSpan(0, 4, 15))[0].boundingRect().center().toPoint()
    theme = Theme(ThemeWish.DARK)
    theme.choose_pages(PageWish.THEME)
    view.set_look(viewer_look(theme))
    assert view.look.page_tone is Tone.NIGHT
    plain = view.viewport().grab().toImage().pixelColor(box)
    marked(view)
    assert view.viewport().grab().toImage().pixelColor(box).lightness() > plain.lightness()
    theme.choose(ThemeWish.LIGHT)
    view.set_look(viewer_look(theme))
    assert view.look.page_tone is Tone.PAPER
    assert view.viewport().grab().toImage().pixelColor(box).lightness() <= plain.lightness()


# the hand


def test_a_drag_beside_the_text_moves_the_pages(view: PageView) -> None:
    view.go_to_page(3)
    pointer, bar = Pointer(view), view.verticalScrollBar()
    before = bar.value()
    QTest.mouseMove(view.viewport(), EMPTY)
    assert view.viewport().cursor().shape() is Qt.CursorShape.OpenHandCursor
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=EMPTY)
    pointer.move(EMPTY, EMPTY - QPoint(0, 60))
    pointer.move(EMPTY, EMPTY - QPoint(0, 130))
    assert view.viewport().cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=EMPTY - QPoint(0, 130))
    assert bar.value() == before + 130
    assert not view.has_selection()
    assert view.viewport().cursor().shape() is not Qt.CursorShape.ClosedHandCursor


def test_a_drag_close_to_the_text_selects(view: PageView) -> None:
    pointer = Pointer(view)
    start = pointer.place(Caret(0, 0), 0.1) - QPoint(6, 0)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    end = pointer.place(Caret(0, 8), 0.9)
    pointer.move(start, end)
    pointer.move(start, end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert view.selected_text() == "the vagus"


@pytest.mark.parametrize("way", ["middle button", "space"])
def test_pages_are_moved_over_text_too(view: PageView, way: str) -> None:
    view.go_to_page(3)
    start = Pointer(view).place(Caret(3, 10))
    button = Qt.MouseButton.MiddleButton if way == "middle button" else Qt.MouseButton.LeftButton
    if way == "space":
        QTest.keyPress(view, Qt.Key.Key_Space)
    before = view.verticalScrollBar().value()
    QTest.mousePress(view.viewport(), button, pos=start)
    Pointer(view).move(start, start + QPoint(0, 50))
    QTest.mouseRelease(view.viewport(), button, pos=start + QPoint(0, 50))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.verticalScrollBar().value() == before - 50
    assert not view.has_selection()


# wheel and touchpad


def test_the_wheel_scrolls_by_pixels_and_sideways_with_shift(view: PageView) -> None:
    view.zoom_to(3.0)
    down, across = view.verticalScrollBar(), view.horizontalScrollBar()
    before = down.value(), across.value()
    turn_wheel(view, -8, pixels=-7)
    assert down.value() == before[0] + 7
    turn_wheel(view, -120)
    assert down.value() > before[0] + 80
    top = down.value()
    turn_wheel(view, -120, SHIFT)
    assert down.value() == top
    assert across.value() > before[1] + 80


def test_small_steps_of_the_wheel_are_not_lost(view: PageView) -> None:
    for _ in range(10):
        turn_wheel(view, -1)
    assert view.verticalScrollBar().value() == 8


def test_two_fingers_zoom_at_the_place_between_them(view: PageView) -> None:
    view.go_to_page(2)
    at = QPointF(200, 300)
    before, factor = view.point_at(at), view.zoom_factor
    device = QPointingDevice.primaryPointingDevice()
    on_screen = QPointF(view.viewport().mapToGlobal(at.toPoint()))
    zoom = Qt.NativeGestureType.ZoomNativeGesture
    QApplication.sendEvent(view.viewport(), QNativeGestureEvent(zoom, device, 2, at, at, on_screen, 0.25, QPointF()))
    after = view.point_at(at)
    assert view.zoom_factor == pytest.approx(factor * 1.25)
    assert (after.page_index, after.x) == (before.page_index, pytest.approx(before.x, abs=1.5))
    assert after.y == pytest.approx(before.y, abs=1.5)
