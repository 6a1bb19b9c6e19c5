"""All records of a paper for its plain copy: also those of a paper in the trash, which the repositories leave out."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import or_, select

from desktop_app.domain.document import Document
from desktop_app.domain.ids import PaperId, QuestionId
from desktop_app.domain.question import Question
from desktop_app.domain.radar import Refusal
from desktop_app.domain.todo import Todo
from desktop_app.storage.buying import steps_of
from desktop_app.storage.mapping import document_of, question_of, todo_of
from desktop_app.storage.tables_documents import DocumentRow
from desktop_app.storage.tables_marks import MarkRow
from desktop_app.storage.tables_pending import (
    BuyDossierRow,
    QuestionMarkRow,
    QuestionRefusalRow,
    QuestionRow,
    QuestionTagRow,
    TodoRow,
)
from desktop_app.storage.unit_of_work import UnitOfWork


def all_documents(unit: UnitOfWork, paper: PaperId) -> tuple[Document, ...]:
    """Those that were taken away too: marks may lie on them."""
    wanted = select(DocumentRow).where(DocumentRow.paper_id == paper).order_by(DocumentRow.created_at, DocumentRow.id)
    return tuple(document_of(row) for row in unit.session.scalars(wanted))


def all_questions(unit: UnitOfWork, paper: PaperId | None) -> tuple[Question, ...]:
    """Those of a paper, or those of none, the oldest first; also those that were put together with another one."""
    is_wanted = (
        QuestionRow.paper_id == paper,
        or_(QuestionRow.deleted_at.is_(None), QuestionRow.merged_into.is_not(None)),
    )
    marks = (
        select(QuestionMarkRow)
        .join(QuestionRow, QuestionRow.id == QuestionMarkRow.question_id)
        .join(MarkRow, MarkRow.id == QuestionMarkRow.mark_id)
        .where(*is_wanted, MarkRow.deleted_at.is_(None))
        .order_by(QuestionMarkRow.role, QuestionMarkRow.position)
    )
    by_question: dict[UUID, list[QuestionMarkRow]] = defaultdict(list)
    for mark in unit.session.scalars(marks):
        by_question[mark.question_id].append(mark)
    wanted_tags = (
        select(QuestionTagRow)
        .join(QuestionRow, QuestionRow.id == QuestionTagRow.question_id)
        .where(*is_wanted)
        .order_by(QuestionTagRow.position)
    )
    tags: dict[UUID, tuple[str, ...]] = defaultdict(tuple)
    for tag in unit.session.scalars(wanted_tags):
        tags[tag.question_id] += (tag.text,)
    rows = unit.session.scalars(select(QuestionRow).where(*is_wanted).order_by(QuestionRow.asked_at, QuestionRow.id))
    return tuple(question_of(row, by_question[row.id], tags[row.id]) for row in rows)


def all_refusals(unit: UnitOfWork, paper: PaperId | None) -> tuple[Refusal, ...]:
    """The passages that were refused for the questions of a paper, or for those of none; the oldest first."""
    wanted = (
        select(QuestionRefusalRow)
        .join(QuestionRow, QuestionRow.id == QuestionRefusalRow.question_id)
        .where(QuestionRow.paper_id == paper, QuestionRow.deleted_at.is_(None))
        .order_by(QuestionRefusalRow.refused_at, QuestionRefusalRow.question_id, QuestionRefusalRow.passage_key)
    )
    return tuple(
        Refusal(QuestionId(row.question_id), PaperId(row.paper_id), row.passage_key, row.passage, row.refused_at)
        for row in unit.session.scalars(wanted)
    )


def all_todos(unit: UnitOfWork, paper: PaperId | None) -> tuple[Todo, ...]:
    """Those of a paper, or those of none; the oldest first."""
    wanted = (
        select(TodoRow, BuyDossierRow)
        .outerjoin(BuyDossierRow, BuyDossierRow.todo_id == TodoRow.id)
        .where(TodoRow.paper_id == paper, TodoRow.deleted_at.is_(None))
        .order_by(TodoRow.created_at, TodoRow.id)
    )
    found = unit.session.execute(wanted).all()
    steps = steps_of(unit.session, [row.id for row, dossier in found if dossier is not None])
    return tuple(todo_of(row, dossier, steps[row.id]) for row, dossier in found)
