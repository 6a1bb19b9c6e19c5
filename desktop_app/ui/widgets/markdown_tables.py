"""Tables in Markdown source: which lines are one, its cells, its columns brought to one width; no Qt."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

NEW_TABLE = "|     |     |\n| --- | --- |\n|     |     |"
_CELL_END = re.compile(r"(?<!\\)\|")
_RULE_CELL = re.compile(r"\s*:?-+:?\s*")
_LEAST_WIDTH = 3
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are the cells of each line without the space around them; `rule` is the index of the line of dashes."""

    rows: tuple[tuple[str, ...], ...]
    rule: int

    def cells(self) -> list[tuple[int, int]]:
        """Row and column of each cell that is written in, in reading order."""
        return [(row, column) for row in range(len(self.rows)) if row != self.rule for column in range(self.columns)]

    @property
    def columns(self) -> int:
        return max(len(row) for row in self.rows)

    def with_row(self) -> "Table":
        """The table with an empty row below."""
        return Table((*self.rows, ("",) * self.columns), self.rule)

    def lines(self) -> list[str]:
        """The source, each column as wide as its widest cell."""
        aligned = [self._alignment(column) for column in range(self.columns)]
        widths = [self._width(column) for column in range(self.columns)]
        return [
            _rule(aligned, widths) if index == self.rule else _row(row, aligned, widths)
            for index, row in enumerate(self.rows)
        ]

    def span(self, row: int, column: int) -> tuple[int, int]:
        """Where the words of a cell are in its line of `lines`, in code points."""
        line = self.lines()[row]
        bars = [found.start() for found in _CELL_END.finditer(line)]
        inside = line[bars[column] + 1 : bars[column + 1]]
        start = bars[column] + 1 + len(inside) - len(inside.lstrip()) if inside.strip() else bars[column] + 2
        return start, start + len(inside.strip())

    def _alignment(self, column: int) -> str:
        mark = self.rows[self.rule][column].strip() if column < len(self.rows[self.rule]) else ""
        return (":" if mark.startswith(":") else "") + (">" if mark.endswith(":") else "")

    def _width(self, column: int) -> int:
        cells = [row[column] for index, row in enumerate(self.rows) if index != self.rule and column < len(row)]
        return min(_WIDEST, max([_LEAST_WIDTH, *(_columns_of(cell) for cell in cells)]))


def is_row(line: str) -> bool:
    """Whether this line may be one of a table."""
    return "|" in line and line.lstrip().startswith("|")


def table_of(lines: Sequence[str]) -> Table | None:
    """The table that these lines are, or None; the second one is the line of dashes."""
    rows = tuple(_cells(line) for line in lines)
    if len(rows) < 2 or not all(_RULE_CELL.fullmatch(cell) for cell in rows[1]) or not rows[1]:
        return None
    return Table(rows, 1)


def cell_at(line: str, column: int) -> int:
    """The index of the cell that this offset of a line is in."""
    bars = sum(found.start() < column for found in _CELL_END.finditer(line))
    return max(0, min(bars - 1, len(_cells(line)) - 1))


def _cells(line: str) -> tuple[str, ...]:
    text = line.strip().removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return tuple(cell.strip() for cell in _CELL_END.split(text))


def _row(row: Sequence[str], aligned: Sequence[str], widths: Sequence[int]) -> str:
    cells = [*row, *[""] * (len(widths) - len(row))]
    return f"| {' | '.join(_padded(*parts) for parts in zip(cells, aligned, widths, strict=True))} |"


def _rule(aligned: Sequence[str], widths: Sequence[int]) -> str:
    marks = []
    for mark, width in zip(aligned, widths, strict=True):
        left, right = ":" if ":" in mark else "", ":" if ">" in mark else ""
        marks.append(f"{left}{'-' * (width - len(left) - len(right))}{right}")
    return f"| {' | '.join(marks)} |"


def _padded(cell: str, mark: str, width: int) -> str:
    room = max(0, width - _columns_of(cell))
    if mark == ">":
        return " " * room + cell
    if mark == ":>":
        return " " * (room // 2) + cell + " " * (room - room // 2)
    return cell + " " * room


def _columns_of(text: str) -> int:
    """How many columns of a fixed-width font a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )
