"""The window opens on a library that is destroyed, leads back to one that works, and may be killed while it does."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.ids import IdFactory
from desktop_app.services.backup import BackupService
from desktop_app.storage.integrity import examine
from desktop_app.storage.sidecars import write_sidecars
from desktop_app.system.instance_lock import InstanceLock
from desktop_app.system.paths import AppPaths
from tests.e2e.conftest import PATIENCE_S, Postil
from tests.filled_library import SetClock, fill, open_store

pytest.importorskip("PySide6", reason="a window is started")


@pytest.fixture
def damaged(postil: Postil) -> Postil:
    """A library of two papers with its plain copies and a backup."""
    postil.environment.update({"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(postil.folder)})
    store = open_store(postil.library)
    fill(store, postil.folder)
    while write_sidecars(store):
        pass
    paths = AppPaths(postil.library, postil.folder, postil.folder, postil.folder, postil.folder / "outside")
    BackupService(paths, SetClock(), IdFactory(), InstanceLock(postil.library), store).make()
    store.close()
    return postil


def _started(postil: Postil, way: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.e2e.rescue_window", str(postil.library), way]
    return subprocess.Popen(
        command, cwd=postil.folder, env=postil.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def _replace_by_text(database: Path) -> None:
    database.write_text("Dear diary,\n" * 1000, encoding="utf-8")


def _cut(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:100_017])


@pytest.mark.e2e
@pytest.mark.parametrize(("damage", "way"), [(Path.unlink, "Rebuild"), (_replace_by_text, "Restore"), (_cut, "Repair")])
def test_the_window_leads_back_to_the_desk(damaged: Postil, damage: Callable[[Path], None], way: str) -> None:
    database = damaged.library / "library.db"
    damage(database)
    before = database.read_bytes() if database.exists() else None
    window = _started(damaged, way)
    try:
        out, err = window.communicate(timeout=PATIENCE_S)
    finally:
        window.kill()
    assert window.returncode == 0, err.decode()
    taken, matter, kept, papers = out.decode().splitlines()
    assert taken == "taken"
    assert matter.startswith("The library has 2 papers.")
    assert "2" in papers
    aside = [path for path in damaged.library.glob("library *.db") if str(path) in kept]
    assert [path.read_bytes() for path in aside] == ([] if before is None else [before])
    assert examine(database).problems == ()


@pytest.mark.e2e
@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("after_s", [0.0, 0.02, 0.1])
def test_a_window_killed_while_it_restores_leaves_the_old_file_or_the_new(damaged: Postil, after_s: float) -> None:
    database = damaged.library / "library.db"
    _cut(database)
    old = database.read_bytes()
    window = _started(damaged, "Restore")
    assert window.stdout is not None
    try:
        assert window.stdout.readline() == b"taken\n"
        time.sleep(after_s)  # the moment is what is tried, not waited for
    finally:
        window.kill()
        window.communicate()
    is_new = database.read_bytes() != old
    kept = [path.read_bytes() for path in damaged.library.glob("library *.db")]
    assert not is_new or (old in kept and examine(database).problems == ())
    backups = list((damaged.library / "backups").glob("library-*.db"))
    assert backups
    assert all(examine(path).problems == () for path in backups)
    assert damaged.json("restore", str(backups[0]))["papers"] == 2
