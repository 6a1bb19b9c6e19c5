"""Undo and redo of the reader's actions."""

from typing import TYPE_CHECKING

from desktop_app.domain.changes import HistoryChanged

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore


class HistoryService:
    """The text of a note is not reached: its editor has an undo of its own, and its earlier states are kept."""

    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def undo(self) -> str | None:
        """Take the last action back; its name, or None when there is none."""
        return self._store.undo()

    def redo(self) -> str | None:
        """Do again what was taken back last; its name, or None when there is nothing."""
        return self._store.redo()

    def names(self) -> HistoryChanged:
        """What undo and redo would do now."""
        return self._store.history()
