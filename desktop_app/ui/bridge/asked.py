"""Who waits for which answer of a PDF worker: equal questions are joined, and whoever is gone is told nothing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop_app.pdf.jobs import Job


class Asked:
    """One question that is under way. Belongs to the GUI thread."""

    def __init__(
        self,
        done: Callable[[Any], None],  # Any: the type of the answer is that of the question
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        self._done, self._failed, self._owner = done, failed, owner
        self._is_over = False
        #: called when nobody waits any more
        self.on_cancelled: Callable[[], None] | None = None

    def is_live(self) -> bool:
        """Whether somebody still waits."""
        return not self._is_over and (self._owner is None or isValid(self._owner))

    def cancel(self) -> None:
        """Nothing is told any more; the work for it is dropped unless others wait for it."""
        if not self._is_over:
            self._is_over = True
            if self.on_cancelled is not None:
                self.on_cancelled()

    def tell(self, value: object, error: Exception | None) -> None:
        """The answer has come."""
        if not self.is_live():
            return
        self._is_over = True
        if error is None:
            self._done(value)
        elif self._failed is not None:
            self._failed(error)


class Askers:
    """`drop` is called for a job that nobody waits for any more."""

    def __init__(self, drop: Callable[[Job], None]) -> None:
        self._drop = drop
        self._waiting: dict[Job, list[Asked]] = {}

    def add(self, job: Job, asked: Asked) -> bool:
        """Wait for a job; True when it is the first to do so, so that the work has to be asked for."""
        asked.on_cancelled = lambda: self._on_cancelled(job)
        waiting = self._waiting.setdefault(job, [])
        waiting.append(asked)
        return len(waiting) == 1

    def tell(self, job: Job, value: object, error: Exception | None) -> None:
        """Give the answer to all who wait for it."""
        for asked in self._waiting.pop(job, ()):
            asked.tell(value, error)

    def forget(self, document: int) -> None:
        """Nobody is told anything about a document any more."""
        self._waiting = {job: waiting for job, waiting in self._waiting.items() if job.document != document}

    def clear(self) -> None:
        self._waiting.clear()

    def _on_cancelled(self, job: Job) -> None:
        if job in self._waiting and not any(asked.is_live() for asked in self._waiting[job]):
            del self._waiting[job]
            self._drop(job)
