"""The ways back from a library that cannot be opened: what is told of it, what is done, what stays."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.errors import (
    EnvironmentProblemError,
    LibraryDamagedError,
    LibraryLockedError,
    PostilError,
    ReaderError,
    StoppedError,
)
from desktop_app.domain.ids import IdFactory
from desktop_app.services.backup import BackupService
from desktop_app.services.rescue import Rescue, Trouble
from desktop_app.storage.integrity import examine
from desktop_app.storage.sidecars import write_sidecars
from desktop_app.system.instance_lock import InstanceLock
from desktop_app.system.paths import AppPaths
from tests.damage import PAGE_BYTES, empty_an_index
from tests.filled_library import SetClock, contents_of, fill, open_store


def _paths(root: Path) -> AppPaths:
    return AppPaths(root / "library", root, root, root, root / "outside")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one backup, its plain copies up to date."""
    root = tmp_path_factory.mktemp("template")
    store = open_store(root / "library")
    fill(store, root)
    write_sidecars(store)
    BackupService(_paths(root), SetClock(), IdFactory(), InstanceLock(root / "library"), store).make()
    store.close()
    return root


@pytest.fixture
def root(template: Path, tmp_path: Path) -> Path:
    shutil.copytree(template, tmp_path / "root")
    return tmp_path / "root"


@pytest.fixture
def database(root: Path) -> Path:
    return root / "library" / "library.db"


@pytest.fixture
def rescue(root: Path) -> Rescue:
    return Rescue(_paths(root), SetClock(), IdFactory())


def _zero_header(database: Path) -> None:
    database.write_bytes(bytes(PAGE_BYTES) + database.read_bytes()[PAGE_BYTES:])


def _cut(database: Path) -> None:
    database.write_bytes(database.read_bytes()[: PAGE_BYTES * 20 + 17])


def _replace_by_text(database: Path) -> None:
    database.write_text("Dear diary,\n" * 1000, encoding="utf-8")


