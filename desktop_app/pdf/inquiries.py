"""Questions about an open PDF beside tiles and texts: small values that name what is asked and type its answer."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop_app.domain.geometry import Rect
from desktop_app.pdf.foreign_marks import ForeignMarks
from desktop_app.pdf.jobs import Job, Operation
from desktop_app.pdf.links import Link
from desktop_app.pdf.outline import Outline, PageLabels
from desktop_app.pdf.properties import DocumentProperties

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Inquiry(Generic[V]):
    """`page_index` is None for what concerns the whole document; V is the type of the answer."""

    operation: Operation
    page_index: int | None = None

    def job(self, document: int) -> Job:
        """The same as work for a worker."""
        return Job(self.operation, document, self.page_index)


OUTLINE: Inquiry[Outline] = Inquiry(Operation.OUTLINE)
LABELS: Inquiry[PageLabels] = Inquiry(Operation.LABELS)
PROPERTIES: Inquiry[DocumentProperties] = Inquiry(Operation.PROPERTIES)
FOREIGN_MARKS: Inquiry[ForeignMarks] = Inquiry(Operation.FOREIGN_MARKS)


def links_of(page_index: int) -> Inquiry[tuple[Link, ...]]:
    """The links of a page, in the order of the file; a later one lies above an earlier one."""
    return Inquiry(Operation.LINKS, page_index)


def pictures_of(page_index: int) -> Inquiry[tuple[Rect, ...]]:
    """Where raster images lie on a page, in points of its unrotated crop box."""
    return Inquiry(Operation.PICTURES, page_index)
