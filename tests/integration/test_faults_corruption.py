"""A database damaged on the disk: never a traceback, always a way back, and the damaged file is kept."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.errors import LibraryDamagedError, PostilError
from desktop_app.domain.ids import IdFactory
from desktop_app.services.backup import BackupService
from desktop_app.storage.integrity import examine
from desktop_app.storage.sidecars import write_sidecars
from desktop_app.storage.store import LibraryStore
from desktop_app.system.instance_lock import InstanceLock
from desktop_app.system.paths import AppPaths
from tests.damage import PAGE_BYTES
from tests.filled_library import SetClock, contents_of, fill, open_store

_FLIPS = 50


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a backup, its plain copies up to date."""
    root = tmp_path_factory.mktemp("template")
    store = open_store(root / "library")
    for number in range(4):
        scratch = root / f"scratch-{number}"
        scratch.mkdir()
        fill(store, scratch)
    write_sidecars(store)
    _service(root, store).make()
    store.close()
    return root


@pytest.fixture
def root(template: Path, tmp_path: Path) -> Path:
    shutil.copytree(template, tmp_path / "root")
    return tmp_path / "root"


def _service(root: Path, store: LibraryStore | None) -> BackupService:
    library = root / "library"
    paths = AppPaths(library, root, root, root, root / "outside")
    return BackupService(paths, SetClock(), IdFactory(), InstanceLock(library), store)


def _opened(root: Path) -> LibraryStore | None:
    try:
        return open_store(root / "library")
    except LibraryDamagedError:
        return None


def _use(store: LibraryStore) -> None:
    """Read everything, search and write, as a day's work does; damage is met as one sentence."""
    try:
        contents_of(store)
        with store.read() as unit:
            unit.search.search("vagus nerve", (), 20)
        with store.write("Note") as unit:
            for paper in unit.papers.candidates("BDNF")[:1]:  # a damaged index may not lead there
                unit.notes.put(paper.id, "written to a damaged library")
                unit.notes.put(paper.id, "")
    except PostilError:
        return


def _go_back(root: Path) -> None:
    """Whatever the damage: the check says it or the library is sound; after a repair it is sound in any case."""
    store = _opened(root)
    try:
        if store is not None:
            _use(store)
        service = _service(root, store)
        service.check()
        report = service.check(repair=True)
        assert report.integrity == "ok"
        assert report.papers == 8
        again = store or open_store(root / "library")
        try:
            contents_of(again)
        finally:
            if store is None:
                again.close()
    finally:
        if store is not None:
            store.close()
    assert examine(root / "library" / "library.db").problems == ()


@pytest.mark.parametrize("flip", range(_FLIPS))
def test_a_byte_flips(root: Path, flip: int) -> None:
    database = root / "library" / "library.db"
    content = bytearray(database.read_bytes())
    offset = random.Random(flip).randrange(len(content))
    content[offset] ^= random.Random(-flip).randrange(1, 256)
    database.write_bytes(content)
    _go_back(root)


def test_a_search_table_that_is_said_to_be_made_of_nonsense_is_damage(root: Path) -> None:
    database = root / "library" / "library.db"
    content = database.read_bytes()
    said = b"content='search_doc', content_rowid"
    assert said in content
    database.write_bytes(content.replace(said, b"content='search_doc'E content_rowid"))
    _go_back(root)


def _zero_first_page(database: Path) -> None:
    database.write_bytes(bytes(PAGE_BYTES) + database.read_bytes()[PAGE_BYTES:])


def _cut(database: Path) -> None:
    database.write_bytes(database.read_bytes()[: PAGE_BYTES * 20 + 17])


def _swap_pages(database: Path) -> None:
    """A table and an index in each other's place, wherever this version of the tables puts them."""
    with closing(sqlite3.connect(database)) as connection:
        wanted = "SELECT rootpage - 1 FROM sqlite_master WHERE name IN ('paper', 'ix_paper_list') ORDER BY name"
        index, table = (row[0] for row in connection.execute(wanted))
    content = database.read_bytes()
    pages = [content[start : start + PAGE_BYTES] for start in range(0, len(content), PAGE_BYTES)]
    pages[index], pages[table] = pages[table], pages[index]
    database.write_bytes(b"".join(pages))


def _replace_by_text(database: Path) -> None:
    database.write_text("Dear diary,\n" * 1000, encoding="utf-8")


def _empty(database: Path) -> None:
    database.write_bytes(b"")


_DAMAGES: tuple[Callable[[Path], None], ...] = (
    _zero_first_page,
    _cut,
    _swap_pages,
    _replace_by_text,
    _empty,
    Path.unlink,
)


@pytest.mark.parametrize("damage", _DAMAGES)
def test_a_large_damage_is_mended(root: Path, damage: Callable[[Path], None]) -> None:
    store = open_store(root / "library")
    before = contents_of(store)
    store.close()
    database = root / "library" / "library.db"
    damage(database)
    damaged = database.read_bytes() if database.exists() else None
    _go_back(root)
    store = open_store(root / "library")
    assert contents_of(store) == before
    store.close()
    kept = [path.read_bytes() for path in database.parent.glob("library damaged *.db")]
    assert damaged is None or damaged in kept


@pytest.mark.parametrize("damage", _DAMAGES)
def test_a_damaged_library_lets_no_good_backup_go(root: Path, damage: Callable[[Path], None]) -> None:
    store = open_store(root / "library")
    service = _service(root, store)
    for _ in range(9):
        service.make()
    damage(root / "library" / "library.db")
    for care in (service, _service(root, None)):
        good = {file.path: file.path.read_bytes() for file in service.list()}
        try:
            care.make()  # what SQLite still has in its memory may be whole
        except PostilError:
            assert {file.path: file.path.read_bytes() for file in service.list()} == good
    store.close()
    assert all(examine(file.path).problems == () for file in service.list())


@pytest.mark.parametrize("damage", _DAMAGES)
def test_the_last_backup_brings_it_back(root: Path, damage: Callable[[Path], None]) -> None:
    damage(root / "library" / "library.db")
    service = _service(root, None)
    latest = service.latest()
    assert latest is not None
    assert (service.restore(latest.path).papers, service.check().integrity) == (8, "ok")


def test_the_library_comes_back_from_the_copy_outside_alone(root: Path) -> None:
    shutil.rmtree(root / "library")
    service = _service(root, None)
    latest = service.latest()
    assert latest is not None
    assert latest.path.is_relative_to(root / "outside")
    report = service.restore(latest.path)
    assert report.papers == 8
    assert report.notice == "1 PDF file is missing from the library's folder; notes and marks are there."


def test_a_stale_journal_of_another_database_is_survived(root: Path) -> None:
    database = root / "library" / "library.db"
    with closing(sqlite3.connect(root / "other.db", isolation_level=None)) as other:
        other.execute("CREATE TABLE t (x)")
        other.execute("PRAGMA cache_size=1")
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO t VALUES (randomblob(100000))")
        journal = (root / "other.db-journal").read_bytes()
        other.execute("ROLLBACK")
    database.with_name("library.db-journal").write_bytes(journal)
    _go_back(root)
