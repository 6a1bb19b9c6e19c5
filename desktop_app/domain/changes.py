"""Facts published after a commit, derived from the rows it wrote, so that no action can forget to announce itself."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from desktop_app.domain.ids import PaperId


class Entity(StrEnum):
    PAPER = "paper"
    DOCUMENT = "document"
    MARK = "mark"
    NOTE = "note"
    QUESTION = "question"
    TODO = "todo"
    TODO_KIND = "todo_kind"
    CATEGORY = "category"
    SAVED_SEARCH = "saved_search"


class Operation(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class RecordChanged:
    """One record of the library was added, changed or removed (moved to the trash counts as removed)."""

    entity: Entity
    entity_id: UUID
    paper_id: PaperId | None
    operation: Operation


@dataclass(frozen=True, slots=True)
class HistoryChanged:
    """What undo and redo would do now; None where there is nothing to undo or redo."""

    undo_name: str | None
    redo_name: str | None


@dataclass(frozen=True, slots=True)
class LibraryReplaced:
    """Everything may have changed: a restore, or another process wrote to the library."""
