"""A table whose less important columns give way in a narrow window."""

import pytest
from PySide6.QtGui import QStandardItemModel
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.row_table import RowTable


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    table = RowTable(Theme(), "table")
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(3, 4, table))
    for place in range(4):
        table.horizontalHeader().resizeSection(place, 100)
    table.stretch_column(0, 200, giving_way=(3, 2))
    table.show()
    return table


@pytest.mark.parametrize(("width", "shown"), [(700, [0, 1, 2, 3]), (450, [0, 1, 2]), (320, [0, 1])])
def test_columns_give_way_and_come_back(table: RowTable, qtbot: QtBot, width: int, shown: list[int]) -> None:
    header = table.horizontalHeader()
    for step in (1000, width):
        table.resize(step, 200)
        qtbot.waitUntil(lambda: table.viewport().width() > 0)
    assert [place for place in range(4) if not header.isSectionHidden(place)] == shown
    assert sum(header.sectionSize(place) for place in range(4)) == max(table.viewport().width(), 300)


def test_a_column_that_the_reader_hid_stays_hidden(table: RowTable) -> None:
    header = table.horizontalHeader()
    table.resize(1000, 200)
    header.setSectionHidden(3, True)
    table.resize(320, 200)
    table.resize(1000, 200)
    assert [header.isSectionHidden(place) for place in range(4)] == [False, False, False, True]


def test_columns_give_way_to_what_the_first_one_wishes_for_and_then_it_gives_way_itself(table: RowTable) -> None:
    header = table.horizontalHeader()
    table.stretch_column(0, 150, 400, giving_way=(3, 2))
    table.resize(560, 200)
    assert [header.isSectionHidden(place) for place in (1, 2, 3)] == [False, True, True]
    table.resize(300, 200)
    assert header.sectionSize(0) == max(table.viewport().width() - 100, 150)


def test_an_empty_column_goes_where_the_first_one_would_have_plenty(table: RowTable) -> None:
    header = table.horizontalHeader()
    table.stretch_column(0, 150, 200, (3, 2), empty=(3,), roomy_px=400)
    table.resize(560, 200)
    assert [header.isSectionHidden(place) for place in (1, 2, 3)] == [False, False, True]
    table.resize(1000, 200)
    assert not header.isSectionHidden(3)


def test_a_column_that_was_asked_for_stays(table: RowTable) -> None:
    header = table.horizontalHeader()
    table.resize(320, 200)
    assert header.isSectionHidden(3)
    table.show_column(3, is_shown=True)
    table.resize(310, 200)
    assert not header.isSectionHidden(3)
