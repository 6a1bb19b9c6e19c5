"""What is needed to read a paper: everything about it at once, and the place where reading stopped."""

import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.category import Category
from desktop_app.domain.document import Document, ReadingPosition
from desktop_app.domain.errors import EnvironmentProblemError
from desktop_app.domain.ids import DocumentId, PaperId
from desktop_app.domain.mark import Mark
from desktop_app.domain.note import Note
from desktop_app.domain.paper import Paper
from desktop_app.domain.question import Question
from desktop_app.domain.todo import Todo
from desktop_app.services.document_files import DocumentFiles

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore

log = logging.getLogger(__name__)

_EVERY_STATE = "all"


@dataclass(frozen=True, slots=True)
class Reading:
    """A paper with all that belongs to it; `paths` has the file of each PDF, whether it exists or not."""

    paper: Paper
    documents: tuple[Document, ...]
    marks: tuple[Mark, ...]
    categories: tuple[Category, ...]
    note: Note
    questions: tuple[Question, ...]
    todos: tuple[Todo, ...]
    paths: dict[DocumentId, Path] = field(default_factory=dict)


class ReadingService:
    def __init__(self, store: "LibraryStore", files: DocumentFiles) -> None:
        self._store, self._files = store, files
        self._opened_last: PaperId | None = None

    def open(self, paper: PaperId) -> Reading:
        """Read all about a paper; it counts as opened just now, unless it was the last one anyway."""
        reading = self.look(paper)
        if paper != self._opened_last:
            self._note_opened(paper)
        return reading

    def look(self, paper: PaperId) -> Reading:
        """Read all about a paper without opening it: the order of the papers read last stays as it is."""
        with self._store.read() as unit:
            found = unit.papers.get(paper)
            documents = unit.documents.of_paper(paper)
            return Reading(
                paper=found,
                documents=documents,
                marks=unit.marks.of_paper(paper),
                categories=unit.categories.list(),
                note=unit.notes.get(paper),
                questions=tuple(unit.questions.list(_EVERY_STATE, paper)),
                todos=tuple(unit.todos.list(_EVERY_STATE, paper=paper)),
                paths=self._files.note(documents),
            )

    def documents(self, paper: PaperId) -> tuple[Document, ...]:
        """What there is to read of a paper."""
        with self._store.read() as unit:
            return unit.documents.of_paper(paper)

    def note_password(self, document: DocumentId, password: str) -> None:
        """Keep the password that opened a document's file until the program ends, in memory only; on any thread."""
        self._files.note_password(self._files.path(document), password)

    def set_position(self, document: DocumentId, position: ReadingPosition) -> None:
        """Remember where reading stopped; undo does not know of it."""
        with self._store.write(None) as unit:
            unit.documents.set_position(document, position)

    def _note_opened(self, paper: PaperId) -> None:
        self._opened_last = paper
        try:
            with self._store.write(None) as unit:
                unit.papers.opened(paper, unit.clock.now())
        except EnvironmentProblemError as error:  # a full or read-only disk is no reason not to show the paper
            log.warning("the order of the papers read last could not be kept: %s", error)
