"""A mark the reader put on a document."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain.anchor import Anchor, Placement
from desktop_app.domain.ids import CategoryId, DocumentId, MarkId, PaperId


@dataclass(frozen=True, slots=True)
class Mark:
    """`kind` names a plugin of `kinds`; `quote` is what the reader sees; `sort_key` orders marks along the document.

    `tags` are each there once, in the order in which they were given.
    """

    id: MarkId
    paper_id: PaperId
    document_id: DocumentId
    kind: str
    category_id: CategoryId
    anchor: Anchor
    quote: str
    created_at: datetime
    updated_at: datetime
    comment: str = ""
    tags: tuple[str, ...] = ()
    placement: Placement = Placement.EXACT
    sort_key: str = ""
    external_id: str | None = None
    deleted_at: datetime | None = None
    revision: int = 1


def sort_key_of(anchor: Anchor) -> str:
    """Orders marks by page, then along the text, then down the page; compares as text."""
    page = anchor.page_index if anchor.page_index is not None else 0
    start = anchor.position.start if anchor.position else 0
    top = min((quad.bounds.y0 for quad in anchor.quads), default=0.0)
    return f"{page:06d}|{start:08d}|{max(0, int(top)):06d}"


def as_one(pieces: Sequence[Mark]) -> Mark:
    """A mark that goes on over pages, of its pieces in their order: the first one, with the words of all."""
    first = pieces[0]
    if len(pieces) == 1:
        return first
    words = " ".join(piece.quote.strip() for piece in pieces if piece.quote.strip())
    comments = dict.fromkeys(piece.comment for piece in pieces if piece.comment)
    tags = {tag.casefold(): tag for piece in reversed(pieces) for tag in reversed(piece.tags)}
    return replace(first, quote=words, comment="\n\n".join(comments), tags=tuple(reversed(tags.values())))
