"""A library of several papers in memory, with the calls that the window's screens and flows make."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace

from desktop_app.domain.capture import Offer, PaperDraft
from desktop_app.domain.changes import Entity, Operation
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import DocumentId, PaperId, SavedSearchId
from desktop_app.domain.paper import Bibliography, Paper, PaperState, PaperSummary
from desktop_app.domain.queries import LibraryCounts, PaperQuery
from desktop_app.domain.question import QuestionState
from desktop_app.domain.saved_search import SavedSearch, SearchShows
from desktop_app.domain.search import SearchHit
from desktop_app.domain.search_completion import Completion, completed
from desktop_app.domain.search_query import FilterName, parse_query
from desktop_app.domain.todo import ListedTodo, TodoState
from desktop_app.services.due import DueCounts
from desktop_app.system.events import EventBus
from tests.ui.panels.memory_library import MemoryLibrary, Papers, Questions, Row, Todos
from tests.ui.records import NOON


@dataclass(frozen=True)
class Added:
    paper: Paper
    document: Document
    created: bool
    offers: tuple[Offer, ...] = ()


class ShellLibrary(MemoryLibrary):
    """Empty at first; `add` puts papers in."""

    def __init__(self, bus: EventBus) -> None:
        super().__init__(bus)
        self.papers.clear()
        self.trash: set[PaperId] = set()
        self.library = ShellPapers(self)
        self.questions = ShellQuestions(self)
        self.todos = ShellTodos(self)
        self.intake = Intake(self)
        self.search = SimpleNamespace(search=self._search, completions=self._complete)
        self.choices = Choices()
        self.saved_searches = SavedSearches(self)
        self.hits: list[SearchHit] = []
        self.asked: list[str] = []
        self.undone: list[str] = []
        self.due = SimpleNamespace(today=self._due_today)
        self.history = SimpleNamespace(undo=lambda: self._undo("Highlight"), redo=lambda: None)

    def _due_today(self) -> DueCounts:
        today = NOON.date()
        questions = sum(one.is_due(today) for one in self.question_table.values())
        todos = (one for one in self.todo_table.values() if one.state is TodoState.OPEN and one.due is not None)
        return DueCounts(questions, sum(one.due <= today for one in todos))

    def add(self, title: str, **fields: object) -> PaperId:
        paper = PaperId(self.new_id())
        own = {name: fields.pop(name) for name in ("state", "rating", "tags") if name in fields}
        self.papers[paper] = Paper(paper, Bibliography(title=title, **fields), "key", NOON, NOON, **own)
        self.say(Entity.PAPER, paper, Operation.ADDED, paper)
        return paper

    def open(self, paper: PaperId) -> object:
        if paper not in self.papers:
            raise NotFoundError("There is no such paper.")
        return super().open(paper)

    def summary(self, paper: Paper) -> PaperSummary:
        parts = paper.bibliography
        questions = [item for item in self.question_table.values() if item.paper_id == paper.id]
        todos = [item for item in self.todo_table.values() if item.paper_id == paper.id]
        pending = [item for item in todos if item.state is TodoState.OPEN]
        return PaperSummary(
            id=paper.id,
            title=parts.title,
            authors=tuple(person.short_name for person in parts.authors),
            year=parts.year,
            type=parts.type,
            container=parts.container,
            state=paper.state,
            rating=paper.rating,
            tags=paper.tags,
            added_at=paper.created_at,
            opened_at=None,
            document_kinds=("abstract",),
            page_count=None,
            page_index=None,
            mark_count=sum(mark.paper_id == paper.id for mark in self.mark_table.values()),
            open_questions=sum(item.state is QuestionState.OPEN for item in questions),
            open_todos=len(pending),
            open_todo_kinds=tuple(item.kind for item in pending),
        )

    def _search(self, words: str, limit: int = 50, each: int | None = None) -> list[SearchHit]:
        self.asked.append(words)
        return self.hits[:limit]

    def _complete(self, text: str, cursor: int) -> Completion:
        return completed(text, cursor)

    def _undo(self, name: str) -> str:
        self.undone.append(name)
        return name


class ShellPapers(Papers):
    library: ShellLibrary

    def list(self, query: PaperQuery = PaperQuery()) -> Sequence[PaperSummary]:  # noqa: B008 - a frozen value
        shown = [
            paper for paper in self.library.papers.values() if query.with_trashed or paper.id not in self.library.trash
        ]
        return [self.library.summary(paper) for paper in shown[: query.limit]]

    def matching(self, text: str) -> frozenset[PaperId]:
        tags = set(parse_query(text).values(FilterName.TAG))
        return frozenset(key for key, paper in self.library.papers.items() if tags <= set(paper.tags))

    def get(self, paper: PaperId) -> Paper:
        if paper not in self.library.papers or paper in self.library.trash:
            raise NotFoundError("There is no such paper.")
        return self.library.papers[paper]

    def counts(self) -> LibraryCounts:
        table = self.library
        pending = [item for item in table.todo_table.values() if item.state is TodoState.OPEN]
        return LibraryCounts(
            papers=len(table.papers) - len(table.trash),
            open_questions=sum(item.state is QuestionState.OPEN for item in table.question_table.values()),
            open_todos=len(pending),
            open_buys=sum(item.kind == "buy" for item in pending),
            trashed=len(table.trash),
        )

    def tags(self) -> Sequence[tuple[str, int]]:
        counts: dict[str, int] = {}
        for paper in self.library.papers.values():
            for tag in paper.tags:
                counts[tag] = counts.get(tag, 0) + 1
        return sorted(counts.items())

    def trash(self, paper: PaperId) -> Paper:
        self.library.trash.add(paper)
        self.library.say(Entity.PAPER, paper, Operation.REMOVED, paper)
        return self.library.papers[paper]

    def untrash(self, paper: PaperId) -> Paper:
        self.library.trash.discard(paper)
        self.library.say(Entity.PAPER, paper, Operation.ADDED, paper)
        return self.library.papers[paper]

    def set_state(self, paper: PaperId, state: PaperState) -> Paper:
        return self._put(replace(self.library.papers[paper], state=state))


class ShellQuestions(Questions):
    def rows(self, state: str, paper: PaperId | None = None) -> Sequence[Row]:
        if paper is not None:
            return super().rows(state, paper)
        papers = self.library.papers
        return [
            Row(item, papers[item.paper_id].title if item.paper_id in papers else "", (), ())
            for item in self.library.question_table.values()
            if state in ("all", item.state)
        ]


class ShellTodos(Todos):
    def rows(self, state: str = "open", kind: str | None = None) -> Sequence[ListedTodo]:
        papers = self.library.papers
        return [
            ListedTodo(item, papers[item.paper_id].title if item.paper_id in papers else "")
            for item in self.library.todo_table.values()
            if state in ("all", item.state) and kind in (None, item.kind)
        ]


@dataclass
class Choices:
    """What the window remembers, in memory."""

    recent: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    chosen_keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    orders: dict[str, str] = field(default_factory=dict)

    def searches(self) -> tuple[str, ...]:
        return tuple(self.recent)

    def remember_search(self, text: str) -> None:
        self.recent.insert(0, text)

    def forget_searches(self) -> None:
        self.recent.clear()

    def commands(self) -> tuple[str, ...]:
        return tuple(self.given)

    def remember_command(self, command: str) -> None:
        self.given.insert(0, command)

    def keys(self) -> dict[str, tuple[str, ...]]:
        return dict(self.chosen_keys)

    def order(self, screen: str) -> str:
        return self.orders.get(screen, "")

    def remember_order(self, screen: str, order: str) -> None:
        self.orders[screen] = order

    def choose_keys(self, keys: dict[str, tuple[str, ...]]) -> None:
        self.chosen_keys = dict(keys)


@dataclass
class SavedSearches:
    """Kept searches; each finds as much as its text has letters."""

    library: ShellLibrary
    kept: dict[SavedSearchId, SavedSearch] = field(default_factory=dict)

    def list(self) -> Sequence[SavedSearch]:
        return list(self.kept.values())

    def count(self, search: SavedSearchId) -> int:
        return len(self.kept[search].text)

    def save(self, name: str, text: str, shows: SearchShows) -> SavedSearch:
        search = SavedSearch(SavedSearchId(self.library.new_id()), name or text, text, shows)
        return self._put(search, Operation.ADDED)

    def rename(self, search: SavedSearchId, name: str) -> SavedSearch:
        return self._put(replace(self.kept[search], name=name), Operation.CHANGED)

    def delete(self, search: SavedSearchId) -> None:
        del self.kept[search]
        self.library.say(Entity.SAVED_SEARCH, search, Operation.REMOVED, None)

    def _put(self, search: SavedSearch, operation: Operation) -> SavedSearch:
        self.kept[search.id] = search
        self.library.say(Entity.SAVED_SEARCH, search.id, operation, None)
        return search


class Intake:
    """Reads the first line as the title; files are known by their name."""

    def __init__(self, library: ShellLibrary) -> None:
        self.library = library
        self.read: list[tuple[str, str | None]] = []
        self.taken: list[tuple[PaperDraft, tuple[Offer, ...]]] = []
        self.offers: tuple[Offer, ...] = ()
        self.failing: dict[str, Exception] = {}
        self.passwords: dict[str, str] = {}
        self.pending: list[DocumentId] = []
        self.extracted: list[DocumentId] = []
        self.stored: list[DocumentId] = []
        self.unnamed: list[DocumentId] = []
        self.named: list[DocumentId] = []
        self.probed: list[str] = []

    def preview_text(self, text: str, html: str | None = None) -> PaperDraft:
        self.read.append((text, html))
        title, _, rest = text.partition("\n")
        return PaperDraft(Bibliography(title=title), note=rest.strip(), offers=self.offers)

    def add_draft(
        self, draft: PaperDraft, accepted: Sequence[Offer] = (), *, pasted: str = "", source: str | None = None
    ) -> Added:
        known = self._known(draft.bibliography.title)
        if known is not None:
            return Added(known, _document(known.id), created=False)
        self.taken.append((draft, tuple(accepted)))
        paper = self.library.add(draft.bibliography.title)
        return Added(self.library.papers[paper], _document(paper), created=True)

    def probe_pdf(self, path: Path, password: str | None = None, linked: bool = False) -> Path:
        self.probed.append(path.name)
        if path.name in self.passwords and password != self.passwords[path.name]:
            from desktop_app.domain.errors import PasswordNeededError

            raise PasswordNeededError("This PDF has a password.")
        if path.name in self.failing:
            raise self.failing[path.name]
        return path

    def add_pdf(self, probe: Path) -> Added:
        known = self._known(probe.stem)
        if known is not None:
            return Added(known, _document(known.id, DocumentKind.PDF), created=False)
        paper = self.library.add(probe.stem)
        return Added(self.library.papers[paper], _document(paper, DocumentKind.PDF), created=True)

    def attach_pdf(self, paper: PaperId, probe: Path) -> object:
        document = _document(paper, DocumentKind.PDF)
        return SimpleNamespace(document=document, placed=0, approximate=0, orphaned=0, created=probe.stem != "known")

    def pending_text(self) -> list[DocumentId]:
        return self.pending

    def extract_text(self, document: DocumentId, cancelled: object) -> list[tuple[int, str]]:
        self.extracted.append(document)
        return [(0, "words")]

    def store_text(self, document: DocumentId, texts: object) -> None:
        self.stored.append(document)

    def pending_page_names(self) -> list[DocumentId]:
        return self.unnamed

    def read_page_names(self, document: DocumentId) -> list[str]:
        return ["i", "ii"]

    def store_page_names(self, document: DocumentId, labels: object) -> None:
        self.named.append(document)

    def _known(self, title: str) -> Paper | None:
        return next((paper for paper in self.library.papers.values() if paper.title == title), None)


def _document(paper: PaperId, kind: DocumentKind = DocumentKind.ABSTRACT) -> Document:
    return Document(DocumentId(paper), paper, kind, kind.value, NOON)
