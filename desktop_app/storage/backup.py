"""The backups of a library: made whole, checked before they count, thinned by age, one copy outside the library.

A backup is written under a temporary name, read back, forced to the disk and renamed; only then may older ones go.
They are ordered by a number in their name, not by the clock, which may jump.
"""

import json
import logging
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.domain.errors import EnvironmentProblemError, LibraryDamagedError, ReaderError
from desktop_app.storage.database_file import BACKUP_FOLDER, DATABASE, SIDECAR_FOLDER, companions_of, read_header
from desktop_app.storage.integrity import Contents, examine, is_ours
from desktop_app.system.atomic import copy_atomically, force_folder, write_atomically
from desktop_app.system.disk_problems import told_as

log = logging.getLogger(__name__)

RECENT, DAYS, WEEKS, MONTHS = 5, 7, 5, 12

_NAME = re.compile(r"library-(?P<number>\d{6,})-(?P<made>\d{8}T\d{6})Z\.db")
_STAMP = "%Y%m%dT%H%M%S"
_STATE = "last.json"

Copy = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup there is; `made_at` is what the clock said then."""

    path: Path
    made_at: datetime
    size_bytes: int


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A backup that was made and read back; `notice` is a sentence about what could not be done beside it."""

    path: Path
    contents: Contents
    notice: str = ""


