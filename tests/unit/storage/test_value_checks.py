"""A value that no version of the program ever wrote is found, whichever column it is in."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from desktop_app.domain.errors import LibraryDamagedError
from desktop_app.storage.value_checks import value_problems
from tests.filled_library import contents_of, fill, open_store


@pytest.fixture
def raw(library_folder: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    store = open_store(library_folder)
    fill(store, tmp_path)
    store.close()
    with closing(sqlite3.connect(library_folder / "library.db", isolation_level=None)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection


def test_a_library_as_the_program_writes_it_has_no_such_value(raw: sqlite3.Connection) -> None:
    assert list(value_problems(raw)) == []


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("paper", "state = 'asleep'"),
        ("paper", "created_at = '&026-11-24 12:00:00.000000'"),
        ("paper", "created_at = '2026-19-24 12:00:00.000000'"),
        ("paper", "created_at = 5"),
        ("paper", "deleted_at = ''"),
        ("paper", "rating = 'four'"),
        ("paper", "title = x'ff'"),
        ("paper", "title = CAST(x'c328' AS TEXT)"),
        ("document", "kind = 'scroll'"),
        ("document", "paper_id = replace(paper_id, '0', 'G')"),
        ("document", "has_text = 7"),
        ("document", "position_zoom = 'wide'"),
        ("mark", "anchor = '{'"),
        ("mark", "anchor = '{\"selector\": []}'"),
        ("mark", "placement = 'nearby'"),
        ("question", "follow_up = 'soon'"),
        ("question_mark", "role = 'none' WHERE role = 'raised'"),
        ("buy_dossier", "state = 'lost'"),
        ("note", "body = x'00'"),
        ("page_text", "text = CAST(x'80' AS TEXT)"),
    ],
)
def test_a_value_that_cannot_be_read_is_found_and_met_as_damage(
    raw: sqlite3.Connection, library_folder: Path, table: str, change: str
) -> None:
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute(f"UPDATE {table} SET {change}")
    (problem,) = value_problems(raw)
    assert table in problem
    store = open_store(library_folder)
    with suppress(LibraryDamagedError):  # and nothing else; not every table is read here
        contents_of(store)
    store.close()


def test_a_failure_of_the_caller_is_none_of_the_database(library_folder: Path) -> None:
    store = open_store(library_folder)
    with pytest.raises(ValueError, match="mine"), store.read():
        raise ValueError("mine")
    store.close()
