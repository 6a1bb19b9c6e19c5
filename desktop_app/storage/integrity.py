"""Whether a library's database is sound, and how much is in it: SQLite's checks, and those only we can make.

Reads only. What is found wrong is told in sentences; what is found broken beyond reading has no contents.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import BugError, LibraryDamagedError
from desktop_app.domain.steps import Step, is_stopped, unwatched
from desktop_app.storage.database_file import Header, opened_for_reading
from desktop_app.storage.failures import sentence_of
from desktop_app.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from desktop_app.storage.tables_search import CREATE_SEARCH, FILL_SEARCH
from desktop_app.storage.value_checks import value_problems

_MOST_FINDINGS = 3
#: instructions of SQLite between two looks at whether to stop, a few milliseconds
_INSTRUCTIONS = 100_000
_LIVE_OF_LIVE = "r LEFT JOIN paper p ON p.id = r.paper_id WHERE r.deleted_at IS NULL AND p.deleted_at IS NULL"
_COUNTS = (
    "SELECT count(*) FROM paper WHERE deleted_at IS NULL",
    f"SELECT count(*) FROM mark {_LIVE_OF_LIVE}",  # noqa: S608 - made of constants
    f"SELECT count(*) FROM note {_LIVE_OF_LIVE} AND r.body <> ''",  # noqa: S608 - made of constants
    f"SELECT count(*) FROM question {_LIVE_OF_LIVE}",  # noqa: S608 - made of constants
    f"SELECT count(*) FROM todo {_LIVE_OF_LIVE}",  # noqa: S608 - made of constants
)
_STRAY_MARKS = "SELECT count(*) FROM mark m JOIN document d ON d.id = m.document_id WHERE d.paper_id <> m.paper_id"
_INDEX_SIZES = (
    ("SELECT count(*) FROM search_words_docsize", "SELECT count(*) FROM search_doc"),
    ("SELECT count(*) FROM search_trigrams_docsize", "SELECT count(*) FROM search_doc WHERE trigram"),
)
_OUR_PROGRAMS = {
    statement.split(maxsplit=3)[2]: statement for statement in CREATE_SEARCH if statement.startswith("CREATE TRIGGER")
}


@dataclass(frozen=True, slots=True)
class Contents:
    """How many there are of each, without what is in the trash; `notes` are those with a text."""

    papers: int
    marks: int
    notes: int
    questions: int
    todos: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What an examination found: sentences without full stops, none when all is well; None: it cannot be read."""

    contents: Contents | None
    problems: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        return "; ".join(self.problems)


def is_ours(header: Header | None) -> bool:
    """Whether a database file says it is a library of this program."""
    return header is not None and header.application_id == APPLICATION_ID


def examine(path: Path, step: Step = unwatched) -> Findings:
    """Read a whole database; raises only what the environment does (locked, disk error): damage is a finding.

    StoppedError when `step` wishes the end.
    """
    try:
        with opened_for_reading(path) as connection:
            connection.set_progress_handler(lambda: is_stopped(step), _INSTRUCTIONS)
            problems = tuple(_problems(connection))
            return Findings(_contents(connection), problems)
    except UnicodeDecodeError:
        return Findings(None, ("a text of the database's own is damaged",))
    except sqlite3.Error as error:
        step(0, 0)  # whoever ended the reading is told that, and not of what was left unread
        told = sentence_of(error)
        if isinstance(told, LibraryDamagedError | BugError):
            return Findings(None, (str(error),))
        raise told from error


def papers_in(path: Path) -> int | None:
    """How many papers a database has, without what is in the trash; None when that cannot be read."""
    try:
        with opened_for_reading(path) as connection:
            return _number(connection, _COUNTS[0])
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def search_agrees(connection: sqlite3.Connection) -> bool:
    """Whether the index is kept up by our triggers, has a document for every record, and all of them in its indexes."""
    if not is_search_kept(connection):
        return False
    counts = (f"SELECT count(*) FROM ({_select_of(fill)})" for fill in FILL_SEARCH)  # noqa: S608 - made of constants
    wanted = sum(_number(connection, count) for count in counts)
    if wanted != _number(connection, "SELECT count(*) FROM search_doc"):
        return False
    return all(_number(connection, index) == _number(connection, there) for index, there in _INDEX_SIZES)


def is_search_kept(connection: sqlite3.Connection) -> bool:
    """Whether the triggers that keep the search index are ours, word for word."""
    found = _programs(connection)
    return all(found.get(name) == statement for name, statement in _OUR_PROGRAMS.items())


def foreign_programs(path: Path) -> tuple[str, ...]:
    """The names of triggers and views in a readable database that are not ours: they would run when it is used."""
    with opened_for_reading(path) as connection:
        return tuple(name for name in _programs(connection) if name not in _OUR_PROGRAMS)


def _problems(connection: sqlite3.Connection) -> Iterator[str]:
    found = [line for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST_FINDINGS})")]
    if found != ["ok"]:
        yield from found
    loose = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    if loose:
        yield f"{loose} rows belong to something that is not there"
    strays = _number(connection, _STRAY_MARKS)
    if strays:
        yield f"{strays} marks are on a document of another paper"
    if _number(connection, "PRAGMA user_version") == SCHEMA_VERSION:
        yield from value_problems(connection)


def _programs(connection: sqlite3.Connection) -> dict[str, str]:
    """Triggers and views with their statements."""
    return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"))


def _contents(connection: sqlite3.Connection) -> Contents:
    return Contents(*(_number(connection, count) for count in _COUNTS))


def _number(connection: sqlite3.Connection, statement: str) -> int:
    (number,) = connection.execute(statement).fetchone()
    return int(number)


def _select_of(fill: str) -> str:
    """The rows that a statement `INSERT INTO … SELECT …;` would put in."""
    return fill[fill.index("SELECT") :].rstrip().removesuffix(";")
