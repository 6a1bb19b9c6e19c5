"""Makes a library of the first version out of one of this version, to be brought up to date again."""

import sqlite3
from pathlib import Path

from desktop_app.storage import migrations, schema


def make_first_version(path: Path) -> None:
    """Move the records of a database into one that the frozen first step makes; what came later is lost."""
    new = path.with_name("new.db")
    path.rename(new)
    first = Path(migrations.__file__).parent / "versions" / "v0001_first_tables.sql"
    connection = sqlite3.connect(path)
    for statement in first.read_text(encoding="utf-8").split("\n\n"):
        connection.execute(statement)
    connection.execute("ATTACH ? AS new", (str(new),))
    for (table,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
        columns = ", ".join(f'"{column[1]}"' for column in connection.execute(f"PRAGMA main.table_info({table})"))
        connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
    connection.execute(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT "
        "alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute("INSERT INTO alembic_version VALUES ('0001')")
    connection.execute(f"PRAGMA main.application_id = {schema.APPLICATION_ID}")
    connection.execute("PRAGMA main.user_version = 1")
    connection.commit()
    connection.close()
    new.unlink()
