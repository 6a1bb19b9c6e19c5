"""A plain table for people: aligned columns that fit the terminal, one line a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.cli.terminal import columns_of, cut, padded, safe_line

_GAP = "  "
_LEAST = 12


@dataclass(frozen=True, slots=True)
class Table:
    """`long` are the indexes of columns that may be shortened; `empty` is what stands there without rows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    long: tuple[int, ...]
    empty: str

    def text(self, columns: int | None) -> str:
        """The table in at most so many columns; None: as wide as it needs."""
        if not self.rows:
            return self.empty
        lines = [self.heads, *(tuple(safe_line(cell) for cell in row) for row in self.rows)]
        widths = [max(columns_of(line[index]) for line in lines) for index in range(len(self.heads))]
        if columns is not None:
            widths = self._fitted(widths, columns)
        return "\n".join(_row(line, widths) for line in lines)

    def _fitted(self, widths: list[int], columns: int) -> list[int]:
        """Take what is too much from the widest long column first, then from the next; none below a readable width."""
        widths = list(widths)
        excess = sum(widths) + len(_GAP) * (len(widths) - 1) - columns
        while excess > 0:
            widest = max(self.long, key=lambda index: widths[index])
            if widths[widest] <= _LEAST:
                break
            widths[widest] -= 1
            excess -= 1
        return widths


def short_ids(ids: Sequence[str]) -> list[str]:
    """The shortest prefixes of ids that keep them apart, long enough to name the record later."""
    least = 13  # up to here an id is the millisecond it was made in
    for length in range(least, 37):
        prefixes = [text[:length] for text in ids]
        if len(set(prefixes)) == len(set(ids)):
            return prefixes
    return list(ids)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    shown = [cut(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return _GAP.join(padded(cell, width) for cell, width in zip(shown, widths, strict=True)).rstrip()
