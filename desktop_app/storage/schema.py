"""The shape of the database as this version of the program writes it: its numbers, and how a new one is made."""

from sqlalchemy import Connection, MetaData

from desktop_app.storage import (
    tables_documents,
    tables_library,
    tables_marks,
    tables_notes,
    tables_papers,
    tables_pending,
)
from desktop_app.storage.tables_search import CREATE_SEARCH

APPLICATION_ID = 0x50737431
SCHEMA_VERSION = 1
HEAD_REVISION = "0001"

TABLE_MODULES = (tables_papers, tables_documents, tables_marks, tables_notes, tables_pending, tables_library)


def schema_metadata() -> MetaData:
    """All tables but those of the search index."""
    return tables_papers.PaperRow.metadata


def create_schema(connection: Connection) -> None:
    """Make all tables of this version in an empty database, inside the caller's transaction."""
    schema_metadata().create_all(connection, checkfirst=False)
    for statement in CREATE_SEARCH:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO alembic_version (version_num) VALUES (?)", (HEAD_REVISION,))
    stamp(connection)


def stamp(connection: Connection) -> None:
    """Say in the file's header whose it is and which version wrote it."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
