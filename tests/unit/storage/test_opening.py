"""A library is made, opened again, and refused untouched when it is not ours to write."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.domain.errors import (
    ChangeNotSavedError,
    EnvironmentProblemError,
    LibraryDamagedError,
    LibraryLockedError,
    LibraryTooNewError,
    PostilError,
    ReaderError,
)
from desktop_app.domain.ids import IdFactory
from desktop_app.domain.queries import PaperQuery
from desktop_app.storage.engine import connect, driver_connection
from desktop_app.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from desktop_app.storage.store import LibraryStore
from tests.storage_desk import Desk, TickingClock, picture


def open_library(folder: Path) -> LibraryStore:
    return LibraryStore.open(folder, clock=TickingClock(), new_id=IdFactory())


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_new_library_says_whose_it_is(library_folder: Path) -> None:
    open_library(library_folder / "new" / "deep").close()
    path = library_folder / "new" / "deep" / "library.db"
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert {found.name: found.stat().st_size > 0 for found in path.parent.iterdir()} == {
        "library.db": True,
        "library.db-journal": False,
    }


def test_a_library_is_the_same_when_it_is_opened_again(desk: Desk) -> None:
    paper = desk.paper(tags=("a",))
    desk.keep(paper, desk.abstract(paper))
    before = picture(desk.store)
    desk.close()
    content = bytes_in(desk.folder)
    again = Desk(desk.folder)
    assert picture(again.store) == before
    assert again.store.history().undo_name is None
    again.close()
    assert {**bytes_in(desk.folder), "library.db-journal": b""} == {**content, "library.db-journal": b""}


def test_the_connection_is_as_careful_as_promised(desk: Desk) -> None:
    with desk.store.read() as unit:
        driver = driver_connection(unit.session.connection())
        found = {
            name: driver.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("foreign_keys", "journal_mode", "synchronous", "busy_timeout")
        }
    assert found == {"foreign_keys": 1, "journal_mode": "truncate", "synchronous": 3, "busy_timeout": 5000}


def test_a_newer_library_is_refused_untouched(library_folder: Path) -> None:
    open_library(library_folder).close()
    _set(library_folder, user_version=SCHEMA_VERSION + 1)
    content = bytes_in(library_folder)
    with pytest.raises(LibraryTooNewError, match=f"newer version.*{SCHEMA_VERSION + 1}.*knows {SCHEMA_VERSION}"):
        open_library(library_folder)
    assert bytes_in(library_folder) == content


@pytest.mark.parametrize("application_id", [0, 0x0F055112])
def test_a_database_of_another_program_is_refused_untouched(library_folder: Path, application_id: int) -> None:
    connection = sqlite3.connect(library_folder / "library.db")
    connection.execute("CREATE TABLE theirs (x)")
    connection.execute(f"PRAGMA application_id = {application_id}")
    connection.close()
    content = bytes_in(library_folder)
    with pytest.raises(LibraryDamagedError, match="another program"):
        open_library(library_folder)
    assert bytes_in(library_folder) == content


@pytest.mark.parametrize("content", [b"just a text", b"SQLite format 3\x00", b"\x00" * 5000])
def test_a_file_that_is_no_database_is_refused_untouched(library_folder: Path, content: bytes) -> None:
    (library_folder / "library.db").write_bytes(content)
    with pytest.raises(LibraryDamagedError, match="left as it is"):
        open_library(library_folder)
    assert bytes_in(library_folder) == {"library.db": content}


def test_a_damaged_library_is_told_and_kept(desk: Desk) -> None:
    for number in range(50):
        desk.keep(desk.paper(f"Paper {number}" * 50))
    desk.close()
    path = desk.folder / "library.db"
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(LibraryDamagedError, match="damaged"):
        _read_all(desk.folder)
    assert path.read_bytes() == content


def _read_all(folder: Path) -> None:
    store = open_library(folder)
    try:
        with store.read() as unit:
            unit.papers.list(PaperQuery())
    finally:
        store.close()


def test_an_empty_file_is_a_library_to_be_made(library_folder: Path) -> None:
    (library_folder / "library.db").touch()
    open_library(library_folder).close()
    assert (library_folder / "library.db").stat().st_size > 0


def test_what_is_in_the_way_of_the_database_is_told(library_folder: Path) -> None:
    (library_folder / "library.db").mkdir()
    with pytest.raises(ReaderError, match="folder"):
        open_library(library_folder)
    (library_folder / "file").write_text("x")
    with pytest.raises(EnvironmentProblemError, match="could not be opened"):
        open_library(library_folder / "file")


@pytest.mark.timeout(20)
def test_a_pipe_in_the_place_of_the_database_does_not_block(library_folder: Path) -> None:
    os.mkfifo(library_folder / "library.db")
    with pytest.raises(PostilError):
        open_library(library_folder)


def test_a_library_that_was_replaced_while_open_is_not_written(desk: Desk, tmp_path: Path) -> None:
    open_library(tmp_path / "other").close()
    (tmp_path / "other" / "library.db").replace(desk.folder / "library.db")
    content = (desk.folder / "library.db").read_bytes()
    with pytest.raises(EnvironmentProblemError, match=r"replaced.*Nothing was written"):
        desk.keep(desk.paper())
    assert (desk.folder / "library.db").read_bytes() == content


def test_another_program_that_writes_is_waited_for_then_told(desk: Desk) -> None:
    other = connect(desk.folder / "library.db")
    with desk.store.read() as unit:
        driver_connection(unit.session.connection()).execute("PRAGMA busy_timeout=0")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryLockedError, match="not saved; everything saved before"):
        desk.keep(desk.paper())
    other.execute("ROLLBACK")
    desk.keep(desk.paper())
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM paper").fetchone()
    with pytest.raises(LibraryLockedError):  # a reader elsewhere keeps the commit waiting
        desk.keep(desk.paper())
    other.execute("COMMIT")
    other.close()
    with desk.store.read() as unit:
        assert unit.papers.counts().papers == 1


def test_a_full_disk_is_told_and_loses_nothing_that_was_saved(desk: Desk) -> None:
    paper = desk.paper()
    desk.keep(paper)
    before = picture(desk.store)
    with desk.store.read() as unit:
        driver = driver_connection(unit.session.connection())
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(ChangeNotSavedError, match=r"disk is full.*everything saved before it is kept"):
        _write_note(desk, paper.id, "x" * 500_000)
    assert picture(desk.store) == before
    driver.execute("PRAGMA max_page_count=1073741823")
    _write_note(desk, paper.id, "x" * 500_000)


def _write_note(desk: Desk, paper, text: str) -> None:
    with desk.store.write(None) as unit:
        unit.notes.put(paper, text)


def test_writes_elsewhere_are_noticed_once_and_own_ones_never(desk: Desk) -> None:
    assert not desk.store.changed_elsewhere()
    desk.keep(desk.paper())
    assert not desk.store.changed_elsewhere()
    other = Desk(desk.folder)
    other.keep(other.paper())
    other.close()
    assert desk.store.changed_elsewhere()
    assert not desk.store.changed_elsewhere()


def test_a_copy_of_the_open_library_is_whole(desk: Desk, tmp_path: Path) -> None:
    desk.keep(desk.paper("Copied"))
    folder = tmp_path / "copy"
    folder.mkdir()
    desk.store.online_backup(folder / "library.db")
    copy = Desk(folder)
    assert picture(copy.store) == picture(desk.store)
    copy.close()


def test_an_ordinary_start_does_not_import_alembic(library_folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from desktop_app.storage.store import LibraryStore;"
        "from desktop_app.domain.ids import IdFactory; from desktop_app.system.clock import SystemClock;"
        "LibraryStore.open(Path(sys.argv[1]), clock=SystemClock(), new_id=IdFactory()).close();"
        "print('alembic' in sys.modules)"
    )
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, "-c", program, str(library_folder)], capture_output=True, text=True, check=True
        )
        assert ran.stdout == "False\n"


def _set(folder: Path, user_version: int) -> None:
    connection = sqlite3.connect(folder / "library.db")
    connection.execute(f"PRAGMA user_version = {user_version}")
    connection.close()
