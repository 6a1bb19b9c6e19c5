"""Marks on documents, with their tags."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Select, func, select

from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import CategoryId, MarkId, PaperId
from desktop_app.domain.mark import Mark
from desktop_app.storage.mapping import mark_of, mark_values
from desktop_app.storage.rows import Rows, cleaned, in_lots
from desktop_app.storage.tables_marks import MarkRow, MarkTagRow
from desktop_app.storage.tables_papers import PaperRow

_NOT_THERE = "There is no such mark in the library."


class MarkRepository:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def get(self, mark: MarkId) -> Mark:
        return self._mark_of(self._row(mark))

    def some(self, marks: Iterable[MarkId]) -> dict[MarkId, Mark]:
        """These marks; one that was deleted is missing."""
        lots = (self._session.scalars(_live().where(MarkRow.id.in_(lot))).all() for lot in in_lots(marks))
        return {mark.id: mark for rows in lots for mark in self._marks_of(rows)}

    def put(self, mark: Mark) -> Mark:
        """Add the mark or change it; what is stored then."""
        return self.put_all([mark])[0]

    def put_all(self, marks: Sequence[Mark]) -> Sequence[Mark]:
        """Add or change many at once; what is stored then, in their order."""
        known = {row.id: row for row in self._rows_of(mark.id for mark in marks)}
        tags = _by_mark(self._tag_rows(known))
        with self._session.no_autoflush:
            rows = [self._rows.save(MarkRow, mark.id, "id", mark_values(mark)) for mark in marks]
            for mark in marks:
                wanted = (
                    MarkTagRow(mark_id=mark.id, position=place, text=tag)
                    for place, tag in enumerate(_once_each(mark.tags))
                )
                self._rows.sync(tags.get(mark.id, []), wanted, lambda tag: tag.position, ("text",))
        self._session.flush()
        return self._marks_of(rows)

    def of_paper(self, paper: PaperId) -> tuple[Mark, ...]:
        """The marks of a paper along its documents."""
        wanted = _live().where(MarkRow.paper_id == paper).order_by(MarkRow.sort_key, MarkRow.id)
        return tuple(self._marks_of(self._session.scalars(wanted).all()))

    def tags(self) -> list[tuple[str, int]]:
        """Every tag with the number of its marks, by name; marks of papers in the trash do not count."""
        wanted = (
            select(MarkTagRow.text, func.count())
            .join(MarkRow, MarkRow.id == MarkTagRow.mark_id)
            .join(PaperRow, PaperRow.id == MarkRow.paper_id)
            .where(MarkRow.deleted_at.is_(None), PaperRow.deleted_at.is_(None))
            .group_by(MarkTagRow.text)
        )
        found = [(tag, count) for tag, count in self._session.execute(wanted)]
        return sorted(found, key=lambda item: (item[0].casefold(), item[0]))

    def delete(self, mark: MarkId) -> None:
        """Take it away; its row stays, so that this can be undone."""
        self.delete_all([mark])

    def delete_all(self, marks: Sequence[MarkId]) -> None:
        """Take many away; NotFoundError, nothing written, when one of them is not there."""
        rows = [row for row in self._rows_of(marks) if row.deleted_at is None]
        if len(rows) < len(set(marks)):
            raise NotFoundError(_NOT_THERE)
        now = self._rows.clock.now()
        for row in rows:
            row.deleted_at = now
        self._session.flush()

    def _row(self, mark: MarkId) -> MarkRow:
        row = self._session.get(MarkRow, mark)
        if row is None or row.deleted_at is not None:
            raise NotFoundError(_NOT_THERE)
        return row

    def _mark_of(self, row: MarkRow) -> Mark:
        return self._marks_of([row])[0]

    def _marks_of(self, rows: Sequence[MarkRow]) -> list[Mark]:
        tags = _by_mark(self._tag_rows(row.id for row in rows))
        return [mark_of(row, tuple(tag.text for tag in tags.get(row.id, ()))) for row in rows]

    def _rows_of(self, marks: Iterable[UUID]) -> Sequence[MarkRow]:
        """Those of these marks that have a row, deleted or not."""
        lots = (self._session.scalars(select(MarkRow).where(MarkRow.id.in_(lot))).all() for lot in in_lots(marks))
        return [row for rows in lots for row in rows]

    def _tag_rows(self, marks: Iterable[UUID]) -> list[MarkTagRow]:
        """The tags of these marks, each mark's in their order."""
        wanted = select(MarkTagRow).order_by(MarkTagRow.mark_id, MarkTagRow.position)
        lots = (self._session.scalars(wanted.where(MarkTagRow.mark_id.in_(lot))) for lot in in_lots(marks))
        return [tag for rows in lots for tag in rows]

    def list(self, paper: PaperId | None = None, category: CategoryId | None = None) -> list[Mark]:
        """Marks of papers that are not in the trash: paper by paper, each along its documents."""
        wanted = _live().join(PaperRow, PaperRow.id == MarkRow.paper_id).where(PaperRow.deleted_at.is_(None))
        if paper is not None:
            wanted = wanted.where(MarkRow.paper_id == paper)
        if category is not None:
            wanted = wanted.where(MarkRow.category_id == category)
        wanted = wanted.order_by(PaperRow.created_at, MarkRow.paper_id, MarkRow.sort_key, MarkRow.id)
        return self._marks_of(self._session.scalars(wanted).all())


def _by_mark(tags: Iterable[MarkTagRow]) -> dict[UUID, list[MarkTagRow]]:
    found: dict[UUID, list[MarkTagRow]] = defaultdict(list)
    for tag in tags:
        found[tag.mark_id].append(tag)
    return found


def _once_each(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (" ".join(cleaned(tag).split()) for tag in tags))))


def _live() -> Select[MarkRow]:
    return select(MarkRow).where(MarkRow.deleted_at.is_(None))
