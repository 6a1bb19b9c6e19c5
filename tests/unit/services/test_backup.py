"""Backup, restore, check and repair as the window and the command line call them."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.changes import LibraryReplaced
from desktop_app.domain.errors import LibraryDamagedError, LibraryLockedError, ReaderError
from desktop_app.domain.ids import IdFactory
from desktop_app.domain.paper import Paper
from desktop_app.services.backup import BackupService
from desktop_app.services.context import Services
from desktop_app.storage.sidecars import read_sidecar, write_sidecars
from desktop_app.storage.store import LibraryStore
from desktop_app.system.events import EventBus
from desktop_app.system.instance_lock import InstanceLock
from desktop_app.system.paths import AppPaths
from tests.damage import empty_an_index
from tests.filled_library import NOON, NOTE, Filled, SetClock, contents_of, fill, open_store


class Kept:
    """A library with its store and its backup service."""

    def __init__(self, paths: AppPaths, scratch: Path) -> None:
        self.paths, self.clock, self.scratch = paths, SetClock(), scratch
        self.bus, self.replaced = EventBus(), 0
        self.bus.subscribe(LibraryReplaced, self._count)
        self.lock = InstanceLock(paths.library)
        self.store = open_store(paths.library, self.clock, paths.outside_backups)
        self.backup = self.service(self.store)

    def service(self, store: LibraryStore | None) -> BackupService:
        tell = lambda: self.bus.publish(LibraryReplaced())  # noqa: E731 - as bootstrap does
        return BackupService(self.paths, self.clock, IdFactory(), self.lock, store, tell)

    def fill(self) -> Filled:
        filled = fill(self.store, self.scratch)
        write_sidecars(self.store)
        return filled

    def write_note(self, filled: Filled, body: str) -> None:
        with self.store.write("Note") as unit:
            unit.notes.put(filled.vns, body)

    def note(self, filled: Filled) -> str:
        with self.store.read() as unit:
            return unit.notes.get(filled.vns).body

    def _count(self, _event: LibraryReplaced) -> None:
        self.replaced += 1


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return AppPaths(*(tmp_path / name for name in ("library", "config", "cache", "logs", "outside")))


@pytest.fixture
def kept(paths: AppPaths, tmp_path: Path) -> Iterator[Kept]:
    kept = Kept(paths, tmp_path)
    yield kept
    kept.store.close()


@pytest.fixture
def filled(kept: Kept) -> Filled:
    return kept.fill()


# make


def test_a_backup_is_reported_and_listed(kept: Kept, filled: Filled) -> None:
    report = kept.backup.make()
    assert (report.papers, report.marks, report.notes, report.questions, report.todos) == (2, 2, 1, 2, 3)
    assert report.integrity == "ok"
    assert report.notice == ""
    latest = kept.backup.latest()
    assert latest is not None
    assert latest.path == report.path
    assert latest.made_at == NOON
    assert latest.size_bytes == report.path.stat().st_size
    assert filled.vns


def test_a_backup_goes_where_the_reader_says(kept: Kept, filled: Filled, tmp_path: Path) -> None:
    assert kept.backup.make(tmp_path / "mine.db").path == tmp_path / "mine.db"
    assert kept.backup.list() == []
    assert filled.vns


def test_a_relative_path_is_below_the_working_folder(
    kept: Kept, filled: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert kept.backup.make(Path("mine.db")).path == tmp_path / "mine.db"
    assert kept.backup.restore(Path("mine.db")).papers == 2
    assert filled.vns


def test_an_open_library_is_backed_up_before_a_restore(kept: Kept, filled: Filled) -> None:
    old = kept.backup.make().path
    kept.clock.advance(minutes=1)
    kept.write_note(filled, "written later")
    report = kept.backup.restore(old)
    assert report.former is not None
    assert kept.note(filled) == NOTE
    again = kept.backup.restore(report.former)
    assert kept.note(filled) == "written later"
    assert again.former not in (None, report.former)
    assert [one.papers for one in kept.backup.counted()] == [2, 2, 2]


def test_without_a_backup_there_is_none(kept: Kept) -> None:
    assert kept.backup.latest() is None
    assert kept.backup.list() == []


# daily


def test_an_empty_new_library_needs_no_backup(kept: Kept) -> None:
    assert kept.backup.daily() is None


def test_one_a_day_when_something_changed(kept: Kept, filled: Filled) -> None:
    assert kept.backup.daily() is not None
    kept.write_note(filled, "more")
    assert kept.backup.daily() is None
    kept.clock.advance(days=1)
    assert kept.backup.daily() is not None
    kept.clock.advance(days=1)
    assert kept.backup.daily() is None


def test_a_clock_that_went_back_does_not_stop_the_daily_backup(kept: Kept, filled: Filled) -> None:
    kept.clock.advance(days=3650)
    kept.backup.daily()
    kept.clock.advance(days=-3650)
    kept.write_note(filled, "more")
    report = kept.backup.daily()
    assert report is not None
    latest = kept.backup.latest()
    assert latest is not None
    assert latest.path == report.path


def test_the_daily_backup_sweeps_what_a_killed_program_left(kept: Kept, filled: Filled) -> None:
    left = kept.paths.library / ".restoring.abc.tmp"
    left.write_bytes(b"x")
    kept.clock.moment = NOON.fromtimestamp(left.stat().st_mtime, NOON.tzinfo) + timedelta(days=2)
    kept.backup.daily()
    assert not left.exists()
    assert filled.vns


def test_a_damaged_library_rotates_no_backup(kept: Kept, filled: Filled) -> None:
    good = kept.backup.make().path.read_bytes()
    _loosen(kept)
    kept.clock.advance(days=1)
    with pytest.raises(LibraryDamagedError, match="check --repair"):
        kept.backup.daily()
    (only,) = kept.backup.list()
    assert only.path.read_bytes() == good
    assert filled.vns


# restore


def test_a_restore_goes_back_and_keeps_what_was(kept: Kept, filled: Filled) -> None:
    before = contents_of(kept.store)
    made = kept.backup.make()
    kept.write_note(filled, "later")
    report = kept.backup.restore(made.path)
    assert (report.papers, report.marks, report.integrity, report.notice) == (2, 2, "ok", "")
    assert report.path == kept.paths.library / "library.db"
    assert contents_of(kept.store) == before
    assert kept.replaced == 1
    (aside,) = kept.paths.library.glob("library before restore *.db")
    assert kept.backup.restore(aside).notes == 1
    assert kept.note(filled) == "later"


def test_the_plain_copies_follow_a_restore(kept: Kept, filled: Filled) -> None:
    made = kept.backup.make()
    kept.write_note(filled, "later")
    write_sidecars(kept.store)
    kept.backup.restore(made.path)
    write_sidecars(kept.store)
    name = f"{filled.vns}.json"
    assert read_sidecar(kept.paths.library / "papers" / name).note.body == NOTE
    (aside,) = kept.paths.library.glob("papers before restore *")
    assert read_sidecar(aside / name).note.body == "later"


def test_the_upkeep_writes_the_plain_copies_after_a_restore(services: Services, paths: AppPaths, vns: Paper) -> None:
    made = services.backup.make()
    services.notes.save(vns.id, "later")
    services.upkeep.tend()
    services.backup.restore(made.path)
    services.upkeep.tend()
    body = read_sidecar(paths.library / "papers" / f"{vns.id}.json").note.body
    assert body == services.notes.get(vns.id).body != "later"


def test_nothing_can_be_undone_across_a_restore(kept: Kept, filled: Filled) -> None:
    made = kept.backup.make()
    kept.write_note(filled, "later")
    kept.backup.restore(made.path)
    assert kept.store.undo() is None
    assert kept.note(filled) == NOTE


def test_the_library_is_written_to_after_a_restore(kept: Kept, filled: Filled) -> None:
    kept.backup.restore(kept.backup.make().path)
    kept.write_note(filled, "afterwards")
    assert kept.note(filled) == "afterwards"
    assert kept.backup.check().integrity == "ok"


def test_a_bad_backup_changes_nothing(kept: Kept, filled: Filled, tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"no backup")
    with pytest.raises(ReaderError, match="not a database"):
        kept.backup.restore(tmp_path / "x.db")
    kept.write_note(filled, "goes on")
    assert kept.note(filled) == "goes on"
    assert kept.replaced == 0


def test_a_restore_is_refused_while_a_window_has_the_library(kept: Kept, filled: Filled) -> None:
    made = kept.backup.make()
    window = InstanceLock(kept.paths.library)
    window.take()
    with pytest.raises(LibraryLockedError, match=str(os.getpid())):
        kept.backup.restore(made.path)
    window.release()
    assert kept.note(filled) == NOTE


def test_the_window_itself_may_restore(kept: Kept, filled: Filled) -> None:
    made = kept.backup.make()
    kept.lock.take()
    kept.backup.restore(made.path)
    with pytest.raises(LibraryLockedError):
        InstanceLock(kept.paths.library).take()
    kept.lock.release()
    assert filled.vns


def test_a_backup_whose_search_is_kept_by_other_rules_gets_ours(kept: Kept, filled: Filled, tmp_path: Path) -> None:
    made = kept.backup.make(tmp_path / "mine.db")
    with closing(sqlite3.connect(made.path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER search_note_update")
        connection.execute("CREATE TRIGGER search_note_update AFTER UPDATE ON note BEGIN DELETE FROM paper; END")
    kept.backup.restore(made.path)
    kept.write_note(filled, "xylophone")
    assert kept.backup.check().papers == 2
    with kept.store.read() as unit:
        assert len(unit.search.search("xylophone", (), 5)) == 1


def test_missing_files_are_said_after_a_restore(kept: Kept, filled: Filled) -> None:
    made = kept.backup.make()
    kept.store.files.path(filled.pdf_sha256).unlink()
    report = kept.backup.restore(made.path)
    assert report.integrity == "ok"
    assert report.notice == "1 PDF file is missing from the library's folder; notes and marks are there."


# check and repair


def test_a_sound_library_is_ok(kept: Kept, filled: Filled) -> None:
    report = kept.backup.check()
    assert (report.integrity, report.papers, report.todos) == ("ok", 2, 3)
    assert kept.backup.check(repair=True).integrity == "ok"
    assert kept.replaced == 0
    assert not list(kept.paths.library.glob("library damaged*"))
    assert filled.vns


def test_a_missing_file_is_found_and_cannot_be_repaired(kept: Kept, filled: Filled) -> None:
    kept.store.files.path(filled.pdf_sha256).unlink()
    kept.write_note(filled, f"![](assets/{'a' * 64}.png)")
    assert "1 PDF file is missing" in kept.backup.check().integrity
    assert f"1 picture is missing from the library's folder: assets/{'a' * 64}.png (“" in kept.backup.check().integrity
    assert "1 PDF file is missing" in kept.backup.check(repair=True).integrity
    assert kept.replaced == 0


def test_a_search_that_disagrees_is_repaired_without_touching_anything_else(kept: Kept, filled: Filled) -> None:
    _run(kept, "DELETE FROM search_doc WHERE entity = 'note'")
    assert "search" in kept.backup.check().integrity
    assert kept.backup.check(repair=True).integrity == "ok"
    with kept.store.read() as unit:
        assert {hit.paper_id for hit in unit.search.search("quoted", (), 5)} == {filled.vns}
    assert not list(kept.paths.library.glob("library damaged*"))


def test_an_open_library_that_is_damaged_is_made_again(kept: Kept, filled: Filled) -> None:
    before = contents_of(kept.store)
    _loosen(kept)
    assert "not there" in kept.backup.check().integrity
    report = kept.backup.check(repair=True)
    assert report.integrity == "ok"
    assert report.notice == "The library was made again from the plain copies of 3 papers."
    assert contents_of(kept.store) == before
    assert kept.replaced == 1
    kept.write_note(filled, "goes on")


def test_what_indexes_can_mend_keeps_the_rest(kept: Kept, filled: Filled) -> None:
    with kept.store.read() as unit:
        texts = unit.documents.texts(filled.on_pdf.document_id)
    empty_an_index(kept.paths.library / "library.db", "ix_mark_live")
    report = kept.backup.check(repair=True)
    assert (report.integrity, kept.replaced) == ("ok", 1)
    assert "damaged file is kept aside" in report.notice
    with kept.store.read() as unit:
        assert unit.documents.texts(filled.on_pdf.document_id) == texts


def test_a_repair_is_refused_while_a_window_has_the_library(kept: Kept, filled: Filled) -> None:
    _loosen(kept)
    window = InstanceLock(kept.paths.library)
    window.take()
    with pytest.raises(LibraryLockedError):
        kept.backup.check(repair=True)
    window.release()
    assert filled.vns


def test_without_plain_copies_the_last_backup_is_named(kept: Kept, filled: Filled) -> None:
    made = kept.backup.make()
    for path in (kept.paths.library / "papers").iterdir():
        path.unlink()
    _loosen(kept)
    with pytest.raises(LibraryDamagedError, match=made.path.name):
        kept.backup.check(repair=True)
    assert kept.note(filled) == NOTE


# a library that cannot be opened


@pytest.fixture
def closed(kept: Kept, filled: Filled) -> BackupService:
    """The care of a library that is about to be damaged, with one backup."""
    kept.backup.make()
    kept.store.close()
    assert filled.vns
    return kept.service(None)


def _spoil(database: Path, how: str) -> None:
    if how == "gone":
        database.unlink()
    elif how == "empty":
        database.write_bytes(b"")
    elif how == "text":
        database.write_bytes(b"Dear diary,\n" * 1000)
    elif how == "other program":
        database.unlink()
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("CREATE TABLE paper (id)")
    else:
        database.write_bytes(database.read_bytes()[:4096] + os.urandom(90_000))


_SPOILS = ("gone", "empty", "text", "other program", "noise")


@pytest.mark.parametrize("how", _SPOILS)
def test_a_library_that_cannot_be_opened_is_said_to_be_unsound(kept: Kept, closed: BackupService, how: str) -> None:
    _spoil(kept.paths.library / "library.db", how)
    with pytest.raises(LibraryDamagedError):
        open_store(kept.paths.library)
    report = closed.check()
    assert report.integrity != "ok"
    assert report.papers == 0


@pytest.mark.parametrize("how", _SPOILS)
def test_it_is_made_again_from_its_plain_copies(kept: Kept, closed: BackupService, filled: Filled, how: str) -> None:
    database = kept.paths.library / "library.db"
    _spoil(database, how)
    damaged = database.read_bytes() if database.exists() else None
    report = closed.check(repair=True)
    assert (report.integrity, report.papers, report.notes) == ("ok", 2, 1)
    again = open_store(kept.paths.library)
    with again.read() as unit:
        assert unit.notes.get(filled.vns).body == NOTE
    again.close()
    assert [path.read_bytes() for path in kept.paths.library.glob("library damaged*.db")] == (
        [damaged] if damaged is not None else []
    )


@pytest.mark.parametrize("how", _SPOILS)
def test_or_from_its_last_backup(kept: Kept, closed: BackupService, filled: Filled, how: str) -> None:
    _spoil(kept.paths.library / "library.db", how)
    latest = closed.latest()
    assert latest is not None
    assert closed.restore(latest.path).integrity == "ok"
    again = open_store(kept.paths.library)
    with again.read() as unit:
        assert unit.notes.get(filled.vns).body == NOTE
    again.close()


def test_a_library_that_cannot_be_opened_is_not_backed_up(closed: BackupService) -> None:
    with pytest.raises(LibraryDamagedError, match="earlier backups are untouched"):
        closed.make()


def _run(kept: Kept, statement: str) -> None:
    with closing(sqlite3.connect(kept.paths.library / "library.db", isolation_level=None)) as connection:
        connection.execute(statement)


def _loosen(kept: Kept) -> None:
    """Damage that no index can mend: marks on a document that is gone."""
    _run(kept, "DELETE FROM document WHERE kind = 'pdf'")