class BackupShelf:
    """The backups in `<library>/backups`, and the copy of the latest in `outside`."""

    def __init__(self, library: Path, outside: Path | None) -> None:
        self._library, self._outside = library, outside
        self._folder = library / BACKUP_FOLDER

    def files(self) -> list[BackupFile]:
        """Every backup by the number in its name, the last one first; the copy outside only if it has no original."""
        inside = _files_in(self._folder)
        names = {file.path.name for file in inside}
        outside = [file for file in _files_in(self._outside) if file.path.name not in names]
        return sorted((*inside, *outside), key=lambda file: _number_of(file.path), reverse=True)

    def has_news(self) -> bool:
        """Whether the library's file is another than the one the last backup was made of."""
        try:
            known = json.loads((self._folder / _STATE).read_bytes())
        except (OSError, ValueError):
            return True
        return bool(known != _state_of(self._library))

    def make(self, copy: Copy, now: datetime) -> MadeBackup:
        """Have `copy` write a backup, check it, put a copy outside, and let those go that are not needed any more."""
        with told_as("The backup could not be made"):
            self._folder.mkdir(parents=True, exist_ok=True)
            state = _state_of(self._library)
            path = self._folder / self._next_name(now)
            contents = _make_checked(path, copy)
            write_atomically(self._folder / _STATE, json.dumps(state).encode())
        notice = self._copy_outside(path)
        if contents.papers:
            for file in superseded(_files_in(self._folder)):
                self._let_go(file.path)
        return MadeBackup(path, contents, notice)

    def make_at(self, target: Path, copy: Copy, now: datetime) -> MadeBackup:
        """Have `copy` write a backup where the reader wants it, a file or a folder; only a backup is written over."""
        path = target / self._next_name(now) if target.is_dir() else target
        self._check_target(path)
        with told_as(f"The backup “{path}” could not be made"):
            return MadeBackup(path, _make_checked(path, copy))

    def _check_target(self, path: Path) -> None:
        if path.name.startswith(DATABASE) and path.resolve().parent == self._library.resolve():
            raise ReaderError("A backup cannot be written over the library itself.")
        if path.name == DATABASE and (path.parent / SIDECAR_FOLDER).is_dir():
            raise ReaderError(f"“{path.parent}” is another library, and a backup cannot be written over it.")
        if not (path.exists() or path.is_symlink()):
            return
        is_empty = path.is_file() and path.stat().st_size == 0
        if is_empty or (path.is_file() and is_ours(read_header(path))):
            return
        raise ReaderError(f"“{path}” is there already and is no backup of a library; nothing was written.")

    def _next_name(self, now: datetime) -> str:
        numbers = [_number_of(file.path) for file in (*_files_in(self._folder), *_files_in(self._outside))]
        return f"library-{max(numbers, default=0) + 1:06d}-{now.astimezone(UTC):{_STAMP}}Z.db"

    def _copy_outside(self, path: Path) -> str:
        """Put a copy outside in the place of the last one; why that could not be done, if it could not."""
        if self._outside is None:
            return ""
        try:
            with told_as("The copy of the backup outside the library could not be made"):
                self._outside.mkdir(parents=True, exist_ok=True)
                copy_atomically(path, self._outside / path.name)
        except EnvironmentProblemError as error:
            log.warning("no copy of the backup outside the library", exc_info=True)
            return str(error)
        for file in _files_in(self._outside):
            if file.path.name != path.name:
                self._let_go(file.path)
        return ""

    def _let_go(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            log.info("an old backup could not be removed", exc_info=True)


def superseded(files: Sequence[BackupFile]) -> list[BackupFile]:
    """Those that may go: not among the recent, nor the last one of a day, week or month that has a place.

    Places are counted from the last backup back, not from the present moment: whatever the clock said or says, as
    many days, weeks and months stay as there are places.
    """
    days: set[str] = set()
    weeks: set[str] = set()
    months: set[str] = set()
    places = ((days, DAYS, "%Y-%m-%d"), (weeks, WEEKS, "%G-%V"), (months, MONTHS, "%Y-%m"))
    gone = []
    for rank, file in enumerate(sorted(files, key=lambda file: _number_of(file.path), reverse=True)):
        is_kept = rank < RECENT
        for taken, places_there, form in places:
            period = f"{file.made_at:{form}}"
            if period not in taken and len(taken) < places_there:
                taken.add(period)
                is_kept = True
        if not is_kept:
            gone.append(file)
    return gone


def _make_checked(path: Path, copy: Copy) -> Contents:
    """Write under a temporary name beside `path`, read back, force to the disk, rename."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        copy(temporary)
        findings = examine(temporary)
        if findings.contents is None or findings.problems:
            raise LibraryDamagedError(
                "The backup was not kept, for the library's database is damaged: "
                f"{findings.sentence}. Earlier backups are untouched; “postil check --repair” mends the library."
            )
        if not findings.contents.papers:
            _refuse_to_empty(path)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
        force_folder(path.parent)
    finally:
        for left in (temporary, *companions_of(temporary)):
            left.unlink(missing_ok=True)
    return findings.contents


def _refuse_to_empty(path: Path) -> None:
    """A library without papers may be the wrong one: it takes the place of no backup that has some."""
    there = examine(path).contents if path.is_file() and path.stat().st_size else None
    if there is not None and there.papers:
        raise ReaderError(
            f"This library has no papers, and “{path}” is a backup with {there.papers}; nothing was written."
        )


def _files_in(folder: Path | None) -> list[BackupFile]:
    """The backups in a folder that have a name of ours; never waits for what is no file."""
    found: list[BackupFile] = []
    for path in folder.glob("library-*.db") if folder is not None else ():
        named = _NAME.fullmatch(path.name)
        with suppress(OSError, ValueError):
            if named is not None and path.is_file():
                made_at = datetime.strptime(named["made"], _STAMP).replace(tzinfo=UTC)
                found.append(BackupFile(path, made_at, path.stat().st_size))
    return found


def _number_of(path: Path) -> int:
    named = _NAME.fullmatch(path.name)
    return int(named["number"]) if named else 0


def _state_of(library: Path) -> list[int]:
    """What changes with the library's file: its size and its time stamps, compared only for being equal."""
    state: list[int] = []
    for path in (library / DATABASE, *companions_of(library / DATABASE)[1:2]):
        with suppress(FileNotFoundError):
            found = path.stat()
            state += [found.st_size, found.st_mtime_ns]
    return state
