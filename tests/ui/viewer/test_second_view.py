"""The second reader: keeps a text open, goes its own way, and its keys are its own."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from desktop_app.domain.changes import Entity, Operation
from desktop_app.domain.ids import PaperId
from desktop_app.ui.panels.reader import PLUGIN, ReaderPanel
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.second_pane import SecondPane
from tests.ui.records import PAPER
from tests.ui.viewer.conftest import PAGE
from tests.ui.viewer.reading_library import ReadingDesk

CONTROL = Qt.KeyboardModifier.ControlModifier
OTHER = PaperId(UUID("0190e4c2-0000-7000-8000-000000000009"))


class Readers:
    def __init__(self, desk: ReadingDesk) -> None:
        self.desk = desk
        for paper, name in ((PAPER, "first.pdf"), (OTHER, "other.pdf")):
            desk.library.papers[paper] = replace(desk.library.papers[PAPER], id=paper)
            desk.library.add_pdf(desk.pages.add(name, pages=[PAGE] * 9), paper)
        self.first: ReaderPanel = PLUGIN.build(desk.context)
        desk.show(self.first, 1100, 700)
        for _step in self.first.completing():
            pass
        desk.open(PAPER)

    def split(self) -> None:
        self.first.commands["splitAction"].trigger()
        self.desk.settle()

    @property
    def pane(self) -> SecondPane:
        return self.first.findChild(SecondPane)

    @property
    def second(self) -> ReaderPanel:
        return self.pane.findChild(ReaderPanel)

    def views(self) -> tuple[PageView, PageView]:
        return self.first.host.pages, self.second.host.pages


@pytest.fixture
def readers(desk: ReadingDesk) -> Iterator[Readers]:
    readers = Readers(desk)
    yield readers
    readers.first.flush()
    for panel in readers.first.findChildren(ReaderPanel):
        panel.flush()


def test_two_places_of_one_text(readers: Readers) -> None:
    readers.first.host.pages.go_to_page(4)
    readers.split()
    first, second = readers.views()
    assert readers.pane.isVisible()
    assert (first.page_index, second.page_index) == (4, 4)
    second.go_to_page(7)
    assert (first.page_index, second.page_index) == (4, 7)
    first.go_to_page(1)
    assert (first.page_index, second.page_index) == (1, 7)


def test_a_paper_stays_open_while_another_is_looked_at(readers: Readers) -> None:
    readers.split()
    readers.desk.open(OTHER)
    assert readers.first.reading.paper.id == OTHER
    assert readers.second.reading.paper.id == PAPER
    assert readers.pane.findChild(QLabel, "secondTitle").full_text() == readers.second.reading.paper.title
    assert [view.pdf.path.name for view in readers.views()] == ["other.pdf", "first.pdf"]


def test_another_paper_is_shown_beside(readers: Readers) -> None:
    readers.desk.navigator.beside_requested.emit(OTHER)
    readers.desk.settle()
    assert [view.pdf.path.name for view in readers.views()] == ["first.pdf", "other.pdf"]


def test_a_page_found_by_searching_is_shown_beside(readers: Readers) -> None:
    (document,) = (one for one in readers.desk.library.document_table.values() if one.paper_id == OTHER)
    readers.desk.navigator.page_beside_requested.emit(OTHER, document.id, 5)
    readers.desk.settle()
    first, second = readers.views()
    assert (second.pdf.path.name, first.page_index, second.page_index) == ("other.pdf", 0, 5)


def test_keys_are_for_the_reader_with_the_focus(readers: Readers) -> None:
    readers.split()
    first, second = readers.views()
    before = first.zoom_factor
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_0, CONTROL)
    assert second.zoom_factor == 1.0
    assert first.zoom_factor == before
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Plus, CONTROL)
    assert first.zoom_factor > before
    assert second.zoom_factor == 1.0


def test_the_sides_are_changed(readers: Readers) -> None:
    wished: list[PaperId] = []
    readers.desk.navigator.paper_open_requested.connect(wished.append)
    readers.desk.navigator.beside_requested.emit(OTHER)
    readers.desk.settle()
    QTest.mouseClick(readers.pane.findChild(QToolButton, "secondSwap"), Qt.MouseButton.LeftButton)
    readers.desk.settle()
    assert wished == [OTHER]
    assert readers.second.reading.paper.id == PAPER


def test_the_button_closes_it_and_the_first_goes_on(readers: Readers) -> None:
    readers.split()
    QTest.mouseClick(readers.pane.findChild(QToolButton, "secondClose"), Qt.MouseButton.LeftButton)
    assert not readers.pane.isVisible()
    assert readers.first.reading.paper.id == PAPER
    readers.split()
    assert readers.pane.isVisible()


def test_a_paper_that_goes_to_the_trash_leaves_the_second_view(readers: Readers) -> None:
    readers.desk.navigator.beside_requested.emit(OTHER)
    readers.desk.settle()
    readers.desk.library.say(Entity.PAPER, OTHER, Operation.REMOVED, OTHER)
    readers.desk.settle()
    assert not readers.pane.isVisible()


def test_two_texts_ask_for_room_where_there_is_little(readers: Readers) -> None:
    asked: list[bool] = []
    readers.desk.navigator.room_requested.connect(asked.append)
    readers.first.resize(600, 700)
    readers.split()
    assert asked == [True]
    readers.split()
    assert asked == [True, False]
