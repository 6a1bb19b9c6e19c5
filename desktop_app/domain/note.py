"""The Markdown text of a paper, one per paper, with its history."""

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.ids import PaperId


@dataclass(frozen=True, slots=True)
class Note:
    """`revision` is 0 for a note that was never written."""

    paper_id: PaperId
    body: str
    revision: int
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NoteVersion:
    """An earlier state of a note; `reason` says why it was kept ("editing", "before paste", "before import")."""

    paper_id: PaperId
    body: str
    revision: int
    saved_at: datetime
    reason: str
