"""Tables of the categories, of the marks the reader put on documents and of their tags."""

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.changes import Entity
from desktop_app.storage.row_base import Recorded, Row, reference


class CategoryRow(Recorded, Row):
    __tablename__ = "category"
    entity = Entity.CATEGORY

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    colour: Mapped[str]
    glyph: Mapped[str]
    key: Mapped[str]
    order: Mapped[int]


class MarkRow(Recorded, Row):
    __tablename__ = "mark"
    __table_args__ = (
        Index("ix_mark_live", "paper_id", "deleted_at", sqlite_where=sql("deleted_at IS NULL")),
        Index("ix_mark_document_id", "document_id"),
        Index("ix_mark_category_id", "category_id"),
    )
    entity = Entity.MARK
    paper_key = "paper_id"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    paper_id: Mapped[UUID] = mapped_column(reference("paper.id"))
    document_id: Mapped[UUID] = mapped_column(reference("document.id"))
    kind: Mapped[str]
    category_id: Mapped[UUID] = mapped_column(reference("category.id"))
    anchor: Mapped[dict[str, Any]] = mapped_column(JSON)  # Any: a JSON object
    quote: Mapped[str]
    comment: Mapped[str]
    placement: Mapped[str]
    sort_key: Mapped[str]
    external_id: Mapped[str | None]


class MarkTagRow(Row):
    """A tag of a mark in its place among them."""

    __tablename__ = "mark_tag"
    __table_args__ = (Index("ix_mark_tag_text", "text"),)
    owner: ClassVar = ("mark", "mark_id")

    mark_id: Mapped[UUID] = mapped_column(reference("mark.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
