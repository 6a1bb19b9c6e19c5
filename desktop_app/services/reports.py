"""Keeps promises: the paragraph that tells what became of a question, and that it was published, when and where."""

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.errors import NotFoundError, ReaderError
from desktop_app.domain.ids import PaperId, QuestionId
from desktop_app.domain.paper import Bibliography
from desktop_app.domain.question import Question
from desktop_app.domain.question_report import QuestionReport
from desktop_app.domain.quotation import Quotation
from desktop_app.services.typed_text import one_line

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork


class ReportService:
    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def report(self, question: QuestionId) -> QuestionReport:
        """What there is to publish; a partial answer can be reported too. Raises ReaderError where there is none."""
        with self._store.read() as unit:
            found = unit.questions.get(question)
            marks = [unit.marks.get(mark) for mark in found.evidence]
            papers = _papers(unit, found, [mark.paper_id for mark in marks])
            raised = dict.fromkeys((found.paper_id, *(unit.marks.get(mark).paper_id for mark in found.raised_by)))
            quotes = (
                Quotation(mark.quote or mark.comment, papers[mark.paper_id], mark.anchor.page_label)
                for mark in marks
                if mark.paper_id in papers
            )
            return QuestionReport(
                found.text,
                _answer(found),
                found.asked_at.astimezone().date(),
                tuple(papers[paper] for paper in raised if paper is not None and paper in papers),
                tuple(quotes),
            )

    def keep(self, question: QuestionId, where: str = "") -> Question:
        """Say that it is published now, and where, in her own words or as an address; a promise is kept with that."""
        with self._store.write("Report answer") as unit:
            old = unit.questions.get(question)
            _answer(old)
            told = replace(old, promised=True, reported_at=unit.clock.now(), reported_where=one_line(where) or None)
            return unit.questions.put(told)


def _answer(question: Question) -> str:
    if not question.answer:
        raise ReaderError("There is no answer to report yet; write it first.")
    return question.answer


def _papers(unit: "UnitOfWork", question: Question, more: list[PaperId]) -> dict[PaperId, Bibliography]:
    """The papers of a question, without those in the trash."""
    raised = (unit.marks.get(mark).paper_id for mark in question.raised_by)
    own = (question.paper_id,) if question.paper_id is not None else ()
    found: dict[PaperId, Bibliography] = {}
    for paper in dict.fromkeys((*own, *raised, *more)):
        try:
            found[paper] = unit.papers.get(paper).bibliography
        except NotFoundError:
            continue
    return found
