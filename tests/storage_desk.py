"""A library on the disk for tests of the storage, a clock that ticks, and records with the least that they need."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.changes import HistoryChanged, RecordChanged
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.domain.ids import DocumentId, IdFactory, MarkId, PaperId, QuestionId, TodoId
from desktop_app.domain.mark import Mark, sort_key_of
from desktop_app.domain.paper import Bibliography, Contributor, Paper
from desktop_app.domain.queries import PaperQuery
from desktop_app.domain.question import Question, QuestionState
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.storage.store import LibraryStore
from desktop_app.storage.unit_of_work import UnitOfWork

START = datetime(2026, 11, 24, 12, tzinfo=UTC)


@dataclass
class TickingClock:
    """A second passes each time it is asked."""

    moment: datetime = START

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@dataclass
class Desk:
    """An open library; what it told its listeners is kept in `changes` and `histories`."""

    folder: Path
    clock: TickingClock = field(default_factory=TickingClock)
    new_id: IdFactory = field(default_factory=IdFactory)
    changes: list[RecordChanged] = field(default_factory=list)
    histories: list[HistoryChanged] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store = LibraryStore.open(self.folder, clock=self.clock, new_id=self.new_id)
        self.store.on_commit(self.changes.extend)
        self.store.on_history(self.histories.append)

    def close(self) -> None:
        self.store.close()

    def paper(self, title: str = "Vagus nerve stimulation", **parts: Any) -> Paper:
        own = {name: parts.pop(name) for name in ("cite_key", "tags", "state", "rating", "deleted_at") if name in parts}
        parts.setdefault("contributors", (Contributor("Breit", "Sigrid"),))
        now = self.clock.now()
        own.setdefault("cite_key", f"key{now.timestamp():.0f}")
        return Paper(PaperId(self.new_id()), Bibliography(title, **parts), created_at=now, updated_at=now, **own)

    def abstract(self, paper: Paper, text: str = "## Abstract\nSince 2004") -> Document:
        return self._document(paper, DocumentKind.ABSTRACT, text=text)

    def pdf(self, paper: Paper, sha256: str = "ab" * 32, **parts: Any) -> Document:
        return self._document(paper, DocumentKind.PDF, sha256=sha256, **{"size_bytes": 10, "page_count": 9, **parts})

    def mark(self, document: Document, quote: str = "some words", page: int | None = None, **parts: Any) -> Mark:
        now = self.clock.now()
        quads = () if page is None else (Quad.from_rect(Rect(1.5, 2.5, 30.25, 12)),)
        anchor = Anchor(TextQuote(quote, "before ", " after"), TextPosition(7, 7 + len(quote)), page, quads)
        with self.store.read() as unit:
            category = parts.pop("category", unit.categories.list()[0])
        return Mark(
            MarkId(self.new_id()),
            document.paper_id,
            document.id,
            "highlight",
            category.id,
            anchor,
            quote,
            now,
            now,
            sort_key=sort_key_of(anchor),
            **parts,
        )

    def question(self, paper: Paper | None, text: str = "Where are they found?", **parts: Any) -> Question:
        now = self.clock.now()
        state, promised = parts.pop("state", QuestionState.OPEN), parts.pop("promised", False)
        about = None if paper is None else paper.id
        return Question(QuestionId(self.new_id()), text, about, state, promised, now, now, **parts)

    def todo(self, paper: Paper | None, kind: str = "buy", text: str = "Buy it?", **parts: Any) -> Todo:
        now = self.clock.now()
        about, state = None if paper is None else paper.id, parts.pop("state", TodoState.OPEN)
        return Todo(TodoId(self.new_id()), kind, text, about, state, now, now, **parts)

    def keep(self, *records: Paper | Document | Mark | Question | Todo, name: str | None = "Add") -> None:
        """Put the records in, in one action."""
        with self.store.write(name) as unit:
            for record in records:
                put(unit, record)

    def _document(self, paper: Paper, kind: DocumentKind, **parts: Any) -> Document:
        return Document(DocumentId(self.new_id()), paper.id, kind, kind.value.title(), self.clock.now(), **parts)


def put(unit: UnitOfWork, record: Paper | Document | Mark | Question | Todo) -> None:
    """Put one record into the repository of its kind."""
    if isinstance(record, Paper):
        unit.papers.put(record)
    elif isinstance(record, Document):
        unit.documents.put(record)
    elif isinstance(record, Mark):
        unit.marks.put(record)
    elif isinstance(record, Question):
        unit.questions.put(record)
    else:
        unit.todos.put(record)


def picture(store: LibraryStore) -> dict[str, Any]:
    """All that a reader can see of the library, without the fields that say how often and when it was written."""
    with store.read() as unit:
        ids = [summary.id for summary in unit.papers.list(PaperQuery())]
        everything = {
            "papers": {paper: unit.papers.get(paper) for paper in ids},
            "documents": {paper: unit.documents.of_paper(paper) for paper in ids},
            "marks": {mark.id: mark for paper in ids for mark in unit.marks.of_paper(paper)},
            "notes": {paper: unit.notes.get(paper).body for paper in ids},
            "questions": {question.id: question for question in unit.questions.list("all")},
            "todos": {todo.id: todo for todo in unit.todos.list("all")},
            "categories": unit.categories.list(),
        }
    for kind in ("papers", "marks", "questions", "todos"):
        everything[kind] = {key: _undated(record) for key, record in everything[kind].items()}
    return everything


def _undated(record: Any) -> Any:
    from dataclasses import replace

    return replace(record, updated_at=START, revision=0)
