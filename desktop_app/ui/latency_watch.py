"""Measures how long the GUI thread does not answer: a timer ticks in its event loop, a thread looks where it stopped.

A gap counts what the thread did itself and what it waited for, a busy machine included; its own work is told apart.
"""

import sys
import threading
import time
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

_TICK_MS = 1
_LOOK_S = 0.004
_LONG_S = 0.02
_WORTH_TELLING_MS = 50.0
_FRAMES_TOLD = 4


@dataclass
class Gaps:
    """Milliseconds of every tick; `where` is where the thread was in the longest gap, innermost first."""

    ms: "array[float]" = field(default_factory=lambda: array("d"))
    own_ms: "array[float]" = field(default_factory=lambda: array("d"))
    where: str = ""

    @property
    def worst_ms(self) -> float:
        return max(self.ms, default=0.0)

    @property
    def worst_own_ms(self) -> float:
        return max(self.own_ms, default=0.0)

    def add(self, ms: float, own_ms: float, where: str) -> None:
        if where and ms >= self.worst_ms:
            self.where = where
        self.ms.append(ms)
        self.own_ms.append(own_ms)

    def extend(self, other: "Gaps") -> None:
        self.ms.extend(other.ms)
        self.own_ms.extend(other.own_ms)


class LatencyWatch(QObject):
    """Made on the GUI thread; `stop` before the end. `tell` is given a sentence for each pause of 50 ms and more."""

    def __init__(self, parent: QObject, tell: Callable[[str], None] | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._gaps = Gaps()
        self._gui = threading.get_ident()
        self._last, self._own = time.perf_counter(), time.thread_time()
        self._where = ""
        self._is_stopped = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(_TICK_MS)
        self._looker = threading.Thread(target=self._look, daemon=True)
        self._looker.start()

    def taken(self) -> Gaps:
        """The gaps since the last call."""
        gaps, self._gaps = self._gaps, Gaps()
        return gaps

    def summary(self) -> str:
        """One sentence about all pauses since the last call."""
        gaps = self.taken()
        p50, p99 = (share(gaps.ms, part) for part in (0.5, 0.99))
        where = f", in {gaps.where}" if gaps.where else ""
        worst = f"worst {gaps.worst_ms:.1f} ms, own work {gaps.worst_own_ms:.1f} ms"
        return f"{len(gaps.ms)} looks, waits p50 {p50:.1f} ms, p99 {p99:.1f} ms, {worst}{where}"

    def stop(self) -> None:
        self._timer.stop()
        self._is_stopped.set()
        self._looker.join()

    def _on_tick(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        ms = max(0.0, 1000 * (now - self._last) - _TICK_MS)
        own_ms = min(ms, 1000 * (own - self._own))
        self._gaps.add(ms, own_ms, self._where)
        if self._tell is not None and ms >= _WORTH_TELLING_MS:
            self._tell(f"{ms:.0f} ms (own work {own_ms:.0f} ms) {self._where}")
        self._last, self._own, self._where = now, own, ""

    def _look(self) -> None:
        seen = 0.0
        while not self._is_stopped.wait(_LOOK_S):
            last = self._last
            if time.perf_counter() - last > _LONG_S and last != seen:
                seen = last
                self._where = _told(self._gui)


def share(values: Sequence[float], part: float) -> float:
    """What this part of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else 0.0


def _told(thread: int) -> str:
    """Where a thread is. Its frames are let go at once: what they hold, a painter for one, would outlive their end."""
    frame: FrameType | None = sys._current_frames().get(thread)  # noqa: SLF001 - Python tells it only here
    lines: list[str] = []
    while frame is not None and len(lines) < _FRAMES_TOLD:
        code = frame.f_code
        lines.append(f"{code.co_name} {code.co_filename.rpartition('/')[2]}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(lines)
