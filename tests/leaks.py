"""What a test may not leave behind: threads, child processes, visible windows, running timers, unannounced warnings.

Objects of Qt that a test made and nobody owns are taken down after it: what is connected to the signals of one (a
lambda and all it sees) lives as long as the object does, and no collection of garbage sees that they hold each other.
"""

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
    return [repr(timer) for timer in _living() if isinstance(timer, core.QTimer) and timer.isActive()]


def living_objects() -> set[int]:
    """Which objects of Qt Python knows now, by their identity: to hold them would keep them."""
    return {id(thing) for thing in _living()} if "PySide6.QtCore" in sys.modules else set()


def take_down_orphans(before: set[int]) -> None:
    """Delete the objects without a parent that were made since `before`: windows first, then what they heard of."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return
    shiboken = sys.modules["shiboken6"]
    kept = (core.QCoreApplication, core.QThread)
    made = [thing for thing in _living() if id(thing) not in before and isinstance(thing, core.QObject)]
    orphans = [thing for thing in made if not isinstance(thing, kept) and shiboken.ownedByPython(thing)]
    for thing in sorted(orphans, key=lambda one: not one.isWidgetType()):
        if shiboken.isValid(thing) and thing.parent() is None:
            shiboken.delete(thing)


def _living() -> list[object]:
    return sys.modules["shiboken6"].getAllValidWrappers()


def _is_running(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
