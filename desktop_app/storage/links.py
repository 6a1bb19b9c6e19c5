"""Links between texts: made from the texts of notes, marks and questions whenever one of them is written.

A row says that a text links to a record; where in the text is looked up in the text itself. A record that is not
there, or is in the trash, makes its links broken; they are whole again when it comes back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Select, delete, or_, select

from desktop_app.domain.changes import Entity, Operation, RecordChanged
from desktop_app.domain.ids import MarkId, PaperId
from desktop_app.domain.written_links import MARKER, Target, targets_in
from desktop_app.storage.rows import Rows, in_lots
from desktop_app.storage.tables_library import LinkRow
from desktop_app.storage.tables_marks import MarkRow
from desktop_app.storage.tables_notes import NoteRow
from desktop_app.storage.tables_papers import PaperRow
from desktop_app.storage.tables_pending import QuestionRow

_TARGETS = (Entity.PAPER, Entity.MARK, Entity.QUESTION)
_Source = tuple[str, UUID]


class LinkRepository:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def sources_of(self, target: Target) -> list[Target]:
        """The notes (by their paper), marks and questions whose text links to a record."""
        wanted = select(LinkRow.source_entity, LinkRow.source_id).where(
            LinkRow.target_id == target.id, LinkRow.target_entity == target.entity.value
        )
        found = self._session.execute(wanted.order_by(LinkRow.created_at, LinkRow.id))
        return [Target(Entity(entity), key) for entity, key in found]

    def linked_marks(self, paper: PaperId) -> list[MarkId]:
        """The marks of a paper that some text links to."""
        wanted = select(LinkRow.target_id).join(MarkRow, MarkRow.id == LinkRow.target_id).distinct()
        wanted = wanted.where(MarkRow.paper_id == paper, MarkRow.deleted_at.is_(None))
        return [MarkId(mark) for mark in self._session.scalars(wanted)]

    def sources_to_marks_of(self, paper: PaperId) -> list[Target]:
        """The texts that link to some mark of a paper, each once."""
        wanted = select(LinkRow.source_entity, LinkRow.source_id).join(MarkRow, MarkRow.id == LinkRow.target_id)
        found = self._session.execute(wanted.where(MarkRow.paper_id == paper, MarkRow.deleted_at.is_(None)).distinct())
        return [Target(Entity(entity), key) for entity, key in found]

    def broken_in(self, source: Target) -> frozenset[Target]:
        """What a text links to that is not there."""
        wanted = select(LinkRow).where(LinkRow.source_id == source.id, LinkRow.is_broken)
        rows = self._session.scalars(wanted.where(LinkRow.source_entity == source.entity.value))
        return frozenset(Target(Entity(row.target_entity), row.target_id) for row in rows)

    def follow(self, changes: Sequence[RecordChanged]) -> None:
        """Make the links of the texts that were changed anew, and judge those to the records that came or went."""
        for change in changes:
            if change.entity in _TEXTS:
                self._derive(change)
        came_or_went = [one for one in changes if one.entity in _TARGETS and one.operation is not Operation.CHANGED]
        if came_or_went:
            self._judge(self._rows_about(came_or_went))
        self._session.flush()

    def is_due(self) -> bool:
        """Whether there is a text with links of which there are no rows: one of a library from before there were."""
        for entity, (key, condition) in _LINKING.items():
            has_rows = select(LinkRow.id).where(LinkRow.source_id == key).exists()
            without = self._session.scalars(select(key).where(condition, ~has_rows)).all()
            if any(targets_in(self._text(entity, source)) for source in without):
                return True
        return False

    def are_sound(self) -> bool:
        """Whether the rows are what the texts say."""
        known = self._session.execute(
            select(LinkRow.source_entity, LinkRow.source_id, LinkRow.target_entity, LinkRow.target_id)
        )
        told = {((source, source_id), Target(Entity(entity), key)) for source, source_id, entity, key in known}
        return told == {(source, target) for source, targets in self._written() for target in targets}

    def rebuild(self) -> None:
        """Make all rows again from the texts."""
        self._session.execute(delete(LinkRow))
        for source, targets in self._written():
            self._put(source, targets)
        self._session.flush()
        self._judge(self._session.scalars(select(LinkRow)).all())
        self._session.flush()

    def _written(self) -> Iterator[tuple[_Source, frozenset[Target]]]:
        for entity, (key, condition) in _LINKING.items():
            keys = self._session.scalars(select(key).where(condition)).all()
            for source in keys:
                yield (entity.value, source), targets_in(self._text(entity, source))

    def _derive(self, change: RecordChanged) -> None:
        source = (change.entity.value, change.entity_id)
        is_gone = change.operation is Operation.REMOVED
        wanted = frozenset[Target]() if is_gone else targets_in(self._text(change.entity, change.entity_id))
        known: dict[Target, LinkRow] = {}
        if change.operation is not Operation.ADDED:
            rows = select(LinkRow).where(LinkRow.source_id == source[1], LinkRow.source_entity == source[0])
            known = {Target(Entity(row.target_entity), row.target_id): row for row in self._session.scalars(rows)}
        for target in known.keys() - wanted:
            self._session.delete(known[target])
        self._judge(self._put(source, wanted - known.keys()))

    def _put(self, source: _Source, targets: Iterable[Target]) -> list[LinkRow]:
        now = self._rows.clock.now()
        rows = [
            LinkRow(
                id=self._rows.new_id(),
                source_entity=source[0],
                source_id=source[1],
                target_entity=target.entity.value,
                target_id=target.id,
                is_broken=False,
                created_at=now,
                updated_at=now,
                revision=1,
            )
            for target in sorted(targets, key=lambda one: (one.entity, one.id))
        ]
        self._session.add_all(rows)
        return rows

    def _text(self, entity: Entity, key: UUID) -> str:
        """The text of a record that is not in the trash; an empty one of one that is."""
        row = self._session.get(_TEXTS[entity], key)
        if isinstance(row, NoteRow) and row.deleted_at is None:
            return row.body
        if isinstance(row, MarkRow) and row.deleted_at is None:
            return row.comment
        if isinstance(row, QuestionRow) and row.deleted_at is None:
            return f"{row.text}\n{row.answer or ''}"
        return ""

    def _rows_about(self, changes: Iterable[RecordChanged]) -> list[LinkRow]:
        """The links to records, and with a paper those to its marks and questions."""
        changes = list(changes)
        papers = [change.entity_id for change in changes if change.entity is Entity.PAPER]
        found: dict[UUID, LinkRow] = {}
        for lot in in_lots(change.entity_id for change in changes):
            found |= self._by_id(select(LinkRow).where(LinkRow.target_id.in_(lot)))
        for lot in in_lots(papers):
            marks = select(MarkRow.id).where(MarkRow.paper_id.in_(lot))
            questions = select(QuestionRow.id).where(QuestionRow.paper_id.in_(lot))
            inside = or_(LinkRow.target_id.in_(marks), LinkRow.target_id.in_(questions))
            found |= self._by_id(select(LinkRow).where(inside))
        return list(found.values())

    def _by_id(self, wanted: Select[LinkRow]) -> dict[UUID, LinkRow]:
        return {row.id: row for row in self._session.scalars(wanted)}

    def _judge(self, rows: Sequence[LinkRow]) -> None:
        """Say of each link whether its target is there."""
        if not rows:
            return
        there = {entity: self._there(entity, [row.target_id for row in rows]) for entity in _TARGETS}
        for row in rows:
            is_broken = row.target_id not in there[Entity(row.target_entity)]
            if row.is_broken != is_broken:
                row.is_broken = is_broken

    def _there(self, entity: Entity, keys: Iterable[UUID]) -> frozenset[UUID]:
        """Those of the records that are not in the trash, nor is their paper."""
        wanted = _LIVE[entity]
        column = {Entity.PAPER: PaperRow.id, Entity.MARK: MarkRow.id, Entity.QUESTION: QuestionRow.id}[entity]
        return frozenset(key for lot in in_lots(keys) for key in self._session.scalars(wanted.where(column.in_(lot))))


_TEXTS: Mapping[Entity, type[NoteRow | MarkRow | QuestionRow]] = {
    Entity.NOTE: NoteRow,
    Entity.MARK: MarkRow,
    Entity.QUESTION: QuestionRow,
}
_LINKING = {
    Entity.NOTE: (NoteRow.paper_id, NoteRow.deleted_at.is_(None) & NoteRow.body.contains(MARKER)),
    Entity.MARK: (MarkRow.id, MarkRow.deleted_at.is_(None) & MarkRow.comment.contains(MARKER)),
    Entity.QUESTION: (
        QuestionRow.id,
        QuestionRow.deleted_at.is_(None) & (QuestionRow.text.contains(MARKER) | QuestionRow.answer.contains(MARKER)),
    ),
}
_LIVE: Mapping[Entity, Select[UUID]] = {
    Entity.PAPER: select(PaperRow.id).where(PaperRow.deleted_at.is_(None)),
    Entity.MARK: select(MarkRow.id)
    .join(PaperRow, PaperRow.id == MarkRow.paper_id)
    .where(MarkRow.deleted_at.is_(None), PaperRow.deleted_at.is_(None)),
    Entity.QUESTION: select(QuestionRow.id)
    .outerjoin(PaperRow, PaperRow.id == QuestionRow.paper_id)
    .where(QuestionRow.deleted_at.is_(None), PaperRow.deleted_at.is_(None)),
}
