"""Lines of notes that follow their records: when a to-do is changed, its line in the note says so in the same commit.

These rewritings are no action of the reader: undo does not put the note back, it puts the to-do back, and the line
follows. Each is remembered, so that a text she went on typing from before it can take it over.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.domain.changes import Entity, RecordChanged
from desktop_app.domain.ids import PaperId
from desktop_app.domain.note import Note
from desktop_app.domain.note_lines import TaskFields, block_id_of, tied_tasks
from desktop_app.domain.note_merge import LineChange, line_changes, rewritten
from desktop_app.domain.todo import TodoState
from desktop_app.storage.merged_links import LedOn, MergedLinks
from desktop_app.storage.notes import NoteRepository
from desktop_app.storage.rows import Rows
from desktop_app.storage.tables_pending import TodoRow

_MOST_REMEMBERED = 60
_MOST_LETTERS = 10_000_000


@dataclass(frozen=True, slots=True)
class _Step:
    before: Note
    after: Note
    is_rewriting: bool


Changes = tuple[tuple[LineChange, ...], ...]


@dataclass(slots=True)
class RewriteMemory:
    """The last steps of notes in this run, oldest first: rewritings, and savings of a text that went on from another.

    A step that was rolled back does no harm, for it fits nowhere.
    """

    known: list[_Step] = field(default_factory=list)
    led_on: LedOn = field(default_factory=dict)

    def add(self, before: Note, after: Note, *, is_rewriting: bool = True) -> None:
        self.known.append(_Step(before, after, is_rewriting))
        letters = 0
        for number, one in enumerate(reversed(self.known), start=1):
            letters += len(one.before.body) + len(one.after.body)
            if number > _MOST_REMEMBERED or (number > 1 and letters > _MOST_LETTERS):
                del self.known[: -number + 1]
                break

    def since(self, revision: int, now: Note, *, through_saves: bool = False) -> Changes | None:
        """What was rewritten from a revision to the note as it is, step by step; None where there was more than that.

        `through_saves`: saved texts may lie between, which are earlier states of the one that is asked for.
        """
        later, steps = now, list[tuple[LineChange, ...]]()
        if now.revision == revision:
            return ()
        for one in reversed(self.known):
            if one.after.paper_id != now.paper_id:
                continue
            fits = (one.after.revision, one.after.body) == (later.revision, later.body)
            if not fits or not (one.is_rewriting or through_saves):
                return None
            later = one.before
            if one.is_rewriting:
                steps.append(line_changes(one.before.body, one.after.body))
            if later.revision == revision:
                return tuple(reversed(steps))
        return None


class NoteRewriter:
    def __init__(self, rows: Rows, notes: NoteRepository, memory: RewriteMemory) -> None:
        self._session, self._notes, self._memory = rows.session, notes, memory
        self._planned: dict[PaperId, list[LineChange]] = defaultdict(list)
        self._merged = MergedLinks(rows.session, notes, memory.led_on)

    def plan(self, paper: PaperId, changes: Sequence[LineChange]) -> None:
        """Rewrite these lines of a note when the unit of work commits."""
        self._planned[paper].extend(changes)

    def saved(self, before: Note, after: Note) -> None:
        """A text was saved that goes on from one that was saved before, or from the note itself."""
        self._memory.add(before, after, is_rewriting=False)

    def since(self, revision: int, now: Note, *, through_saves: bool = False) -> Changes | None:
        """As the memory tells it."""
        return self._memory.since(revision, now, through_saves=through_saves)

    def follow(self, changes: Sequence[RecordChanged]) -> None:
        """Rewrite what was planned, the lines of the to-dos that were changed, and links to marks that were merged."""
        todos: dict[PaperId, list[RecordChanged]] = defaultdict(list)
        for change in changes:
            if change.entity is Entity.TODO and change.paper_id is not None:
                todos[change.paper_id].append(change)
        led = self._merged.rewritings(changes)
        for paper in dict.fromkeys((*self._planned, *todos, *led)):
            self._rewrite(paper, self._planned.get(paper, []), todos.get(paper, []), led.get(paper, {}))

    def _rewrite(
        self, paper: PaperId, planned: Sequence[LineChange], todos: Sequence[RecordChanged], led: Mapping[str, str]
    ) -> None:
        old = self._notes.get(paper)
        body = rewritten(old.body, planned)
        if led:
            body = "\n".join(led.get(line, line) for line in body.split("\n"))
        if todos and "^t-" in body:
            body = rewritten(body, self._followed(body, todos))
        if body != old.body:
            self._memory.add(old, self._notes.put(paper, body))

    def _followed(self, body: str, todos: Sequence[RecordChanged]) -> list[LineChange]:
        tied = tied_tasks(body)
        changes: list[LineChange] = []
        for todo in todos:
            number, task = tied.get(block_id_of(todo.entity_id), (-1, None))
            row = self._session.get(TodoRow, todo.entity_id)
            if task is None or row is None:
                continue
            fields = TaskFields(TodoState(row.state), " ".join(row.text.split()), row.kind, row.due)
            if row.deleted_at is not None:
                fields = replace(fields, state=TodoState.DROPPED)
            new = task.with_fields(fields)
            if new != task:
                changes.append(LineChange(number, str(task), str(new)))
        return changes
