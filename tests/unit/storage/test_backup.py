"""Backups count once they were read back; they are thinned by a rule that no clock can turn against them."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import EnvironmentProblemError, LibraryDamagedError, ReaderError
from desktop_app.storage.backup import RECENT, BackupFile, BackupShelf, superseded
from desktop_app.storage.integrity import examine
from desktop_app.storage.sidecars import write_sidecars
from desktop_app.storage.store import LibraryStore
from tests.filled_library import NOON, fill, open_store


@pytest.fixture
def store(library_folder: Path, tmp_path: Path) -> Iterator[LibraryStore]:
    store = open_store(library_folder)
    fill(store, tmp_path)
    yield store
    store.close()


@pytest.fixture
def shelf(library_folder: Path, tmp_path: Path) -> BackupShelf:
    return BackupShelf(library_folder, tmp_path / "outside")


def _file(number: int, made_at: datetime) -> BackupFile:
    return BackupFile(Path(f"library-{number:06d}-{made_at:%Y%m%dT%H%M%S}Z.db"), made_at, 1)


def _numbers(files: list[BackupFile]) -> list[int]:
    return [int(file.path.name[8:14]) for file in files]


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "last.json")


# making


def test_a_backup_is_whole_checked_and_counted(store: LibraryStore, shelf: BackupShelf) -> None:
    made = shelf.make(store.online_backup, NOON)
    assert made.path == store.folder / "backups" / "library-000001-20261124T120000Z.db"
    assert (made.contents.papers, made.contents.marks, made.contents.notes) == (2, 2, 1)
    assert (made.contents.questions, made.contents.todos) == (2, 3)
    assert made.notice == ""
    assert examine(made.path).problems == ()
    assert _left(made.path.parent) == [made.path.name]


def test_one_copy_lies_outside_the_library(store: LibraryStore, shelf: BackupShelf, tmp_path: Path) -> None:
    first = shelf.make(store.online_backup, NOON)
    second = shelf.make(store.online_backup, NOON + timedelta(hours=1))
    assert _left(tmp_path / "outside") == [second.path.name]
    assert (tmp_path / "outside" / second.path.name).read_bytes() == second.path.read_bytes()
    assert [file.path for file in shelf.files()] == [second.path, first.path]


def test_the_copy_outside_is_found_when_the_library_is_lost(
    store: LibraryStore, shelf: BackupShelf, tmp_path: Path
) -> None:
    made = shelf.make(store.online_backup, NOON)
    made.path.unlink()
    assert [file.path for file in shelf.files()] == [tmp_path / "outside" / made.path.name]
    assert shelf.make(store.online_backup, NOON).path.name.startswith("library-000002-")


@pytest.mark.logs_warnings
def test_without_a_place_outside_the_backup_is_made_and_that_is_said(
    store: LibraryStore, shelf: BackupShelf, tmp_path: Path
) -> None:
    (tmp_path / "outside").write_text("a file where the folder should be", encoding="utf-8")
    made = shelf.make(store.online_backup, NOON)
    assert made.path.exists()
    assert made.notice.startswith("The copy of the backup outside the library could not be made")


def test_no_place_outside_may_be_wanted(store: LibraryStore) -> None:
    assert BackupShelf(store.folder, None).make(store.online_backup, NOON).notice == ""


def _damaged(store: LibraryStore, target: Path) -> None:
    store.online_backup(target)
    content = bytearray(target.read_bytes())
    content[4096 * 2 : 4096 * 6] = os.urandom(4096 * 4)
    target.write_bytes(content)


def _loose(store: LibraryStore, target: Path) -> None:
    store.online_backup(target)
    connection = sqlite3.connect(target, isolation_level=None)
    connection.execute("DELETE FROM document")
    connection.close()


@pytest.mark.parametrize("spoil", [_damaged, _loose, lambda _store, target: target.write_bytes(b"text")])
def test_a_bad_copy_is_not_kept_and_lets_no_good_one_go(
    store: LibraryStore, shelf: BackupShelf, tmp_path: Path, spoil: object
) -> None:
    for hour in range(12):
        shelf.make(store.online_backup, NOON + timedelta(hours=hour))
    before, outside = _left(store.folder / "backups"), _left(tmp_path / "outside")
    with pytest.raises(LibraryDamagedError, match="not kept"):
        shelf.make(lambda target: spoil(store, target), NOON + timedelta(days=1))  # type: ignore[operator] # a function
    assert _left(store.folder / "backups") == before
    assert _left(tmp_path / "outside") == outside


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_refuses_leaves_nothing_unfinished(
    store: LibraryStore, shelf: BackupShelf, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    first = shelf.make(store.online_backup, NOON)

    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", refuse)
        with pytest.raises(EnvironmentProblemError, match="could not be made"):
            shelf.make(store.online_backup, NOON + timedelta(days=1))
    assert _left(first.path.parent) == [first.path.name]


def test_news_are_changes_of_the_file_whatever_the_clock_says(store: LibraryStore, shelf: BackupShelf) -> None:
    assert shelf.has_news()
    shelf.make(store.online_backup, NOON)
    assert not shelf.has_news()
    with store.write("Note") as unit:
        unit.notes.put(unit.papers.by_title("BDNF in serum")[0].id, "news")
    assert shelf.has_news()
    shelf.make(store.online_backup, NOON - timedelta(days=4000))
    assert not shelf.has_news()


@pytest.mark.parametrize("state", [b"", b"{", b"[]", b"null", b"\xff"])
def test_a_damaged_memory_of_the_last_backup_means_news(store: LibraryStore, shelf: BackupShelf, state: bytes) -> None:
    shelf.make(store.online_backup, NOON)
    (store.folder / "backups" / "last.json").write_bytes(state)
    assert shelf.has_news()


def test_an_empty_library_lets_no_backup_go(library_folder: Path, tmp_path: Path) -> None:
    store = open_store(library_folder)
    shelf = BackupShelf(library_folder, tmp_path / "outside")
    for _ in range(12):
        shelf.make(store.online_backup, NOON)
    store.close()
    assert len(shelf.files()) == 12


def test_files_of_other_names_are_neither_shown_nor_removed(store: LibraryStore, shelf: BackupShelf) -> None:
    folder = store.folder / "backups"
    folder.mkdir()
    others = ["mine.db", "library-1-20261124T120000Z.db", "library-000001-99999999T999999Z.db", "library-x.db"]
    for name in others:
        (folder / name).write_bytes(b"keep")
    (folder / "library-000009-20261124T120000Z.db").mkdir()
    for hour in range(12):
        shelf.make(store.online_backup, NOON + timedelta(minutes=hour))
    assert all((folder / name).read_bytes() == b"keep" for name in others)
    assert not {file.path.name for file in shelf.files()} & set(others)


# where the reader wants it


def test_a_backup_goes_where_the_reader_wants_it(store: LibraryStore, shelf: BackupShelf, tmp_path: Path) -> None:
    target = tmp_path / "my backup.db"
    assert shelf.make_at(target, store.online_backup, NOON).path == target
    assert examine(target).problems == ()
    shelf.make_at(target, store.online_backup, NOON)
    assert shelf.files() == []


def test_a_folder_gets_a_file_of_its_own_in_it(store: LibraryStore, shelf: BackupShelf, tmp_path: Path) -> None:
    made = shelf.make_at(tmp_path, store.online_backup, NOON)
    assert made.path == tmp_path / "library-000001-20261124T120000Z.db"
    assert made.path.exists()


def test_an_empty_file_may_be_written_over(store: LibraryStore, shelf: BackupShelf, tmp_path: Path) -> None:
    (tmp_path / "x.db").touch()
    assert shelf.make_at(tmp_path / "x.db", store.online_backup, NOON).path.stat().st_size > 0


@pytest.mark.parametrize("what", ["text", "other database", "pipe", "broken link"])
@pytest.mark.timeout(20)
def test_nothing_else_is_written_over(store: LibraryStore, shelf: BackupShelf, tmp_path: Path, what: str) -> None:
    target = tmp_path / "precious"
    if what == "text":
        target.write_text("precious" * 100, encoding="utf-8")
    elif what == "other database":
        connection = sqlite3.connect(target)
        connection.execute("CREATE TABLE paper (id)")
        connection.close()
    elif what == "pipe":
        os.mkfifo(target)
    else:
        target.symlink_to(tmp_path / "nothing")
    before = target.lstat()
    with pytest.raises(ReaderError, match="nothing was written"):
        shelf.make_at(target, store.online_backup, NOON)
    assert (target.lstat().st_ino, target.lstat().st_size) == (before.st_ino, before.st_size)


@pytest.mark.parametrize("name", ["library.db", "library.db-journal"])
def test_the_library_is_not_written_over(store: LibraryStore, shelf: BackupShelf, tmp_path: Path, name: str) -> None:
    (tmp_path / "link").symlink_to(store.folder, target_is_directory=True)
    for folder in (store.folder, tmp_path / "link"):
        with pytest.raises(ReaderError, match="over the library itself"):
            shelf.make_at(folder / name, store.online_backup, NOON)


def test_another_library_is_not_written_over(shelf: BackupShelf, store: LibraryStore, tmp_path: Path) -> None:
    other = open_store(tmp_path / "other")
    write_sidecars(other)
    other.close()
    database = tmp_path / "other" / "library.db"
    before = database.read_bytes()
    with pytest.raises(ReaderError, match="another library"):
        shelf.make_at(database, store.online_backup, NOON)
    assert database.read_bytes() == before


def test_a_library_without_papers_writes_over_no_backup_that_has_some(
    store: LibraryStore, shelf: BackupShelf, tmp_path: Path
) -> None:
    target = shelf.make_at(tmp_path / "kept.db", store.online_backup, NOON).path
    before = target.read_bytes()
    empty = open_store(tmp_path / "wrong one")
    other = BackupShelf(tmp_path / "wrong one", None)
    with pytest.raises(ReaderError, match=r"no papers.*backup with \d"):
        other.make_at(target, empty.online_backup, NOON)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.glob(".*")] == []
    empty_target = other.make_at(tmp_path / "new.db", empty.online_backup, NOON).path
    assert other.make_at(empty_target, empty.online_backup, NOON).contents.papers == 0
    empty.close()


def test_a_folder_that_is_not_there_is_said(store: LibraryStore, shelf: BackupShelf, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblemError, match="not there"):
        shelf.make_at(tmp_path / "no" / "x.db", store.online_backup, NOON)


# thinning


def test_thinning_keeps_recent_daily_weekly_and_monthly_ones() -> None:
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    files = [_file(number, start + timedelta(hours=8 * number)) for number in range(900)]
    gone = set(_numbers(superseded(files)))
    kept = [file for number, file in enumerate(files) if number not in gone]
    days = {f"{file.made_at:%Y-%m-%d}" for file in kept}
    months = {f"{file.made_at:%Y-%m}" for file in kept}
    assert set(range(900 - RECENT, 900)) <= set(range(900)) - gone
    assert len(kept) <= 5 + 7 + 5 + 12
    assert {f"{start + timedelta(hours=8 * 899, days=-back):%Y-%m-%d}" for back in range(7)} <= days
    assert len(months) == 10


def test_few_backups_all_stay() -> None:
    assert superseded([_file(number, NOON + timedelta(days=number)) for number in range(7)]) == []


_MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - with a zone


@given(st.lists(_MOMENTS, min_size=1, max_size=60))
def test_however_the_clock_jumps_the_last_ones_stay_and_the_number_is_bounded(moments: list[datetime]) -> None:
    files = [_file(number, moment) for number, moment in enumerate(moments)]
    gone = _numbers(superseded(files))
    kept = set(range(len(files))) - set(gone)
    assert set(range(max(0, len(files) - RECENT), len(files))) <= kept
    assert len(kept) <= 5 + 7 + 5 + 12


def test_a_clock_that_was_ten_years_ahead_removes_nothing_of_today(store: LibraryStore, shelf: BackupShelf) -> None:
    for day in range(4):
        shelf.make(store.online_backup, NOON + timedelta(days=day))
    before = {file.path for file in shelf.files()}
    shelf.make(store.online_backup, NOON + timedelta(days=3650))
    last = shelf.make(store.online_backup, NOON + timedelta(days=4))
    files = shelf.files()
    assert before <= {file.path for file in files}
    assert files[0].path == last.path
