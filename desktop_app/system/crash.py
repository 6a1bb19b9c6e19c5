"""The last line of defence: what nobody caught goes to the log, and the reader sees a sentence, never a traceback."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import IO

from desktop_app.system.paths import AppPaths

log = logging.getLogger(__name__)

_FILE = "crash.log"
_SENTENCE = "postil: something went wrong in the program itself; what was saved before is kept\n"


def watch_for_crashes(paths: AppPaths, tell: Callable[[BaseException], None] | None = None) -> Callable[[], None]:
    """Log what nobody caught and `tell` it (else one line on standard error); returns the call that stops it.

    A crash below Python leaves the places it happened in `crash.log`.
    """
    file = _crash_file(paths)
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook

    def caught(error: BaseException | None) -> None:
        if error is not None:
            log.critical("nobody caught this", exc_info=error)
            (tell or _say)(error)

    def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            caught(error)
        else:
            hooks[0](kind, error, trace)

    sys.excepthook = on_exception
    threading.excepthook = lambda raised: caught(raised.exc_value)
    sys.unraisablehook = lambda raised: log.error("an object failed while it went away", exc_info=raised.exc_value)

    def stop() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
        if file is not None:
            faulthandler.disable()
            file.close()

    return stop


def _crash_file(paths: AppPaths) -> IO[str] | None:
    """Kept open, for after a crash nothing can be opened any more; None where there is no place for it."""
    try:
        paths.logs.mkdir(parents=True, exist_ok=True)
        file = (paths.logs / _FILE).open("a", encoding="utf-8")
    except OSError:
        log.info("there is no place for a crash report", exc_info=True)
        return None
    faulthandler.enable(file)
    return file


def _say(_error: BaseException) -> None:
    if sys.stderr is not None:
        sys.stderr.write(_SENTENCE)
