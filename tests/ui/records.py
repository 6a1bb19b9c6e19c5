"""Records for tests of lists: papers, documents, marks and categories with the least that they need."""

from datetime import UTC, datetime
from uuid import UUID

from desktop_app.domain.anchor import Anchor, Placement, TextPosition, TextQuote
from desktop_app.domain.category import DEFAULT_CATEGORIES, Category
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.ids import CategoryId, DocumentId, MarkId, PaperId
from desktop_app.domain.mark import Mark, sort_key_of

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PAPER = PaperId(UUID("0190e4c2-0000-7000-8000-000000000001"))
ABSTRACT = DocumentId(UUID("0190e4c2-0000-7000-8000-00000000000a"))
PDF = DocumentId(UUID("0190e4c2-0000-7000-8000-00000000000b"))


def categories() -> tuple[Category, ...]:
    return tuple(
        Category(CategoryId(UUID(int=place)), template.name, template.colour, template.glyph, template.key, place)
        for place, template in enumerate(DEFAULT_CATEGORIES, start=1)
    )


def documents() -> tuple[Document, ...]:
    return (
        Document(ABSTRACT, PAPER, DocumentKind.ABSTRACT, "Abstract", NOON, text="Words."),
        Document(PDF, PAPER, DocumentKind.PDF, "PDF", NOON, sha256="0" * 64, size_bytes=1, page_count=9),
    )


def mark(
    number: int,
    quote: str = "some words",
    *,
    category: int = 1,
    page_index: int | None = 2,
    comment: str = "",
    placement: Placement = Placement.EXACT,
    tags: tuple[str, ...] = (),
) -> Mark:
    """Mark `number` of the paper, in the abstract when there is no page."""
    anchor = Anchor(TextQuote(quote), TextPosition(number * 10, number * 10 + 5), page_index)
    return Mark(
        id=MarkId(UUID(int=number)),
        paper_id=PAPER,
        document_id=ABSTRACT if page_index is None else PDF,
        kind="highlight",
        category_id=CategoryId(UUID(int=category)),
        anchor=anchor,
        quote=quote,
        created_at=NOON,
        updated_at=NOON,
        comment=comment,
        tags=tags,
        placement=placement,
        sort_key=sort_key_of(anchor),
    )
