"""The extent of a mark: its ends dragged or moved by keys, areas and free texts moved and resized; one step of undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.anchor import Anchor, TextQuote
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.selection import Caret
from tests.ui.viewer.conftest import LINE
from tests.ui.viewer.marked_library import MarkedLibrary

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def library(qtbot: QtBot, tmp_path: Path) -> Iterator[MarkedLibrary]:
    library = MarkedLibrary(qtbot, tmp_path)
    yield library
    library.close()


def selected(library: MarkedLibrary, mark: Mark) -> Mark:
    library.click(mark)
    library.panel.marking.close_cards()
    return mark


def end_of(library: MarkedLibrary, mark: Mark, corner: int, piece: int) -> QPoint:
    return library.surface.pieces_of_mark(mark)[piece].at(corner).toPoint()


def before(library: MarkedLibrary, offset: int, page: int = 0) -> QPoint:
    """The lower left of a letter."""
    return library.pointer.place(Caret(page, offset), 0.0) + QPoint(0, 5)


def let_go_of_shift(library: MarkedLibrary) -> None:
    QApplication.sendEvent(
        library.surface, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
    )
    library.settle()


def put(library: MarkedLibrary, kind: str, rect: Rect, comment: str = "") -> Mark:
    anchor = Anchor(TextQuote(""), None, 0, (Quad.from_rect(rect),))
    library.panel.marking.make_at([anchor], kind, comment=comment)
    library.settle()
    return library.marks()[-1]


def test_the_end_of_a_mark_is_dragged_to_another_word(library: MarkedLibrary) -> None:
    mark = selected(library, library.mark_one())
    library.drag(end_of(library, mark, 2, -1), before(library, LINE.index("signals") - 1))
    (moved,) = library.marks()
    assert (moved.id, moved.quote) == (mark.id, "vagus nerve carries")
    assert library.surface.marks[mark.id].mark.quote == "vagus nerve carries"
    assert library.surface.selected_mark == mark.id
    assert library.undo() == "Change extent"
    assert library.texts() == ["vagus nerve"]
    assert library.surface.marks[mark.id].mark.anchor == mark.anchor


def test_the_start_of_a_mark_is_dragged_back(library: MarkedLibrary) -> None:
    mark = selected(library, library.mark_one())
    library.drag(end_of(library, mark, 3, 0), before(library, 0))
    assert library.texts() == ["the vagus nerve"]


def test_what_is_dragged_is_shown_before_it_is_stored(library: MarkedLibrary) -> None:
    from PySide6.QtTest import QTest

    mark = selected(library, library.mark_one())
    start, end = end_of(library, mark, 2, -1), before(library, LINE.index("signals") - 1)
    QTest.mousePress(library.viewport, Qt.MouseButton.LeftButton, pos=start)
    library.pointer.move(start, end)
    assert library.surface.marks[mark.id].mark.anchor.quote.exact == "vagus nerve carries"
    assert library.texts() == ["vagus nerve"]
    library.pointer.move(end, start)
    QTest.mouseRelease(library.viewport, Qt.MouseButton.LeftButton, pos=start)
    library.settle()
    assert library.surface.marks[mark.id].mark == mark
    assert library.services.history.names().undo_name == "Highlight"


def test_a_mark_is_dragged_onto_the_next_page_and_back(library: MarkedLibrary) -> None:
    text = library.view.readable_text(0).text.rstrip()
    library.view.go_to_page(1)
    library.view.scroll_by(-300)
    library.settle()
    mark = selected(library, library.mark_one(len(text) - 5, len(text)))
    library.drag(end_of(library, mark, 2, -1), before(library, 3, page=1))
    assert [one.anchor.page_index for one in library.marks()] == [0, 1]
    assert len({one.anchor.group for one in library.marks()}) == 1
    first, second = library.marks()
    assert first.id == mark.id
    library.drag(end_of(library, second, 2, -1), before(library, len(text) - 2))
    assert [one.id for one in library.marks()] == [mark.id]
    assert list(library.surface.marks) == [mark.id]


def test_shift_and_arrows_move_the_end_in_one_step_of_undo(library: MarkedLibrary) -> None:
    mark = selected(library, library.mark_one())
    for _step in range(2):
        library.key(Qt.Key.Key_Right, modifiers=_SHIFT | _CONTROL)
    library.key(Qt.Key.Key_Left, modifiers=_SHIFT)
    assert library.texts() == ["vagus nerve"]
    let_go_of_shift(library)
    assert library.texts() == ["vagus nerve carries signal"]
    assert not library.surface.has_selection()
    assert library.undo() == "Change extent"
    assert library.texts() == ["vagus nerve"]
    assert mark.id in library.surface.marks


def test_alt_moves_the_start_instead(library: MarkedLibrary) -> None:
    selected(library, library.mark_one())
    library.key(Qt.Key.Key_Right, modifiers=_SHIFT | _CONTROL | _ALT)
    library.key(Qt.Key.Key_Right, modifiers=_SHIFT | _ALT)
    let_go_of_shift(library)
    assert library.texts() == ["nerve"]


def test_with_no_mark_selected_shift_and_arrows_select_text(library: MarkedLibrary) -> None:
    library.mark_one()
    library.surface.text_selection.start(Caret(0, 0))
    library.key(Qt.Key.Key_Right, modifiers=_SHIFT)
    assert library.surface.has_selection()


def test_an_area_is_resized_at_its_corner_with_another_picture(library: MarkedLibrary) -> None:
    start = library.pointer.place(Caret(0, 4), 0.0) - QPoint(3, 7)
    library.drag(start, library.pointer.place(Caret(0, 14), 1.0) + QPoint(3, 7), _CONTROL)
    (mark,) = library.marks()
    assert mark.quote == "vagus nerve"
    selected(library, mark)
    box = library.surface.mark_rects(mark.id)[0]
    library.drag(box.bottomRight().toPoint(), box.bottomRight().toPoint() + QPoint(60, 0))
    (moved,) = library.marks()
    assert moved.anchor.quads[0].bounds.width > mark.anchor.quads[0].bounds.width + 10
    assert moved.quote.startswith("vagus nerve ")
    assert moved.anchor.picture not in ("", mark.anchor.picture)
    assert library.undo() == "Change extent"
    assert library.marks()[0].anchor == mark.anchor


def test_a_free_text_is_moved_as_a_whole_and_stays_on_its_page(library: MarkedLibrary) -> None:
    mark = selected(library, put(library, "free_text", Rect(100, 100, 220, 130), "why?"))
    box = library.surface.mark_rects(mark.id)[0]
    library.drag(box.center().toPoint(), box.center().toPoint() + QPoint(40, 30))
    moved = library.marks()[0].anchor.quads[0].bounds
    assert (round(moved.width, 3), round(moved.height, 3)) == (120, 30)
    assert moved.x0 > 110
    assert library.marks()[0].comment == "why?"
    box = library.surface.mark_rects(mark.id)[0]
    library.drag(box.center().toPoint(), QPoint(library.viewport.width() - 1, round(box.center().y())))
    assert library.marks()[0].anchor.quads[0].bounds.x1 <= library.view.pdf.sizes[0].width


def test_a_click_on_the_selected_area_still_opens_its_card(library: MarkedLibrary) -> None:
    mark = selected(library, put(library, "area", Rect(100, 100, 220, 130)))
    library.click(mark)
    assert library.button("menuDelete").isVisible()
    assert library.services.history.names().undo_name == "Area"


def test_arrows_resize_and_move_a_rectangle(library: MarkedLibrary) -> None:
    mark = selected(library, put(library, "free_text", Rect(100, 100, 220, 130), "why?"))
    library.key(Qt.Key.Key_Right, modifiers=_SHIFT)
    library.key(Qt.Key.Key_Right, modifiers=_SHIFT)
    let_go_of_shift(library)
    wider = library.marks()[0].anchor.quads[0].bounds
    assert (wider.x0, wider.height) == (100, 30)
    assert wider.width > 120
    library.key(Qt.Key.Key_Down, modifiers=_SHIFT | _CONTROL)
    let_go_of_shift(library)
    lower = library.marks()[0].anchor.quads[0].bounds
    assert lower.y0 > 100
    assert lower.height == pytest.approx(30)
    assert library.marks()[0].id == mark.id


def test_keys_store_what_they_did_when_she_leaves_the_text(library: MarkedLibrary) -> None:
    selected(library, library.mark_one())
    library.key(Qt.Key.Key_Right, modifiers=_SHIFT | _CONTROL)
    library.surface.clearFocus()
    library.settle()
    assert library.texts() == ["vagus nerve carries"]


def test_the_ends_of_a_mark_in_an_abstract_are_dragged_too(qtbot: QtBot, tmp_path: Path) -> None:
    library = MarkedLibrary(qtbot, tmp_path, is_abstract=True)
    text = library.surface.readable_text(0).text
    at = text.index("nerve")
    mark = selected(library, library.mark_one(at, at + 5))
    library.drag(end_of(library, mark, 2, -1), before(library, text.index("up-regulates") - 1))
    assert library.texts() == ["nerve stimulation"]
    library.close()


def test_an_end_that_is_dragged_out_of_the_view_takes_the_text_along(library: MarkedLibrary) -> None:
    mark = selected(library, library.mark_one())
    top = library.view.verticalScrollBar().value()
    start = end_of(library, mark, 2, -1)
    library.drag(start, QPoint(start.x(), library.viewport.height() + 80))
    assert library.view.verticalScrollBar().value() > top
    assert library.marks()[0].quote.startswith("vagus nerve carries signals")
