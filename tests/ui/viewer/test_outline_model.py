"""The outline as a tree: its lines in their places, and the one she is in."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop_app.pdf.outline import OutlineEntry
from desktop_app.ui.viewer.outline_model import PAGE_ROLE, OutlineModel

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
