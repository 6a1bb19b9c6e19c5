"""Notes in memory with the calls of the note service, for tests of saving; it can be told to fail."""

from dataclasses import dataclass, field
from uuid import UUID

from desktop_app.domain.errors import ConflictError
from desktop_app.domain.ids import PaperId
from desktop_app.domain.note import Note

PAPER = PaperId(UUID("0190e4c2-0000-7000-8000-000000000001"))


@dataclass
class NoteShelf:
    notes_by_paper: dict[PaperId, Note] = field(default_factory=dict)
    drafts: dict[PaperId, str] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    failure: Exception | None = None

    @property
    def notes(self) -> "NoteShelf":
        """The shelf stands for `Services`, too."""
        return self

    def get(self, paper: PaperId) -> Note:
        return self.notes_by_paper.get(paper, Note(paper, "", 0))

    def save(self, paper: PaperId, body: str, base_revision: int | None = None, taken_in: int | None = None) -> Note:
        self._perhaps_fail()
        old = self.get(paper)
        if base_revision is not None and base_revision != old.revision:
            raise ConflictError("The note was changed elsewhere.")
        self.notes_by_paper[paper] = Note(paper, body, old.revision + 1)
        self.drafts.pop(paper, None)
        self.written.append(f"note: {body}")
        return self.notes_by_paper[paper]

    def put_draft(self, paper: PaperId, body: str) -> None:
        self._perhaps_fail()
        self.drafts[paper] = body
        self.written.append(f"draft: {body}")

    def recovered(self, paper: PaperId) -> str | None:
        return self.drafts.get(paper)

    def _perhaps_fail(self) -> None:
        if self.failure is not None:
            raise self.failure
