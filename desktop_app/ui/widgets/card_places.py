"""Where the rows of a long list with rows of differing heights are; a height is a guess until it was measured."""

from bisect import bisect_right
from itertools import accumulate


class CardPlaces:
    """Rows one below another from 0 on; all in pixels."""

    def __init__(self, guess: int) -> None:
        self._guess = guess
        self._heights: list[int] = []
        self._known = bytearray()
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        return self._all_tops()[-1]

    def insert(self, first: int, count: int) -> None:
        self._heights[first:first] = [self._guess] * count
        self._known[first:first] = bytes(count)
        self._tops = None

    def remove(self, first: int, count: int) -> None:
        del self._heights[first : first + count]
        del self._known[first : first + count]
        self._tops = None

    def forget(self, first: int, count: int) -> None:
        """Measure these again when they are next seen; until then they keep their height."""
        self._known[first : first + count] = bytes(count)

    def forget_all(self, guess: int) -> None:
        """Another width or another expansion: no height is known any more."""
        count, self._guess = len(self), guess
        self._heights, self._known, self._tops = [guess] * count, bytearray(count), None

    def is_known(self, row: int) -> bool:
        return bool(self._known[row])

    def set_height(self, row: int, height: int) -> None:
        self._known[row] = 1
        if self._heights[row] != height:
            self._heights[row] = height
            self._tops = None

    def top(self, row: int) -> int:
        return self._all_tops()[row]

    def height(self, row: int) -> int:
        return self._heights[row]

    def row_at(self, y: int) -> int:
        """The row at this place, the nearest one outside; -1 when there are none."""
        if not self._heights:
            return -1
        return min(max(bisect_right(self._all_tops(), y) - 1, 0), len(self) - 1)

    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops
