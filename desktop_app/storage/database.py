"""The open database of a library: its one connection, and the questions that are about the file, not its records."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from desktop_app.domain.errors import EnvironmentProblemError
from desktop_app.storage.engine import BEGIN, READING, WRITING, connect_engine, driver_connection
from desktop_app.system.disk_problems import told_as


class Database:
    """Notices another program's writes, and a file that was put in the place of the one it opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = connect_engine(path)
        try:
            self.connection = self._engine.connect()
            self._identity = self._file_identity()
            self._data_version = self._read_data_version()
        except BaseException:
            self._engine.dispose()
            raise

    def prepare(self, *, writing: bool) -> Connection:
        """The connection, set to begin its next transaction for reading or for writing."""
        if writing and self._identity != self._file_identity():
            raise EnvironmentProblemError(
                f"“{self.path.name}” was replaced or removed while the library was open. Nothing was written;"
                " close the program and open the library again."
            )
        self.connection.execution_options(**{BEGIN: WRITING if writing else READING})
        return self.connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction for writing without records: the schema."""
        connection = self.prepare(writing=True)
        try:
            with connection.begin():
                yield connection
        finally:
            self.end()

    def end(self) -> None:
        """Roll back what a failed commit left open: another program's reader can make one fail, and then it stays."""
        driver = driver_connection(self.connection)
        if driver.in_transaction:
            driver.rollback()

    def changed_elsewhere(self) -> bool:
        """Whether another connection wrote since this was last asked (or since the file was opened)."""
        known, self._data_version = self._data_version, self._read_data_version()
        return known != self._data_version

    def backup_to(self, target: Path) -> None:
        """A copy of the whole database as of now, by SQLite's own backup."""
        copy = sqlite3.connect(target, isolation_level=None)
        try:
            driver_connection(self.connection).backup(copy)
        finally:
            copy.close()

    def close(self) -> None:
        self.connection.close()
        self._engine.dispose()

    def _read_data_version(self) -> int:
        return int(driver_connection(self.connection).execute("PRAGMA data_version").fetchone()[0])

    def _file_identity(self) -> tuple[int, int] | None:
        with told_as(f"“{self.path}” could not be looked at"):
            try:
                found = self.path.stat()
            except FileNotFoundError:
                return None
        return found.st_dev, found.st_ino
