"""Tables beside the records: the queue of sidecars, links between texts, and the tables whose features come later.

The latter are part of the first schema so that the library need not change shape when their features arrive.
"""

from uuid import UUID

from sqlalchemy import JSON, Column, Integer, PrimaryKeyConstraint, String, Table, Uuid
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

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
