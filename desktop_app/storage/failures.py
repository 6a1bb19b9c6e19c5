"""Turns what SQLite reports into the program's own families of errors, at the edge of this layer."""

import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from desktop_app.domain.errors import (
    BugError,
    ChangeNotSavedError,
    EnvironmentProblemError,
    LibraryDamagedError,
    LibraryLockedError,
    PostilError,
)

_READING_ROWS = (
    "sqlalchemy.engine.",
    "sqlalchemy.orm.loading",
    "desktop_app.storage.mapping",
    "desktop_app.storage.paper_list",
)
_KEPT = "The last change was not saved; everything saved before it is kept."
_LOCKED = f"Another program is writing to the library. {_KEPT} Try again in a moment."
_FULL = f"The disk is full. {_KEPT} Free some space and try again."
_UNWRITTEN = f"The library could not be written: the disk reports an error. {_KEPT}"
_READ_ONLY = f"The library cannot be written: its folder or its disk is read-only. {_KEPT}"
_MOVED = (
    "Another library was put in the place of this one just now, as by restoring a backup. The last change was not"
    " saved; open the library again."
)
_UNREADABLE = f"The library's database could not be opened or read: the disk reports an error. {_KEPT}"
_DAMAGED = (
    "The library's database is damaged. The file is kept as it is; restore a backup, or rebuild it with"
    " “postil check --repair”."
)
_SENTENCES: dict[int, tuple[type[EnvironmentProblemError], str]] = {
    sqlite3.SQLITE_BUSY: (LibraryLockedError, _LOCKED),
    sqlite3.SQLITE_LOCKED: (LibraryLockedError, _LOCKED),
    sqlite3.SQLITE_PROTOCOL: (LibraryLockedError, _LOCKED),
    sqlite3.SQLITE_FULL: (ChangeNotSavedError, _FULL),
    sqlite3.SQLITE_READONLY: (ChangeNotSavedError, _READ_ONLY),
    sqlite3.SQLITE_READONLY_DBMOVED: (ChangeNotSavedError, _MOVED),
    sqlite3.SQLITE_PERM: (ChangeNotSavedError, _READ_ONLY),
    **dict.fromkeys(
        (
            *(sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_DIR_FSYNC),
            *(sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_DELETE),
        ),
        (ChangeNotSavedError, _UNWRITTEN),
    ),
    sqlite3.SQLITE_CANTOPEN: (EnvironmentProblemError, _UNREADABLE),
    sqlite3.SQLITE_IOERR: (EnvironmentProblemError, _UNREADABLE),
    sqlite3.SQLITE_NOMEM: (EnvironmentProblemError, f"There is not enough memory. {_KEPT}"),
    sqlite3.SQLITE_TOOBIG: (EnvironmentProblemError, f"The text is too large for the library. {_KEPT}"),
    sqlite3.SQLITE_CORRUPT: (LibraryDamagedError, _DAMAGED),
    sqlite3.SQLITE_NOTADB: (LibraryDamagedError, _DAMAGED),
}


@contextmanager
def told_in_sentences() -> Iterator[None]:
    """Raise the program's own error for one of SQLAlchemy or SQLite in the block."""
    try:
        yield
    except DBAPIError as error:
        raise sentence_of(error.orig if isinstance(error.orig, sqlite3.Error) else error) from error
    except (SQLAlchemyError, sqlite3.Error, UnicodeDecodeError) as error:
        raise sentence_of(error) from error
    except (ValueError, LookupError, TypeError) as error:
        if not _is_of_a_row(error):
            raise
        raise LibraryDamagedError(_DAMAGED) from error


def sentence_of(error: BaseException) -> PostilError:
    """The error of the program that says what `error` means for the reader."""
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        found = _SENTENCES.get(code) or _SENTENCES.get(code & 0xFF)
        if found is not None:
            family, sentence = found
            return family(sentence)
    if type(error) is sqlite3.DatabaseError or isinstance(error, UnicodeDecodeError) or _is_garbled(str(error)):
        return LibraryDamagedError(_DAMAGED)  # a text of the database, or one of SQLite about it, is none any more
    return BugError(f"The library refused a change: {error}")


def _is_garbled(told: str) -> bool:
    """Whether SQLite could not read a text as such, or a search table by how it says it was made."""
    return "UTF-8" in told or "parse error in" in told


def _is_of_a_row(error: Exception) -> bool:
    """Whether it was raised where the values of a row are read: a value there that no version ever wrote."""
    frames = traceback.walk_tb(error.__traceback__)
    return any(frame.f_globals.get("__name__", "").startswith(_READING_ROWS) for frame, _line in frames)
