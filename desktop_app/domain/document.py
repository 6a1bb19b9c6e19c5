"""A document: one readable form of a paper, its abstract text or a PDF."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.ids import DocumentId, PaperId


class DocumentKind(StrEnum):
    ABSTRACT = "abstract"
    PDF = "pdf"


class Arrangement(StrEnum):
    """How pages lie in the view: one below the other, one at a time, two side by side, so with the first one alone.

    Of two side by side, one pair shows at a time, or pairs lie one below the other (`…_FLOW`).
    """

    CONTINUOUS = "continuous"
    SINGLE = "single"
    FACING = "facing"
    COVER = "cover"
    FACING_FLOW = "facingflow"
    COVER_FLOW = "coverflow"


@dataclass(frozen=True, slots=True)
class ReadingPosition:
    """Where reading stopped: page, distance from the page's top as a fraction of its height, zoom factor.

    `zoom` is 0 while the reader follows fit width, -1 for fit page, else the factor (1.0 = 100 %). `turn` is how far
    she turned the pages clockwise: 0, 90, 180 or 270. `is_leftward`: pages that face one another go from right to left.
    """

    page_index: int = 0
    offset: float = 0.0
    zoom: float = 0.0
    arrangement: Arrangement = Arrangement.CONTINUOUS
    turn: int = 0
    is_leftward: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """`text` is the source of an abstract page (see `abstract_page`); `sha256` to `page_count` are of a PDF.

    `page_labels` is what a PDF calls its pages, in their order; empty when by their numbers or when not yet known.
    """

    id: DocumentId
    paper_id: PaperId
    kind: DocumentKind
    label: str
    created_at: datetime
    text: str | None = None
    sha256: str | None = None
    size_bytes: int | None = None
    page_count: int | None = None
    linked_path: str | None = None
    fingerprint: str | None = None
    has_text: bool = True
    password_needed: bool = False
    position: ReadingPosition = ReadingPosition()
    added_from: str | None = None
    deleted_at: datetime | None = None
    page_labels: tuple[str, ...] = ()
