"""All libraries of a test run speak the same SQL: each statement is put into words once a process, not once a library.

SQLAlchemy keeps what it compiled with the engine, and what it writes with the mapped class for every dialect it met: a
thousand libraries after another compile the same statements a thousand times, and some of all that is never given up.
What is read and written is not kept here, only its wording.
"""

from typing import Any

import pytest
import sqlalchemy
from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from desktop_app.storage import engine


def share(patch: pytest.MonkeyPatch) -> None:
    """Let the engines that the program makes from now on share what was compiled."""
    compiled: dict[object, object] = {}

    def create_engine(*arguments: Any, **options: Any) -> Engine:
        made = sqlalchemy.create_engine(*arguments, **options)
        made.update_execution_options(compiled_cache=compiled)
        return made

    # a dialect is part of the key, and each engine has one of its own
    patch.setattr(SQLiteDialect_pysqlite, "__eq__", lambda one, other: type(one) is type(other))
    patch.setattr(SQLiteDialect_pysqlite, "__hash__", lambda one: hash(type(one)))
    patch.setattr(engine, "create_engine", create_engine)
