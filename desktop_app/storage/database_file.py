"""A database file without the library around it: what its first bytes say, and a connection that only reads."""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop_app.system.regular_file import open_regular_file

#: The name of the database in a library's folder.
DATABASE = "library.db"
#: Where the plain copies of its papers are.
SIDECAR_FOLDER = "papers"
#: Where its backups are.
BACKUP_FOLDER = "backups"
#: What SQLite may put beside a database; a stale one would be applied to the next database of that name.
COMPANIONS = ("-journal", "-wal", "-shm")

#: How long a locked database is waited for.
BUSY_S = 5.0

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


@dataclass(frozen=True, slots=True)
class Header:
    """The numbers by which a program marks its files, as in SQLite's file format; 0 where it set none."""

    application_id: int
    schema_version: int


def read_header(path: Path) -> Header | None:
    """What the file says of itself, or None when it is no SQLite database; ReaderError when it is no file at all."""
    with open_regular_file(path) as file:
        start = file.read(_HEADER_BYTES)
    if len(start) < _HEADER_BYTES or not start.startswith(_MAGIC):
        return None
    (schema_version,) = struct.unpack_from(">i", start, 60)
    (application_id,) = struct.unpack_from(">i", start, 68)
    return Header(application_id, schema_version)


@contextmanager
def opened_for_reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that changes nothing and trusts nothing of what the file holds; errors are the driver's."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=BUSY_S)
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA query_only=ON")
        yield connection
    finally:
        connection.close()


def is_lost(library: Path) -> bool:
    """Whether the database of a library is gone or empty that once held papers: what was made of it is there."""
    database = library / DATABASE
    if database.exists() and database.stat().st_size > 0:
        return False
    traces = (library / SIDECAR_FOLDER).glob("*-*.json"), (library / BACKUP_FOLDER).glob("library-*.db")
    return any(any(found) for found in traces)


def companions_of(path: Path) -> tuple[Path, ...]:
    """Where SQLite's journal and write-ahead log of this database are, or would be."""
    return tuple(path.with_name(path.name + ending) for ending in COMPANIONS)
