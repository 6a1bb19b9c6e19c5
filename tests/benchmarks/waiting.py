"""Lets a window work until something is so; for benchmarks that drive it from inside its own process."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer

_EVERY_MS = 4


def wait_until(is_done: Callable[[], bool], most_s: float) -> bool:
    """Whether it came so within that time; a line says where it did not."""
    loop, deadline, looks = QEventLoop(), time.monotonic() + most_s, QTimer()

    def look() -> None:
        if is_done():
            loop.exit(0)
        elif time.monotonic() > deadline:
            loop.exit(1)

    looks.timeout.connect(look)
    looks.start(_EVERY_MS)
    is_late = bool(loop.exec())
    looks.stop()
    if is_late:
        print(f"       after {most_s:.0f} s the window had not come so far")
    return not is_late
