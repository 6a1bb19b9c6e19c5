"""Questions: asked of a paper or of none, raised by marks, answered with evidence from any paper, dropped, reopened."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.errors import AmbiguousReferenceError, NotFoundError, ReaderError
from desktop_app.domain.ids import MarkId, PaperId, QuestionId
from desktop_app.domain.mark import Mark
from desktop_app.domain.paper import PaperName
from desktop_app.domain.question import Question, QuestionState
from desktop_app.services.new_records import put_question
from desktop_app.services.typed_text import lines_of, needed, one_line

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_STATES = (*QuestionState, "all")
_MOST_TOLD = 8


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with the words to show for its marks, in the order of `question.raised_by` and `.evidence`."""

    question: Question
    paper_title: str
    raised_quotes: tuple[str, ...] = ()
    evidence_labels: tuple[str, ...] = ()


QuestionList = list[Question]
QuestionRowList = list[QuestionRow]


class QuestionService:
    """Every action but `delete` gives the question as it is afterwards."""

    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def ask(
        self,
        paper: PaperId | None,
        text: str,
        marks: Sequence[MarkId] = (),
        promised: bool = False,
        follow_up: date | None = None,
    ) -> Question:
        """Ask; `promised`: the reader said she would report. Without a paper it is about that of its first mark."""
        words = needed(text, "A question needs its words; nothing was asked.")
        with self._store.write("Ask question") as unit:
            raised_by = _known_marks(unit, marks)
            about = paper if paper is not None or not raised_by else raised_by[0].paper_id
            if about is not None:
                unit.papers.get(about)
            return put_question(
                unit,
                about,
                words,
                promised=promised,
                raised_by=tuple(mark.id for mark in raised_by),
                follow_up=follow_up,
            )

    def answer(self, question: QuestionId, text: str, evidence: Sequence[MarkId] = ()) -> Question:
        """Answer, or answer differently; `evidence` takes the place of the evidence there was."""
        words = needed(text, "An answer needs its words; nothing was changed.")

        def change(unit: "UnitOfWork", old: Question) -> Question:
            kept = set(old.evidence)
            added = _known_marks(unit, [mark for mark in evidence if mark not in kept])
            known = kept | {mark.id for mark in added}
            return replace(
                old,
                state=QuestionState.ANSWERED,
                answer=words,
                answered_at=unit.clock.now(),
                evidence=tuple(dict.fromkeys(mark for mark in evidence if mark in known)),
                drop_reason=None,
            )

        return self._change("Answer question", question, change)

    def drop(self, question: QuestionId, reason: str | None = None) -> Question:
        """Give up on a question; it stays listed among the dropped ones."""
        why = lines_of(reason or "").strip() or None
        return self._change(
            "Drop question", question, lambda _unit, old: replace(old, state=QuestionState.DROPPED, drop_reason=why)
        )

    def reopen(self, question: QuestionId) -> Question:
        """Open it again; an answer it had stays as a draft, with its evidence."""
        return self._change(
            "Reopen question",
            question,
            lambda _unit, old: replace(old, state=QuestionState.OPEN, answered_at=None, drop_reason=None),
        )

    def edit(self, question: QuestionId, text: str) -> Question:
        words = needed(text, "A question needs its words; nothing was changed.")
        return self._change("Edit question", question, lambda _unit, old: replace(old, text=words))

    def set_promised(self, question: QuestionId, promised: bool) -> Question:
        name = "Promise to report" if promised else "Take back promise"
        return self._change(name, question, lambda _unit, old: replace(old, promised=promised))

    def set_follow_up(self, question: QuestionId, day: date | None) -> Question:
        name = "Set follow-up" if day is not None else "Clear follow-up"
        return self._change(name, question, lambda _unit, old: replace(old, follow_up=day))

    def delete(self, question: QuestionId) -> None:
        with self._store.write("Delete question") as unit:
            unit.questions.delete(question)

    # reading

    def list(self, state: str = "open", paper: PaperId | None = None) -> QuestionList:
        """The questions of a state (open, answered, dropped, all), oldest first; of one paper or of the library."""
        _check_state(state)
        with self._store.read() as unit:
            return unit.questions.list(state, paper)

    def rows(self, state: str = "open", paper: PaperId | None = None) -> QuestionRowList:
        """As `list`, with the words for marks and papers."""
        _check_state(state)
        with self._store.read() as unit:
            questions = unit.questions.list(state, paper)
            words = _Words(unit, questions)
            return [words.row(question) for question in questions]

    def resolve(self, ref: str) -> Question:
        """The one question that answers to an id, the start of one, or a part of its text."""
        wanted = one_line(ref)
        with self._store.read() as unit:
            found = unit.questions.candidates(wanted) if wanted else []
        if len(found) == 1:
            return found[0]
        if not found:
            raise NotFoundError(f"No question answers to “{ref}”.")
        told = "; ".join(f"{question.id} {question.text}" for question in found[:_MOST_TOLD])
        raise AmbiguousReferenceError(f"“{ref}” answers to {len(found)} questions: {told}.")

    def _change(
        self, name: str, question: QuestionId, change: "Callable[[UnitOfWork, Question], Question]"
    ) -> Question:
        with self._store.write(name) as unit:
            old = unit.questions.get(question)
            new = change(unit, old)
            return old if new == old else unit.questions.put(new)


class _Words:
    """Quotes and labels of the marks of some questions, all of them read at once."""

    def __init__(self, unit: "UnitOfWork", questions: Sequence[Question]) -> None:
        self._marks = unit.marks.some(mark for one in questions for mark in (*one.raised_by, *one.evidence))
        about = {one.paper_id for one in questions if one.paper_id is not None}
        self._papers = unit.papers.names(about | {mark.paper_id for mark in self._marks.values()})

    def row(self, question: Question) -> QuestionRow:
        return QuestionRow(
            question,
            self._papers[question.paper_id].title if question.paper_id is not None else "",
            tuple(self._quote(self._marks[mark]) for mark in question.raised_by),
            tuple(self._label(self._marks[mark]) for mark in question.evidence),
        )

    def _quote(self, mark: Mark) -> str:
        return mark.quote or mark.comment

    def _label(self, mark: Mark) -> str:
        page = mark.anchor.page_index
        return f"{short_reference(self._papers[mark.paper_id])}, {'abstract' if page is None else f'p. {page + 1}'}"


def short_reference(paper: PaperName) -> str:
    """Author and year ("Breit 2018", "Breit et al. 2018"), or the beginning of the title where nobody is known."""
    names = paper.authors
    who = f"{names[0]} et al." if len(names) > 1 else names[0] if names else paper.title[:40].strip()
    return f"{who} {paper.year}" if paper.year else who


def _known_marks(unit: "UnitOfWork", marks: Iterable[MarkId]) -> "list[Mark]":
    return [unit.marks.get(mark) for mark in dict.fromkeys(marks)]


def _check_state(state: str) -> None:
    if state not in _STATES:
        raise ReaderError(f"“{state}” is no state of a question; there are {', '.join(_STATES)}.")
