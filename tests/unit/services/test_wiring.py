"""How a library is opened and wired: what is announced, who owns it, what stays open when opening fails."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.bootstrap import build_backup, build_services
from desktop_app.domain.changes import Entity, HistoryChanged, LibraryReplaced, Operation, RecordChanged
from desktop_app.domain.errors import (
    EnvironmentProblemError,
    LibraryDamagedError,
    LibraryLockedError,
    LibraryTooNewError,
)
from desktop_app.domain.paper import Paper
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.services.context import Services
from desktop_app.system.events import EventBus
from desktop_app.system.instance_lock import InstanceLock
from desktop_app.system.paths import AppPaths
from tests.unit.services.conftest import Heard, SettableClock


def test_facts_are_announced_after_the_commit(services: Services, bus: EventBus, vns: Paper) -> None:
    seen: list[object] = []

    def look(fact: RecordChanged) -> None:
        seen.append((fact.entity, fact.operation, fact.paper_id, services.library.get(vns.id).rating))

    bus.subscribe(RecordChanged, look)
    services.library.set_rating(vns.id, 4)
    assert seen == [(Entity.PAPER, Operation.CHANGED, vns.id, 4)]


def test_one_window_owns_a_library(paths: AppPaths) -> None:
    window = build_services(paths, pdf=FakePdfReader(), as_window=True)
    with pytest.raises(LibraryLockedError):
        build_services(paths, pdf=FakePdfReader(), as_window=True)
    command = build_services(paths, pdf=FakePdfReader())
    command.sample.add()
    command.close()
    assert window.library.counts().papers == 1
    window.close()
    again = build_services(paths, pdf=FakePdfReader(), as_window=True)
    again.close()


def test_a_library_that_can_only_be_read_is_read(paths: AppPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    command = build_services(paths, pdf=FakePdfReader(), as_window=True)
    command.sample.add()
    command.close()
    with monkeypatch.context() as disk:
        disk.setattr(InstanceLock, "_opened", _refuse)
        window = build_services(paths, pdf=FakePdfReader(), as_window=True)
    assert window.upkeep.is_read_only
    assert window.library.counts().papers == 1
    window.close()


def _refuse(_lock: InstanceLock) -> int:
    raise EnvironmentProblemError("The disk is read-only.") from OSError(errno.EROFS, "Read-only file system")


def test_a_library_that_cannot_be_opened_is_let_go(paths: AppPaths) -> None:
    build_services(paths, pdf=FakePdfReader()).close()
    database = paths.library / "library.db"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    before = database.read_bytes()
    for _try in range(2):
        with pytest.raises(LibraryTooNewError):
            build_services(paths, pdf=FakePdfReader(), as_window=True)
    assert database.read_bytes() == before


def test_a_restore_is_announced_and_the_services_go_on(
    services: Services, vns: Paper, heard: Heard, clock: SettableClock
) -> None:
    backup = services.backup.make()
    clock.advance(minutes=1)
    services.library.trash(vns.id)
    heard.clear()
    services.backup.restore(backup.path)
    assert LibraryReplaced() in heard.events
    assert services.library.get(vns.id).title == vns.title
    assert services.history.names() == HistoryChanged(None, None)
    assert services.library.set_rating(vns.id, 2).rating == 2


def test_a_damaged_library_still_has_its_care(paths: AppPaths, clock: SettableClock) -> None:
    services = build_services(paths, clock=clock, pdf=FakePdfReader())
    services.sample.add()
    backup = services.backup.make()
    services.close()
    (paths.library / "library.db").write_bytes(b"no database at all" * 300)
    with pytest.raises(LibraryDamagedError):
        build_services(paths, clock=clock, pdf=FakePdfReader())
    assert build_backup(paths, clock).restore(backup.path).papers == 1
    again = build_services(paths, clock=clock, pdf=FakePdfReader())
    assert again.library.counts().papers == 1
    again.close()


def test_the_real_reader_of_pdfs_waits_until_it_is_needed(paths: AppPaths, tmp_path: Path) -> None:
    services = build_services(paths)
    services.sample.add()
    services.close()
