"""Which pages lie beside one another, for each arrangement she can choose: rows of one page or of two; no pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from desktop_app.domain.document import Arrangement

#: what is kept free between two pages that face one another
SPINE = 4


class Side(Enum):
    """Where in its row a page lies."""

    MIDDLE = auto()
    LEFT = auto()
    RIGHT = auto()


class PageRows(Protocol):
    """Rows hold neighbouring pages and come one below the other."""

    @property
    def columns(self) -> int:
        """How many pages the fullest row has."""
        ...

    @property
    def is_paged(self) -> bool:
        """Whether one row shows at a time, and the next one only after a step."""
        ...

    def row_of(self, page_index: int) -> int:
        """The row of a page."""
        ...

    def pages_of(self, row: int, page_count: int) -> range:
        """The pages of a row."""
        ...

    def side_of(self, page_index: int) -> Side:
        """Where in its row a page lies."""
        ...

    def heights(self, page_heights: Sequence[int]) -> Sequence[int]:
        """The height of each row."""
        ...


@dataclass(frozen=True, slots=True)
class SingleRows:
    """Every page is a row of its own."""

    is_paged: bool = False
    columns: int = 1

    def row_of(self, page_index: int) -> int:
        return page_index

    def pages_of(self, row: int, page_count: int) -> range:
        return range(row, min(row + 1, page_count))

    def side_of(self, _page_index: int) -> Side:
        return Side.MIDDLE

    def heights(self, page_heights: Sequence[int]) -> Sequence[int]:
        return page_heights


@dataclass(frozen=True, slots=True)
class FacingRows:
    """Two pages face one another, but for a cover that has its row to itself, on the side where a book has it."""

    has_cover: bool = False
    is_leftward: bool = False
    is_paged: bool = False
    columns: int = 2

    def row_of(self, page_index: int) -> int:
        return (page_index + self._shift) // 2

    def pages_of(self, row: int, page_count: int) -> range:
        first = 2 * row - self._shift
        return range(max(first, 0), min(first + 2, page_count))

    def side_of(self, page_index: int) -> Side:
        is_first = (page_index + self._shift) % 2 == 0
        return Side.LEFT if is_first is not self.is_leftward else Side.RIGHT

    def heights(self, page_heights: Sequence[int]) -> Sequence[int]:
        first, second = page_heights[self._shift :: 2], page_heights[1 + self._shift :: 2]
        cover = page_heights[: self._shift]
        alone = first[len(second) :]
        return [*cover, *(max(pair) for pair in zip(first, second, strict=False)), *alone]

    @property
    def _shift(self) -> int:
        return 1 if self.has_cover else 0


ONE_COLUMN = SingleRows()


def rows_of(arrangement: Arrangement, *, is_leftward: bool = False) -> PageRows:
    """The rows of an arrangement; `is_leftward` for books that are read from right to left."""
    if arrangement in (Arrangement.FACING, Arrangement.COVER):
        return FacingRows(arrangement is Arrangement.COVER, is_leftward)
    return SingleRows(arrangement is Arrangement.SINGLE)
