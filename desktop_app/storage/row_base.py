"""What every table has in common: its column types, the record fields, and what a change of a row means to others."""

from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import DateTime, Dialect, ForeignKey, MetaData, Text, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from desktop_app.domain.changes import Entity
from desktop_app.domain.text import clean

CASCADE_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
BOOKKEEPING = frozenset({"revision", "updated_at", "device"})


def reference(target: str) -> ForeignKey:
    """A foreign key that is checked when the transaction commits: rows may be written in any order."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class CleanText(TypeDecorator[str]):
    """Text without what a database cannot hold; the last guard, see `rows.cleaned`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else clean(value)


class Row(DeclarativeBase):
    """Base of all rows.

    A change of a row is announced as a change of `entity`, whose id is in the column `record_key`. A row with an
    `owner` (table, own column that holds the owner's key) is a part of it: its change is a change of the owner.
    Columns in `quiet` change without a revision, an event or an undo.
    """

    metadata = MetaData(naming_convention=CASCADE_NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: CleanText, UUID: Uuid(), datetime: UtcDateTime}  # Any: types

    entity: ClassVar[Entity | None] = None
    record_key: ClassVar[str] = "id"
    paper_key: ClassVar[str | None] = None
    owner: ClassVar[tuple[str, str] | None] = None
    quiet: ClassVar[frozenset[str]] = frozenset()
    is_undoable: ClassVar[bool] = True


class Recorded:
    """The fields of a record of its own: when, whether it is in the trash, how often written, on which machine."""

    created_at: Mapped[datetime] = mapped_column(sort_order=90)
    updated_at: Mapped[datetime] = mapped_column(sort_order=91)
    deleted_at: Mapped[datetime | None] = mapped_column(sort_order=92)
    revision: Mapped[int] = mapped_column(sort_order=93)
    device: Mapped[str] = mapped_column(sort_order=94)
