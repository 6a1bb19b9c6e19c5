"""Long lists of rows: what stands in them comes back as it was stored, in order, and in one piece."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import column, create_engine, event, select, table
from sqlalchemy.orm import Session

from desktop_app.storage.driver_rows import driver_rows

ROWS = [
    (1, "plain", None, 0.5),
    (2, 'with "quotes", [brackets] and \\ back\nover two\r\nlines \u2028 and \x85', "naïve 猫 🐈", -3),
    (3, "", '["not", "a list"]', 1e300),
    (4, "null", "true", 2**53 + 1),
]
LISTED = table("listed", column("number"), column("first"), column("second"), column("third"))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    engine = create_engine(f"sqlite:///{tmp_path / 'rows.db'}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE listed (number, first, second, third)")
        connection.exec_driver_sql("INSERT INTO listed VALUES (?, ?, ?, ?)", ROWS)
    with Session(engine) as session:
        yield session
    engine.dispose()


def test_rows_come_back_as_they_were_stored(session: Session) -> None:
    assert driver_rows(session, select(LISTED).order_by(LISTED.c.number)) == ROWS


def test_they_come_in_the_order_that_is_asked_for(session: Session) -> None:
    found = driver_rows(session, select(LISTED.c.number).order_by(LISTED.c.first.desc()))
    assert found == sorted(((row[0],) for row in ROWS), key=lambda one: ROWS[one[0] - 1][1], reverse=True)


def test_there_may_be_none(session: Session) -> None:
    assert list(driver_rows(session, select(LISTED).where(LISTED.c.number > len(ROWS)))) == []


def test_thousands_are_taken_from_the_database_in_one_step(session: Session) -> None:
    session.connection().exec_driver_sql("DELETE FROM listed")
    many = [(number, f"title {number}", None, number / 4) for number in range(3001)]
    session.connection().exec_driver_sql("INSERT INTO listed VALUES (?, ?, ?, ?)", many)
    fetched: list[object] = []
    raw = session.connection().connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)

    def noted(cursor: sqlite3.Cursor, row: tuple[object, ...]) -> tuple[object, ...]:
        fetched.append(cursor)
        return row

    raw.row_factory = noted  # type: ignore[assignment]
    assert list(driver_rows(session, select(LISTED).order_by(LISTED.c.number))) == many
    assert len(fetched) == 1


def test_bytes_of_a_damaged_library_come_as_they_are(session: Session) -> None:
    session.connection().exec_driver_sql("UPDATE listed SET first = x'ff' WHERE number = 1")
    asked: list[str] = []
    event.listen(session.connection(), "before_cursor_execute", lambda _c, _u, statement, *_: asked.append(statement))
    found = driver_rows(session, select(LISTED).order_by(LISTED.c.number))
    assert [row[1] for row in found] == [b"\xff", *(row[1] for row in ROWS[1:])]
    assert len(asked) == 2
