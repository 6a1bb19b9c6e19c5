"""What the contents show: the outline as a tree with the line she is in, the pages as a list."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop_app.pdf.outline import OutlineEntry
from desktop_app.ui.viewer.outline_model import PAGE_ROLE, OutlineModel, matching
from desktop_app.ui.viewer.pages_pane import PageListModel

ENTRIES = (
    OutlineEntry("One", 0, 0, 100.0),
    OutlineEntry("One point one", 1, 0, 300.0),
    OutlineEntry("Deep at once", 3, 1, 50.0),
    OutlineEntry("Two", 0, 2),
    OutlineEntry("Nowhere", 0),
    OutlineEntry("", 5, 3, 200.0),
)


def told(model: OutlineModel, parent: QModelIndex | None = None) -> list[object]:
    above = parent or QModelIndex()
    found: list[object] = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        found.append(index.data())
        below = told(model, index)
        found += [below] if below else []
    return found


def test_lines_lie_below_those_above_them(qapp: object) -> None:
    model = OutlineModel(ENTRIES, ("i", "ii", "1"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert told(model) == ["One", ["One point one", ["Deep at once"]], "Two", "Nowhere", ["(untitled)"]]
    assert [model.index(row, 0).data(PAGE_ROLE) for row in range(3)] == ["i", "1", ""]


@pytest.mark.parametrize(
    ("page_index", "y", "line"),
    [(0, 0.0, None), (0, 99.0, "One"), (0, 250.0, "One"), (1, 40.0, "One point one"), (1, 60.0, "Deep at once")],
)
def test_she_is_in_the_last_line_above_where_she_reads(
    qapp: object, page_index: int, y: float, line: str | None
) -> None:
    model = OutlineModel(ENTRIES, ())
    model.read_at(page_index, y)
    assert model.here.data() == line
    if line is not None:
        assert model.here.data(Qt.ItemDataRole.FontRole).bold()
    assert not model.read_at(page_index, y)


def test_matching_lines_keep_those_they_lie_below() -> None:
    found = matching(ENTRIES, "DEEP")
    assert [entry.title for entry in found] == ["One", "One point one", "Deep at once"]
    assert matching(ENTRIES, "nothing of the kind") == ()
    assert len(matching([OutlineEntry("a", 0)] * 5_000, "a")) == 1_000


def test_pages_are_a_list_of_their_names(qapp: object) -> None:
    model = PageListModel(3, ("i", "ii"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [model.index(row, 0).data() for row in range(3)] == ["i", "ii", "3"]
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Page i"
