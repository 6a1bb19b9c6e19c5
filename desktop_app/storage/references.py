"""How the reader names a record: its id, or the beginning of it."""

import re
from uuid import UUID

from sqlalchemy import ColumnElement, String, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

_HEX = re.compile(r"[0-9a-f]{4,32}")


def id_prefix(column: InstrumentedAttribute[UUID], ref: str) -> ColumnElement[bool] | None:
    """The condition that an id begins as `ref` does (4 hexadecimal digits or more, hyphens as you like), or None."""
    digits = ref.strip().lower().replace("-", "")
    if not _HEX.fullmatch(digits):
        return None
    if len(digits) == 32:
        return column == UUID(digits)
    return type_coerce(column, String).between(digits, digits + "g")