def _newer(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version=99")


_DAMAGES: tuple[tuple[Callable[[Path], None], Trouble], ...] = (
    (Path.unlink, Trouble.MISSING),
    (_replace_by_text, Trouble.NO_LIBRARY),
    (_zero_header, Trouble.NO_LIBRARY),
    (_cut, Trouble.DAMAGED),
    (_newer, Trouble.TOO_NEW),
)
_MENDABLE = [damage for damage, trouble in _DAMAGES if trouble is not Trouble.TOO_NEW]


def _refusal(root: Path) -> PostilError:
    """What using the library raises."""
    try:
        store = open_store(root / "library")
        try:
            contents_of(store)
        finally:
            store.close()
    except PostilError as error:
        return error
    raise AssertionError("the library can be used")


@pytest.mark.parametrize(("damage", "trouble"), _DAMAGES)
def test_what_is_the_matter_and_what_is_safe(
    root: Path, database: Path, rescue: Rescue, damage: Callable[[Path], None], trouble: Trouble
) -> None:
    damage(database)
    before = database.read_bytes() if database.exists() else None
    plight = rescue.look(_refusal(root))
    assert (plight.trouble, plight.folder) == (trouble, root / "library")
    assert [(one.path.parent.name, one.papers) for one in plight.backups] == [("backups", 2)]
    assert plight.plain_copies == len(list((root / "library/papers").glob("*-*.json")))
    assert before == (database.read_bytes() if database.exists() else None)


def test_what_is_no_damage_is_told_apart(rescue: Rescue) -> None:
    assert rescue.look(LibraryLockedError("It is open elsewhere.")).trouble is Trouble.LOCKED
    assert rescue.look(EnvironmentProblemError("The disk is gone.")).trouble is Trouble.CLOSED
    assert rescue.look(KeyError("a mistake of ours")).trouble is Trouble.CLOSED


def test_a_backup_that_cannot_be_read_has_no_number(root: Path, database: Path, rescue: Rescue) -> None:
    (backup,) = (root / "library" / "backups").glob("*.db")
    backup.write_bytes(b"nothing")
    database.unlink()
    assert [one.papers for one in rescue.look(_refusal(root)).backups] == [None]


@pytest.mark.parametrize("damage", _MENDABLE)
@pytest.mark.parametrize("way", ["repair", "restore", "rebuild"])
def test_every_way_back_keeps_the_damaged_file(
    root: Path, database: Path, rescue: Rescue, damage: Callable[[Path], None], way: str
) -> None:
    damage(database)
    damaged = database.read_bytes() if database.exists() else None
    if way == "restore":
        rescued = rescue.restore(rescue.look(LibraryDamagedError("It is.")).backups[0].path)
    else:
        rescued = rescue.repair() if way == "repair" else rescue.rebuild()
    assert rescued.papers == 2
    assert [path.read_bytes() for path in rescued.kept_aside] == ([] if damaged is None else [damaged])
    assert examine(database).problems == ()
    store = open_store(root / "library")
    assert contents_of(store)
    store.close()


def test_the_least_that_helps_is_done(database: Path, rescue: Rescue) -> None:
    empty_an_index(database, "ix_paper_list")
    rescued = rescue.repair()
    assert rescued.notice == "The indexes of the library were made again; the damaged file is kept aside."
    assert len(rescued.kept_aside) == 1


def test_a_sound_library_is_left_as_it_is(database: Path, rescue: Rescue) -> None:
    rescued = rescue.repair()
    assert (rescued.papers, rescued.notice, rescued.kept_aside) == (2, "", ())
    assert examine(database).problems == ()


def test_an_older_backup_takes_the_place_of_a_newer_library(root: Path, database: Path, rescue: Rescue) -> None:
    _newer(database)
    rescued = rescue.restore(rescue.look(_refusal(root)).backups[0].path)
    (kept,) = rescued.kept_aside
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (99,)
    open_store(root / "library").close()


@pytest.mark.parametrize(
    ("way", "after"), [("repair", 0), ("repair", 3), ("restore", 0), ("rebuild", 0), ("rebuild", 4)]
)
def test_what_is_stopped_changes_nothing(root: Path, database: Path, rescue: Rescue, way: str, after: int) -> None:
    _cut(database)
    backup = rescue.look(LibraryDamagedError("It is.")).backups[0].path
    before = {path: path.read_bytes() for path in (root / "library").rglob("*") if path.is_file()}
    asked = []

    def step(done: int, total: int) -> None:
        asked.append((done, total))
        if len(asked) > after:
            raise StoppedError("Stopped.")

    if way == "restore":
        with pytest.raises(StoppedError):
            rescue.restore(backup, step)
    else:
        with pytest.raises(StoppedError):
            (rescue.repair if way == "repair" else rescue.rebuild)(step)
    left = {path: path.read_bytes() for path in (root / "library").rglob("*") if path.is_file()}
    left.pop(root / "library" / "window.lock", None)
    assert left == before


def test_how_far_it_is_is_told(database: Path, rescue: Rescue) -> None:
    database.unlink()
    told: list[tuple[int, int]] = []
    rescue.rebuild(lambda done, total: told.append((done, total)))
    assert told == [(number, len(told)) for number in range(len(told))]
    assert len(told) > 2


def test_without_anything_to_go_back_to_that_is_said(root: Path, database: Path, rescue: Rescue) -> None:
    for folder in ("papers", "backups"):
        shutil.rmtree(root / "library" / folder)
    shutil.rmtree(root / "outside")
    _replace_by_text(database)
    before = database.read_bytes()
    with pytest.raises(LibraryDamagedError, match="there is no backup either"):
        rescue.repair()
    with pytest.raises(ReaderError, match="no plain copies"):
        rescue.rebuild()
    assert database.read_bytes() == before


def test_a_library_that_another_window_has_is_not_touched(root: Path, rescue: Rescue) -> None:
    lock = InstanceLock(root / "library")
    lock.take()
    try:
        with pytest.raises(LibraryLockedError):
            rescue.rebuild()
    finally:
        lock.release()
