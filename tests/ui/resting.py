"""Waiting till a window rests: what is posted, to be painted or due within moments is done, and not a moment more."""

import time

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import getAllValidWrappers

_MOST_S = 5.0


def come_to_rest(soon_ms: int = 100) -> None:
    """Let the facts published so far arrive, with all that follows within `soon_ms` of one another.

    Single-shot timers set for later than that, and those that tick for ever, are not waited for.
    """
    end = time.monotonic() + _MOST_S
    while True:
        _do_what_is_posted(end)
        timers = [timer for timer in _timers() if timer.isSingleShot() and timer.isActive()]
        due = {timer: left for timer in timers if (left := timer.remainingTime()) <= soon_ms}
        if not due:
            return
        assert time.monotonic() < end, f"{[timer.parent() for timer in due]} are set again and again"
        _wait(max(min(due.values()), 0))


def _timers() -> list[QTimer]:
    return [thing for thing in getAllValidWrappers() if isinstance(thing, QTimer)]


def _do_what_is_posted(end: float) -> None:
    """Also delete what was to be deleted later, and paint what has changed."""
    dispatcher = QAbstractEventDispatcher.instance()
    while time.monotonic() < end:
        has_done = dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
        if not has_done:
            return


def _wait(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()
