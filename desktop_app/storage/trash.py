"""What belongs to papers in the trash is left out by looking for those few, not by looking at every other paper."""

from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, or_, select

from desktop_app.storage.tables_papers import PaperRow


def outside_trash(paper: SQLColumnExpression[UUID | None] | SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """Whether this paper is not in the trash; also where there is no paper."""
    trash = select(PaperRow.id).where(PaperRow.deleted_at.is_not(None))
    return or_(paper.is_(None), paper.not_in(trash))
