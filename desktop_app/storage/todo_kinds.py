"""Kinds of to-dos that the reader made up or gave another look, and moving to-dos from one kind to another."""

from sqlalchemy import func, select

from desktop_app.domain.todo_kinds import TodoKind
from desktop_app.storage.rows import Rows
from desktop_app.storage.tables_pending import TodoKindRow, TodoRow


class TodoKindRepository:
    """A kind is known by its name; the other kinds are the program's and have no row."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def list(self) -> tuple[TodoKind, ...]:
        wanted = select(TodoKindRow).where(TodoKindRow.deleted_at.is_(None))
        rows = self._session.scalars(wanted.order_by(TodoKindRow.position, TodoKindRow.name))
        return tuple(TodoKind(row.name, row.icon, row.colour, row.position) for row in rows)

    def put(self, kind: TodoKind, instead_of: str | None = None) -> None:
        """Add the kind or change it; `instead_of` is the name that it had, where that was another one."""
        now = self._rows.clock.now()
        old = self._row(instead_of or kind.name)
        values = {
            "name": kind.name,
            "icon": kind.icon,
            "colour": kind.colour,
            "position": kind.position,
            "updated_at": now,
            "revision": 1,
        }
        if old is None:
            values |= {"created_at": now, "deleted_at": None}
        self._rows.save(TodoKindRow, old.id if old is not None else self._rows.new_id(), "id", values)
        self._session.flush()

    def delete(self, name: str) -> None:
        """Take its look away; its row stays, so that this can be undone. One without a row has none."""
        row = self._row(name)
        if row is not None:
            row.deleted_at = self._rows.clock.now()
            self._session.flush()

    def uses(self) -> dict[str, int]:
        """How many to-dos each kind has, in whatever state; unused ones are left out."""
        wanted = select(TodoRow.kind, func.count()).where(TodoRow.deleted_at.is_(None)).group_by(TodoRow.kind)
        return {row[0]: row[1] for row in self._session.execute(wanted)}

    def move_todos(self, name: str, to: str) -> None:
        """Give every to-do of one kind another one."""
        for row in self._session.scalars(select(TodoRow).where(TodoRow.kind == name, TodoRow.deleted_at.is_(None))):
            row.kind = to
        self._session.flush()

    def _row(self, name: str) -> TodoKindRow | None:
        wanted = select(TodoKindRow).where(TodoKindRow.name == name, TodoKindRow.deleted_at.is_(None))
        return self._session.scalars(wanted).first()
