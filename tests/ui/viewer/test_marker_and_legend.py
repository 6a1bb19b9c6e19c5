"""The marker in her hand, and the legend."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.panels.reader import ReaderPanel
from desktop_app.ui.viewer.selection import Caret
from desktop_app.ui.widgets.elided_label import ElidedLabel
from tests.ui.viewer.marked_library import MarkedLibrary


@pytest.fixture
def library(qtbot: QtBot, tmp_path: Path) -> Iterator[MarkedLibrary]:
    library = MarkedLibrary(qtbot, tmp_path)
    yield library
    library.close()


def bar(library: MarkedLibrary) -> QWidget:
    return library.panel.findChild(QWidget, "markerBar")


def legend(library: MarkedLibrary) -> QWidget:
    return library.panel.findChild(QWidget, "legendStrip")


def told(library: MarkedLibrary) -> str:
    return bar(library).findChild(ElidedLabel, "markerTold").full_text()


def take_up(library: MarkedLibrary) -> None:
    library.surface.setFocus()
    QTest.keyClick(library.surface, Qt.Key.Key_H)


def test_with_the_marker_in_hand_each_selection_is_marked_at_once(library: MarkedLibrary) -> None:
    assert bar(library).isHidden()
    take_up(library)
    assert bar(library).isVisible()
    assert told(library) == "Each selection becomes: Claim, highlight"
    library.select(4, 9)
    library.key(Qt.Key.Key_2, "2")
    library.key(Qt.Key.Key_U, "u")
    assert told(library) == "Each selection becomes: Evidence, underline"
    library.select(20, 30)
    library.settle()
    marks = sorted(library.marks(), key=lambda mark: mark.sort_key)
    assert [(mark.quote, mark.kind) for mark in marks] == [("vagus", "highlight"), ("ies signal", "underline")]
    assert marks[0].category_id != marks[1].category_id
    assert not library.surface.has_selection()


def test_the_next_window_goes_on_with_the_last_category_and_kind(library: MarkedLibrary) -> None:
    library.select(4, 15)
    library.key(Qt.Key.Key_U, "u")
    library.key(Qt.Key.Key_3, "3")
    assert [mark.kind for mark in library.marks()] == ["underline"]
    another = ReaderPanel(library.context, library.window)
    library.navigator.paper_opened.emit(library.services.reading.open(library.paper))
    for _step in another.completing():
        pass
    library.settle()
    choice = another.marking.choice
    assert (choice.category.key, choice.kind) == ("3", "underline")
    another.flush()
    library.services.choices.remember_marker("gone", "gone")
    untouched = ReaderPanel(library.context, library.window)
    library.navigator.paper_opened.emit(library.services.reading.open(library.paper))
    for _step in untouched.completing():
        pass
    library.settle()
    assert (untouched.marking.choice.category.key, untouched.marking.choice.kind) == ("1", "highlight")
    untouched.flush()


def test_escape_lays_the_marker_down(library: MarkedLibrary) -> None:
    take_up(library)
    library.key(Qt.Key.Key_Escape)
    assert bar(library).isHidden()
    assert not library.panel.findChild(QAction, "stickyMarkerAction").isChecked()
    library.select(4, 9)
    assert library.marks() == []
    assert library.button("popupComment").isVisible()


def test_the_same_key_and_the_button_lay_it_down(library: MarkedLibrary) -> None:
    take_up(library)
    take_up(library)
    assert bar(library).isHidden()
    take_up(library)
    library.push("markerEnd")
    assert bar(library).isHidden()


def test_the_bar_picks_categories_by_pointer(library: MarkedLibrary) -> None:
    take_up(library)
    buttons = bar(library).findChildren(QWidget, "category_3")
    QTest.mouseClick(next(one for one in buttons if one.isVisible()), Qt.MouseButton.LeftButton)
    assert told(library).startswith("Each selection becomes: Method")
    assert library.surface.hasFocus()


def test_the_legend_counts_the_marks_of_the_document(library: MarkedLibrary) -> None:
    library.mark_one(4, 9)
    library.mark_one(20, 30)
    end = len(library.view.readable_text(0).text.rstrip())
    library.surface.text_selection.select(Caret(0, end - 10), Caret(1, 9))
    library.key(Qt.Key.Key_3, "3")
    QTest.keyClick(library.surface, Qt.Key.Key_L)
    assert legend(library).isVisible()
    assert library.button("legend_1").accessibleName() == "Claim, 2 marks"
    assert library.button("legend_3").accessibleName() == "Method, 1 mark"
    assert not library.button("legend_2").isEnabled()
    library.mark_one(40, 50, Qt.Key.Key_2, "2")
    assert library.button("legend_2").accessibleName() == "Evidence, 1 mark"


def test_a_category_of_the_legend_leads_to_its_next_mark(library: MarkedLibrary) -> None:
    first, second = library.mark_one(4, 9), library.mark_one(20, 30)
    QTest.keyClick(library.surface, Qt.Key.Key_L)
    reached = []
    for _click in range(3):
        library.push("legend_1")
        reached.append(library.surface.selected_mark)
    assert reached == [first.id, second.id, first.id]


def test_the_legend_opens_the_editor_and_closes(library: MarkedLibrary) -> None:
    QTest.keyClick(library.surface, Qt.Key.Key_L)
    with library.qtbot.waitSignal(library.navigator.categories_requested):
        library.push("legendEdit")
    library.push("legendClose")
    assert legend(library).isHidden()
    assert library.surface.hasFocus()


def test_keys_that_mean_nothing_on_a_card_still_do_what_they_do(library: MarkedLibrary) -> None:
    library.click(library.mark_one())
    QTest.keyClick(library.surface, Qt.Key.Key_L)
    assert legend(library).isVisible()


def test_the_bar_gives_way_in_a_narrow_reader(library: MarkedLibrary) -> None:
    take_up(library)
    width = library.panel.width()
    library.panel.resize(420, 700)
    library.settle()
    assert library.panel.width() == 420
    assert not [one for one in bar(library).findChildren(QWidget, "kind_underline") if one.isVisible()]
    assert library.button("markerEnd").isVisible()
    library.panel.resize(max(width, 900), 700)
    library.settle()
    assert [one for one in bar(library).findChildren(QWidget, "kind_underline") if one.isVisible()]
