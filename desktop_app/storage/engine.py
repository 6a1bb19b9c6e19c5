"""One connection to a library's database, with transactions that this program begins and ends itself."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from desktop_app.storage.folding import folded

BUSY_TIMEOUT_S = 5.0
BEGIN = "library_begin"
READING, WRITING = "BEGIN", "BEGIN IMMEDIATE"
_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    # a rollback journal: the write-ahead log of this platform's SQLite can lose commits, and a library is one file
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA cache_size=-16000",
)


def connect_engine(path: Path) -> Engine:
    """An engine with one connection for the whole process; the caller sees to it that one thread at a time uses it."""
    engine = create_engine("sqlite://", creator=lambda: connect(path), poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def connect(path: Path) -> sqlite3.Connection:
    """A connection of the driver that begins no transaction by itself; the file is made when it is not there."""
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma).fetchall()
        connection.create_function("folded", 1, folded, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def driver_connection(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection under a connection of SQLAlchemy."""
    driver: Any = connection.connection.driver_connection  # Any: SQLAlchemy does not know which driver it is
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("The library is not in SQLite.")
    return driver


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, READING))
