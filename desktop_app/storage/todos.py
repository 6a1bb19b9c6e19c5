"""To-dos, with the buy decision."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select

from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import PaperId, TodoId
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.storage.mapping import dossier_values, todo_of, todo_values
from desktop_app.storage.references import id_prefix
from desktop_app.storage.rows import Rows
from desktop_app.storage.tables_papers import PaperRow
from desktop_app.storage.tables_pending import BuyDossierRow, TodoRow


class TodoRepository:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def get(self, todo: TodoId) -> Todo:
        return todo_of(self._row(todo), self._session.get(BuyDossierRow, todo))

    def put(self, todo: Todo) -> Todo:
        """Add the to-do or change it, with its buy decision; what is stored then."""
        row = self._rows.save(TodoRow, todo.id, "id", todo_values(todo))
        dossier = self._session.get(BuyDossierRow, todo.id)
        if todo.dossier is not None:
            dossier = self._rows.save(BuyDossierRow, todo.id, "todo_id", dossier_values(todo.dossier))
        elif dossier is not None:
            self._session.delete(dossier)
            dossier = None
        self._session.flush()
        return todo_of(row, dossier)

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
        due = _live().with_only_columns(TodoRow.id).order_by(None)
        due = due.where(TodoRow.state == TodoState.OPEN, TodoRow.due <= today)
        return self._session.scalar(select(func.count()).select_from(due.subquery())) or 0

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
        return [todo_of(row, dossier) for row, dossier in self._session.execute(wanted)]

    def list(self, state: str, kind: str | None = None, paper: PaperId | None = None) -> list[Todo]:
        """Those in a state (or "all"), of one paper or of every paper that is not in the trash; the oldest first."""
        wanted = _live()
        if state != "all":
            wanted = wanted.where(TodoRow.state == state)
        if kind is not None:
            wanted = wanted.where(TodoRow.kind == kind)
        if paper is not None:
            wanted = wanted.where(TodoRow.paper_id == paper)
        return self._todos_of(wanted)


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
