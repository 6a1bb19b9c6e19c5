"""A search is kept from a filter or the results, stands in the rail with its count, and shows what it finds."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QListView, QMenu, QPushButton, QTableView, QWidget

from desktop_app.domain.saved_search import SearchShows
from desktop_app.ui.models.rail_model import RailModel
from desktop_app.ui.panels.library import LibraryPanel
from desktop_app.ui.panels.search_screen import SearchScreen
from desktop_app.ui.rail import Rail
from desktop_app.ui.search_keeping import SearchKeeping
from tests.ui.conftest import Shell


class Stage:
    """A window with the rail, the library and the results."""

    def __init__(self, shell: Shell) -> None:
        self.shell, self.window = shell, QWidget()
        row = QHBoxLayout(self.window)
        self.model = RailModel(shell.context, [("library", "Library", "library")], self.window)
        self.library, self.results = LibraryPanel(shell.context), SearchScreen(shell.context)
        for part in (Rail(shell.context, self.model), self.library, self.results):
            row.addWidget(part)
        SearchKeeping(shell.context, self.window)
        shell.show(self.window, 1300, 700)
        self.model.load()
        self.rail = self.window.findChild(QListView, "railList")
        self.filter = self.window.findChild(QLineEdit, "libraryFilter")

    def rows(self) -> list[str]:
        return [self.model.index(row, 0).data() for row in range(self.model.rowCount())]

    def place(self, text: str) -> QPoint:
        return self.rail.visualRect(self.model.index(self.rows().index(text), 0)).center()

    def click(self, text: str) -> None:
        QTest.mouseClick(self.rail.viewport(), Qt.MouseButton.LeftButton, pos=self.place(text))

    def chosen(self) -> list[str]:
        return [row.text for row in self.model.values if row.chosen and row.kind == "search"]

    def name_it(self, name: str) -> None:
        dialog = self.shell.dialog(self.window, "searchNameDialog")
        field = dialog.findChild(QLineEdit, "searchName")
        field.selectAll()
        QTest.keyClicks(field, name)
        QTest.mouseClick(dialog.findChild(QPushButton, "searchNameKeep"), Qt.MouseButton.LeftButton)
        self.shell.settle()


@pytest.fixture
def stage(shell: Shell) -> Stage:
    shell.library.add("Vagus nerve", tags=("vns",))
    shell.library.add("Heart rate")
    return Stage(shell)


def titles(stage: Stage) -> list[str]:
    table = stage.library.findChild(QTableView, "libraryTable").model()
    return [table.index(row, 0).data() for row in range(table.rowCount())]


def test_a_filter_is_kept_and_chosen_in_the_rail(shell: Shell, stage: Stage) -> None:
    QTest.keyClicks(stage.filter, "tag:vns")
    assert titles(stage) == ["Vagus nerve"]
    (save,) = [action for action in stage.filter.actions() if action.objectName() == "saveSearch"]
    assert save.isVisible()
    save.trigger()
    stage.name_it("Of the vagus")
    assert stage.rows()[1:3] == ["Saved searches", "Of the vagus 7"]
    (kept,) = shell.library.saved_searches.kept.values()
    assert (kept.text, kept.shows) == ("tag:vns", SearchShows.PAPERS)
    stage.filter.clear()
    assert len(titles(stage)) == 2
    screens: list[str] = []
    shell.navigator.screen_requested.connect(screens.append)
    stage.click("Of the vagus 7")
    assert (stage.filter.text(), titles(stage), screens) == ("tag:vns", ["Vagus nerve"], ["library"])
    assert stage.chosen() == ["Of the vagus"]
    stage.click("Of the vagus 7")
    assert (stage.filter.text(), stage.chosen()) == ("", [])


def test_results_are_kept_renamed_and_deleted(shell: Shell, stage: Stage) -> None:
    shell.navigator.search_requested.emit("rat in:notes")
    QTest.mouseClick(stage.window.findChild(QPushButton, "saveSearchButton"), Qt.MouseButton.LeftButton)
    stage.name_it("Rats")
    (kept,) = shell.library.saved_searches.kept.values()
    assert kept.shows is SearchShows.HITS
    shell.library.asked.clear()
    stage.click("Rats 12")
    assert shell.library.asked == ["rat in:notes"]
    shell.navigator.screen_shown.emit("questions")
    assert stage.chosen() == []
    menu(stage, "Rats 12", 0)
    stage.name_it("Rodents")
    assert "Rodents 12" in stage.rows()
    menu(stage, "Rodents 12", 1)
    shell.settle()
    assert "Saved searches" not in stage.rows()
    assert shell.messages[-1] == "Deleted the search “Rodents”. Ctrl+Z brings it back."


def menu(stage: Stage, text: str, place: int) -> None:
    """Do what stands in this place of the row's menu."""
    stage.rail.customContextMenuRequested.emit(stage.place(text))
    opened = stage.window.findChildren(QMenu, "savedSearchMenu")[-1]
    opened.actions()[place].trigger()
    opened.close()


def test_counts_follow_changes_after_a_rest(shell: Shell, stage: Stage) -> None:
    shell.library.saved_searches.save("No PDF", "no:pdf", SearchShows.PAPERS)
    shell.qtbot.waitUntil(lambda: "No PDF 6" in stage.rows())
    stage.model.stop()


def test_a_filter_is_completed_from_a_list(shell: Shell, stage: Stage) -> None:
    stage.filter.setFocus()
    QTest.keyClicks(stage.filter, "heart st")
    offers = QApplication.activePopupWidget()
    assert offers.objectName() == "filterOffers"
    QTest.keyClick(offers, Qt.Key.Key_Down)
    QTest.keyClick(offers, Qt.Key.Key_Return)
    assert stage.filter.text() == "heart state:"
    QTest.keyClicks(stage.filter, "rea")
    offers = QApplication.activePopupWidget()
    assert [offers.model().index(row, 0).data() for row in range(2)] == ["state:reading", "state:read"]
    QTest.keyClick(offers, Qt.Key.Key_Escape)
    QTest.keyClicks(stage.filter, "zz")
    assert QApplication.activePopupWidget() is None


def test_filters_in_words_pick_papers_of_a_list(shell: Shell, stage: Stage) -> None:
    QTest.keyClicks(stage.filter, "heart")
    assert titles(stage) == ["Heart rate"]
    stage.filter.clear()
    QTest.keyClicks(stage.filter, "tag:")
    assert len(titles(stage)) == 2
    QTest.keyClicks(stage.filter, "nobody")
    assert titles(stage) == []
    paper = next(iter(shell.library.papers))
    shell.library.library.tag(paper, ["nobody"])
    shell.settle()
    assert titles(stage) == ["Vagus nerve"]
    stage.model.stop()
