"""A library of one paper in memory with the calls the side panels make; changes are published as in the real one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

from desktop_app.domain.buy import BuyDossier, BuyState
from desktop_app.domain.changes import Entity, Operation, RecordChanged
from desktop_app.domain.dates import check_partial_date
from desktop_app.domain.document import Document
from desktop_app.domain.errors import NotFoundError, ReaderError
from desktop_app.domain.formula import Formula
from desktop_app.domain.ids import CategoryId, IdFactory, MarkId, PaperId, QuestionId, TodoId
from desktop_app.domain.mark import Mark
from desktop_app.domain.own_link import OwnLink
from desktop_app.domain.paper import Bibliography, Contributor, Paper, PaperState
from desktop_app.domain.price import parse_price
from desktop_app.domain.question import Question, QuestionState
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.domain.todo_kinds import SHIPPED_KINDS
from desktop_app.services.note_lines import Rewritten
from desktop_app.services.question_rows import MarkLine
from desktop_app.services.question_rows import QuestionRow as Row
from desktop_app.services.spelling import Spelling
from desktop_app.system.events import EventBus
from tests.ui.note_shelf import NoteShelf
from tests.ui.panels.memory_marks import Links, MarkBatches
from tests.ui.records import NOON, PAPER, categories, documents


@dataclass(frozen=True)
class Reading:
    paper: Paper
    documents: tuple[Document, ...]
    marks: tuple[Mark, ...]
    categories: tuple[object, ...]
    note: object
    questions: tuple[Question, ...]
    todos: tuple[Todo, ...]
    paths: dict[UUID, Path] = field(default_factory=dict)


class MemoryLibrary:
    """The services `notes`, `marks`, `questions`, `todos`, `library` and `reading` in one object each."""

    def __init__(self, bus: EventBus) -> None:
        self.bus, self.new_id = bus, IdFactory()
        parts = Bibliography(title="Vagus nerve", contributors=(Contributor("Breit", "Sigrid"),), year=2018)
        self.papers = {PAPER: Paper(PAPER, parts, "breit2018", NOON, NOON, tags=("vns",))}
        self.mark_table: dict[MarkId, Mark] = {}
        self.drafts: dict[QuestionId, str] = {}
        self.question_table: dict[QuestionId, Question] = {}
        self.todo_table: dict[TodoId, Todo] = {}
        self.notes = Notes(self)
        self.note_lines = NoteLines(self)
        self.link_offers = SimpleNamespace(find=lambda _words, _paper: [])
        self.marks = Marks(self)
        self.mark_batches = MarkBatches(self)
        self.links = Links(self)
        self.questions = Questions(self)
        self.todos, self.buying = Todos(self), Buying(self)
        self.queued: list[PaperId] = []
        self.reading_queue = SimpleNamespace(set_state=self._set_states, place_all=self.queued.extend)
        self.todo_kinds = SimpleNamespace(list=lambda: SHIPPED_KINDS, uses=dict)
        self.library = Papers(self)
        self.lookups = SimpleNamespace(free_copy=lambda _paper: None)
        self.reading = SimpleNamespace(open=self.open)
        self.recognition = SimpleNamespace(kept=lambda _document: [])
        self.assets = Assets()
        self.formulas = Formulas()
        self.spelling = Words()

    def open(self, paper: PaperId) -> Reading:
        return Reading(
            self.papers[paper],
            documents() if paper == PAPER else (),
            tuple(mark for mark in self.mark_table.values() if mark.paper_id == paper),
            categories(),
            self.notes.get(paper),
            tuple(item for item in self.question_table.values() if item.paper_id == paper),
            tuple(item for item in self.todo_table.values() if item.paper_id == paper),
        )

    def _set_states(self, papers: Sequence[PaperId], state: PaperState) -> None:
        for paper in papers:
            self.library.set_state(paper, state)

    def add_paper(self, title: str) -> PaperId:
        paper = PaperId(self.new_id())
        self.papers[paper] = Paper(paper, Bibliography(title=title), title.lower(), NOON, NOON)
        return paper

    def say(self, entity: Entity, entity_id: UUID, operation: Operation, paper: PaperId | None = PAPER) -> None:
        self.bus.publish(RecordChanged(entity, entity_id, paper, operation))


class Notes(NoteShelf):
    def __init__(self, library: MemoryLibrary) -> None:
        super().__init__()
        self._library = library

    def save(self, paper: PaperId, body: str, base_revision: int | None = None, taken_in: int | None = None) -> object:
        note = super().save(paper, body, base_revision, taken_in)
        self._library.say(Entity.NOTE, paper, Operation.CHANGED, paper)
        return note

    def append(self, paper: PaperId, text: str) -> object:
        return self.save(paper, f"{self.get(paper).body}\n\n{text}".strip())

    def quote_of(self, mark: MarkId) -> str:
        found = self._library.mark_table[mark]
        return f"> {found.quote} [↗ p. 3]({OwnLink(found.paper_id, mark, found.anchor.page_index)})"


@dataclass
class Assets:
    """Pictures in memory, named by a number."""

    contents: dict[str, bytes] = field(default_factory=dict)

    def put_image(self, content: bytes) -> str:
        if not content.startswith(b"\x89PNG"):
            raise ReaderError("This is no picture.")
        reference = f"assets/{len(self.contents):064x}.png"
        self.contents[reference] = content
        return reference

    def read(self, reference: str) -> bytes:
        if reference not in self.contents:
            raise ReaderError("There is no such picture.")
        return self.contents[reference]


class Formulas:
    """Draws every formula as a box, but those with a backslash at the end."""

    def typeset(self, source: str, *, display: bool) -> Formula:
        if source.endswith("\\"):
            raise ReaderError("The formula ends too early.")
        size = 40 if display else 16
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}"><rect width="9" height="9"/></svg>'
        )
        return Formula(svg, size, size - 4, 4, 16)


@dataclass
class Words:
    """Knows English as a text of small words; there are no dictionaries until `languages` names some."""

    languages: tuple[str, ...] = ()
    known: set[str] = field(default_factory=lambda: {"the", "nerve", "is", "in", "brain", "Vagus"})
    chosen: dict[PaperId, str] = field(default_factory=dict)

    def of_note(self, paper: PaperId) -> Spelling:
        first = self.languages[0] if self.languages else ""
        return Spelling(True, self.languages, self.chosen.get(paper, first))

    def choose(self, paper: PaperId, language: str) -> None:
        self.chosen[paper] = language

    def wrong(self, words: Sequence[str], language: str) -> frozenset[str]:
        return frozenset(word for word in words if word not in self.known)

    def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        return tuple(one for one in sorted(self.known) if one[0] == word[0])

    def learn(self, word: str) -> None:
        self.known.add(word)


@dataclass
class NoteLines:
    """Nothing on a line of a note is a to-do here."""

    library: MemoryLibrary

    def settle(self, paper: PaperId, revision: int | None = None, but_line: int | None = None) -> Rewritten:
        note = self.library.notes.get(paper)
        return Rewritten(note, note)

    def questions(self, paper: PaperId) -> dict[str, object]:
        return {}


@dataclass
class Marks:
    library: MemoryLibrary

    def get(self, mark: MarkId) -> Mark:
        if mark not in self.library.mark_table:
            raise NotFoundError("There is no such mark.")
        return self.library.mark_table[mark]

    def put(self, mark: Mark) -> None:
        is_new = mark.id not in self.library.mark_table
        self.library.mark_table[mark.id] = mark
        self.library.say(Entity.MARK, mark.id, Operation.ADDED if is_new else Operation.CHANGED)

    def set_category(self, mark: MarkId, category: CategoryId) -> None:
        self.put(replace(self.get(mark), category_id=category))

    def set_comment(self, mark: MarkId, text: str) -> None:
        self.put(replace(self.get(mark), comment=text))

    def set_quote(self, mark: MarkId, quote: str) -> None:
        self.put(replace(self.get(mark), quote=quote))

    def delete(self, mark: MarkId) -> None:
        del self.library.mark_table[mark]
        self.library.say(Entity.MARK, mark, Operation.REMOVED)


def line_of(mark: Mark) -> MarkLine:
    return MarkLine(mark.id, mark.paper_id, mark.quote, "p. 1", f"Breit 2018, {mark.quote}")


@dataclass
class Questions:
    library: MemoryLibrary

    def ask(
        self,
        paper: PaperId,
        text: str,
        marks: Sequence[MarkId] = (),
        promised: bool = False,
        follow_up: date | None = None,
        tags: Sequence[str] = (),
    ) -> Question:
        question = Question(
            QuestionId(self.library.new_id()),
            text,
            paper,
            QuestionState.OPEN,
            promised,
            NOON,
            NOON,
            raised_by=tuple(marks),
            follow_up=follow_up,
            tags=tuple(tags),
        )
        return self._put(question, Operation.ADDED)

    def answer(self, question: QuestionId, text: str, evidence: Sequence[MarkId] | None = None) -> Question:
        return self._change(question, state=QuestionState.ANSWERED, answer=text, evidence=tuple(evidence or ()))

    def drop(self, question: QuestionId, reason: str | None = None) -> Question:
        return self._change(question, state=QuestionState.DROPPED, drop_reason=reason)

    def reopen(self, question: QuestionId) -> Question:
        return self._change(question, state=QuestionState.OPEN)

    def edit(self, question: QuestionId, text: str) -> Question:
        return self._change(question, text=text)

    def set_promised(self, question: QuestionId, promised: bool) -> Question:
        return self._change(question, promised=promised)

    def set_follow_up(self, question: QuestionId, day: date | None) -> Question:
        return self._change(question, follow_up=day)

    def delete(self, question: QuestionId) -> None:
        del self.library.question_table[question]
        self.library.say(Entity.QUESTION, question, Operation.REMOVED)

    def list(self, state: str = "open", paper: PaperId | None = None) -> Sequence[Question]:
        found = [item for item in self.library.question_table.values() if item.paper_id == paper]
        return [item for item in found if state in ("all", item.state)]

    def answered_from(self, paper: PaperId) -> Sequence[Row]:
        return []

    def keep_partial(self, question: QuestionId, text: str, evidence: Sequence[MarkId] | None = None) -> Question:
        return self._change(question, answer=text, evidence=tuple(evidence or ()))

    def put_draft(self, question: QuestionId, text: str) -> None:
        self.library.drafts[question] = text

    def drafts(self) -> dict[QuestionId, str]:
        return dict(self.library.drafts)

    def rows_of(self, questions: Sequence[QuestionId]) -> Sequence[Row]:
        known = [one for one in self.library.question_table.values() if one.id in questions]
        return [row for one in known for row in self.rows("all", one.paper_id) if row.question.id == one.id]

    def rows(self, state: str, paper: PaperId) -> Sequence[Row]:
        marks = self.library.mark_table
        return [
            Row(
                item,
                "Vagus nerve",
                tuple(line_of(marks[mark]) for mark in item.raised_by),
                tuple(line_of(marks[mark]) for mark in item.evidence),
            )
            for item in self.list(state, paper)
        ]

    def _change(self, question: QuestionId, **changes: object) -> Question:
        return self._put(replace(self.library.question_table[question], **changes), Operation.CHANGED)

    def _put(self, question: Question, operation: Operation) -> Question:
        self.library.question_table[question.id] = question
        self.library.say(Entity.QUESTION, question.id, operation)
        return question


@dataclass
class Buying:
    library: MemoryLibrary

    def move(self, todo: TodoId, state: BuyState, reason: str = "") -> Todo:
        old = self.library.todo_table[todo]
        dossier = replace(old.dossier or BuyDossier(), state=state, reason=reason or None)
        return self.library.todos.put(replace(old, state=TodoState.DONE, dossier=dossier, closed_at=NOON))


@dataclass
class Todos:
    library: MemoryLibrary

    def add(
        self,
        paper: PaperId,
        kind: str,
        text: str = "",
        due: date | None = None,
        price: str | None = None,
        url: str | None = None,
        mark: MarkId | None = None,
        question: QuestionId | None = None,
        priority: int = 0,
        note: str = "",
    ) -> Todo:
        dossier = BuyDossier(price=parse_price(price) if price else None, url=url) if kind == "buy" else None
        todo = Todo(
            TodoId(self.library.new_id()), kind, text, paper, TodoState.OPEN, NOON, NOON, mark, due, None, dossier
        )
        return self.put(replace(todo, priority=priority, note=note, question_id=question), Operation.ADDED)

    def edit(
        self,
        todo: TodoId,
        *,
        kind: str,
        text: str,
        due: date | None,
        price: str | None,
        url: str | None,
        priority: int = 0,
        note: str = "",
    ) -> Todo:
        dossier = BuyDossier(price=parse_price(price) if price else None, url=url) if kind == "buy" else None
        return self._change(todo, kind=kind, text=text, due=due, dossier=dossier, priority=priority, note=note)

    def finish_all(self, todos: Sequence[TodoId]) -> None:
        for todo in todos:
            self.done(todo)

    def drop_all(self, todos: Sequence[TodoId]) -> None:
        for todo in todos:
            self.drop(todo)

    def reopen_all(self, todos: Sequence[TodoId]) -> None:
        for todo in todos:
            self.reopen(todo)

    def delete_all(self, todos: Sequence[TodoId]) -> None:
        for todo in todos:
            self.delete(todo)

    def set_priority(self, todos: Sequence[TodoId], priority: int) -> None:
        for todo in todos:
            self._change(todo, priority=priority)

    def set_due(self, todos: Sequence[TodoId], due: date | None) -> None:
        for todo in todos:
            self._change(todo, due=due)

    def set_kind(self, todos: Sequence[TodoId], kind: str) -> None:
        for todo in todos:
            self._change(todo, kind=kind)

    def done(self, todo: TodoId, decision: str | None = None) -> Todo:
        dossier = self.library.todo_table[todo].dossier
        if dossier is not None and decision:
            dossier = replace(dossier, state=BuyState(decision))
        return self._change(todo, state=TodoState.DONE, dossier=dossier, closed_at=NOON)

    def drop(self, todo: TodoId) -> Todo:
        return self._change(todo, state=TodoState.DROPPED, closed_at=NOON)

    def reopen(self, todo: TodoId) -> Todo:
        return self._change(todo, state=TodoState.OPEN, closed_at=None)

    def delete(self, todo: TodoId) -> None:
        del self.library.todo_table[todo]
        self.library.say(Entity.TODO, todo, Operation.REMOVED)

    def list(self, state: str = "open", kind: str | None = None, paper: PaperId | None = None) -> Sequence[Todo]:
        found = [item for item in self.library.todo_table.values() if item.paper_id == paper]
        return [item for item in found if state in ("all", item.state)]

    def _change(self, todo: TodoId, **changes: object) -> Todo:
        return self.put(replace(self.library.todo_table[todo], **changes), Operation.CHANGED)

    def put(self, todo: Todo, operation: Operation = Operation.CHANGED) -> Todo:
        self.library.todo_table[todo.id] = todo
        self.library.say(Entity.TODO, todo.id, operation)
        return todo


@dataclass
class Papers:
    library: MemoryLibrary

    def set_field(self, paper: PaperId, name: str, value: str) -> Paper:
        parts = self.library.papers[paper].bibliography
        if name in ("issued", "received", "revised", "accepted", "online", "published") and value:
            check_partial_date(value)
        return self._put(replace(self.library.papers[paper], bibliography=replace(parts, **{name: value or None})))

    def set_state(self, paper: PaperId, state: PaperState) -> Paper:
        return self._put(replace(self.library.papers[paper], state=state))

    def set_rating(self, paper: PaperId, rating: int | None) -> Paper:
        return self._put(replace(self.library.papers[paper], rating=rating))

    def tag(self, paper: PaperId, tags: Sequence[str]) -> Paper:
        old = self.library.papers[paper]
        return self._put(replace(old, tags=(*old.tags, *tags)))

    def untag(self, paper: PaperId, tags: Sequence[str]) -> Paper:
        old = self.library.papers[paper]
        return self._put(replace(old, tags=tuple(tag for tag in old.tags if tag not in tags)))

    def tags(self) -> list[tuple[str, int]]:
        return [("vns", 1)]

    def _put(self, paper: Paper) -> Paper:
        self.library.papers[paper.id] = paper
        self.library.say(Entity.PAPER, paper.id, Operation.CHANGED, paper.id)
        return paper
