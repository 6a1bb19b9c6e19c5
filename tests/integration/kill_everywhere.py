"""Kills an action of the library at each of its steps, and looks at what is left: a program of the tests, no test.

    python -m tests.integration.kill_everywhere ACTION SCRATCH [FIRST STRIDE]

A step is what Python announces before it touches the disk (open, rename, remove, link, make, connect), and every
fsync. For each step (or every STRIDE-th from the FIRST) the process forks, the child does the action up to it and
kills itself, the parent looks. One JSON object on standard output: how often it was killed, and what was wrong after
which step.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import LibraryDamagedError
from desktop_app.domain.ids import IdFactory
from desktop_app.services.backup import BackupService
from desktop_app.storage.integrity import examine
from desktop_app.storage.sidecars import read_sidecar, write_sidecars
from desktop_app.storage.store import LibraryStore
from desktop_app.system.instance_lock import InstanceLock
from desktop_app.system.paths import AppPaths
from tests.filled_library import NOTE, SetClock, fill, open_store

_STEPS = {"open", "os.rename", "os.remove", "os.link", "os.mkdir", "sqlite3.connect", "os.rmdir", "os.truncate"}
_LATER = "written later"


class _Desk:
    """A copy of the prepared library, with what the actions need."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.library = root / "library"
        self.paths = AppPaths(self.library, root, root, root, root / "outside")

    def store(self) -> LibraryStore:
        return open_store(self.library)

    def service(self, store: LibraryStore | None) -> BackupService:
        return BackupService(self.paths, SetClock(), IdFactory(), InstanceLock(self.library), store)


def _prepare(root: Path) -> None:
    """A backup with the first note, then a library with a later one, and a plain copy that is out of date."""
    desk = _Desk(root)
    root.mkdir()
    store = desk.store()
    filled = fill(store, root)
    write_sidecars(store)
    desk.service(store).make()
    with store.write("Note") as unit:
        unit.notes.put(filled.vns, _LATER)
    store.close()
    (root / "paper").write_text(str(filled.vns), encoding="utf-8")


def _note(desk: _Desk) -> str:
    store = desk.store()
    try:
        with store.read() as unit:
            (paper,) = (summary.id for summary in unit.papers.candidates("Vagus nerve"))
            return unit.notes.get(paper).body
    finally:
        store.close()


def _restore(desk: _Desk) -> None:
    store = desk.store()
    service = desk.service(store)
    latest = service.latest()
    assert latest is not None
    service.restore(latest.path)
    store.close()


def _restore_closed(desk: _Desk) -> None:
    service = desk.service(None)
    latest = service.latest()
    assert latest is not None
    service.restore(latest.path)


def _back_up(desk: _Desk) -> None:
    store = desk.store()
    desk.service(store).make()
    store.close()


def _add_file(desk: _Desk) -> None:
    store = desk.store()
    store.files.add(desk.root / "new.pdf")
    store.close()


def _write_copies(desk: _Desk) -> None:
    store = desk.store()
    write_sidecars(store)
    store.close()


def _rebuild(desk: _Desk) -> None:
    desk.service(None).check(repair=True)


def _is_old_or_new(desk: _Desk) -> list[str]:
    problems = list(examine(desk.library / "library.db").problems)
    note = _note(desk)
    if note not in (NOTE, _LATER):
        problems.append(f"neither old nor new: {note[:40]!r}")
    kept = [path for path in desk.library.glob("library before*.db") if examine(path).problems]
    return problems + [f"the old library was kept broken: {path.name}" for path in kept]


def _backups_are_good(desk: _Desk) -> list[str]:
    files = desk.service(None).list()
    bad = [file.path.name for file in files if examine(file.path).problems]
    return [*bad, *([] if files else ["no backup is left"]), *_later_is_there(desk)]


def _files_are_whole(desk: _Desk) -> list[str]:
    store = desk.store()
    names = [path.stem for path in (desk.library / "files").rglob("*.pdf")]
    broken = [name for name in names if not store.files.is_sound(name)]
    store.close()
    return broken + _later_is_there(desk)


