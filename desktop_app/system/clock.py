"""Tells the time; passed in wherever it is needed, so that a test can set it."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The clock of this machine. It may jump: nothing is ordered by it that has a sequence of its own."""

    def now(self) -> datetime:
        return datetime.now(UTC)
