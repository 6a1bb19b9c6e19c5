"""The log file: what the program did and where it failed, without a word of what the reader reads or writes.

An exception's own message is left out of it, since it may quote a document; its kind and the places it went through
say what a developer needs.
"""

import copy
import logging
import traceback
from collections.abc import Callable
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from types import TracebackType
from typing import TypeAlias

from desktop_app.system.paths import AppPaths

_FILE = "postil.log"
_MOST_BYTES = 1_000_000
_OLDER_FILES = 3
_FORMAT = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"

_ExcInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def set_up_logs(paths: AppPaths) -> Callable[[], None]:
    """Write the log into its folder from now on; returns the call that stops it. Never fails: then there is none."""
    handler = _file_handler(paths)
    handler.setFormatter(_DiscreetFormatter(_FORMAT))
    root = logging.getLogger()
    level_before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)

    def stop() -> None:
        root.removeHandler(handler)
        root.setLevel(level_before)
        with suppress(OSError):  # a full disk again, at the last line
            handler.close()

    return stop


def _file_handler(paths: AppPaths) -> logging.Handler:
    try:
        paths.logs.mkdir(parents=True, exist_ok=True)
        return _QuietFile(paths.logs / _FILE, maxBytes=_MOST_BYTES, backupCount=_OLDER_FILES, encoding="utf-8")
    except OSError:
        return logging.NullHandler()


class _QuietFile(RotatingFileHandler):
    """On a full disk the program goes on without a log: the reader is told of that disk by what she saves."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        del record


class _DiscreetFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """Work on a copy: a record carries the exception's text from one handler to the next."""
        own = copy.copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - logging's own name
        return "" if ei[1] is None else "\n".join(_places(ei[1]))


def _places(error: BaseException) -> list[str]:
    """The chain of an exception, the cause first: kinds and code places, no messages."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        number = f" [errno {current.errno}]" if isinstance(current, OSError) else ""
        frames = [
            f"    {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(current.__traceback__)
        ]
        lines = [f"  {type(current).__module__}.{type(current).__qualname__}{number}", *frames, *lines]
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return lines
