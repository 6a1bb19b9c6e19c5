"""Opens a library's database: refuses what is not ours untouched, makes a new one, brings an older one up to date."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from desktop_app.domain.category import DEFAULT_CATEGORIES, Category
from desktop_app.domain.errors import LibraryDamagedError, LibraryTooNewError
from desktop_app.domain.ids import CategoryId
from desktop_app.storage.categories import CategoryRepository
from desktop_app.storage.database import Database
from desktop_app.storage.database_file import DATABASE, companions_of, is_lost, read_header
from desktop_app.storage.rows import Rows
from desktop_app.storage.schema import APPLICATION_ID, SCHEMA_VERSION, create_schema
from desktop_app.storage.tracking import ChangeTracker
from desktop_app.system.clock import Clock


def check_header(path: Path) -> None:
    """Raise for a file that another program, or a newer version of this one, made; SQLite does not touch it."""
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return
    header = read_header(path)
    if _is_interrupted(path) and (header is None or header.application_id == 0):
        return  # the making of it was interrupted; SQLite takes that back when it opens the file
    if header is None:
        raise LibraryDamagedError(
            f"“{path}” is not a library's database, or its beginning was destroyed. It was left as it is;"
            " restore a backup, or rebuild it with “postil check --repair”."
        )
    if header.application_id != APPLICATION_ID:
        raise LibraryDamagedError(
            f"“{path}” belongs to another program (its mark is {header.application_id}). It was left untouched;"
            " name another folder for the library."
        )
    if header.schema_version > SCHEMA_VERSION:
        raise LibraryTooNewError(
            f"The library in “{path.parent}” was written by a newer version of Postil (its format is"
            f" {header.schema_version}, this version knows {SCHEMA_VERSION}). It was left untouched;"
            " install the newer version to open it."
        )


def _is_interrupted(path: Path) -> bool:
    """Whether a transaction was cut off: its journal is still there."""
    journal = companions_of(path)[0]
    return journal.exists() and journal.stat().st_size > 0


def open_database(
    folder: Path, clock: Clock, new_id: Callable[[], UUID], outside_backups: Path | None = None
) -> Database:
    """The database of the library in `folder`, in the shape of this version."""
    path = folder / DATABASE
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
        if connection.exec_driver_sql("PRAGMA user_version").scalar_one() != 0:
            return  # another process made it a moment ago
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
            raise LibraryDamagedError(f"“{database.path}” is not a library's database. It was left as it is.")
        create_schema(connection)
        with Session(connection) as session:
            ChangeTracker(clock, "").listen(session)
            categories = CategoryRepository(Rows(session, clock, new_id))
            for order, template in enumerate(DEFAULT_CATEGORIES):
                categories.put(
                    Category(CategoryId(new_id()), template.name, template.colour, template.glyph, template.key, order)
                )
