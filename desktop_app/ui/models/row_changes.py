"""Which rows to remove and insert to make one list another, so that views keep their selection and place."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowChanges:
    """Ranges of rows, ends included: `removed` from the last to the first, then `inserted` from the first on."""

    removed: tuple[tuple[int, int], ...]
    inserted: tuple[tuple[int, int], ...]


def row_changes(old: Sequence[Hashable], new: Sequence[Hashable]) -> RowChanges:
    """The changes from `old` to `new`, both without doubles; a row that moved is removed and inserted."""
    place = {key: row for row, key in enumerate(new)}
    kept: set[Hashable] = set()
    removed: list[int] = []
    reached = -1
    for row, key in enumerate(old):
        target = place.get(key, -1)
        if target > reached:
            reached = target
            kept.add(key)
        else:
            removed.append(row)
    inserted = [row for row, key in enumerate(new) if key not in kept]
    return RowChanges(tuple(reversed(_ranges(removed))), tuple(_ranges(inserted)))


def _ranges(rows: Sequence[int]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for row in rows:
        if ranges and ranges[-1][1] == row - 1:
            ranges[-1] = (ranges[-1][0], row)
        else:
            ranges.append((row, row))
    return ranges
