"""Rows of many thousands as the driver gives them: SQLAlchemy's own would double the time of a long list."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

#: the columns of a row in their order, ids and times as the texts that are stored
RawRow = tuple[Any, ...]  # Any: columns of several types
AnySelect = Select[*tuple[Any, ...]]  # Any: as above

#: what makes a stored time one of UTC
UTC_SUFFIX = "+00:00"


def driver_rows(session: Session, wanted: AnySelect) -> Sequence[RawRow]:
    """All rows of a selection, what the session has still to write among them."""
    session.flush()
    result = session.connection().execute(wanted)
    try:
        return result.cursor.fetchall()
    finally:
        result.close()
