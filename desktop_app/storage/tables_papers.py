"""Tables of a paper: its bibliographic parts, its people, its tags."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.changes import Entity
from desktop_app.storage.row_base import Recorded, Row, reference


class PaperRow(Recorded, Row):
    """Seven columns are derived, for lists and for search, which so read one row only.

    `recent_at` is when it was opened last, or added. The others come from the parts: `author_names` and `tag_names`
    (one a line), `title_key`, `doi_key`, `list_text` (folded, what the list is filtered by) and `about` (what the
    search index holds beside the title).
    """

    __tablename__ = "paper"
    __table_args__ = (
        # all that a list of papers shows and is filtered by, so that it need not read the wide rows
        Index(
            "ix_paper_list",
            *("recent_at", "created_at", "id", "title", "author_names", "tag_names", "year", "type", "container"),
            *("state", "rating", "opened_at", "list_text", "title_key", "deleted_at"),
            sqlite_where=sql("deleted_at IS NULL"),
        ),
        # so few that counts leave these out instead of looking at every paper
        Index("ix_paper_trash", "id", sqlite_where=sql("deleted_at IS NOT NULL")),
    )
    entity = Entity.PAPER
    paper_key = "id"
    quiet: ClassVar = frozenset({"opened_at", "recent_at"})

    id: Mapped[UUID] = mapped_column(primary_key=True)
    title: Mapped[str]
    type: Mapped[str]
    container: Mapped[str | None]
    year: Mapped[int | None]
    issued: Mapped[str | None]
    received: Mapped[str | None]
    revised: Mapped[str | None]
    accepted: Mapped[str | None]
    online: Mapped[str | None]
    published: Mapped[str | None]
    volume: Mapped[str | None]
    issue: Mapped[str | None]
    pages: Mapped[str | None]
    publisher: Mapped[str | None]
    language: Mapped[str | None]
    doi: Mapped[str | None]
    pmid: Mapped[str | None] = mapped_column(index=True)
    pmcid: Mapped[str | None]
    arxiv: Mapped[str | None] = mapped_column(index=True)
    isbn: Mapped[str | None]
    url: Mapped[str | None]
    abstract: Mapped[str | None]
    abstract_from: Mapped[str | None]
    cite_key: Mapped[str] = mapped_column(index=True)
    state: Mapped[str]
    rating: Mapped[int | None]
    opened_at: Mapped[datetime | None]
    recent_at: Mapped[datetime]
    author_names: Mapped[str]
    tag_names: Mapped[str]
    title_key: Mapped[str] = mapped_column(index=True)
    doi_key: Mapped[str | None] = mapped_column(index=True)
    list_text: Mapped[str]
    about: Mapped[str]
    queue_place: Mapped[float | None] = mapped_column(sort_order=100)


class PaperPart(Row):
    """A part of a paper in its place among its like."""

    __abstract__ = True
    owner: ClassVar = ("paper", "paper_id")

    paper_id: Mapped[UUID] = mapped_column(reference("paper.id"), primary_key=True, sort_order=-2)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, sort_order=-1)


class ContributorRow(PaperPart):
    __tablename__ = "contributor"

    family: Mapped[str | None]
    given: Mapped[str | None]
    particle: Mapped[str | None]
    suffix: Mapped[str | None]
    literal: Mapped[str | None]
    role: Mapped[str]


class AffiliationRow(PaperPart):
    __tablename__ = "affiliation"

    text: Mapped[str]


class KeywordRow(PaperPart):
    __tablename__ = "keyword"

    text: Mapped[str]


class ResearchHighlightRow(PaperPart):
    __tablename__ = "research_highlight"

    text: Mapped[str]


class TagRow(PaperPart):
    __tablename__ = "tag"
    __table_args__ = (Index("ix_tag_text", "text", "paper_id"),)

    text: Mapped[str]
