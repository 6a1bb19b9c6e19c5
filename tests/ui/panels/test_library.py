"""The library's table: columns, sorting, filters, changing several papers, the trash."""

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import PaperState
from desktop_app.ui.panels.library import PLUGIN, LibraryPanel
from desktop_app.ui.widgets.row_table import RowTable
from tests.ui.conftest import Shell


def made(shell: Shell) -> tuple[LibraryPanel, RowTable]:
    panel = PLUGIN.build(shell.context)
    table = panel.findChild(RowTable, "libraryTable")
    table.tester = QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    shell.show(panel)
    return panel, table


def titles(table: RowTable) -> list[str]:
    model = table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def select(table: RowTable, *rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag
    for place, row in enumerate(rows):
        how = (flags.ClearAndSelect if place == 0 else flags.Select) | flags.Rows
        table.selectionModel().select(table.model().index(row, 0), how)


def menu_of(panel: LibraryPanel, table: RowTable) -> QMenu:
    table.customContextMenuRequested.emit(QPoint(30, 10))
    return panel.findChildren(QMenu, "libraryMenu")[-1]


def act(menu: QMenu, text: str) -> object:
    return next(action for action in menu.actions() if action.text() == text)


def test_a_click_on_a_heading_sorts_both_ways(shell: Shell) -> None:
    for title, year in (("b", 2001), ("a", 2003), ("c", 2002)):
        shell.library.add(title, year=year)
    _panel, table = made(shell)
    header = table.horizontalHeader()
    header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    assert titles(table) == ["a", "b", "c"]
    header.setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    assert titles(table) == ["a", "c", "b"]


def test_words_and_states_filter(shell: Shell) -> None:
    shell.library.add("Heart rate", state=PaperState.READ)
    shell.library.add("Vagus nerve", tags=("vns",))
    panel, table = made(shell)
    panel.findChild(QLineEdit, "libraryFilter").setText("VNS")
    assert titles(table) == ["Vagus nerve"]
    panel.findChild(QLineEdit, "libraryFilter").clear()
    QTest.mouseClick(panel.findChild(QPushButton, "libraryStates-read"), Qt.MouseButton.LeftButton)
    assert titles(table) == ["Heart rate"]
    panel.findChild(QLineEdit, "libraryFilter").setText("nothing of the sort")
    assert panel.findChild(object, "libraryEmpty").isVisible()


def test_enter_and_double_click_open(shell: Shell) -> None:
    paper = shell.library.add("One")
    _panel, table = made(shell)
    wished: list[PaperId] = []
    shell.navigator.paper_open_requested.connect(wished.append)
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    rect = table.visualRect(table.model().index(0, 0))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert wished == [paper, paper]


def test_several_papers_are_changed_together(shell: Shell) -> None:
    papers = [shell.library.add(title) for title in ("a", "b", "c")]
    panel, table = made(shell)
    table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    select(table, 0, 2)
    states = act(menu_of(panel, table), "Reading state").menu()
    act(states, "◐ reading\t3").trigger()
    act(menu_of(panel, table), "Read next").trigger()
    assert shell.library.queued == [papers[0], papers[2]]
    ratings = act(menu_of(panel, table), "Rating").menu()
    act(ratings, "★★★").trigger()
    changed = [shell.library.papers[paper] for paper in papers]
    assert [paper.state is PaperState.READING for paper in changed] == [True, False, True]
    assert [paper.rating for paper in changed] == [3, None, 3]
    QTest.keyClick(table, Qt.Key.Key_4)
    assert [shell.library.papers[paper].state is PaperState.READ for paper in papers] == [True, False, True]
    assert shell.messages[-1] == "2 papers: read. Ctrl+Z takes it back."


def test_tags_are_given_and_taken(shell: Shell) -> None:
    paper = shell.library.add("a", tags=("old",))
    panel, table = made(shell)
    select(table, 0)
    tags = act(menu_of(panel, table), "Tags").menu()
    field = tags.findChild(QLineEdit, "newTag")
    field.setText("new, other")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shell.library.papers[paper].tags == ("old", "new", "other")
    act(tags, "old").setChecked(False)
    assert shell.library.papers[paper].tags == ("new", "other")


def test_selected_papers_stay_selected_when_others_come(shell: Shell) -> None:
    shell.library.add("b")
    _panel, table = made(shell)
    table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    select(table, 0)
    shell.library.add("a")
    shell.settle()
    assert [index.row() for index in table.selectionModel().selectedRows()] == [1]


def test_the_trash_is_shown_and_gives_back(shell: Shell) -> None:
    paper = shell.library.add("gone")
    shell.library.add("here")
    panel, table = made(shell)
    select(table, titles(table).index("gone"))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    shell.settle()
    assert titles(table) == ["here"]
    QTest.mouseClick(panel.findChild(QPushButton, "libraryStates-trash"), Qt.MouseButton.LeftButton)
    assert titles(table) == ["gone"]
    select(table, 0)
    act(menu_of(panel, table), "Put back").trigger()
    shell.settle()
    assert paper not in shell.library.trash
    assert titles(table) == []


def test_export_takes_all_chosen_papers(shell: Shell) -> None:
    papers = {shell.library.add("a"), shell.library.add("b")}
    panel, table = made(shell)
    wished: list[tuple[PaperId, ...]] = []
    shell.navigator.export_requested.connect(wished.append)
    select(table, 0, 1)
    act(menu_of(panel, table), "Export…").trigger()
    assert [set(ids) for ids in wished] == [papers]


def test_numbers_say_what_they_count(shell: Shell) -> None:
    _panel, shown = made(shell)
    table = shown.model()
    hints = [
        table.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        for place in range(table.columnCount())
    ]
    assert [hint for hint in hints if hint] == ["All marks", "Open questions", "Open to-dos"]


def test_columns_can_be_hidden(shell: Shell) -> None:
    shell.library.add("a")
    panel, table = made(shell)
    table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    act(panel.findChild(QMenu, "columnMenu"), "Authors").setChecked(False)
    assert table.isColumnHidden(1)
    assert not table.isColumnHidden(0)
