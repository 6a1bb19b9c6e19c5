"""How large pages are shown: following the view's width or a whole page, or a factor of their own, 10 to 1600 %."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from desktop_app.pdf.ports import PageSize
from desktop_app.ui.viewer.page_layout import fit_page_zoom, fit_width_zoom
from desktop_app.ui.viewer.page_rows import ONE_COLUMN, PageRows

SMALLEST = 0.1
LARGEST = 16.0
STEPS = (0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0)
WHEEL_STEP = 1.1
_SAME = 1.005


class Fit(Enum):
    """What the zoom follows when the view changes its size."""

    NONE = "none"
    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Zoom:
    """`factor` holds only while `fit` is NONE; 1.0 is 100 %."""

    fit: Fit = Fit.WIDTH
    factor: float = 1.0

    @classmethod
    def of(cls, factor: float) -> "Zoom":
        """A zoom of its own, kept between 10 % and 1600 %."""
        return cls(Fit.NONE, clamped(factor))

    @classmethod
    def from_stored(cls, stored: float) -> "Zoom":
        """The zoom a reading position keeps: 0 fit width, -1 fit page, else the factor."""
        if stored == 0:
            return cls(Fit.WIDTH)
        return cls(Fit.PAGE) if stored < 0 else cls.of(stored)

    @property
    def stored(self) -> float:
        """The number a reading position keeps."""
        return {Fit.NONE: self.factor, Fit.WIDTH: 0.0, Fit.PAGE: -1.0}[self.fit]

    def resolved(
        self,
        sizes: Sequence[PageSize],
        page_index: int,
        view_width: int,
        view_height: int,
        rows: PageRows = ONE_COLUMN,
    ) -> float:
        """The factor this means for a view of that size."""
        if self.fit is Fit.WIDTH:
            return clamped(fit_width_zoom(sizes, view_width, rows.columns))
        if self.fit is Fit.PAGE and sizes:
            pages = rows.pages_of(rows.row_of(page_index), len(sizes))
            return clamped(fit_page_zoom([sizes[page] for page in pages], view_width, view_height, rows.columns))
        return self.factor


def clamped(factor: float) -> float:
    """The nearest zoom the reader allows."""
    return min(max(factor, SMALLEST), LARGEST)


def larger(factor: float) -> float:
    """The next step up."""
    return next((step for step in STEPS if step > factor * _SAME), LARGEST)


def smaller(factor: float) -> float:
    """The next step down."""
    return next((step for step in reversed(STEPS) if step < factor / _SAME), SMALLEST)


def wheeled(factor: float, notches: float) -> float:
    """The zoom after turning the wheel by so many notches with Ctrl held."""
    return clamped(factor * WHEEL_STEP**notches)
