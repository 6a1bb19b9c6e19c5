"""Rows take the height of their text when they show, and only then."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.row_heights import RowHeights

ROWS, LINE_PX, TALL_PX = 2000, 20, 50


class Measuring(QStyledItemDelegate):
    """Every row wants to be tall; counts how often it is asked."""

    asked = 0

    def sizeHint(self, _option: object, _index: object) -> QSize:
        self.asked += 1
        return QSize(80, TALL_PX)


class Bench:
    def __init__(self, qtbot: QtBot) -> None:
        self.model = QStandardItemModel(ROWS, 1)
        self.table = QTableView()
        self.delegate = Measuring(self.table)
        self.table.setShowGrid(False)
        self.table.setItemDelegate(self.delegate)
        self.table.verticalHeader().setMinimumSectionSize(1)  # else the font of the system may ask for more
        self.table.verticalHeader().setDefaultSectionSize(LINE_PX)
        self.table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.table.setModel(self.model)
        RowHeights(self.table, self.model)
        qtbot.addWidget(self.table)
        self.table.resize(200, 400)
        self.table.show()
        self.qtbot = qtbot

    def wait_for(self, row: int) -> None:
        self.qtbot.waitUntil(lambda: self.table.rowHeight(row) == TALL_PX)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_only_rows_that_show_are_measured(bench: Bench) -> None:
    bench.wait_for(0)
    assert bench.table.rowHeight(ROWS - 1) == LINE_PX
    assert bench.delegate.asked < 50


def test_rows_are_measured_when_they_are_scrolled_to(bench: Bench) -> None:
    bench.wait_for(0)
    bench.table.scrollTo(bench.model.index(1000, 0))
    row = bench.table.rowAt(bench.table.viewport().height() // 2)
    assert bench.table.rowHeight(row) == TALL_PX
    assert bench.delegate.asked < 100


def test_changed_and_new_rows_are_measured(bench: Bench) -> None:
    bench.wait_for(0)
    bench.table.setRowHeight(1, LINE_PX)
    bench.model.setData(bench.model.index(1, 0), "another text", Qt.ItemDataRole.EditRole)
    bench.wait_for(1)
    bench.model.insertRow(0, QStandardItem("new"))
    bench.wait_for(0)
    bench.table.resize(200, 900)
    bench.qtbot.waitUntil(lambda: bench.table.rowHeight(bench.table.rowAt(850)) == TALL_PX)
