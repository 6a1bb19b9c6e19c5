"""Lines of a note that are to-dos or questions: kept in step with the records, made into records, and told about.

A line that she changes changes its to-do when the note is saved (`follow_text`); a to-do that is changed elsewhere
changes its line in the same commit (the storage does that). A new line becomes a to-do when it is settled, which
whoever shows the note asks for when she does not type in it; a question only when she says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.domain.buy import BuyDossier
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.ids import PaperId, QuestionId, TodoId
from desktop_app.domain.note import Note
from desktop_app.domain.note_lines import (
    TaskFields,
    TaskLine,
    block_id_of,
    question_line,
    slug_of,
    task_lines,
    tied_tasks,
    with_question_id,
)
from desktop_app.domain.note_merge import LineChange, placed
from desktop_app.domain.question import Question, QuestionState
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.domain.todo_kinds import all_kinds
from desktop_app.services.new_records import BUY, put_question

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_EVERY_STATE = "all"
_MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class TiedQuestion:
    """A question that a line of a note may name by its block id; an open one may have a partial answer."""

    id: QuestionId
    text: str
    state: QuestionState
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The note before and after the program rewrote lines of it, the same where it did not.

    `left_out`: the line she types in is one that is to be settled later.
    """

    before: Note
    after: Note
    left_out: bool = False


class NoteLineService:
    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def settle(self, paper: PaperId, revision: int | None = None, but_line: int | None = None) -> Rewritten:
        """Make the `- [ ]` lines of a note that have no to-do into ones; not the line `but_line`, counted from 0.

        Nothing is done where the note is not at `revision` any more: whoever asks is asked again after saving.
        """
        with self._store.read() as unit:
            unit.papers.get(paper)
            note = unit.notes.get(paper)
            is_due = revision in (None, note.revision) and bool(_loose(unit, note))
        if not is_due:
            return Rewritten(note, note)
        with self._store.write(None) as unit:
            now = unit.notes.get(paper)
            if now != note:
                return Rewritten(now, now)
            left_out = settle_lines(unit, note, but_line)
        return self._rewritten(note, left_out=left_out)

    def ask(self, paper: PaperId, number: int, line: str) -> Rewritten:
        """Make the question's line `line`, which is or was that of this number, into a question raised at the paper.

        A question of these words that the paper has already is tied to the line, not asked again.
        Raises ReaderError when there is no such line any more, or it says nothing.
        """
        asked = question_line(line)
        with self._store.write("Ask question") as unit:
            unit.papers.get(paper)
            note = unit.notes.get(paper)
            if asked is None or not asked.text or line not in note.body.split("\n"):
                raise ReaderError("The line was changed meanwhile; nothing was asked.")
            question = _untied_like(unit, note, asked.text) or put_question(unit, paper, asked.text, promised=False)
            new = with_question_id(line, block_id_of(question.id))
            unit.note_lines.plan(paper, placed([LineChange(number, line, new)], note.body))
        return self._rewritten(note)

    def _rewritten(self, before: Note, *, left_out: bool = False) -> Rewritten:
        """What became of the note; not what another process has made of it since."""
        with self._store.read() as unit:
            after = unit.notes.get(before.paper_id)
            is_ours = unit.note_lines.since(before.revision, after) is not None
        return Rewritten(before, after if is_ours else before, left_out)

    def questions(self, paper: PaperId) -> Mapping[str, TiedQuestion]:
        """The questions of a paper by the block id that a line of its note would have.

        The line of one that was merged into another names that one, in its own words.
        """
        with self._store.read() as unit:
            found = {block_id_of(one.id): _tied(one, one.text) for one in unit.questions.list(_EVERY_STATE, paper)}
            for gone in unit.questions.put_away():
                stays = _what_stays(unit, gone) if gone.paper_id == paper else None
                if stays is not None:
                    found[block_id_of(gone.id)] = _tied(stays, gone.text)
        return found


def _untied_like(unit: "UnitOfWork", note: Note, text: str) -> Question | None:
    """A question of the note's paper with these words that no line of the note names."""
    for question in unit.questions.list(_EVERY_STATE, note.paper_id):
        if " ".join(question.text.split()) == text and f"^q-{block_id_of(question.id)}" not in note.body:
            return question
    return None


def _tied(question: Question, text: str) -> TiedQuestion:
    return TiedQuestion(question.id, text, question.state, question.answer or "")


def _what_stays(unit: "UnitOfWork", gone: Question) -> Question | None:
    """The question that this one was merged into at last; None where that was deleted, or they go round in a ring."""
    stays: Question | None = gone
    seen = set[QuestionId]()
    while stays is not None and stays.merged_into is not None:
        if stays.id in seen:
            return None
        seen.add(stays.id)
        stays = unit.questions.some((stays.merged_into,)).get(stays.merged_into)
    return stays


