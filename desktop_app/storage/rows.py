"""Reads and writes rows for the repositories of one unit of work; text is cleaned here, on its way in."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from desktop_app.domain.text import clean
from desktop_app.storage.row_base import Row
from desktop_app.system.clock import Clock

R = TypeVar("R", bound=Row)
K = TypeVar("K", bound=Hashable)
Values = Mapping[str, Any]  # Any: the values of columns, each of its column's type


@dataclass(frozen=True, slots=True)
class Rows:
    """What a repository works with; `new_id` makes the ids of new records."""

    session: Session
    clock: Clock
    new_id: Callable[[], UUID]

    def save(self, row_type: type[R], key: UUID, key_column: str, values: Values) -> R:
        """Insert the row with this key, or change it where `values` differ from it."""
        row = self.session.get(row_type, key)
        if row is None:
            row = row_type(**{key_column: key}, **{name: cleaned(value) for name, value in values.items()})
            self.session.add(row)
        else:
            change(row, {name: value for name, value in values.items() if name not in ("revision", "updated_at")})
        return row

    def sync(
        self,
        existing: Sequence[R],
        wanted: Iterable[R],
        key_of: Callable[[R], Hashable],
        columns: Sequence[str],
    ) -> None:
        """Make the parts of a record those that are wanted: rows that stay are changed, the others go and come."""
        left = {key_of(row): row for row in existing}
        for row in wanted:
            known = left.pop(key_of(row), None)
            if known is None:
                self.session.add(row)
            else:
                change(known, {name: getattr(row, name) for name in columns})
        for row in left.values():
            self.session.delete(row)


def change(row: Row, values: Values) -> None:
    """Set the columns whose value differs."""
    for name, value in values.items():
        fresh = cleaned(value)
        if getattr(row, name) != fresh:
            setattr(row, name, fresh)


def cleaned(value: Any) -> Any:  # noqa: ANN401 - a value of any column
    """A text as a database can hold it, also inside lists and objects of JSON; other values as they are."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(item) for item in value]
    if isinstance(value, dict):
        return {name: cleaned(item) for name, item in value.items()}
    return value


def in_lots(keys: Iterable[K], most: int = 500) -> Iterable[list[K]]:
    """Each key once, in lots that fit into one question to the database."""
    once = list(dict.fromkeys(keys))
    return (once[start : start + most] for start in range(0, len(once), most))