def _copies_are_whole(desk: _Desk) -> list[str]:
    problems = _later_is_there(desk)
    for path in (desk.library / "papers").glob("*-*.json"):
        body = read_sidecar(path).note.body
        if body not in ("", NOTE, _LATER, "A note in the trash"):
            problems.append(f"{path.name} holds {body[:40]!r}")
    store = desk.store()
    write_sidecars(store)
    store.close()
    paper = (desk.root / "paper").read_text(encoding="utf-8")
    if read_sidecar(desk.library / "papers" / f"{paper}.json").note.body != _LATER:
        problems.append("the plain copy does not catch up")
    return problems


def _later_is_there(desk: _Desk) -> list[str]:
    return [] if _note(desk) == _LATER else ["what was saved is gone"]


def _is_damaged_or_rebuilt(desk: _Desk) -> list[str]:
    try:
        return [] if _note(desk) == NOTE else ["not what the plain copies say"]
    except LibraryDamagedError:
        return []


def _damage(desk: _Desk) -> None:
    (desk.library / "library.db").write_bytes(b"Dear diary,\n" * 1000)


def _offer_file(desk: _Desk) -> None:
    (desk.root / "new.pdf").write_bytes(b"%PDF-1.7" + os.urandom(3_000_000))


def _nothing(_desk: _Desk) -> None:
    return


Act = Callable[[_Desk], None]
ACTIONS: dict[str, tuple[Act, Act, Callable[[_Desk], list[str]]]] = {
    "restore": (_nothing, _restore, _is_old_or_new),
    "restore of a closed library": (_nothing, _restore_closed, _is_old_or_new),
    "backup": (_nothing, _back_up, _backups_are_good),
    "adding a file": (_offer_file, _add_file, _files_are_whole),
    "plain copies": (_nothing, _write_copies, _copies_are_whole),
    "rebuilding": (_damage, _rebuild, _is_damaged_or_rebuilt),
}


def main(action: str, scratch: Path, first: int, stride: int) -> None:
    """Go through the steps of one action."""
    prepare, act, look = ACTIONS[action]
    _prepare(scratch / "template")
    found: dict[str, Any] = {"kills": 0, "wrong": {}}
    for step in count(first, stride):
        desk = _Desk(scratch / "work")
        shutil.copytree(scratch / "template", desk.root)
        prepare(desk)
        is_killed = _killed_at(step, lambda desk=desk: act(desk))
        try:
            wrong = look(desk)
            if is_killed and found["kills"] % 3 == 0:
                act(desk)  # the next run of the program succeeds
                wrong += look(desk)
        except Exception as error:  # reported with its step
            wrong = [repr(error)]
        if wrong:
            found["wrong"][step] = wrong
        shutil.rmtree(desk.root)
        if not is_killed:
            break
        found["kills"] += 1
    json.dump(found, sys.stdout)


def _killed_at(step: int, act: Callable[[], None]) -> bool:
    pid = os.fork()
    if pid == 0:
        _kill_me_at(step)
        try:
            act()
        except BaseException as error:
            sys.stderr.write(repr(error))
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError(f"the action failed before step {step}")
    return os.WIFSIGNALED(status)


def _kill_me_at(step: int) -> None:
    seen = 0
    fsync = os.fsync

    def pass_step() -> None:
        nonlocal seen
        seen += 1
        if seen == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def on_event(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _STEPS and not (event == "open" and _is_of_python(arguments[0])):
            pass_step()

    def counted_fsync(handle: int) -> None:
        pass_step()
        fsync(handle)

    os.fsync = counted_fsync
    sys.addaudithook(on_event)


def _is_of_python(name: object) -> bool:
    return str(name).endswith((".py", ".pyc", ".so", ".json")) and "papers" not in str(name)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:5] or (1, 1)))
