"""Finding words in what is shown: all places lit, from where she is round the ends, page by page."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.text import normalise
from desktop_app.ui.panels.reader import PLUGIN, ReaderPanel
from desktop_app.ui.viewer import finder
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.passage import find_all
from desktop_app.ui.viewer.selection import Caret, PageSpan
from tests.ui.viewer.conftest import PAGE, Pointer
from tests.ui.viewer.reading_library import ReadingDesk

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PAGES = ["Alpha beta.\nGamma delta.", "Nothing of it.", "Beta again and be-\nta once more.", "The end."]


class Finding:
    def __init__(self, desk: ReadingDesk) -> None:
        self.desk = desk
        self.panel: ReaderPanel = PLUGIN.build(desk.context)
        desk.show(self.panel)
        desk.library.add_abstract("## Abstract\nNeurotrophins help. Neurotrophins are found.")
        desk.library.add_pdf(desk.pages.add("paper.pdf", pages=PAGES))
        desk.open()
        self.field = self.panel.findChild(QLineEdit, "findWords")
        self.told = self.panel.findChild(QLabel, "findTold")

    @property
    def view(self) -> PageView:
        return self.panel.findChild(PageView)

    def begin(self, words: str) -> None:
        QTest.keyClick(self.panel, Qt.Key.Key_F, CONTROL)
        assert self.field.hasFocus()
        QTest.keyClicks(self.field, words)

    def wait_for(self, told: str) -> None:
        self.desk.qtbot.waitUntil(lambda: self.told.text() == told)


@pytest.fixture
def finding(desk: ReadingDesk) -> Iterator[Finding]:
    finding = Finding(desk)
    yield finding
    finding.panel.flush()
    finding.panel.close()


def test_words_are_found_whatever_their_case_and_spacing() -> None:
    text = "Beta  gamma, be-\nta gamma and BETA\nGAMMA"
    spans = find_all("beta gamma", normalise(text))
    assert [text[start:end] for start, end in spans] == ["Beta  gamma", "be-\nta gamma", "BETA\nGAMMA"]
    assert find_all("  ", normalise(text)) == []


def test_all_places_are_counted_and_the_first_one_is_shown(finding: Finding) -> None:
    finding.begin("beta")
    finding.wait_for("1 of 3")
    assert finding.view.lights.hit == PageSpan(0, 6, 10)
    assert len(finding.view.lights.hits_on(2)) == 2
    QTest.keyClick(finding.field, Qt.Key.Key_Return)
    assert finding.told.text() == "2 of 3"
    assert finding.view.lights.hit.page_index == 2
    QTest.keyClick(finding.field, Qt.Key.Key_Return)
    QTest.keyClick(finding.field, Qt.Key.Key_Return)
    assert finding.told.text() == "1 of 3"
    QTest.keyClick(finding.field, Qt.Key.Key_Return, SHIFT)
    assert finding.told.text() == "3 of 3"
    QTest.keyClick(finding.view, Qt.Key.Key_F3)
    assert finding.told.text() == "1 of 3"
    QTest.keyClick(finding.view, Qt.Key.Key_F3, SHIFT)
    assert finding.told.text() == "3 of 3"


def test_the_search_begins_where_she_is(finding: Finding) -> None:
    finding.view.zoom_to(1.0)
    finding.view.go_to_page(1)
    finding.begin("beta")
    finding.wait_for("2 of 3")


def test_escape_ends_the_search_and_goes_back_to_the_page(finding: Finding) -> None:
    finding.begin("beta")
    finding.wait_for("1 of 3")
    QTest.keyClick(finding.field, Qt.Key.Key_Escape)
    assert not finding.field.isVisible()
    assert finding.view.hasFocus()
    assert finding.view.lights.hit is None
    assert list(finding.view.lights.hits_on(0)) == []


def test_what_is_not_there_is_told(finding: Finding) -> None:
    finding.begin("omega")
    finding.wait_for("Not found")
    assert not finding.panel.findChild(QAbstractButton, "findNext").isEnabled()
    finding.field.clear()
    finding.wait_for("")


def test_enter_does_not_wait_for_the_pause(finding: Finding) -> None:
    finding.begin("beta")
    QTest.keyClick(finding.field, Qt.Key.Key_Return)
    finding.wait_for("1 of 3")


def test_the_selection_is_proposed(finding: Finding) -> None:
    Pointer(finding.view).drag(Caret(2, 5), Caret(2, 10))
    QTest.keyClick(finding.view, Qt.Key.Key_F, CONTROL)
    assert finding.field.text() == "again"
    finding.wait_for("1 of 1")


def test_the_abstract_is_searched_too_and_another_document_ends_the_search(finding: Finding) -> None:
    QTest.mouseClick(finding.panel.findChild(QAbstractButton, "document0"), Qt.MouseButton.LeftButton)
    finding.begin("neurotrophins")
    finding.wait_for("1 of 2")
    QTest.mouseClick(finding.panel.findChild(QAbstractButton, "document1"), Qt.MouseButton.LeftButton)
    assert not finding.field.isVisible()


def test_a_page_whose_text_does_not_come_is_left_out(finding: Finding) -> None:
    pages, view = finding.desk.pages, finding.view
    for page in (0, 1, 3):
        assert view.readable_text(page) is not None
    pages.is_holding = True
    finding.panel.finder._patience.setInterval(30)
    finding.begin("beta")
    finding.wait_for("1 of 1")


def test_a_page_whose_text_comes_later_is_searched_then(finding: Finding) -> None:
    pages, view = finding.desk.pages, finding.view
    view.readable_text(0)
    pages.is_holding = True
    finding.begin("beta")
    finding.wait_for("1 of 1…")
    for page in (1, 2, 3):
        finding.desk.qtbot.waitUntil(finding.panel.finder._patience.isActive)
        pages.send_text(view.pdf, page)
    finding.wait_for("1 of 3")


def test_a_word_on_every_line_ends_somewhere(qtbot: QtBot, desk: ReadingDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "MOST_HITS", 40)
    monkeypatch.setattr("desktop_app.ui.viewer.find_bar.MOST_HITS", 40)
    panel = PLUGIN.build(desk.context)
    desk.show(panel)
    desk.library.add_pdf(desk.pages.add("long.pdf", pages=[PAGE] * 9))
    desk.open()
    QTest.keyClick(panel, Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(panel.findChild(QLineEdit, "findWords"), "nerve")
    qtbot.waitUntil(lambda: panel.findChild(QLabel, "findTold").text() == "1 of 40+")
    panel.flush()
    panel.close()
