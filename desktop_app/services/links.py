"""Where papers, marks and questions are used: the lines of notes, comments, questions and answers that link to them.

The links themselves are kept by the storage with each text that is written; here they are only read.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.changes import Entity
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import MarkId, PaperId, QuestionId
from desktop_app.domain.link_use import Use, UseKind
from desktop_app.domain.markdown_reading import lines_outside_code, plain_line
from desktop_app.domain.note_lines import block_id_of
from desktop_app.domain.question import Question
from desktop_app.domain.written_links import Target, lines_to, targets_by_line

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_EVERY_STATE = "all"

UseList = list[Use]


class LinkService:
    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def uses_of(self, mark: MarkId) -> UseList:
        """The lines that link to a mark, then the questions that it raised or is evidence for."""
        with self._store.read() as unit:
            unit.marks.get(mark)
            return _titled(unit, [*_lines(unit, Target(Entity.MARK, mark)), *_questions_with(unit, mark)])

    def use_counts(self, paper: PaperId) -> Mapping[MarkId, int]:
        """How often each mark of a paper is used, as `uses_of` lists it; unused marks are left out."""
        with self._store.read() as unit:
            counts = Counter[MarkId]()
            linked = frozenset(unit.links.linked_marks(paper))
            for source in unit.links.sources_to_marks_of(paper):
                counts.update(mark for mark in _marks_named(unit, source) if mark in linked)
            for mark, number in unit.questions.uses_of_marks(paper).items():
                counts[mark] += number
            return {mark: number for mark, number in counts.items() if number}

    def backlinks(self, paper: PaperId) -> UseList:
        """The lines elsewhere that link to a paper, or to a mark of it; not those of the paper's own texts."""
        with self._store.read() as unit:
            unit.papers.get(paper)
            found = (use for use in _lines(unit, Target(Entity.PAPER, paper)) if use.paper_id != paper)
            return _titled(unit, list(found))

    def broken_lines(self, paper: PaperId) -> UseList:
        """The lines of a paper's own note that link to what is not there, or is in the trash."""
        with self._store.read() as unit:
            unit.papers.get(paper)
            broken = unit.links.broken_in(Target(Entity.NOTE, paper))
            body = unit.notes.get(paper).body if broken else ""
            found = lines_to(body, *broken)
            return _titled(unit, [Use(UseKind.NOTE, paper, "", line, at) for at, line in found])

    def uses_of_question(self, question: QuestionId) -> UseList:
        """The line of the note that is the question, then the lines that link to it."""
        with self._store.read() as unit:
            found = unit.questions.get(question)
            own = _own_line(unit, found)
            return _titled(unit, [*own, *_lines(unit, Target(Entity.QUESTION, question))])


def _lines(unit: "UnitOfWork", target: Target) -> Iterator[Use]:
    """The lines of all texts that link to `target`, but of papers in the trash."""
    for source in unit.links.sources_of(target):
        try:
            yield from _lines_of(unit, source, target)
        except NotFoundError:
            continue  # the paper is in the trash, and its texts with it


def _lines_of(unit: "UnitOfWork", source: Target, target: Target) -> Iterator[Use]:
    for use, text in _texts_of(unit, source):
        for number, line in lines_to(text, target):
            yield replace(use, line=line, line_index=number)


def _marks_named(unit: "UnitOfWork", source: Target) -> Iterator[MarkId]:
    """The marks that the lines of a text link to, for each line again; none where its paper is in the trash."""
    try:
        texts = _texts_of(unit, source)
    except NotFoundError:
        return
    for _use, text in texts:
        for _number, found in targets_by_line(text):
            yield from (MarkId(target.id) for target in found if target.entity is Entity.MARK)


def _texts_of(unit: "UnitOfWork", source: Target) -> tuple[tuple[Use, str], ...]:
    """What is written there, each text with a use that names no line yet; NotFoundError for a paper in the trash."""
    if source.entity is Entity.NOTE:
        paper = unit.papers.get(PaperId(source.id)).id
        return ((Use(UseKind.NOTE, paper, "", ""), unit.notes.get(paper).body),)
    if source.entity is Entity.MARK:
        mark = unit.marks.get(MarkId(source.id))
        unit.papers.get(mark.paper_id)
        return ((Use(UseKind.COMMENT, mark.paper_id, "", "", mark_id=mark.id), mark.comment),)
    question = unit.questions.get(QuestionId(source.id))
    if question.paper_id is not None:
        unit.papers.get(question.paper_id)
    said = ((UseKind.QUESTION, question.text), (UseKind.ANSWER, question.answer or ""))
    return tuple((Use(kind, question.paper_id, "", "", question_id=question.id), text) for kind, text in said)


def _own_line(unit: "UnitOfWork", question: Question) -> Iterator[Use]:
    """The line of its paper's note that names the question by its block id."""
    block_id = f"^q-{block_id_of(question.id)}"
    body = unit.notes.get(question.paper_id).body if question.paper_id is not None else ""
    for number, line in lines_outside_code(body) if block_id in body else ():
        if line.rstrip().endswith(block_id):
            yield Use(UseKind.NOTE, question.paper_id, "", plain_line(line), number)


def _questions_with(unit: "UnitOfWork", mark: MarkId) -> Iterator[Use]:
    for question in unit.questions.with_mark(mark):
        for kind, marks in ((UseKind.RAISED, question.raised_by), (UseKind.EVIDENCE, question.evidence)):
            if mark in marks:
                words = " ".join(question.text.split())
                answer = " ".join(plain_line(line) for line in (question.answer or "").split("\n")).strip()
                yield Use(kind, question.paper_id, "", words, question_id=question.id, answer=answer)


def _titled(unit: "UnitOfWork", uses: UseList) -> UseList:
    names = unit.papers.names(use.paper_id for use in uses if use.paper_id is not None)
    return [replace(use, paper_title=names[use.paper_id].title) if use.paper_id is not None else use for use in uses]
