"""Tables beside the records: the queue of sidecars, links between texts, searches, look-ups, and tables for later.

The last are part of the first schema so that the library need not change shape when their features arrive.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, Integer, PrimaryKeyConstraint, String, Table, Uuid
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from desktop_app.domain.changes import Entity
from desktop_app.storage.row_base import CleanText, Recorded, Row, UtcDateTime, reference


class DirtyPaperRow(Row):
    """A paper whose sidecar is older than its rows; `stamp` differs after each change."""

    __tablename__ = "dirty_paper"
    is_undoable = False

    paper_id: Mapped[UUID] = mapped_column(primary_key=True)
    stamp: Mapped[UUID]


class LinkRow(Recorded, Row):
    """A text (of a note, of a mark or a question) that links to a paper, a mark or a question; made from the texts."""

    __tablename__ = "link"
    is_undoable = False

    id: Mapped[UUID] = mapped_column(primary_key=True)
    source_entity: Mapped[str]
    source_id: Mapped[UUID] = mapped_column(index=True)
    target_entity: Mapped[str]
    target_id: Mapped[UUID] = mapped_column(index=True)
    is_broken: Mapped[bool]


class SavedSearchRow(Recorded, Row):
    """A search that stands in the rail; `query` has what it looks for."""

    __tablename__ = "saved_search"
    entity = Entity.SAVED_SEARCH

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    query: Mapped[dict[str, Any]] = mapped_column(JSON)  # Any: a JSON object
    position: Mapped[int] = mapped_column(server_default="0", default=0, sort_order=100)


class FreeCopyCheckRow(Recorded, Row):
    """What one source answered when it was asked for a free copy of a paper; nothing that undo would take back."""

    __tablename__ = "free_copy_check"
    is_undoable = False

    id: Mapped[UUID] = mapped_column(primary_key=True)
    paper_id: Mapped[UUID] = mapped_column(reference("paper.id"), index=True)
    source: Mapped[str]
    verdict: Mapped[str]
    url: Mapped[str | None]
    version: Mapped[str | None]
    licence: Mapped[str | None]
    checked_at: Mapped[datetime]
    doi: Mapped[str | None] = mapped_column(sort_order=100)
    landing: Mapped[str | None] = mapped_column(sort_order=101)
    asked: Mapped[str | None] = mapped_column(sort_order=102)
    notice: Mapped[str | None] = mapped_column(sort_order=103)


class LookupLogRow(Row):
    """A question that was sent to a service outside, and what came of it."""

    __tablename__ = "lookup_log"
    is_undoable = False

    id: Mapped[UUID] = mapped_column(primary_key=True)
    asked_at: Mapped[datetime] = mapped_column(index=True)
    source: Mapped[str]
    address: Mapped[str]
    sent: Mapped[str]
    outcome: Mapped[str]


def _key_of(column: str, target: str, *, needed: bool = True) -> Column[UUID]:
    return Column(column, Uuid(), reference(target), nullable=not needed, index=True)


def _record(name: str, *columns: SchemaItem) -> Table:
    return Table(
        name,
        Row.metadata,
        Column("id", Uuid(), primary_key=True),
        *columns,
        Column("created_at", UtcDateTime(), nullable=False),
        Column("updated_at", UtcDateTime(), nullable=False),
        Column("deleted_at", UtcDateTime()),
        Column("revision", Integer(), nullable=False),
        Column("device", CleanText(), nullable=False),
    )


LATER_TABLES = (
    _record(
        "collection", Column("name", CleanText(), nullable=False), _key_of("parent_id", "collection.id", needed=False)
    ),
    Table(
        "collection_paper",
        Row.metadata,
        Column("collection_id", Uuid(), reference("collection.id"), primary_key=True),
        Column("paper_id", Uuid(), reference("paper.id"), primary_key=True, index=True),
        Column("position", Integer(), nullable=False),
    ),
    _record(
        "event",
        Column("happened_at", UtcDateTime(), nullable=False, index=True),
        Column("what", CleanText(), nullable=False),
        _key_of("paper_id", "paper.id", needed=False),
        Column("entity", CleanText()),
        Column("entity_id", Uuid()),
        Column("details", JSON()),
    ),
    Table(
        "alembic_version",
        Row.metadata,
        Column("version_num", String(32), nullable=False),
        PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
    ),
)
