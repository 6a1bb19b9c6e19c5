"""Writes buy decisions with the steps that led to them, and finds these."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.domain.buy import BuyDossier
from desktop_app.domain.ids import TodoId
from desktop_app.storage.mapping import dossier_values
from desktop_app.storage.rows import Rows
from desktop_app.storage.tables_pending import BuyDossierRow, BuyStepRow, TodoRow

_MANY = 500

Steps = Mapping[UUID, Sequence[BuyStepRow]]


def steps_of(session: Session, todos: Sequence[UUID]) -> Steps:
    """The steps of these purchases, the oldest first."""
    wanted = select(BuyStepRow).order_by(BuyStepRow.todo_id, BuyStepRow.position)
    if len(todos) <= _MANY:
        wanted = wanted.where(BuyStepRow.todo_id.in_(todos))
    found: dict[UUID, list[BuyStepRow]] = defaultdict(list)
    for step in session.scalars(wanted) if todos else ():
        found[step.todo_id].append(step)
    return found


def put_dossier(rows: Rows, todo: TodoId, dossier: BuyDossier | None) -> BuyDossierRow | None:
    """Keep the buy decision of a to-do with its steps, or take it away."""
    steps = dossier.steps if dossier is not None else ()
    wanted = [
        BuyStepRow(todo_id=todo, position=place, state=step.state.value, at=step.at, reason=step.reason)
        for place, step in enumerate(steps)
    ]
    known = steps_of(rows.session, [todo])[todo]
    rows.sync(known, wanted, lambda step: step.position, ("state", "at", "reason"))
    if dossier is not None:
        return rows.save(BuyDossierRow, todo, "todo_id", dossier_values(dossier))
    row = rows.session.get(BuyDossierRow, todo)
    if row is not None:
        rows.session.delete(row)
    return None


def last_currency(session: Session) -> str | None:
    """The currency of the price that was written last."""
    wanted = select(BuyDossierRow.price_currency).join(TodoRow, TodoRow.id == BuyDossierRow.todo_id)
    wanted = wanted.where(BuyDossierRow.price_currency.is_not(None), TodoRow.deleted_at.is_(None))
    return session.scalar(wanted.order_by(TodoRow.updated_at.desc(), TodoRow.id.desc()).limit(1))
