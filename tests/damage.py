"""Damages a database on purpose, below SQLite."""

import sqlite3
from contextlib import closing
from pathlib import Path

PAGE_BYTES = 4096


def root_page(database: Path, name: str) -> int:
    """The number of the first page of a table or an index."""
    with closing(sqlite3.connect(database)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [name]).fetchone()
        return int(page)


def empty_an_index(database: Path, name: str) -> None:
    """Make the page of a small index one without cells."""
    start = (root_page(database, name) - 1) * PAGE_BYTES
    content = bytearray(database.read_bytes())
    assert content[start] == 0x0A, "the index has one leaf page"
    content[start : start + 8] = b"\x0a\x00\x00\x00\x00\x00\x00\x00"
    database.write_bytes(content)
