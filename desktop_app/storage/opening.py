"""Opens a library's database: refuses what is not ours untouched, makes a new one, brings an older one up to date."""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from desktop_app.domain.category import DEFAULT_CATEGORIES, Category
from desktop_app.domain.errors import LibraryDamagedError, LibraryTooNewError
from desktop_app.domain.ids import CategoryId
from desktop_app.storage.categories import CategoryRepository
from desktop_app.storage.database import Database
from desktop_app.storage.database_file import is_lost
from desktop_app.storage.rows import Rows
from desktop_app.storage.schema import APPLICATION_ID, SCHEMA_VERSION, create_schema
from desktop_app.storage.tracking import ChangeTracker
from desktop_app.system.clock import Clock

DATABASE_NAME = "library.db"
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of a database file say."""

    application_id: int
    user_version: int


def read_header(path: Path) -> Header | None:
    """The header of a database file, read without SQLite so that nothing is changed; None for no or an empty file."""
    try:
        with path.open("rb") as file:
            first = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        return None
    if not first:
        return None
    if len(first) < _HEADER_BYTES or not first.startswith(_MAGIC):
        raise LibraryDamagedError(
            f"“{path}” is not a library's database, or its beginning was destroyed. It was left as it is;"
            " restore a backup, or rebuild it with “postil check --repair”."
        )
    (user_version,) = struct.unpack(">I", first[60:64])
    (application_id,) = struct.unpack(">I", first[68:72])
    return Header(application_id, user_version)


def check_header(path: Path) -> None:
    """Raise for a file that another program, or a newer version of this one, made."""
    header = read_header(path)
    if header is None:
        return
    if header.application_id not in (APPLICATION_ID, 0) or (header.application_id == 0 and header.user_version):
        raise LibraryDamagedError(
            f"“{path}” belongs to another program (its mark is {header.application_id:#010x}). It was left untouched;"
            " name another folder for the library."
        )
    if header.user_version > SCHEMA_VERSION:
        raise LibraryTooNewError(
            f"The library in “{path.parent}” was written by a newer version of Postil (its format is"
            f" {header.user_version}, this version knows {SCHEMA_VERSION}). It was left untouched;"
            " install the newer version to open it."
        )


def open_database(
    folder: Path, clock: Clock, new_id: Callable[[], UUID], outside_backups: Path | None = None
) -> Database:
    """The database of the library in `folder`, in the shape of this version."""
    path = folder / DATABASE_NAME
    if is_lost(folder):
        raise LibraryDamagedError(
            f"The library's database “{path}” is missing or empty, though papers or backups of it are in its folder."
            " Restore a backup, or make it again with “postil check --repair”."
        )
    check_header(path)
    database = Database(path)
    try:
        version = _version_of(database)
        if version == 0:
            _create(database, clock, new_id)
        elif version < SCHEMA_VERSION:
            from desktop_app.storage.migrating import migrate_after_backup

            migrate_after_backup(database, clock, outside_backups)
    except BaseException:
        database.close()
        raise
    return database


def _version_of(database: Database) -> int:
    version = database.connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    database.connection.rollback()
    return int(version)


def _create(database: Database, clock: Clock, new_id: Callable[[], UUID]) -> None:
    with database.transaction() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        if found:
            if connection.exec_driver_sql("PRAGMA user_version").scalar_one() == SCHEMA_VERSION:
                return  # another process made it a moment ago
            raise LibraryDamagedError(
                f"“{database.path}” is a database of another program. It was left untouched;"
                " name another folder for the library."
            )
        create_schema(connection)
        with Session(connection) as session:
            ChangeTracker(clock, "").listen(session)
            categories = CategoryRepository(Rows(session, clock, new_id))
            for order, template in enumerate(DEFAULT_CATEGORIES):
                categories.put(
                    Category(CategoryId(new_id()), template.name, template.colour, template.glyph, template.key, order)
                )
