"""Tables in the source: read, aligned, walked through."""

import pytest

from desktop_app.ui.widgets.markdown_tables import cell_at, table_of


def test_columns_are_brought_to_one_width_and_keep_their_side() -> None:
    table = table_of(["|a|long words|", "|:-|--:|", "|b \\| c|1|", "|漢字|"])
    assert table is not None
    assert table.lines() == [
        "| a      | long words |",
        "| :----- | ---------: |",
        "| b \\| c |          1 |",
        "| 漢字   |            |",
    ]
    assert table_of(table.lines()) is not None
    assert table.with_row().lines()[-1] == "|        |            |"


@pytest.mark.parametrize("lines", [["| a |"], ["| a |", "| b |"], ["", ""]])
def test_other_lines_are_no_table(lines: list[str]) -> None:
    assert table_of(lines) is None


def test_places_of_cells() -> None:
    table = table_of(["| a | b |", "| - | - |", "| c |   |"])
    assert table is not None
    assert [table.span(*cell) for cell in table.cells()] == [(2, 3), (8, 9), (2, 3), (8, 8)]
    assert [cell_at("| a | b |", column) for column in (0, 2, 4, 5, 9)] == [0, 0, 0, 1, 1]
