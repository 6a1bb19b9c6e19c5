"""Tables of what the reading left open: questions with their marks, to-dos with the buy decision."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.changes import Entity
from desktop_app.storage.row_base import Recorded, Row, reference

RAISED, EVIDENCE = "raised", "evidence"


class QuestionRow(Recorded, Row):
    __tablename__ = "question"
    __table_args__ = (
        Index("ix_question_live", "state", "paper_id", "deleted_at", sqlite_where=sql("deleted_at IS NULL")),
    )
    entity = Entity.QUESTION
    paper_key = "paper_id"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    text: Mapped[str]
    paper_id: Mapped[UUID | None] = mapped_column(reference("paper.id"), index=True)
    state: Mapped[str]
    promised: Mapped[bool]
    asked_at: Mapped[datetime]
    follow_up: Mapped[date | None]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    drop_reason: Mapped[str | None]


class QuestionMarkRow(Row):
    """A mark that raised a question or is evidence for its answer (`role`)."""

    __tablename__ = "question_mark"
    owner: ClassVar = ("question", "question_id")

    question_id: Mapped[UUID] = mapped_column(reference("question.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    mark_id: Mapped[UUID] = mapped_column(reference("mark.id"), primary_key=True, index=True)
    position: Mapped[int]


class TodoRow(Recorded, Row):
    __tablename__ = "todo"
    __table_args__ = (
        Index(
            "ix_todo_live",
            "state",
            "paper_id",
            "kind",
            "created_at",
            "deleted_at",
            sqlite_where=sql("deleted_at IS NULL"),
        ),
    )
    entity = Entity.TODO
    paper_key = "paper_id"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    text: Mapped[str]
    paper_id: Mapped[UUID | None] = mapped_column(reference("paper.id"), index=True)
    mark_id: Mapped[UUID | None] = mapped_column(reference("mark.id"), index=True)
    state: Mapped[str]
    due: Mapped[date | None]
    closed_at: Mapped[datetime | None]


class BuyDossierRow(Row):
    """`price_amount` is a decimal number as text: money is never a binary fraction."""

    __tablename__ = "buy_dossier"
    owner: ClassVar = ("todo", "todo_id")

    todo_id: Mapped[UUID] = mapped_column(reference("todo.id"), primary_key=True)
    state: Mapped[str]
    price_amount: Mapped[str | None]
    price_currency: Mapped[str | None]
    url: Mapped[str | None]
    reason: Mapped[str | None]
    worth: Mapped[str | None]
