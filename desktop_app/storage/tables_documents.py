"""Tables of a paper's documents and of the text of their pages."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.changes import Entity
from desktop_app.storage.row_base import Recorded, Row, reference


class DocumentRow(Recorded, Row):
    """`text_stored`: the text of its pages was read and put into `page_text`, even when there was none.

    `page_labels`: what the file calls its pages, in their order; empty when by their numbers, NULL when not yet asked.
    """

    __tablename__ = "document"
    __table_args__ = (
        Index(
            "ix_document_live",
            *("paper_id", "kind", "created_at", "id", "page_count", "position_page", "deleted_at"),
            sqlite_where=sql("deleted_at IS NULL"),
        ),
    )
    entity = Entity.DOCUMENT
    paper_key = "paper_id"
    quiet: ClassVar = frozenset(
        {
            *("position_page", "position_offset", "position_zoom"),
            *("position_arrangement", "position_turn", "position_leftward"),
            *("text_stored", "page_labels"),
        }
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    paper_id: Mapped[UUID] = mapped_column(reference("paper.id"), index=True)
    kind: Mapped[str]
    label: Mapped[str]
    text: Mapped[str | None]
    sha256: Mapped[str | None] = mapped_column(index=True)
    size_bytes: Mapped[int | None]
    page_count: Mapped[int | None]
    linked_path: Mapped[str | None]
    fingerprint: Mapped[str | None]
    has_text: Mapped[bool]
    password_needed: Mapped[bool]
    position_page: Mapped[int]
    position_offset: Mapped[float]
    position_zoom: Mapped[float]
    text_stored: Mapped[bool] = mapped_column(default=False)
    added_from: Mapped[str | None]
    position_arrangement: Mapped[str] = mapped_column(server_default="continuous", sort_order=100)
    position_turn: Mapped[int] = mapped_column(server_default="0", sort_order=101)
    position_leftward: Mapped[bool] = mapped_column(server_default="0", sort_order=102)
    page_labels: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True), default=None, sort_order=103)


class PageTextRow(Row):
    __tablename__ = "page_text"
    is_undoable = False

    document_id: Mapped[UUID] = mapped_column(reference("document.id"), primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
