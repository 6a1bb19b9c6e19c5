"""Which job comes next: opening first, then what shows in the newest view, then texts, then what is nearby; pure.

A wish that is replaced is dropped; equal jobs are one. A job stays wanted until it is done.
"""

from collections.abc import Sequence
from enum import IntEnum

from desktop_app.pdf.jobs import Job


class Level(IntEnum):
    """How urgent a job is; the lowest comes first."""

    ASKED = 0
    VISIBLE = 1
    TEXT = 2
    NEARBY = 3


class Scheduler:
    """Not thread-safe: it belongs to the supervisor's thread."""

    def __init__(self) -> None:
        self._asked: dict[Job, Level] = {}
        self._wished: dict[int, dict[Job, Level]] = {}

    def ask(self, job: Job, level: Level = Level.ASKED) -> None:
        """Want one job until it is done or dropped; of the same level, asked first comes first."""
        self._asked[job] = min(level, self._asked.get(job, level))

    def wish(self, document: int, wishes: Sequence[tuple[Level, Job]]) -> None:
        """Replace all wishes for a document, and put the document before the others."""
        self._wished.pop(document, None)
        if wishes:
            self._wished[document] = {job: level for level, job in reversed(wishes)}

    def drop(self, job: Job) -> None:
        """Want this no more, whoever wanted it."""
        self._asked.pop(job, None)
        for wishes in self._wished.values():
            wishes.pop(job, None)

    def forget(self, document: int) -> None:
        """Want nothing more of a document."""
        self._wished.pop(document, None)
        for job in [job for job in self._asked if job.document == document]:
            del self._asked[job]

    def wants(self, job: Job) -> bool:
        """Whether somebody still waits for it."""
        return job in self._asked or any(job in wishes for wishes in self._wished.values())

    def level(self, job: Job) -> Level:
        """How urgent a job is; NEARBY when nobody waits for it."""
        levels = [wishes[job] for wishes in (self._asked, *self._wished.values()) if job in wishes]
        return min(levels, default=Level.NEARBY)

    def next(self) -> Job | None:
        """The most urgent job; it stays wanted."""
        best: tuple[Level, Job] | None = None
        for wishes in (self._asked, *reversed(self._wished.values())):
            for job, level in wishes.items() if wishes is self._asked else reversed(wishes.items()):
                if best is None or level < best[0]:
                    best = (level, job)
        return best[1] if best else None
