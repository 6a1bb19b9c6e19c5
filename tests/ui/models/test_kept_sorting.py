"""A table is sorted the next time as it was left, and as always where nothing else was chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from desktop_app.ui.models.kept_sorting import KeptSorting
from tests.ui.conftest import Shell

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def head(qtbot: QtBot, shell: Shell) -> QHeaderView:
    made = QHeaderView(Qt.Orientation.Horizontal)
    qtbot.addWidget(made)
    made.setModel(QStandardItemModel(0, 2, made))
    made.setSortIndicatorClearable(True)
    made.setSortIndicator(-1, UP)
    KeptSorting(shell.context, "buy", made, ["paper", "price"]).load()
    return made


def sorting(made: QHeaderView) -> tuple[int, Qt.SortOrder]:
    return made.sortIndicatorSection(), made.sortIndicatorOrder()


def test_the_last_sorting_is_kept_both_ways(qtbot: QtBot, shell: Shell) -> None:
    first = head(qtbot, shell)
    assert sorting(first) == (-1, UP)
    for place, by in ((1, DOWN), (0, UP)):
        first.setSortIndicator(place, by)
        assert sorting(head(qtbot, shell)) == (place, by)
    first.setSortIndicator(-1, UP)
    assert sorting(head(qtbot, shell)) == (-1, UP)


def test_a_column_that_is_no_more_changes_nothing(qtbot: QtBot, shell: Shell) -> None:
    shell.library.choices.remember_order("buy", "colour up")
    assert sorting(head(qtbot, shell)) == (-1, UP)
