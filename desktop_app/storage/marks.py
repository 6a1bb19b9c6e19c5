"""Marks on documents."""

from collections.abc import Iterable

from sqlalchemy import Select, select

from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import CategoryId, MarkId, PaperId
from desktop_app.domain.mark import Mark
from desktop_app.storage.mapping import mark_of, mark_values
from desktop_app.storage.rows import Rows, in_lots
from desktop_app.storage.tables_marks import MarkRow
from desktop_app.storage.tables_papers import PaperRow


class MarkRepository:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def get(self, mark: MarkId) -> Mark:
        return mark_of(self._row(mark))

    def some(self, marks: Iterable[MarkId]) -> dict[MarkId, Mark]:
        """These marks; one that was deleted is missing."""
        lots = (self._session.scalars(_live().where(MarkRow.id.in_(lot))) for lot in in_lots(marks))
        return {MarkId(row.id): mark_of(row) for rows in lots for row in rows}

    def put(self, mark: Mark) -> Mark:
        """Add the mark or change it; what is stored then."""
        row = self._rows.save(MarkRow, mark.id, "id", mark_values(mark))
        self._session.flush()
        return mark_of(row)

    def of_paper(self, paper: PaperId) -> tuple[Mark, ...]:
        """The marks of a paper along its documents."""
        wanted = _live().where(MarkRow.paper_id == paper).order_by(MarkRow.sort_key, MarkRow.id)
        return tuple(mark_of(row) for row in self._session.scalars(wanted))

    def list(self, paper: PaperId | None = None, category: CategoryId | None = None) -> list[Mark]:
        """Marks of papers that are not in the trash: paper by paper, each along its documents."""
        wanted = _live().join(PaperRow, PaperRow.id == MarkRow.paper_id).where(PaperRow.deleted_at.is_(None))
        if paper is not None:
            wanted = wanted.where(MarkRow.paper_id == paper)
        if category is not None:
            wanted = wanted.where(MarkRow.category_id == category)
        wanted = wanted.order_by(PaperRow.created_at, MarkRow.paper_id, MarkRow.sort_key, MarkRow.id)
        return [mark_of(row) for row in self._session.scalars(wanted)]

    def delete(self, mark: MarkId) -> None:
        """Take it away; its row stays, so that this can be undone."""
        self._row(mark).deleted_at = self._rows.clock.now()
        self._session.flush()

    def _row(self, mark: MarkId) -> MarkRow:
        row = self._session.get(MarkRow, mark)
        if row is None or row.deleted_at is not None:
            raise NotFoundError("There is no such mark in the library.")
        return row


def _live() -> Select[MarkRow]:
    return select(MarkRow).where(MarkRow.deleted_at.is_(None))
