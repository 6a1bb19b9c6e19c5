"""The file of vectors: derived, rebuildable, with no words in it; a damaged one is made anew. Knows no encoder.

SQLite, one row a paper. A window takes `dimensions` bytes of vector and 8 bytes of key.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

log = logging.getLogger(__name__)

FILE = "vectors.db"
_TABLES = """
PRAGMA page_size = 65536;
CREATE TABLE made_with (name TEXT NOT NULL);
CREATE TABLE paper (id BLOB PRIMARY KEY, stamp TEXT NOT NULL, places BLOB NOT NULL, keys BLOB NOT NULL,
                    vectors BLOB NOT NULL);
"""
_PUT = "INSERT OR REPLACE INTO paper (id, stamp, places, keys, vectors) VALUES (?, ?, ?, ?, ?)"
_WAIT_S = 5.0
_NO_DAMAGE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
T = TypeVar("T")


class KeptPaper(NamedTuple):
    """`places` is what the index makes of it; `keys` and `vectors` are those of the windows, one after another."""

    places: bytes
    keys: bytes
    vectors: bytes


class VectorCache:
    """For one thread; another process may use the file, too. `made_with` names the encoder and how texts are cut."""

    def __init__(self, folder: Path, made_with: str) -> None:
        self._path, self._made_with = folder / FILE, made_with
        self._connection: sqlite3.Connection | None = None

    def stamps(self) -> dict[bytes, str]:
        """For each paper that is read the stamp of its texts then; "" for one that is read in part."""
        return self._safely(lambda db: dict(db.execute("SELECT id, stamp FROM paper").fetchall()))

    def paper(self, paper: bytes) -> KeptPaper | None:
        def find(db: sqlite3.Connection) -> KeptPaper | None:
            row = db.execute("SELECT places, keys, vectors FROM paper WHERE id = ?", (paper,)).fetchone()
            return KeptPaper(*row) if row is not None else None

        return self._safely(find)

    def put(self, paper: bytes, stamp: str, kept: KeptPaper) -> None:
        """Keep this in place of what was kept of a paper; in whole or not at all."""

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.execute(_PUT, (paper, stamp, *kept))

        self._safely(write)

    def forget(self, papers: Iterable[bytes]) -> None:
        gone = [(paper,) for paper in papers]

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.executemany("DELETE FROM paper WHERE id = ?", gone)

        if gone:
            self._safely(write)

    def vectors(self) -> Iterator[tuple[bytes, bytes]]:
        """The id and the vectors of each paper; of a damaged file only those before the damage, and it is made anew."""
        try:
            yield from self._open().execute("SELECT id, vectors FROM paper")
        except sqlite3.DatabaseError:
            self._make_anew()

    def size_bytes(self) -> int:
        return self._path.stat().st_size if self._path.exists() else 0

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _safely(self, act: Callable[[sqlite3.Connection], T]) -> T:
        """Do it; with a damaged file once more, with a new one."""
        try:
            return act(self._open())
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in _NO_DAMAGE:
                raise
            self._make_anew()
        except sqlite3.DatabaseError:
            self._make_anew()
        return act(self._open())

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self._path, timeout=_WAIT_S)
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute("PRAGMA trusted_schema = OFF")
            if not self._is_ours(self._connection):
                self._make_tables(self._connection)
        return self._connection

    def _is_ours(self, db: sqlite3.Connection) -> bool:
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {"made_with", "paper"} <= tables and db.execute("SELECT name FROM made_with").fetchone() == (
            self._made_with,
        )

    def _make_tables(self, db: sqlite3.Connection) -> None:
        db.executescript(f"DROP TABLE IF EXISTS made_with; DROP TABLE IF EXISTS paper; {_TABLES}")
        with db:
            db.execute("INSERT INTO made_with (name) VALUES (?)", (self._made_with,))

    def _make_anew(self) -> None:
        log.info("the file of vectors was damaged and is made anew")
        self.close()
        for name in (FILE, f"{FILE}-journal", f"{FILE}-wal", f"{FILE}-shm"):
            with suppress(FileNotFoundError):
                self._path.with_name(name).unlink()
