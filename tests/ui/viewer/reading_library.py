"""A library in memory with documents to read and mark, and the window around the reader."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.anchor import Anchor
from desktop_app.domain.changes import Entity, Operation
from desktop_app.domain.document import Document, DocumentKind, ReadingPosition
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import CategoryId, DocumentId, MarkId, PaperId
from desktop_app.domain.mark import Mark, sort_key_of
from desktop_app.system.events import EventBus
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.event_hub import EventHub
from desktop_app.ui.bridge.navigator import Navigator
from desktop_app.ui.bridge.task_runner import InlineTaskRunner
from desktop_app.ui.theme import Theme, ThemeWish
from tests.ui.panels.memory_library import Marks, MemoryLibrary, Reading
from tests.ui.records import NOON, PAPER, categories
from tests.ui.resting import come_to_rest
from tests.ui.viewer.paper_pages import PaperPages

ABSTRACT_TEXT = (
    "## Highlights\n- Neurotrophins are risk factors.\n## Abstract\n"
    "Vagus nerve stimulation up-regulates neurotrophins in brain. The mechanism is not known. It helps."
)


class ReadingLibrary(MemoryLibrary):
    """Papers have no documents until the test gives them some."""

    def __init__(self, bus: EventBus) -> None:
        super().__init__(bus)
        self.document_table: dict[DocumentId, Document] = {}
        self.paths: dict[DocumentId, Path] = {}
        self.places: dict[DocumentId, ReadingPosition] = {}
        self.category_list = categories()
        self.marks = ReadingMarks(self)
        self.batches: list[int] = []
        self.mark_batches.create = self.create_marks
        self.categories = SimpleNamespace(list=lambda: self.category_list)
        self.choices = SimpleNamespace(marker=lambda: ("", ""), remember_marker=lambda _category, _kind: None)
        self.links = SimpleNamespace(uses_of=lambda _mark: [])
        self.reading = SimpleNamespace(open=self.open, set_position=self.set_position)

    def open(self, paper: PaperId) -> Reading:
        if paper not in self.papers:
            raise NotFoundError("There is no such paper.")
        documents = tuple(one for one in self.document_table.values() if one.paper_id == paper)
        opened = replace(super().open(paper), categories=self.category_list)
        return replace(opened, documents=documents, paths=dict(self.paths))

    def set_position(self, document: DocumentId, place: ReadingPosition) -> None:
        self.places[document] = place
        self.document_table[document] = replace(self.document_table[document], position=place)

    def add_abstract(self, text: str = ABSTRACT_TEXT, paper: PaperId = PAPER) -> Document:
        return self.put(Document(DocumentId(self.new_id()), paper, DocumentKind.ABSTRACT, "Abstract", NOON, text=text))

    def add_pdf(self, path: Path | None, paper: PaperId = PAPER, **parts: object) -> Document:
        document = Document(DocumentId(self.new_id()), paper, DocumentKind.PDF, "PDF", NOON, **parts)
        if path is not None:
            self.paths[document.id] = path
        return self.put(document)

    def put(self, document: Document) -> Document:
        is_new = document.id not in self.document_table
        self.document_table[document.id] = document
        operation = Operation.ADDED if is_new else Operation.CHANGED
        self.say(Entity.DOCUMENT, document.id, operation, document.paper_id)
        return document

    def create_marks(
        self, document: DocumentId, kind: str, category: CategoryId, passages: Sequence[Sequence[Anchor]]
    ) -> list[Mark]:
        self.batches.append(len(passages))
        anchors = [anchor for passage in passages for anchor in passage]
        return [self.marks.create(document, kind, category, anchor) for anchor in anchors]

    def all_marks(self) -> list[Mark]:
        return list(self.mark_table.values())


class ReadingMarks(Marks):
    library: ReadingLibrary

    def create(self, document: DocumentId, kind: str, category: CategoryId, anchor: Anchor, comment: str = "") -> Mark:
        made = Mark(
            id=MarkId(self.library.new_id()),
            paper_id=self.library.document_table[document].paper_id,
            document_id=document,
            kind=kind,
            category_id=category,
            anchor=anchor,
            quote=anchor.quote.exact,
            created_at=NOON,
            updated_at=NOON,
            comment=comment,
            sort_key=sort_key_of(anchor),
        )
        self.put(made)
        return made

    def create_all(
        self, document: DocumentId, kind: str, category: CategoryId, anchors: Sequence[Anchor], comment: str = ""
    ) -> list[Mark]:
        return [self.create(document, kind, category, anchor, comment) for anchor in anchors]

    def set_kind(self, mark: MarkId, kind: str) -> None:
        self.put(replace(self.get(mark), kind=kind))


class ReadingDesk:
    """What the reader sees of the window, and what the test does in its place."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.bus = EventBus()
        self.library = ReadingLibrary(self.bus)
        self.runner = InlineTaskRunner(self.library)
        self.hub = EventHub(self.bus)
        self.navigator = Navigator()
        self.theme = Theme(ThemeWish.LIGHT)
        self.pages = PaperPages()
        self.context = UiContext(self.runner, self.hub, self.navigator, self.theme, self.pages)
        self.messages: list[str] = []
        self.statuses: list[str] = []
        self.selected: list[MarkId | None] = []
        self.navigator.message_posted.connect(self.messages.append)
        self.navigator.reader_status_changed.connect(self.statuses.append)
        self.navigator.mark_selected.connect(self.selected.append)

    def show(self, widget: QWidget, width: int = 640, height: int = 700) -> None:
        self.qtbot.addWidget(widget)
        widget.resize(width, height)
        with self.qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()

    def open(self, paper: PaperId | None = PAPER) -> None:
        """What the desk does when a paper is activated."""
        self.navigator.current_paper = paper
        self.navigator.paper_opened.emit(self.library.open(paper) if paper is not None else None)
        self.settle()

    def settle(self) -> None:
        """Let the facts published so far arrive, and the reloads they cause."""
        come_to_rest()
