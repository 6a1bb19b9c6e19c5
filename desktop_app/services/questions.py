"""Questions: asked of a paper or of none, raised by marks, answered with evidence from any paper, dropped, reopened."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop_app.domain.errors import AmbiguousReferenceError, NotFoundError, ReaderError
from desktop_app.domain.ids import MarkId, PaperId, QuestionId
from desktop_app.domain.mark import Mark
from desktop_app.domain.question import Question, QuestionState, tags_once
from desktop_app.domain.text import clean
from desktop_app.services.new_records import put_question
from desktop_app.services.question_merging import merged, parted
from desktop_app.services.question_rows import QuestionRow, made_row, question_rows
from desktop_app.services.typed_text import lines_of, needed, one_line, reference_of

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_STATES = (*QuestionState, "all")
_MOST_TOLD = 8

QuestionList = list[Question]
QuestionRowList = list[QuestionRow]
QuestionPair = tuple[Question, Question]
AnswerDrafts = dict[QuestionId, str]
TagCounts = list[tuple[str, int]]


class QuestionService:
    """Every action but `delete` gives the question as it is afterwards."""

    def __init__(self, store: "LibraryStore") -> None:
        self._store = store
        self._known: dict[Any, QuestionRow] = {}  # Any: what the database said of a question

    def ask(
        self,
        paper: PaperId | None,
        text: str,
        marks: Sequence[MarkId] = (),
        promised: bool = False,
        follow_up: date | None = None,
        tags: Sequence[str] = (),
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
                tags=_tags(tags),
            )

    def answer(self, question: QuestionId, text: str, evidence: Sequence[MarkId] | None = None) -> Question:
        """Answer, or answer differently; `evidence` takes the place of the evidence there was, None keeps it."""
        words = needed(text, "An answer needs its words; nothing was changed.")

        def change(unit: "UnitOfWork", old: Question) -> Question:
            unit.answer_drafts.drop(old.id)
            return replace(
                old,
                state=QuestionState.ANSWERED,
                answer=words,
                answered_at=unit.clock.now(),
                evidence=_evidence(unit, old, evidence),
                drop_reason=None,
            )

        return self._change("Answer question", question, change)

    def keep_partial(self, question: QuestionId, text: str, evidence: Sequence[MarkId] | None = None) -> Question:
        """Keep what is known so far, or nothing, as the answer of a question that stays open."""
        words = lines_of(text).strip() or None

        def change(unit: "UnitOfWork", old: Question) -> Question:
            unit.answer_drafts.drop(old.id)
            kept = _evidence(unit, old, evidence)
            return replace(
                old, state=QuestionState.OPEN, answer=words, answered_at=None, evidence=kept, drop_reason=None
            )

        return self._change("Keep partial answer", question, change)

    def put_draft(self, question: QuestionId, text: str) -> None:
        """Put on disk what the reader is typing as the answer, without making it one."""
        words = clean(text)
        with self._store.write(None) as unit:
            asked = unit.questions.get(question)
            if not asked.is_open or words == (asked.answer or ""):
                unit.answer_drafts.drop(question)
            else:
                unit.answer_drafts.put(question, words)

    def drop(self, question: QuestionId, reason: str | None = None) -> Question:
        """Give up on a question; it stays listed among the dropped ones."""
        why = lines_of(reason or "").strip() or None
        return self._change(
            "Drop question", question, lambda _unit, old: replace(old, state=QuestionState.DROPPED, drop_reason=why)
        )

    def reopen(self, question: QuestionId) -> Question:
        """Open it again; an answer it had stays as a partial one, with its evidence."""
        return self._change(
            "Reopen question",
            question,
            lambda _unit, old: replace(old, state=QuestionState.OPEN, answered_at=None, drop_reason=None),
        )

    def edit(self, question: QuestionId, text: str) -> Question:
        words = needed(text, "A question needs its words; nothing was changed.")
        return self._change("Edit question", question, lambda _unit, old: replace(old, text=words))

    def set_promised(self, question: QuestionId, promised: bool) -> Question:
        """Promise to report, once more where that was done already; or take the promise back."""
        name = "Promise to report" if promised else "Take back promise"

        def change(_unit: "UnitOfWork", old: Question) -> Question:
            told = replace(old, promised=promised)
            return replace(told, reported_at=None, reported_where=None) if promised else told

        return self._change(name, question, change)

    def set_follow_up(self, question: QuestionId, day: date | None) -> Question:
        name = "Set follow-up" if day is not None else "Clear follow-up"
        return self._change(name, question, lambda _unit, old: replace(old, follow_up=day))

    def set_tags(self, question: QuestionId, tags: Sequence[str]) -> Question:
        """Let it have these tags, each once and in this order."""
        kept = _tags(tags)
        return self._change("Tag question", question, lambda _unit, old: replace(old, tags=kept))

    def raise_by(self, question: QuestionId, marks: Sequence[MarkId]) -> Question:
        """These marks, of any paper, raise it too."""

        def change(unit: "UnitOfWork", old: Question) -> Question:
            added = (mark.id for mark in _known_marks(unit, marks))
            return replace(old, raised_by=tuple(dict.fromkeys((*old.raised_by, *added))))

        return self._change("Add to question", question, change)

    def add_evidence(self, question: QuestionId, marks: Sequence[MarkId]) -> Question:
        """These marks, of any paper, are evidence for its answer too, be that written already or not."""

        def change(unit: "UnitOfWork", old: Question) -> Question:
            return replace(old, evidence=_evidence(unit, old, (*old.evidence, *marks)))

        return self._change("Add evidence", question, change)

    def remove_evidence(self, question: QuestionId, mark: MarkId) -> Question:
        """The mark is no evidence for its answer."""
        return self._change(
            "Remove evidence",
            question,
            lambda _unit, old: replace(old, evidence=tuple(one for one in old.evidence if one != mark)),
        )

    def merge(self, kept: QuestionId, other: QuestionId) -> Question:
        """Make one question of two: the first has then what both had, and the second is put away."""
        with self._store.write("Merge questions") as unit:
            return merged(unit, kept, other)

    def split(self, question: QuestionId, rest: str, part: str) -> QuestionPair:
        """Ask a part of a question by itself: the question, which keeps `rest`, and the new one."""
        kept = needed(rest, "The question needs words that stay; nothing was split.")
        words = needed(part, "The new question needs its words; nothing was split.")
        with self._store.write("Split question") as unit:
            return parted(unit, unit.questions.get(question), kept, words)

    def delete(self, question: QuestionId) -> None:
        with self._store.write("Delete question") as unit:
            unit.questions.delete(question)

    # reading

    def list(self, state: str = "open", paper: PaperId | None = None) -> QuestionList:
        """The questions of a state (open, answered, dropped, all), oldest first; of one paper or of the library.

        Those of a paper were asked at it or are raised by its marks.
        """
        _check_state(state)
        with self._store.read() as unit:
            return unit.questions.list(state, paper)

    def rows(self, state: str = "open", paper: PaperId | None = None) -> QuestionRowList:
        """As `list`, with the words for marks and papers."""
        _check_state(state)
        with self._store.read() as unit:
            if paper is None:
                return unit.questions.made(state, self._known, made_row)
            return question_rows(unit, unit.questions.list(state, paper))

    def rows_of(self, questions: Sequence[QuestionId]) -> QuestionRowList:
        """Those of these questions that are still to be listed, the oldest first."""
        with self._store.read() as unit:
            return question_rows(unit, unit.questions.listed(questions))

    def drafts(self) -> AnswerDrafts:
        """What was typed as answers and neither given nor kept as partial ones."""
        with self._store.read() as unit:
            return unit.answer_drafts.all()

    def answered_from(self, paper: PaperId) -> QuestionRowList:
        """The questions of elsewhere to whose answers marks of this paper are evidence."""
        with self._store.read() as unit:
            return question_rows(unit, unit.questions.answered_from(paper))

    def tags(self) -> TagCounts:
        """Every tag of a question with the number of questions that have it, by name."""
        with self._store.read() as unit:
            return unit.questions.tags()

    def resolve(self, ref: str) -> Question:
        """The one question that answers to an id, the start of one, or a part of its text."""
        wanted = reference_of(ref)
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


def _evidence(unit: "UnitOfWork", old: Question, wanted: Sequence[MarkId] | None) -> tuple[MarkId, ...]:
    """The marks that are evidence from now on; those that are new must be there."""
    if wanted is None:
        return old.evidence
    kept = set(old.evidence)
    _known_marks(unit, [mark for mark in wanted if mark not in kept])
    return tuple(dict.fromkeys(wanted))


def _tags(tags: Sequence[str]) -> tuple[str, ...]:
    return tags_once(filter(None, map(one_line, tags)))


def _known_marks(unit: "UnitOfWork", marks: Iterable[MarkId]) -> "list[Mark]":
    return [unit.marks.get(mark) for mark in dict.fromkeys(marks)]


def _check_state(state: str) -> None:
    if state not in _STATES:
        raise ReaderError(f"“{state}” is no state of a question; there are {', '.join(_STATES)}.")
