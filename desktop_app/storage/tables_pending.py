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
        Index(
            *("ix_question_follow_up", "follow_up", "state", "paper_id"),
            sqlite_where=sql("deleted_at IS NULL AND follow_up IS NOT NULL"),
        ),
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
    reported_at: Mapped[datetime | None] = mapped_column(sort_order=100)
    reported_where: Mapped[str | None] = mapped_column(sort_order=101)
    merged_into: Mapped[UUID | None] = mapped_column(sort_order=102, index=True)
    from_question: Mapped[UUID | None] = mapped_column(sort_order=103, index=True)


class QuestionMarkRow(Row):
    """A mark that raised a question or is evidence for its answer (`role`)."""

    __tablename__ = "question_mark"
    owner: ClassVar = ("question", "question_id")

    question_id: Mapped[UUID] = mapped_column(reference("question.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    mark_id: Mapped[UUID] = mapped_column(reference("mark.id"), primary_key=True, index=True)
    position: Mapped[int]


class QuestionTagRow(Row):
    """A tag of a question in its place among them."""

    __tablename__ = "question_tag"
    __table_args__ = (Index("ix_question_tag_text", "text"),)
    owner: ClassVar = ("question", "question_id")

    question_id: Mapped[UUID] = mapped_column(reference("question.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]


class QuestionRefusalRow(Row):
    """A passage that does not answer a question: the radar never shows it for that question again."""

    __tablename__ = "question_refusal"
    owner: ClassVar = ("question", "question_id")

    question_id: Mapped[UUID] = mapped_column(reference("question.id"), primary_key=True)
    passage_key: Mapped[str] = mapped_column(primary_key=True)
    paper_id: Mapped[UUID] = mapped_column(reference("paper.id"), index=True)
    passage: Mapped[str]
    refused_at: Mapped[datetime]


class AnswerDraftRow(Row):
    """What is being typed as the answer of a question and was not kept yet."""

    __tablename__ = "answer_draft"
    is_undoable = False

    question_id: Mapped[UUID] = mapped_column(reference("question.id"), primary_key=True)
    body: Mapped[str]
    saved_at: Mapped[datetime]


class TodoKindRow(Recorded, Row):
    """A kind of to-do that the reader made up; the others are the program's."""

    __tablename__ = "todo_kind"
    entity = Entity.TODO_KIND

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    icon: Mapped[str]
    colour: Mapped[str]
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
        Index(
            *("ix_todo_due", "due", "state", "paper_id"),
            sqlite_where=sql("deleted_at IS NULL AND due IS NOT NULL"),
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
    priority: Mapped[int] = mapped_column(server_default="0", default=0, sort_order=100)
    note: Mapped[str] = mapped_column(server_default="", default="", sort_order=101)
    question_id: Mapped[UUID | None] = mapped_column(sort_order=102, index=True)


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
    expected_use: Mapped[str | None]


class BuyStepRow(Row):
    """How far a purchase came, and when and why; the last one is the state of the dossier."""

    __tablename__ = "buy_step"
    owner: ClassVar = ("todo", "todo_id")

    todo_id: Mapped[UUID] = mapped_column(reference("todo.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str]
    at: Mapped[datetime]
    reason: Mapped[str | None]
