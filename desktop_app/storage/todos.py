"""To-dos, with the buy decision."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import PaperId, TodoId
from desktop_app.domain.todo import ListedTodo, Todo, TodoState
from desktop_app.storage.buying import put_dossier, steps_of
from desktop_app.storage.mapping import todo_of, todo_values
from desktop_app.storage.references import id_prefix
from desktop_app.storage.rows import Rows
from desktop_app.storage.tables_papers import PaperRow
from desktop_app.storage.tables_pending import BuyDossierRow, TodoRow
from desktop_app.storage.todo_list import Known, listed_todos
from desktop_app.storage.trash import outside_trash


class TodoRepository:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def get(self, todo: TodoId) -> Todo:
        steps = steps_of(self._session, [todo])[todo]
        return todo_of(self._row(todo), self._session.get(BuyDossierRow, todo), steps)

    def put(self, todo: Todo) -> Todo:
        """Add the to-do or change it, with its buy decision; what is stored then."""
        row = self._rows.save(TodoRow, todo.id, "id", todo_values(todo))
        dossier = put_dossier(self._rows, todo.id, todo.dossier)
        self._session.flush()
        return todo_of(row, dossier, steps_of(self._session, [todo.id])[todo.id])

    def delete(self, todo: TodoId) -> None:
        """Take it away; its row stays, so that this can be undone."""
        self._row(todo).deleted_at = self._rows.clock.now()
        self._session.flush()

    def of_paper_with_trashed(self, paper: PaperId) -> list[Todo]:
        """Those of a paper, also those that were taken away; the oldest first."""
        wanted = select(TodoRow, BuyDossierRow).outerjoin(BuyDossierRow, BuyDossierRow.todo_id == TodoRow.id)
        return self._todos_of(wanted.where(TodoRow.paper_id == paper).order_by(TodoRow.created_at, TodoRow.id))

    def number_due(self, today: date) -> int:
        """How many open ones are to be done by this day."""
        live = TodoRow.deleted_at.is_(None), outside_trash(TodoRow.paper_id)
        # an expression, or SQLite walks the index of states and fetches every open row
        is_open = TodoRow.state.concat("") == TodoState.OPEN.value
        due = select(func.count()).where(TodoRow.due <= today, is_open, *live)
        return self._session.scalar(due) or 0

    def candidates(self, ref: str) -> list[Todo]:
        """The to-dos that answer to a reference best: id, id prefix (4+), part of the text."""
        for match in _matches(ref.strip()):
            found = self._todos_of(_live().where(match))
            if found:
                return found
        return []

    def _row(self, todo: TodoId) -> TodoRow:
        row = self._session.get(TodoRow, todo)
        if row is None or row.deleted_at is not None:
            raise NotFoundError("There is no such to-do in the library.")
        return row

    def _todos_of(self, wanted: Select[TodoRow, BuyDossierRow | None]) -> list[Todo]:
        found = self._session.execute(wanted).all()
        steps = steps_of(self._session, [row.id for row, dossier in found if dossier is not None])
        return [todo_of(row, dossier, steps[row.id]) for row, dossier in found]

    def list(self, state: str, kind: str | None = None, paper: PaperId | None = None) -> list[Todo]:
        """Those in a state (or "all"), of one paper or of every paper that is not in the trash; the oldest first."""
        wanted = _wanted(_live(), state, kind)
        if paper is not None:
            wanted = wanted.where(TodoRow.paper_id == paper)
        return self._todos_of(wanted)

    def listed(self, known: Known, state: str, kind: str | None = None) -> Sequence[ListedTodo]:
        """As `list` for every paper, many thousands at once; see `todo_list.listed_todos`."""
        return listed_todos(self._session, known, state, kind)


def _wanted(todos: Select[*tuple[Any, ...]], state: str, kind: str | None) -> Select[*tuple[Any, ...]]:
    if state != "all":
        todos = todos.where(TodoRow.state == state)
    return todos if kind is None else todos.where(TodoRow.kind == kind)


def _matches(ref: str) -> Iterable[ColumnElement[bool]]:
    if not ref:
        return
    prefix = id_prefix(TodoRow.id, ref)
    if prefix is not None:
        yield prefix
    yield TodoRow.text.icontains(ref, autoescape=True)


def _live() -> Select[TodoRow, BuyDossierRow | None]:
    return (
        select(TodoRow, BuyDossierRow)
        .outerjoin(BuyDossierRow, BuyDossierRow.todo_id == TodoRow.id)
        .outerjoin(PaperRow, PaperRow.id == TodoRow.paper_id)
        .where(TodoRow.deleted_at.is_(None), PaperRow.deleted_at.is_(None))
        .order_by(TodoRow.created_at, TodoRow.id)
    )
