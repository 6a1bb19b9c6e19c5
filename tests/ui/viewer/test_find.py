"""Finding words in what is shown: all places lit, from where she is round the ends, page by page."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListView, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.pdf.inquiries import LABELS
from desktop_app.ui.panels.reader import PLUGIN, ReaderPanel
from desktop_app.ui.viewer import finder
from desktop_app.ui.viewer.found_rows import PAGE_ROLE
from desktop_app.ui.viewer.hit_marker import HitMarker
from desktop_app.ui.viewer.page_view import PageView
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
        for _ in self.panel.completing():
            pass
        desk.library.add_abstract("## Abstract\nNeurotrophins help. Neurotrophins are found.")
        desk.library.add_pdf(desk.pages.add("paper.pdf", pages=PAGES))
        desk.open()
        self.field = self.panel.findChild(QLineEdit, "findWords")
        self.told = self.panel.findChild(QLabel, "findTold")

    @property
    def view(self) -> PageView:
        return self.panel.stage.pages

    @property
    def rows(self) -> QListView:
        return self.panel.findChild(QListView, "foundList")

    def button(self, name: str) -> QAbstractButton:
        return self.panel.findChild(QAbstractButton, name)

    def show_pages(self, pages: list[str], **parts: object) -> None:
        """Another PDF of the paper, with these pages."""
        self.desk.library.add_pdf(self.desk.pages.add("other.pdf", pages=pages, **parts))
        self.desk.settle()
        QTest.mouseClick(self.button("document2"), Qt.MouseButton.LeftButton)
        assert self.view.page_count == len(pages)

    def wait_for_marks(self, wanted: list[tuple[str, int]]) -> None:
        """Quotes and the numbers of their categories."""
        self.desk.qtbot.waitUntil(
            lambda: [(mark.quote, mark.category_id.int) for mark in self.desk.library.all_marks()] == wanted
        )

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


def test_all_places_are_counted_and_the_first_one_is_shown(finding: Finding) -> None:
    finding.begin("beta")
    finding.wait_for("1 of 3")
    assert finding.view.lights.hit == (PageSpan(0, 6, 10),)
    assert len(finding.view.lights.hits_on(2)) == 2
    QTest.keyClick(finding.field, Qt.Key.Key_Return)
    assert finding.told.text() == "2 of 3"
    assert finding.view.lights.hit[0].page_index == 2
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
    assert finding.view.lights.hit == ()
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


def test_a_text_that_comes_later_or_is_replaced_is_searched_then(finding: Finding) -> None:
    """As when a scan is read: the page had no text before."""
    file = finding.desk.pages.files[finding.view.pdf.path]
    finding.begin("beta")
    finding.wait_for("1 of 3")
    file.pages = [PAGES[0], "Now there is a beta here, and a beta there.", *PAGES[2:]]
    finding.desk.pages.send_text(finding.view.pdf, 1)
    finding.wait_for("1 of 5")
    file.pages = ["Nothing any more.", *file.pages[1:]]
    finding.desk.pages.send_text(finding.view.pdf, 0)
    finding.desk.qtbot.waitUntil(lambda: finding.told.text() in ("", "Not found"))
    QTest.keyClick(finding.field, Qt.Key.Key_Return)
    finding.wait_for("1 of 4")


def test_a_word_on_every_line_ends_somewhere(finding: Finding, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "MOST_HITS", 40)
    monkeypatch.setattr("desktop_app.ui.viewer.find_bar.MOST_HITS", 40)
    finding.show_pages([PAGE] * 9)
    finding.begin("nerve")
    finding.wait_for("1 of 40+")


def test_the_options_tell_capitals_whole_words_and_accents_apart(finding: Finding) -> None:
    finding.show_pages(["Cafe café cafes", "CAFE"])
    finding.begin("cafe")
    finding.wait_for("1 of 4")
    for name, told in (("findCase", "1 of 2"), ("findWhole", "1 of 1"), ("findAccents", "Not found")):
        QTest.mouseClick(finding.button(name), Qt.MouseButton.LeftButton)
        if name == "findAccents":
            finding.field.setText("cafè")
        finding.wait_for(told)
    QTest.keyClick(finding.field, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    finding.wait_for("1 of 1")
    assert finding.field.text() == "cafè"


def test_words_over_the_end_of_a_page_are_one_place_on_two_pages(finding: Finding) -> None:
    finding.show_pages(["It ends with the vagus\n7", "nerve and goes on.", "vagus nerve"])
    finding.begin("vagus nerve")
    finding.wait_for("1 of 2")
    assert [span.page_index for span in finding.view.lights.hit] == [0, 1]


def test_places_are_listed_with_their_line_and_page_and_enter_goes_there(finding: Finding) -> None:
    finding.begin("beta")
    finding.wait_for("1 of 3")
    assert not finding.rows.isVisible()
    QTest.keyClick(finding.field, Qt.Key.Key_Down)
    assert finding.rows.hasFocus()
    said = [finding.rows.model().index(row, 0).data() for row in range(3)]
    assert said == ["Alpha beta., page 1", "Beta again and be-, page 3", "Beta again and beta once more., page 3"]
    QTest.keyClick(finding.rows, Qt.Key.Key_Down)
    assert finding.told.text() == "2 of 3"
    assert finding.rows.currentIndex().row() == 1
    QTest.keyClick(finding.rows, Qt.Key.Key_Return)
    assert finding.view.hasFocus()
    assert finding.view.lights.hit[0].page_index == 2
    QTest.keyClick(finding.view, Qt.Key.Key_Escape)
    assert not finding.rows.isVisible()


def test_the_list_calls_pages_by_their_labels(finding: Finding) -> None:
    finding.show_pages(PAGES, answers={LABELS: ("i", "ii", "1", "2")})
    finding.begin("beta")
    finding.wait_for("1 of 3")
    assert [finding.rows.model().index(row, 0).data(PAGE_ROLE) for row in range(3)] == ["i", "1", "1"]


def test_the_present_place_becomes_a_mark_by_the_key_of_a_category(finding: Finding) -> None:
    finding.begin("beta")
    finding.wait_for("1 of 3")
    QTest.keyClick(finding.field, Qt.Key.Key_Down)
    QTest.keyClick(finding.rows, Qt.Key.Key_2)
    finding.wait_for_marks([("beta", 2)])
    QTest.keyClick(finding.rows, Qt.Key.Key_Down)
    QTest.keyClick(finding.rows, Qt.Key.Key_Return)
    QTest.keyClick(finding.view, Qt.Key.Key_3)
    finding.wait_for_marks([("beta", 2), ("Beta", 3)])
    QTest.keyClick(finding.view, Qt.Key.Key_F3)
    QTest.keyClick(finding.view, Qt.Key.Key_F, CONTROL)
    QTest.keyClick(finding.field, Qt.Key.Key_Return, CONTROL)
    finding.desk.qtbot.waitUntil(lambda: len(finding.desk.library.all_marks()) == 3)


def test_all_places_become_marks_in_one_action(finding: Finding) -> None:
    finding.begin("beta")
    finding.wait_for("1 of 3")
    QTest.keyClick(finding.field, Qt.Key.Key_Return, CONTROL | SHIFT)
    finding.desk.qtbot.waitUntil(lambda: len(finding.desk.library.all_marks()) == 3)
    assert finding.desk.library.batches == [3]
    assert "3" in finding.desk.messages[-1]


def test_all_places_are_marked_as_the_menu_says_also_where_texts_come_late_and_one_never(finding: Finding) -> None:
    finding.show_pages(["beta one", *["no"] * 5, "beta two", *["no"] * 5, "beta three"])
    finding.begin("beta")
    finding.wait_for("1 of 3")
    QTest.keyClick(finding.field, Qt.Key.Key_Down)
    pages, view = finding.desk.pages, finding.view
    pages.is_holding = True
    menu = finding.panel.findChild(QMenu, "markAllFoundMenu")
    menu.aboutToShow.emit()
    finding.panel.host.findChild(HitMarker)._patience.setInterval(30)
    next(action for action in menu.actions() if "Evidence" in action.text()).trigger()
    assert finding.desk.library.all_marks() == []
    pages.send_text(view.pdf, 12)
    finding.wait_for_marks([("beta", 2), ("beta", 2)])
    assert [mark.anchor.page_index for mark in finding.desk.library.all_marks()] == [0, 12]


def test_the_key_for_the_next_place_takes_up_the_last_search(finding: Finding) -> None:
    finding.begin("beta")
    finding.wait_for("1 of 3")
    QTest.keyClick(finding.field, Qt.Key.Key_Escape)
    QTest.keyClick(finding.view, Qt.Key.Key_F3)
    assert finding.field.text() == "beta"
    finding.wait_for("1 of 3")


def test_there_is_nothing_to_mark_before_something_is_found(finding: Finding) -> None:
    finding.panel.commands["markAllFoundAction"].trigger()
    assert finding.desk.messages == ["Find something first, to mark it."]


def test_ticks_stand_along_the_scroll_bar_while_places_are_lit(finding: Finding) -> None:
    ticks = finding.view.verticalScrollBar().findChild(QWidget, "hitTicks")
    assert not ticks.isVisible()
    finding.begin("beta")
    finding.desk.qtbot.waitUntil(ticks.isVisible)
    image = ticks.grab().toImage()
    rows = {y for y in range(image.height()) if image.pixelColor(image.width() // 2, y).alpha() > 0}
    assert min(rows) < image.height() / 4 < image.height() / 2 < max(rows)
    QTest.keyClick(finding.field, Qt.Key.Key_Escape)
    assert not ticks.isVisible()


def test_a_wish_to_find_that_comes_before_it_is_built_is_kept(qtbot: QtBot, desk: ReadingDesk) -> None:
    panel = PLUGIN.build(desk.context)
    desk.show(panel)
    desk.library.add_pdf(desk.pages.add("paper.pdf", pages=PAGES))
    desk.open()
    QTest.keyClick(panel, Qt.Key.Key_F, CONTROL)
    assert panel.findChild(QLineEdit, "findWords") is None
    for _ in panel.completing():
        pass
    assert panel.findChild(QLineEdit, "findWords").hasFocus()
    panel.flush()
    panel.close()


def test_the_first_jump_of_a_search_can_be_taken_back(finding: Finding) -> None:
    jumps: list[object] = []
    finding.panel.host.jumping.connect(lambda: jumps.append(1))
    finding.begin("beta")
    finding.wait_for("1 of 3")
    QTest.keyClick(finding.field, Qt.Key.Key_Return)
    QTest.keyClick(finding.field, Qt.Key.Key_Return)
    assert len(jumps) == 1
