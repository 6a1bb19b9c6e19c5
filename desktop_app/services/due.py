"""What is due by today in the whole library: questions to look at again, to-dos to be done."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore


@dataclass(frozen=True, slots=True)
class DueCounts:
    """How many there are of each, those whose day is over included."""

    follow_ups: int = 0
    todos: int = 0


class DueService:
    def __init__(self, store: "LibraryStore") -> None:
        self._store = store

    def day(self) -> date:
        """The day it is where the reader is."""
        with self._store.read() as unit:
            return unit.clock.now().astimezone().date()

    def today(self) -> DueCounts:
        """Count what is due on that day."""
        day = self.day()
        with self._store.read() as unit:
            return DueCounts(unit.questions.number_due(day), unit.todos.number_due(day))
