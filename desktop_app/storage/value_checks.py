"""Whether every value of a database is one that the program can read: SQLite itself takes any value in any column.

Derived from the columns of the tables, so that a new one is looked at by itself.
"""

import json
import sqlite3
from collections.abc import Iterator
from enum import StrEnum

from sqlalchemy import JSON, Boolean, Column, Date, Double, Integer, Table, Uuid

from desktop_app.domain.anchor import Anchor, Placement
from desktop_app.domain.buy import BuyState
from desktop_app.domain.document import DocumentKind
from desktop_app.domain.paper import PaperState
from desktop_app.domain.question import QuestionState
from desktop_app.domain.todo import TodoState
from desktop_app.storage.plain_json import from_plain
from desktop_app.storage.row_base import UtcDateTime
from desktop_app.storage.schema import schema_metadata
from desktop_app.storage.tables_pending import EVIDENCE, RAISED

_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_WRONG = {
    Uuid: "typeof({0}) <> 'text' OR length({0}) <> 32 OR {0} GLOB '*[^0-9a-f]*'",
    UtcDateTime: f"{{0}} NOT GLOB '{_DAY} [0-9][0-9]:[0-9][0-9]:[0-9][0-9].*' OR julianday({{0}}) IS NULL",
    Date: f"{{0}} NOT GLOB '{_DAY}' OR julianday({{0}}) IS NULL",
    JSON: "NOT json_valid({0})",
    Boolean: "{0} NOT IN (0, 1)",
    Integer: "typeof({0}) <> 'integer'",
    Double: "typeof({0}) NOT IN ('real', 'integer')",
}
_IS_TEXT = "typeof({0}) <> 'text'"
_CHOICES: dict[tuple[str, str], type[StrEnum] | tuple[str, ...]] = {
    ("paper", "state"): PaperState,
    ("document", "kind"): DocumentKind,
    ("mark", "placement"): Placement,
    ("question", "state"): QuestionState,
    ("question_mark", "role"): (RAISED, EVIDENCE),
    ("todo", "state"): TodoState,
    ("buy_dossier", "state"): BuyState,
    ("buy_step", "state"): BuyState,
}


def value_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each table with rows that cannot be read; for a database of this version."""
    for table in schema_metadata().sorted_tables:
        wrong = " OR ".join(f"({_wrong(table, column)})" for column in table.columns)
        (count,) = connection.execute(f'SELECT count(*) FROM "{table.name}" WHERE {wrong}').fetchone()  # noqa: S608 - made of the schema
        if count:
            yield f"{count} rows of {table.name} cannot be read"
        elif not _is_text_sound(connection, table):
            yield f"a text in {table.name} cannot be read"
    if not _are_anchors_sound(connection):
        yield "a mark has lost its place"


def _wrong(table: Table, column: "Column[object]") -> str:
    """The condition of a row whose value in this column is none."""
    name = f'"{column.name}"'
    choices = _CHOICES.get((table.name, column.name))
    if choices is not None:
        wrong = "{} NOT IN ('{}')".format(name, "', '".join(choices))
    else:
        wrong = next((rule for kind, rule in _WRONG.items() if isinstance(column.type, kind)), _IS_TEXT).format(name)
    return f"{name} IS NOT NULL AND ({wrong})" if column.nullable else f"{name} IS NULL OR {wrong}"


def _is_text_sound(connection: sqlite3.Connection, table: Table) -> bool:
    """Whether all texts are UTF-8, which only reading them shows."""
    try:
        for _row in connection.execute(f'SELECT * FROM "{table.name}"'):  # noqa: S608 - made of the schema
            pass
    except sqlite3.OperationalError as error:
        if "UTF-8" in str(error):
            return False
        raise
    return True


def _are_anchors_sound(connection: sqlite3.Connection) -> bool:
    try:
        for (anchor,) in connection.execute("SELECT anchor FROM mark WHERE json_valid(anchor)"):
            from_plain(Anchor, json.loads(anchor))
    except ValueError:
        return False
    return True
