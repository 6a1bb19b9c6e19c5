"""Tables of a paper's note: its text, its earlier states, and what was typed but not yet saved."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.changes import Entity
from desktop_app.storage.row_base import Recorded, Row, reference


class NoteRow(Recorded, Row):
    __tablename__ = "note"
    entity = Entity.NOTE
    record_key = "paper_id"
    paper_key = "paper_id"

    paper_id: Mapped[UUID] = mapped_column(reference("paper.id"), primary_key=True)
    body: Mapped[str]


class NoteVersionRow(Row):
    __tablename__ = "note_version"
    is_undoable = False

    paper_id: Mapped[UUID] = mapped_column(reference("paper.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[str]
    saved_at: Mapped[datetime]
    reason: Mapped[str]


class NoteDraftRow(Row):
    __tablename__ = "note_draft"
    is_undoable = False

    paper_id: Mapped[UUID] = mapped_column(reference("paper.id"), primary_key=True)
    body: Mapped[str]
    saved_at: Mapped[datetime]
