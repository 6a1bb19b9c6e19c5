"""What a test may not leave behind: threads, child processes, visible windows, running timers, unannounced warnings."""

import gc
import logging
import os
import sys
import threading
import time
from pathlib import Path


class WarningCollector(logging.Handler):
    """Keeps every log record of level WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def child_processes() -> set[int]:
    """The living (not zombie) children of this process, by /proc; empty where there is no /proc."""
    found: set[int] = set()
    for listing in Path("/proc/self/task").glob("*/children"):
        try:
            found.update(int(pid) for pid in listing.read_text().split())
        except OSError:
            continue  # the thread ended while we looked
    return {pid for pid in found if _is_running(pid)}


def leaked_threads(before: set[threading.Thread]) -> list[str]:
    """Threads started since `before` that are still alive after a short grace."""
    deadline = time.monotonic() + 2
    while True:
        alive = [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]
        alive = [thread for thread in alive if not thread.name.startswith(("pytest_timeout", "Dummy", "execnet"))]
        if not alive or time.monotonic() > deadline:
            return [thread.name for thread in alive]
        alive[0].join(0.05)


def leaked_children(before: set[int]) -> list[int]:
    """Child processes started since `before` that still run after a short grace."""
    deadline = time.monotonic() + 2
    while (alive := child_processes() - before) and time.monotonic() < deadline:
        for pid in alive:
            try:
                os.waitpid(pid, os.WNOHANG)
            except ChildProcessError:
                continue
        threading.Event().wait(0.02)
    return sorted(alive)


def leaked_windows() -> list[str]:
    """Visible top-level widgets, when Qt is loaded and an application exists."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [repr(widget) for widget in widgets.QApplication.topLevelWidgets() if widget.isVisible()]


def leaked_timers() -> list[str]:
    """Active QTimers that Python still knows."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return []
    is_valid = sys.modules["shiboken6"].isValid
    timers = [thing for thing in gc.get_objects() if isinstance(thing, core.QTimer)]
    return [repr(timer) for timer in timers if is_valid(timer) and timer.isActive()]


def _is_running(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
