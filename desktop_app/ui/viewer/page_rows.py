"""Which pages lie beside one another, for each arrangement she can choose: rows of one page or of two; no pixels.

Written without dataclasses, enumerations and protocols: the first page waits for this file.
"""

from collections.abc import Sequence
from typing import Literal

from desktop_app.domain.document import Arrangement

#: what is kept free between two pages that face one another
SPINE = 4

#: where in its row a page lies
Side = Literal["middle", "left", "right"]


class PageRows:
    """Every page is a row of its own. Rows hold neighbouring pages and come one below the other.

    With `is_paged` one row shows at a time, and the next one only after a step; `columns` are the pages of a full row.
    """

    def __init__(self, *, is_paged: bool = False, columns: int = 1) -> None:
        self.is_paged, self.columns = is_paged, columns

    @property
    def key(self) -> object:
        """Equal for rows that put the same pages into the same places."""
        return self.is_paged

    def row_of(self, page_index: int) -> int:
        """The row of a page."""
        return page_index

    def pages_of(self, row: int, page_count: int) -> range:
        """The pages of a row."""
        return range(row, min(row + 1, page_count))

    def side_of(self, page_index: int) -> Side:
        """Where in its row a page lies."""
        return "middle"

    def heights(self, page_heights: Sequence[int]) -> Sequence[int]:
        """The height of each row."""
        return page_heights


class FacingRows(PageRows):
    """Two pages face one another, but for a cover, on the side where a book has it; turned together, or flowing."""

    def __init__(self, *, has_cover: bool = False, is_leftward: bool = False, is_paged: bool = True) -> None:
        super().__init__(is_paged=is_paged, columns=2)
        self._shift, self._is_leftward = int(has_cover), is_leftward

    @property
    def key(self) -> object:
        return self._shift, self._is_leftward, self.is_paged

    def row_of(self, page_index: int) -> int:
        return (page_index + self._shift) // 2

    def pages_of(self, row: int, page_count: int) -> range:
        first = 2 * row - self._shift
        return range(max(first, 0), min(first + 2, page_count))

    def side_of(self, page_index: int) -> Side:
        is_first = (page_index + self._shift) % 2 == 0
        return "left" if is_first is not self._is_leftward else "right"

    def heights(self, page_heights: Sequence[int]) -> Sequence[int]:
        first, second = page_heights[self._shift :: 2], page_heights[1 + self._shift :: 2]
        cover = page_heights[: self._shift]
        alone = first[len(second) :]
        return [*cover, *(max(pair) for pair in zip(first, second, strict=False)), *alone]


ONE_COLUMN = PageRows()


def rows_of(arrangement: Arrangement, *, is_leftward: bool = False) -> PageRows:
    """The rows of an arrangement; `is_leftward` for books that are read from right to left."""
    has_cover = arrangement in (Arrangement.COVER, Arrangement.COVER_FLOW)
    is_paged = arrangement in (Arrangement.FACING, Arrangement.COVER)
    if is_paged or arrangement in (Arrangement.FACING_FLOW, Arrangement.COVER_FLOW):
        return FacingRows(has_cover=has_cover, is_leftward=is_leftward, is_paged=is_paged)
    return PageRows(is_paged=True) if arrangement is Arrangement.SINGLE else ONE_COLUMN
