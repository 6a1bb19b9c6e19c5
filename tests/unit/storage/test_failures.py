"""What SQLite reports becomes a sentence, in the family that says whether a change was lost."""

import sqlite3

import pytest

from desktop_app.domain.errors import BugError, ChangeNotSavedError, EnvironmentProblemError, LibraryDamagedError
from desktop_app.storage.failures import sentence_of


def reported(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("as the driver says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_READONLY]
)
def test_a_write_that_failed_is_a_change_not_saved(code: int) -> None:
    told = sentence_of(reported(code))
    assert type(told) is ChangeNotSavedError
    assert "everything saved before it is kept" in str(told)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN])
def test_a_read_that_failed_refused_no_change(code: int) -> None:
    assert type(sentence_of(reported(code))) is EnvironmentProblemError


def test_damage_and_the_unknown() -> None:
    assert type(sentence_of(reported(sqlite3.SQLITE_CORRUPT))) is LibraryDamagedError
    assert type(sentence_of(reported(sqlite3.SQLITE_MISUSE))) is BugError
