"""Tables beside the records: the queue of sidecars to write, and the tables whose features come later.

The latter are part of the first schema so that the library need not change shape when their features arrive.
"""

from uuid import UUID

from sqlalchemy import JSON, Boolean, Column, Integer, PrimaryKeyConstraint, String, Table, Uuid
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from desktop_app.storage.row_base import CleanText, Row, UtcDateTime, reference


class DirtyPaperRow(Row):
    """A paper whose sidecar is older than its rows; `stamp` differs after each change."""

    __tablename__ = "dirty_paper"
    is_undoable = False

    paper_id: Mapped[UUID] = mapped_column(primary_key=True)
    stamp: Mapped[UUID]


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
    _record("saved_search", Column("name", CleanText(), nullable=False), Column("query", JSON(), nullable=False)),
    _record(
        "free_copy_check",
        _key_of("paper_id", "paper.id"),
        Column("source", CleanText(), nullable=False),
        Column("verdict", CleanText(), nullable=False),
        Column("url", CleanText()),
        Column("version", CleanText()),
        Column("licence", CleanText()),
        Column("checked_at", UtcDateTime(), nullable=False),
    ),
    _record(
        "link",
        Column("source_entity", CleanText(), nullable=False),
        Column("source_id", Uuid(), nullable=False, index=True),
        Column("target_entity", CleanText(), nullable=False),
        Column("target_id", Uuid(), nullable=False, index=True),
        Column("is_broken", Boolean(), nullable=False),
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
