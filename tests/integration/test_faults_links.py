"""Links in and around a library: it works at their end, and writes nowhere else."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import EnvironmentProblemError, LibraryLockedError
from desktop_app.domain.ids import IdFactory
from desktop_app.services.backup import BackupService
from desktop_app.storage.sidecars import write_sidecars
from desktop_app.system.instance_lock import InstanceLock
from desktop_app.system.paths import AppPaths
from tests.filled_library import NOTE, SetClock, fill, open_store


@pytest.fixture
def link(tmp_path: Path) -> Path:
    """A link to the folder of a library."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    return tmp_path / "link"


def _paths(library: Path) -> AppPaths:
    root = library.parent
    return AppPaths(library, root, root, root, root / "outside")


def test_a_library_that_is_a_link_works_in_all_its_parts(link: Path, tmp_path: Path) -> None:
    store = open_store(link)
    filled = fill(store, tmp_path)
    write_sidecars(store)
    service = BackupService(_paths(link), SetClock(), IdFactory(), InstanceLock(link), store)
    made = service.make()
    with store.write("Note") as unit:
        unit.notes.put(filled.vns, "later")
    service.restore(made.path)
    write_sidecars(store)
    with store.read() as unit:
        assert unit.notes.get(filled.vns).body == NOTE
    assert service.check().integrity == "ok"
    store.close()
    assert link.is_symlink()
    names = {path.name for path in (tmp_path / "real").iterdir()}
    assert {"library.db", "papers", "backups", "files"} <= names


def test_the_link_and_the_folder_are_one_library(link: Path, tmp_path: Path) -> None:
    lock = InstanceLock(link)
    lock.take()
    with pytest.raises(LibraryLockedError):
        InstanceLock(tmp_path / "real").take()
    lock.release()


def test_a_backup_folder_on_another_disk_is_followed(link: Path, tmp_path: Path) -> None:
    """The reader may put her backups elsewhere; the names written there are the program's own."""
    (tmp_path / "disk").mkdir()
    (link / "backups").symlink_to(tmp_path / "disk", target_is_directory=True)
    store = open_store(link)
    fill(store, tmp_path)
    made = BackupService(_paths(link), SetClock(), IdFactory(), InstanceLock(link), store).make()
    store.close()
    assert (tmp_path / "disk" / made.path.name).exists()


@pytest.mark.parametrize("place", ["files", "papers"])
def test_a_link_to_a_private_folder_gets_nothing(link: Path, tmp_path: Path, place: str) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    (link / place).symlink_to(private, target_is_directory=True)
    store = open_store(link)
    source = tmp_path / "x.pdf"
    source.write_bytes(b"%PDF-1.7 x")
    with pytest.raises(EnvironmentProblemError, match="is a link"):
        store.files.add(source) if place == "files" else write_sidecars(store)
    store.close()
    assert list(private.iterdir()) == []


@pytest.mark.parametrize("name", ["last.json", "library-000001-20261124T120000Z.db"])
def test_a_planted_link_in_the_backups_is_replaced_not_written_through(link: Path, tmp_path: Path, name: str) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"keep")
    store = open_store(link)
    fill(store, tmp_path)
    (link / "backups").mkdir()
    (link / "backups" / name).symlink_to(precious)
    BackupService(_paths(link), SetClock(), IdFactory(), InstanceLock(link), store).make()
    store.close()
    assert precious.read_bytes() == b"keep"
