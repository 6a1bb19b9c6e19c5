"""Asking again: how often, after how long, and how to read what a busy server says about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from desktop_app.domain.lookup import LookupCancelledError

#: the server is busy or ill: it may answer in a moment
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})

_FIRST_PAUSE_S = 1.0
_SLICE_S = 0.1
_LONGEST_HEADER = 100


@dataclass(frozen=True, slots=True)
class Waits:
    """Sleeps in short slices; `sleep` and `monotonic` are those of this machine, or of a test."""

    sleep: Callable[[float], object]
    monotonic: Callable[[], float]

    def wait(self, seconds: float, cancelled: Callable[[], bool]) -> None:
        """Wait so long; raises LookupCancelledError as soon as it is cancelled."""
        end = self.monotonic() + seconds
        while (left := end - self.monotonic()) > 0:
            if cancelled():
                raise LookupCancelledError
            self.sleep(min(left, _SLICE_S))


def pause_s(tries: int, retry_after: str | None, now: datetime) -> float:
    """How long to wait after so many tries: what the server asks for, else a second, then two."""
    asked = _seconds(retry_after, now) if retry_after else None
    return asked if asked is not None else _FIRST_PAUSE_S * 2 ** (tries - 1)


def _seconds(text: str, now: datetime) -> float | None:
    """What `Retry-After` says: seconds, or a date."""
    bare = text.strip()[:_LONGEST_HEADER]
    if bare.isascii() and bare.isdecimal():
        return float(bare)
    try:
        moment = parsedate_to_datetime(bare)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - now).total_seconds(), 0.0)
