"""Many thousands of to-dos at once with the words around them: four queries, whatever their number."""

from collections.abc import Iterable, MutableMapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import String, select, type_coerce
from sqlalchemy.orm import Session

from desktop_app.domain.buy import BuyDossier, BuyState
from desktop_app.domain.ids import MarkId, PaperId, QuestionId, TodoId
from desktop_app.domain.price import Price
from desktop_app.domain.todo import ListedTodo, Todo, TodoState, priority_of
from desktop_app.storage.driver_rows import UTC_SUFFIX, AnySelect, RawRow, driver_rows
from desktop_app.storage.tables_papers import PaperRow
from desktop_app.storage.tables_pending import BuyDossierRow, QuestionRow, TodoRow

_LONG_LIST = 500
_STATES = {state.value: state for state in TodoState}
_LISTED = (
    *(type_coerce(TodoRow.id, String), TodoRow.kind, TodoRow.text, type_coerce(TodoRow.paper_id, String)),
    *(TodoRow.state, type_coerce(TodoRow.created_at, String), type_coerce(TodoRow.updated_at, String)),
    *(type_coerce(TodoRow.mark_id, String), type_coerce(TodoRow.due, String)),
    *(type_coerce(TodoRow.closed_at, String), TodoRow.revision, TodoRow.priority, TodoRow.note),
    type_coerce(TodoRow.question_id, String),
)
_PAPER, _QUESTION = 3, 13
_IN_ORDER = itemgetter(5, 0)
_DOSSIERS = select(
    *(type_coerce(BuyDossierRow.todo_id, String), BuyDossierRow.state, BuyDossierRow.price_amount),
    *(BuyDossierRow.price_currency, BuyDossierRow.url, BuyDossierRow.reason),
)
_TITLES = select(type_coerce(PaperRow.id, String), PaperRow.title)
_TRASH = select(type_coerce(PaperRow.id, String)).where(PaperRow.deleted_at.is_not(None))
_ASKED = select(type_coerce(QuestionRow.id, String), QuestionRow.text).where(
    QuestionRow.id.in_(select(TodoRow.question_id).where(TodoRow.question_id.is_not(None)))
)

#: the to-dos of the last long list by their ids, each with what the database said of it
Known = MutableMapping[str, tuple[Any, ListedTodo]]  # Any: rows of several types


def listed_todos(session: Session, known: Known, state: str, kind: str | None = None) -> list[ListedTodo]:
    """Those in a state (or "all") and of a kind that are on no paper in the trash, the oldest first.

    One that is in `known` as it is is not read anew; a long list is remembered there, in place of the one before.
    """
    trash = {key for (key,) in driver_rows(session, _TRASH)}
    rows = [row for row in driver_rows(session, _wanted(state, kind)) if row[_PAPER] not in trash]
    rows.sort(key=_IN_ORDER)
    titles, dossiers = _titles(session, rows), _dossiers(session)
    asked: dict[str, str] = dict(driver_rows(session, _ASKED))
    ids: dict[str, UUID] = {}
    found: dict[str, tuple[Any, ListedTodo]] = {}  # Any: as in `Known`
    for row in rows:
        parts = row, titles.get(row[_PAPER]), asked.get(row[_QUESTION]), dossiers.get(row[0])
        before = known.get(row[0])
        found[row[0]] = before if before is not None and before[0] == parts else (parts, _made(*parts, ids))
    if len(found) > _LONG_LIST:
        known.clear()
        known.update(found)
    return [todo for _parts, todo in found.values()]


def _wanted(state: str, kind: str | None) -> AnySelect:
    wanted = select(*_LISTED).where(TodoRow.deleted_at.is_(None))
    if state != "all":
        wanted = wanted.where(TodoRow.state == state)
    return wanted if kind is None else wanted.where(TodoRow.kind == kind)


def _titles(session: Session, rows: Sequence[RawRow]) -> dict[str, str]:
    """The titles of the papers of a few to-dos, or of all papers, out of the index of the list of papers."""
    if len(rows) > _LONG_LIST:
        return dict(driver_rows(session, _TITLES.where(PaperRow.deleted_at.is_(None))))
    keys = {UUID(row[_PAPER]) for row in rows if row[_PAPER]}
    return dict(driver_rows(session, _TITLES.where(PaperRow.id.in_(keys))))


def _dossiers(session: Session) -> dict[str, RawRow]:
    return {row[0]: row for row in driver_rows(session, _DOSSIERS)}


def _made(
    row: RawRow, title: str | None, asked: str | None, dossier: RawRow | None, ids: dict[str, UUID]
) -> ListedTodo:
    """One to-do, from the columns above in their order; ids and times are read here, quicker than by their types.

    `ids` are those read before: many to-dos are on the same papers.
    """
    key, kind, text, paper, state, created_at, updated_at, mark, due, closed_at, revision, priority = row[:12]
    note, question = row[12:]
    created = datetime.fromisoformat(created_at + UTC_SUFFIX)
    todo = Todo(
        TodoId(UUID(key)),
        kind,
        text,
        PaperId(_id_of(paper, ids)) if paper else None,
        _STATES[state],
        created,
        created if updated_at == created_at else datetime.fromisoformat(updated_at + UTC_SUFFIX),
        MarkId(UUID(mark)) if mark else None,
        date.fromisoformat(due) if due else None,
        datetime.fromisoformat(closed_at + UTC_SUFFIX) if closed_at else None,
        _dossier(dossier) if dossier is not None else None,
        revision=revision,
        priority=priority and priority_of(priority),
        note=note,
        question_id=QuestionId(_id_of(question, ids)) if question else None,
    )
    return ListedTodo(todo, title or "", asked or "")


def _dossier(row: Iterable[Any]) -> BuyDossier:  # Any: columns of several types
    _key, state, amount, currency, url, reason = row
    price = Price(Decimal(amount), currency) if amount is not None and currency is not None else None
    return BuyDossier(BuyState(state), price, url, reason)


def _id_of(key: str, ids: dict[str, UUID]) -> UUID:
    found = ids.get(key)
    if found is None:
        found = ids[key] = UUID(key)
    return found
