"""Works on a library until the disk refuses, as a process of its own: a program of the tests, no test.

    python -m tests.integration.full_disk ACTION LIBRARY

Prints a line for every thing that was acknowledged as saved, then the sentence of the failure. A file `ballast` in
the library's folder is removed then, which makes room, and the same is done twice more.
"""

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop_app.domain.errors import PostilError
from desktop_app.domain.ids import IdFactory, PaperId
from desktop_app.services.backup import BackupService
from desktop_app.storage.sidecars import write_sidecars
from desktop_app.storage.store import LibraryStore
from desktop_app.system.instance_lock import InstanceLock
from desktop_app.system.paths import AppPaths
from tests.filled_library import SetClock, open_store

_MANY = 400


def note_text(number: int) -> str:
    """The note of the n-th saving: longer and longer, so that a small disk fills soon."""
    return f"note {number} " + "word " * 20 * (number + 1) ** 2


def _write_notes(store: LibraryStore, _service: BackupService) -> Iterator[str]:
    with store.read() as unit:
        paper = PaperId(unit.papers.candidates("Vagus nerve")[0].id)
    for number in range(_MANY):
        with store.write("Note") as unit:
            unit.notes.put(paper, note_text(number))
            unit.documents.put_texts(unit.documents.of_paper(paper)[0].id, [(n, note_text(n)) for n in range(number)])
        yield f"note {number}"


def _back_up(_store: LibraryStore, service: BackupService) -> Iterator[str]:
    for number in range(_MANY):
        service.make()
        yield f"backup {number}"


def _add_files(store: LibraryStore, _service: BackupService) -> Iterator[str]:
    for number in range(_MANY):
        source = Path(sys.argv[2]).parent / "source.pdf"
        source.write_bytes(b"%PDF-1.7" + number.to_bytes(4, "big") * 60_000)
        yield store.files.add(source)[0]


def _write_copies(store: LibraryStore, _service: BackupService) -> Iterator[str]:
    with store.read() as unit:
        paper = PaperId(unit.papers.candidates("Vagus nerve")[0].id)
    for number in range(_MANY):
        with store.write("Note") as unit:
            unit.notes.put(paper, note_text(number))
        write_sidecars(store)
        yield f"copy {number}"


ACTIONS: dict[str, Callable[[LibraryStore, BackupService], Iterator[str]]] = {
    "notes": _write_notes,
    "backups": _back_up,
    "files": _add_files,
    "copies": _write_copies,
}


def main(action: str, library: Path, times: int) -> None:
    """Do it up to `times` times."""
    logging.disable()  # what is said to the reader is looked at, not the log
    try:
        store = open_store(library)
    except PostilError as error:
        _say(f"refused: {error}")
        return
    root = library.parent
    paths = AppPaths(library, root, root, root, root / "outside")
    service = BackupService(paths, SetClock(), IdFactory(), InstanceLock(library), store)
    try:
        _act(action, store, service, times)
        if (library / "ballast").exists():
            (library / "ballast").unlink()
        _act(action, store, service, 2)
    finally:
        store.close()


def _act(action: str, store: LibraryStore, service: BackupService, times: int) -> None:
    steps = ACTIONS[action](store, service)
    try:
        for _ in range(times):
            _say(f"saved: {next(steps)}")
    except PostilError as error:
        _say(f"refused: {error}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else _MANY)
