"""Sees every row that a session writes: keeps its image before and after, and what the change means to others."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import event, inspect
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.orm.unitofwork import UOWTransaction

from desktop_app.domain.changes import Entity, Operation, RecordChanged
from desktop_app.domain.errors import BugError
from desktop_app.domain.ids import PaperId
from desktop_app.storage.row_base import BOOKKEEPING, Recorded, Row
from desktop_app.system.clock import Clock

Values = dict[str, Any]  # Any: the values of columns, each of its column's type


@dataclass(slots=True)
class RowImage:
    """A row before and after a unit of work; None where it did not exist; only the changed columns of one that did."""

    row_type: type[Row]
    key: tuple[object, ...]
    before: Values | None
    after: Values | None


@dataclass(slots=True)
class _Announcement:
    entity: Entity
    entity_id: UUID
    paper_id: PaperId | None
    was_there: bool
    is_there: bool


@dataclass(slots=True)
class ChangeTracker:
    """Listens to one session; `clock` and `device` date and sign the records it changes, each once."""

    clock: Clock
    device: str
    _images: dict[tuple[type[Row], tuple[object, ...]], RowImage] = field(default_factory=dict)
    _announcements: dict[tuple[Entity, UUID], _Announcement] = field(default_factory=dict)
    _signed: set[Row] = field(default_factory=set)

    def listen(self, session: Session) -> None:
        """Hear of every row of `session` from now on."""
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)
        event.listen(session, "do_orm_execute", _refuse_unseen_changes)

    def images(self) -> tuple[RowImage, ...]:
        """The rows that undo can put back, without those that ended as they began."""
        return tuple(image for image in self._images.values() if image.before != image.after)

    def changes(self) -> tuple[RecordChanged, ...]:
        """What was done to which record, in the order in which each was first touched."""
        return tuple(
            RecordChanged(item.entity, item.entity_id, item.paper_id, _operation(item))
            for item in self._announcements.values()
            if item.was_there or item.is_there
        )

    def _before_flush(self, session: Session, _context: UOWTransaction, _instances: object) -> None:
        changed = [row for row in session.dirty if isinstance(row, Row) and _loud_changes(row)]
        unsigned = [row for row in dict.fromkeys((*changed, *_owners(session, changed))) if row not in self._signed]
        now = self.clock.now() if unsigned else None
        for row in unsigned:
            self._signed.add(row)
            if isinstance(row, Recorded) and now is not None:
                row.revision += 1
                row.updated_at = now
                row.device = self.device
        for row in session.new:
            self._signed.add(row)
            if isinstance(row, Recorded):
                row.device = self.device

    def _after_flush(self, session: Session, _context: UOWTransaction) -> None:
        for row in session.new:
            self._note(row, None, _values(row))
        for row in session.deleted:
            self._note(row, _values(row) | _old_values(row), None)
        for row in session.dirty:
            old = _old_values(row)
            if old.keys() - type(row).quiet:
                self._note(row, old, {name: getattr(row, name) for name in old})

    def _note(self, row: Row, before: Values | None, after: Values | None) -> None:
        kind = type(row)
        if kind.entity is not None:
            self._announce(kind.entity, row, before, after)
        if not kind.is_undoable:
            return
        key = tuple(inspect(kind).primary_key_from_instance(row))
        earlier = self._images.get((kind, key))
        if before is not None and after is not None:
            silent = BOOKKEEPING | kind.quiet
            before = {name: value for name, value in before.items() if name not in silent}
            after = {name: value for name, value in after.items() if name not in silent}
        if earlier is not None:
            before, after = _merged(earlier, before, after)
        self._images[kind, key] = RowImage(kind, key, before, after)

    def _announce(self, entity: Entity, row: Row, before: Values | None, after: Values | None) -> None:
        record_id = getattr(row, type(row).record_key)
        paper_key = type(row).paper_key
        deleted_at = getattr(row, "deleted_at", None)
        known = self._announcements.get((entity, record_id))
        if known is None:
            was_there = before is not None and before.get("deleted_at", deleted_at) is None
            paper_id = getattr(row, paper_key) if paper_key else None
            known = _Announcement(entity, record_id, paper_id, was_there, is_there=False)
            self._announcements[entity, record_id] = known
        known.is_there = after is not None and deleted_at is None


def _operation(item: _Announcement) -> Operation:
    if not item.was_there:
        return Operation.ADDED
    return Operation.CHANGED if item.is_there else Operation.REMOVED


def _merged(earlier: RowImage, before: Values | None, after: Values | None) -> tuple[Values | None, Values | None]:
    """One image of two flushes that wrote the same row."""
    if earlier.before is None:
        return None, None if after is None else (earlier.after or {}) | after
    if before is None or after is None or earlier.after is None:
        first = earlier.before if before is None else before | earlier.before
        return first, after
    first, last = before | earlier.before, earlier.after | after
    same = {name for name in first if first[name] == last[name]}
    return (
        {name: value for name, value in first.items() if name not in same},
        {name: value for name, value in last.items() if name not in same},
    )


def _values(row: Row) -> Values:
    return {attribute.key: getattr(row, attribute.key) for attribute in inspect(type(row)).column_attrs}


def _old_values(row: Row) -> Values:
    """The values, as they were in the database, of the columns that this flush changes."""
    state = inspect(row)
    found: Values = {}
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if history.has_changes():
            if not history.deleted:
                raise BugError(f"A {state.mapper.local_table} row was written without having been read.")
            found[attribute.key] = history.deleted[0]
    return found


def _loud_changes(row: Row) -> bool:
    state = inspect(row)
    return any(
        state.attrs[attribute.key].history.has_changes()
        for attribute in state.mapper.column_attrs
        if attribute.key not in type(row).quiet
    )


def _owners(session: Session, changed: list[Row]) -> Iterator[Row]:
    """The records that the changed, new and deleted parts belong to, each once."""
    tables = {mapper.local_table.name: mapper.class_ for mapper in Row.registry.mappers}  # type: ignore[attr-defined] # a mapped class has a Table
    seen: set[tuple[str, object]] = set()
    for row in (*changed, *session.new, *session.deleted):
        if not isinstance(row, Row) or row.owner is None:
            continue
        table, column = row.owner
        key = getattr(row, column)
        if (table, key) not in seen:
            seen.add((table, key))
            owner = session.get(tables[table], key)
            if owner is not None:
                yield owner


def _refuse_unseen_changes(execution: ORMExecuteState) -> None:
    """A statement that changes rows of records behind the session's back would escape undo and events."""
    if execution.is_select or not (execution.is_insert or execution.is_update or execution.is_delete):
        return
    mapper = execution.bind_mapper
    if mapper is None or mapper.class_.is_undoable:
        raise BugError("Rows of records are written through the session only.")
