"""Puts another database in the place of a library's own: checked before, one rename, the old one kept aside.

Killed at any moment, it leaves the old library or the new one. The order is what makes it so: the old database
first finishes what a crash left in its journal, is kept aside by a second name, and loses its journal; then the new
one, which has none, takes its name. Nobody else may write meanwhile, and the store must be closed.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from desktop_app.domain.errors import (
    LibraryDamagedError,
    LibraryLockedError,
    LibraryTooNewError,
    ReaderError,
)
from desktop_app.domain.steps import Step, unwatched
from desktop_app.storage.database_file import DATABASE, SIDECAR_FOLDER, companions_of, opened_for_reading, read_header
from desktop_app.storage.failures import sentence_of
from desktop_app.storage.integrity import Contents, examine, foreign_programs, is_ours
from desktop_app.storage.schema import SCHEMA_VERSION
from desktop_app.system.atomic import copy_atomically, force_folder
from desktop_app.system.disk_problems import told_as

BUSY_S = 5.0
_PAGES_AT_ONCE = 256


@contextmanager
def checked_candidate(offered: Path, library: Path, step: Step = unwatched) -> Iterator[tuple[Path, Contents]]:
    """A copy of the offered backup, in the library's folder, that passed every check; gone after the block.

    Raises ReaderError with the reason when it is no sound backup of ours; the offered file is only read.
    StoppedError when `step` wishes the end.
    """
    _check_offered(offered, library)
    with told_as(f"“{offered.name}” could not be copied into the library"):
        library.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".restoring.", suffix=".tmp", dir=library)
        os.close(handle)
    candidate = Path(name)
    try:
        _copy_database(offered, candidate, step)
        findings = examine(candidate, step)
        if findings.contents is None or findings.problems:
            raise ReaderError(f"“{offered.name}” is damaged ({findings.sentence}); nothing was changed.")
        programs = foreign_programs(candidate)
        if programs:
            raise ReaderError(f"“{offered.name}” holds what no library holds ({programs[0]}); nothing was changed.")
        yield candidate, findings.contents
    finally:
        for left in (candidate, *companions_of(candidate)):
            left.unlink(missing_ok=True)


def install(candidate: Path, library: Path, why: str, now: datetime) -> Path | None:
    """Make `candidate` the library's database; where the old one is kept, if there was one.

    `candidate` lies in the library's folder and has no journal. `why` is part of the name the old one is kept by.
    """
    database = library / DATABASE
    with told_as("The library could not be replaced; it is as it was before"), _quiet(database):
        with candidate.open("rb+") as file:
            os.fsync(file.fileno())
        aside = _keep_aside(database, now, why)
        try:
            for companion in companions_of(database):
                companion.unlink(missing_ok=True)
            force_folder(library)
            candidate.replace(database)
        except OSError:
            if aside is not None and not any(kept.exists() for kept in companions_of(aside)):
                aside.unlink(missing_ok=True)
            raise
        force_folder(library)
    return aside


def _check_offered(offered: Path, library: Path) -> None:
    database = library / DATABASE
    if offered.exists() and database.exists() and offered.samefile(database):
        raise ReaderError("That is the library itself, not a backup of it; nothing was changed.")
    header = read_header(offered)
    if header is None:
        raise ReaderError(f"“{offered.name}” is no backup: it is not a database; nothing was changed.")
    if not is_ours(header):
        raise ReaderError(f"“{offered.name}” is the database of another program; nothing was changed.")
    if header.schema_version > SCHEMA_VERSION:
        raise LibraryTooNewError(
            f"“{offered.name}” was made by a newer version of Postil (schema {header.schema_version}, this one "
            f"knows {SCHEMA_VERSION}); nothing was changed."
        )


def _copy_database(offered: Path, candidate: Path, step: Step) -> None:
    """By SQLite's own backup call, which takes in a write-ahead log and refuses what is cut short."""
    try:
        with opened_for_reading(offered) as source, closing(sqlite3.connect(candidate)) as copy:
            source.backup(copy, pages=_PAGES_AT_ONCE, progress=lambda _status, left, total: step(total - left, total))
            copy.execute("PRAGMA journal_mode=DELETE").fetchall()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        told = sentence_of(error)
        if isinstance(told, LibraryDamagedError):
            raise ReaderError(f"“{offered.name}” is damaged ({error}); nothing was changed.") from error
        raise told from error


@contextmanager
def _quiet(database: Path) -> Iterator[None]:
    """Nobody writes to the old database during the block, and nothing of it waits in a journal any more.

    A database too damaged to be locked is left as it is: nobody else can write to it either.
    """
    if not database.exists():
        yield
        return
    with closing(sqlite3.connect(database, isolation_level=None, timeout=BUSY_S)) as connection:
        _lock(connection)
        if os.name == "nt":
            connection.close()  # Windows renames nothing over a file that is open
        yield


def _lock(connection: sqlite3.Connection) -> None:
    try:
        (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        connection.execute("BEGIN EXCLUSIVE")
    except (sqlite3.Error, UnicodeDecodeError) as error:
        told = sentence_of(error)
        if isinstance(told, LibraryDamagedError):
            return
        raise told from error
    if mode != "delete":
        raise LibraryLockedError("Another program has the library open; close it there and try again.")


def _keep_aside(database: Path, now: datetime, why: str) -> Path | None:
    """Give the old database, and what a crash left beside it, a second name that is not taken yet."""
    if not database.exists():
        return None
    aside = free_name(database, why, now)
    for old, kept in zip((database, *companions_of(database)), (aside, *companions_of(aside)), strict=True):
        if old.exists() and (old is database or old.stat().st_size):
            _second_name(old, kept)
    return aside


def keep_sidecars_aside(library: Path, why: str, now: datetime) -> None:
    """Give the plain copies of the old library's papers a second name, in a folder of their own.

    The first stay until those of the new library are written over them, so that there is never none.
    """
    folder = library / SIDECAR_FOLDER
    copies = [path for path in folder.glob("*.json") if path.is_file()]
    if not copies:
        return
    with told_as("The plain copies of the papers could not be kept aside"):
        aside = free_name(folder, why, now)
        aside.mkdir()
        for path in copies:
            _second_name(path, aside / path.name)


def free_name(path: Path, why: str, now: datetime) -> Path:
    """A name beside `path` to keep it by: with the reason, the day and the time; one that is not taken."""
    words = f"{path.stem} {why} {now.astimezone():%Y-%m-%d %H%M%S}"
    plain = path.with_name(f"{words}{path.suffix}")
    more = (path.with_name(f"{words} ({number}){path.suffix}") for number in count(2))
    return next(path for path in chain([plain], more) if not (path.exists() or path.is_symlink()))


def _second_name(old: Path, kept: Path) -> None:
    """A hard link, or a copy where the disk has none."""
    try:
        kept.hardlink_to(old)
    except OSError:
        copy_atomically(old, kept)