def follow_text(unit: "UnitOfWork", paper: PaperId, before: str, after: str) -> None:
    """Give the to-dos whose lines she changed what the lines say now, and drop those whose line is gone."""
    if "^t-" not in before and "^t-" not in after:
        return
    old, new = tied_tasks(before), tied_tasks(after)
    known = _known(unit, paper)
    now = unit.clock.now()
    for block_id, (_number, task) in new.items():
        todo, was = known.get(block_id), old[block_id][1].fields if block_id in old else None
        if todo is not None and task.fields != was:
            unit.todos.put(_of_known_kind(unit, _told(todo, was, task.fields, now)))
    for block_id in old.keys() - new.keys():
        gone = known.get(block_id)
        if gone is not None and gone.deleted_at is None and gone.state is TodoState.OPEN:
            unit.todos.put(replace(gone, state=TodoState.DROPPED, closed_at=now))


def settle_lines(unit: "UnitOfWork", note: Note, but_line: int | None = None) -> bool:
    """Make the lines that have no to-do into ones; whether `but_line` is one of them and was left out."""
    lines = note.body.split("\n")
    known = _known(unit, note.paper_id)
    tied = tied_tasks(note.body)
    changes: list[LineChange] = []
    left_out = False
    for number, task in list(_loose(unit, note))[:_MOST_AT_ONCE]:
        if number == but_line:
            left_out = True
            continue
        todo = _dropped_like(task, known, tied) or _new(unit, note.paper_id, task.fields, known)
        unit.todos.put(_of_known_kind(unit, todo))
        block_id = block_id_of(todo.id)
        known[block_id], tied = todo, {**tied, block_id: (number, task)}
        changes.append(LineChange(number, lines[number], str(task.with_id(block_id))))
    unit.note_lines.plan(note.paper_id, changes)
    return left_out


def _loose(unit: "UnitOfWork", note: Note) -> "list[tuple[int, TaskLine]]":
    """The lines that are tied to no to-do of this paper, or to one that a line above is tied to."""
    tasks = list(task_lines(note.body))
    if not tasks:
        return []
    known, seen, found = _known(unit, note.paper_id), set[str](), []
    for number, task in tasks:
        if task.block_id in known and task.block_id not in seen:
            seen.add(task.block_id)
        else:
            found.append((number, task))
    return found


def _known(unit: "UnitOfWork", paper: PaperId) -> dict[str, Todo]:
    return {block_id_of(todo.id): todo for todo in unit.todos.of_paper_with_trashed(paper)}


def _dropped_like(task: TaskLine, known: Mapping[str, Todo], tied: Mapping[str, tuple[int, TaskLine]]) -> Todo | None:
    """The to-do that was dropped when its line went, where this looks like that line come back without its id."""
    fields = task.fields
    for block_id, todo in known.items():
        is_dropped = todo.state is TodoState.DROPPED and todo.deleted_at is None and block_id not in tied
        if is_dropped and (" ".join(todo.text.split()), slug_of(todo.kind)) == (fields.text, slug_of(fields.kind)):
            return replace(todo, state=fields.state, due=fields.due, closed_at=None)
    return None


def _of_known_kind(unit: "UnitOfWork", todo: Todo) -> Todo:
    """The to-do with its kind as she calls it: a tag says a name of several words, or in capitals, otherwise."""
    kinds = all_kinds(unit.todo_kinds.list())
    name = next((kind.name for kind in kinds if slug_of(kind.name) == slug_of(todo.kind)), todo.kind)
    return todo if name == todo.kind else replace(todo, kind=name)


def _new(unit: "UnitOfWork", paper: PaperId, fields: TaskFields, known: Mapping[str, Todo]) -> Todo:
    now = unit.clock.now()
    todo_id = unit.new_id()
    while block_id_of(todo_id) in known:
        todo_id = unit.new_id()
    return Todo(
        id=TodoId(todo_id),
        kind=fields.kind,
        text=fields.text,
        paper_id=paper,
        state=fields.state,
        created_at=now,
        updated_at=now,
        due=fields.due,
        closed_at=None if fields.state is TodoState.OPEN else now,
        dossier=BuyDossier() if fields.kind == BUY else None,
    )


def _told(todo: Todo, was: TaskFields | None, fields: TaskFields, now: "datetime") -> Todo:
    """The to-do with what the line says differently from what it `was`; with all of it when the line came anew."""
    old = was if todo.deleted_at is None else None
    told = {
        name: getattr(fields, name)
        for name in ("state", "text", "kind", "due")
        if old is None or getattr(old, name) != getattr(fields, name)
    }
    changed = replace(todo, **told)
    if changed.state is not todo.state:
        changed = replace(changed, closed_at=None if changed.state is TodoState.OPEN else now)
    if changed.kind == BUY and changed.dossier is None:
        changed = replace(changed, dossier=BuyDossier())
    return changed if fields.state is TodoState.DROPPED else replace(changed, deleted_at=None)
