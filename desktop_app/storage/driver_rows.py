"""Rows of many thousands in one piece: SQLAlchemy's own would double the time of a long list.

Nor are they fetched from the driver row by row. It gives the interpreter's lock away for every row, and where another
thread works (a window that paints) it waits a turn to get it back: thousands of rows would take seconds.
"""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

#: the columns of a row in their order, ids and times as the texts that are stored
RawRow = tuple[Any, ...]  # Any: columns of several types
AnySelect = Select[*tuple[Any, ...]]  # Any: as above

#: what makes a stored time one of UTC
UTC_SUFFIX = "+00:00"

#: what SQLite says where a column holds bytes, which no version wrote into a list
_BYTES = "JSON cannot hold BLOB"
_PART = 500  # rows that are read out of their text in one go: about a millisecond


def driver_rows(session: Session, wanted: AnySelect) -> Sequence[RawRow]:
    """All rows of a selection in its order, what the session has still to write among them.

    SQLite writes them as JSON, one row a line: columns are texts, numbers or None.
    """
    session.flush()
    rows = wanted.subquery("rows")
    try:
        whole = session.scalar(select(func.group_concat(func.json_array(*rows.c), "\n")))
    except OperationalError as error:
        if _BYTES not in str(error):
            raise
        return session.connection().execute(wanted).cursor.fetchall()  # a damaged library, told by who reads the row
    lines = whole.split("\n") if whole else []
    found: list[RawRow] = []
    for start in range(0, len(lines), _PART):
        found += map(tuple, json.loads(f"[{','.join(lines[start : start + _PART])}]"))
    return found
