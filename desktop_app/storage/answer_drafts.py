"""Answers that are being typed: kept on disk for each question until they are given, or taken back."""

from sqlalchemy import select

from desktop_app.domain.ids import QuestionId
from desktop_app.storage.rows import Rows
from desktop_app.storage.tables_pending import AnswerDraftRow, QuestionRow


class AnswerDraftRepository:
    """A draft is neither a revision nor an event, and undo does not reach it."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def all(self) -> dict[QuestionId, str]:
        """What was typed for each question that is still there."""
        wanted = select(AnswerDraftRow.question_id, AnswerDraftRow.body).join(
            QuestionRow, QuestionRow.id == AnswerDraftRow.question_id
        )
        return {
            QuestionId(question): body
            for question, body in self._session.execute(wanted.where(QuestionRow.deleted_at.is_(None)))
        }

    def put(self, question: QuestionId, body: str) -> None:
        """Keep what is being typed."""
        values = {"body": body, "saved_at": self._rows.clock.now()}
        self._rows.save(AnswerDraftRow, question, "question_id", values)
        self._session.flush()

    def drop(self, question: QuestionId) -> None:
        """Forget what was typed, if anything was."""
        row = self._session.get(AnswerDraftRow, question)
        if row is not None:
            self._session.delete(row)
            self._session.flush()
