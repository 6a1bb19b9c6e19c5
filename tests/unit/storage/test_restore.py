"""A backup is checked before it takes the library's place, and the library it replaces is kept."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from desktop_app.domain.errors import (
    EnvironmentProblemError,
    LibraryLockedError,
    LibraryTooNewError,
    PostilError,
    ReaderError,
)
from desktop_app.storage.database import Database
from desktop_app.storage.restore import checked_candidate, free_name, install, keep_sidecars_aside
from desktop_app.storage.sidecars import write_sidecars
from tests.filled_library import NOON, Filled, contents_of, fill, open_store


@pytest.fixture
def filled(library_folder: Path, tmp_path: Path) -> Iterator[Filled]:
    """A library and a backup of it; then the library changed."""
    store = open_store(library_folder)
    filled = fill(store, tmp_path)
    store.online_backup(tmp_path / "backup.db")
    with store.write("Note") as unit:
        unit.notes.put(filled.vns, "later")
    write_sidecars(store)
    store.close()
    yield filled
    assert not list(library_folder.glob(".*"))


def _restore(library: Path, offered: Path) -> Path | None:
    with checked_candidate(offered, library) as (candidate, _contents):
        return install(candidate, library, "before restore", NOON)


def _note(library: Path, filled: Filled) -> str:
    store = open_store(library)
    with store.read() as unit:
        body = unit.notes.get(filled.vns).body
    store.close()
    return body


def test_the_backup_takes_the_place_and_the_old_library_is_kept(
    library_folder: Path, filled: Filled, tmp_path: Path
) -> None:
    aside = _restore(library_folder, tmp_path / "backup.db")
    assert _note(library_folder, filled).startswith("# My note")
    assert aside is not None
    assert aside.name.startswith("library before restore 2026-11-24")
    (tmp_path / "old").mkdir()
    aside.rename(tmp_path / "old" / "library.db")
    assert _note(tmp_path / "old", filled) == "later"


def test_everything_in_it_is_there(library_folder: Path, filled: Filled, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "library.db").write_bytes((tmp_path / "backup.db").read_bytes())
    _restore(library_folder, tmp_path / "backup.db")
    restored, expected = open_store(library_folder), open_store(tmp_path / "other")
    assert contents_of(restored) == contents_of(expected)
    assert filled.vns
    restored.close()
    expected.close()


def test_a_library_that_was_not_there_is_made(filled: Filled, tmp_path: Path) -> None:
    assert _restore(tmp_path / "new", tmp_path / "backup.db") is None
    assert _note(tmp_path / "new", filled).startswith("# My note")


def test_the_offered_file_is_only_read(library_folder: Path, filled: Filled, tmp_path: Path) -> None:
    before = (tmp_path / "backup.db").read_bytes()
    _restore(library_folder, tmp_path / "backup.db")
    assert (tmp_path / "backup.db").read_bytes() == before
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"backup.db", "serum.pdf"}
    assert filled.vns


@pytest.mark.parametrize("name", ["-journal", "-wal", "-shm"])
def test_a_stale_companion_does_not_reach_the_restored_database(
    library_folder: Path, filled: Filled, tmp_path: Path, name: str
) -> None:
    planted = library_folder / f"library.db{name}"
    planted.write_bytes(bytes.fromhex("d9d505f920a163d7") + os.urandom(8192))
    _restore(library_folder, tmp_path / "backup.db")
    assert not planted.exists()
    assert _note(library_folder, filled).startswith("# My note")
    with closing(sqlite3.connect(library_folder / "library.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_what_a_crash_left_in_the_journal_is_finished_before_the_old_library_is_kept(
    library_folder: Path, filled: Filled, tmp_path: Path
) -> None:
    database = library_folder / "library.db"
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("PRAGMA cache_spill=1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE paper SET title = hex(randomblob(200000))")
    connection.execute("UPDATE note SET body = hex(randomblob(200000))")
    journal = (library_folder / "library.db-journal").read_bytes()
    torn = database.read_bytes()
    connection.execute("ROLLBACK")
    connection.close()
    database.write_bytes(torn)
    (library_folder / "library.db-journal").write_bytes(journal)
    assert len(journal) > 4096

    aside = _restore(library_folder, tmp_path / "backup.db")

    assert aside is not None
    (tmp_path / "old").mkdir()
    aside.rename(tmp_path / "old" / "library.db")
    assert _note(tmp_path / "old", filled) == "later"


def _damage(path: Path, kind: str) -> None:
    content = path.read_bytes()
    pages = len(content) // 4096
    if kind == "empty":
        content = b""
    elif kind == "text":
        content = b"Dear diary,\n" * 1000
    elif kind == "cut in a page":
        content = content[: pages // 2 * 4096 + 17]
    elif kind == "cut at a page":
        content = content[: pages // 2 * 4096]
    elif kind == "cut in the header":
        content = content[:60]
    elif kind == "zeroed page":
        content = content[:4096] + bytes(4096) + content[8192:]
    elif kind == "other program":
        content = content[:68] + b"abcd" + content[72:]
    elif kind == "newer":
        content = content[:60] + (99).to_bytes(4, "big") + content[64:]
    path.write_bytes(content)


_DAMAGES = {
    "empty": "0 bytes",
    "text": "not a database",
    "cut in a page": "is damaged",
    "cut at a page": "is damaged",
    "cut in the header": "not a database",
    "zeroed page": "is damaged",
    "other program": "another program",
    "newer": "newer version",
}


@pytest.mark.parametrize("kind", _DAMAGES)
def test_a_bad_backup_is_refused_with_its_reason_and_nothing_is_changed(
    library_folder: Path, filled: Filled, tmp_path: Path, kind: str
) -> None:
    offered = tmp_path / "backup.db"
    _damage(offered, kind)
    before = {path: path.read_bytes() for path in library_folder.rglob("*") if path.is_file()}
    with pytest.raises(PostilError, match=_DAMAGES[kind]) as raised:
        _restore(library_folder, offered)
    assert isinstance(raised.value, LibraryTooNewError if kind == "newer" else ReaderError)
    assert {path: path.read_bytes() for path in library_folder.rglob("*") if path.is_file()} == before
    assert _note(library_folder, filled) == "later"


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", ["missing", "folder", "pipe"])
def test_what_is_no_file_is_refused(library_folder: Path, filled: Filled, tmp_path: Path, kind: str) -> None:
    offered = tmp_path / "odd"
    if kind == "folder":
        offered.mkdir()
    elif kind == "pipe":
        os.mkfifo(offered)
    with pytest.raises(ReaderError):
        _restore(library_folder, offered)
    assert _note(library_folder, filled) == "later"


def test_a_database_with_another_shape_is_refused(library_folder: Path, filled: Filled, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "backup.db", isolation_level=None)) as connection:
        connection.execute("DROP TABLE todo")
    with pytest.raises(ReaderError, match="is damaged"):
        _restore(library_folder, tmp_path / "backup.db")
    assert _note(library_folder, filled) == "later"


@pytest.mark.parametrize("kind", ["trigger", "view"])
def test_a_database_with_a_program_in_it_is_refused(
    library_folder: Path, filled: Filled, tmp_path: Path, kind: str
) -> None:
    planted = {
        "trigger": "CREATE TRIGGER evil AFTER INSERT ON note BEGIN DELETE FROM paper; END",
        "view": "CREATE VIEW evil AS SELECT load_extension('evil')",
    }
    with closing(sqlite3.connect(tmp_path / "backup.db", isolation_level=None)) as connection:
        connection.execute(planted[kind])
    with pytest.raises(ReaderError, match="evil"):
        _restore(library_folder, tmp_path / "backup.db")
    assert _note(library_folder, filled) == "later"


def test_the_library_itself_is_no_backup(library_folder: Path, filled: Filled) -> None:
    with pytest.raises(ReaderError, match="itself"):
        _restore(library_folder, library_folder / "library.db")
    assert _note(library_folder, filled) == "later"


def test_another_program_that_writes_is_waited_for_then_told(
    library_folder: Path, filled: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.storage.restore.BUSY_S", 0.01)
    with closing(sqlite3.connect(library_folder / "library.db", isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryLockedError):
            _restore(library_folder, tmp_path / "backup.db")
    assert _note(library_folder, filled) == "later"


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_a_disk_that_refuses_leaves_the_old_library(
    library_folder: Path, filled: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(call, refuse)
        with pytest.raises(EnvironmentProblemError, match="it is as it was before: the disk is full"):
            _restore(library_folder, tmp_path / "backup.db")
    assert _note(library_folder, filled) == "later"
    assert not list(library_folder.glob("library before*"))


def test_a_disk_without_hard_links_gets_a_copy(
    library_folder: Path, filled: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("pathlib.Path.hardlink_to", refuse)
    aside = _restore(library_folder, tmp_path / "backup.db")
    assert aside is not None
    assert aside.stat().st_size > 0
    assert _note(library_folder, filled).startswith("# My note")


def test_a_damaged_library_is_replaced_and_kept_as_it_is(library_folder: Path, filled: Filled, tmp_path: Path) -> None:
    database = library_folder / "library.db"
    damaged = b"SQLite format 3\x00" + os.urandom(50_000)
    database.write_bytes(damaged)
    aside = _restore(library_folder, tmp_path / "backup.db")
    assert aside is not None
    assert aside.read_bytes() == damaged
    assert _note(library_folder, filled).startswith("# My note")


def test_two_restores_in_one_second_keep_both(library_folder: Path, filled: Filled, tmp_path: Path) -> None:
    first = _restore(library_folder, tmp_path / "backup.db")
    second = _restore(library_folder, tmp_path / "backup.db")
    assert first is not None
    assert second is not None
    assert first != second
    assert second.name.endswith(" (2).db")
    assert filled.vns


def test_the_plain_copies_of_the_old_library_are_kept(library_folder: Path, filled: Filled) -> None:
    keep_sidecars_aside(library_folder, "before restore", NOON)
    (kept,) = library_folder.glob("papers before restore *")
    assert (kept / f"{filled.vns}.json").exists()
    assert (library_folder / "papers" / f"{filled.vns}.json").exists()


def test_without_plain_copies_none_are_kept(library_folder: Path) -> None:
    keep_sidecars_aside(library_folder, "before restore", NOON)
    assert list(library_folder.iterdir()) == []


def test_a_free_name_is_not_that_of_a_broken_link(tmp_path: Path) -> None:
    taken = free_name(tmp_path / "library.db", "x", NOON)
    taken.symlink_to(tmp_path / "nothing")
    assert free_name(tmp_path / "library.db", "x", NOON) != taken


def test_a_writer_who_began_before_a_restore_does_not_write_into_the_old_library(
    library_folder: Path, filled: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = Database.prepare

    def prepare(database: Database, *, writing: bool) -> Connection:
        connection = prepared(database, writing=writing)
        monkeypatch.undo()
        _restore(library_folder, tmp_path / "backup.db")
        return connection

    store = open_store(library_folder)
    monkeypatch.setattr(Database, "prepare", prepare)
    with (
        pytest.raises(EnvironmentProblemError, match="put in the place of this one"),
        store.write("Note") as unit,
    ):
        unit.notes.put(filled.vns, "into the void")
    store.close()
    assert _note(library_folder, filled).startswith("# My note")
