"""Answers that were given before: kept 30 days, empty ones 7, in the folder of this machine for such things.

A file that is damaged or a folder that cannot be written only means that more is asked.
"""

import base64
import hashlib
import json
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from desktop_app.lookup.base import Reply
from desktop_app.system.atomic import write_atomically

log = logging.getLogger(__name__)

_KEPT, _KEPT_EMPTY = timedelta(days=30), timedelta(days=7)
_MOST_FILES = 5_000
_LARGEST_BYTES = 8 << 20


class AnswerCache:
    """May be used on any thread; `now` tells the time."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder, self._now = folder, now

    def find(self, key: str) -> tuple[bool, Reply | None]:
        """Whether an answer is kept, and it; None is the answer that the work is not known."""
        path = self._path(key)
        try:
            if path.stat().st_size > _LARGEST_BYTES:
                return False, None
            kept = json.loads(path.read_bytes())
            moment = datetime.fromisoformat(kept["at"])
            body = None if kept["body"] is None else base64.b64decode(kept["body"], validate=True)
            is_fresh = kept["key"] == key and timedelta(0) <= self._now() - moment < self._span(kept["is_empty"])
        except FileNotFoundError:
            return False, None
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            log.info("an answer that was kept cannot be read and is asked for again")
            return False, None
        return (True, None if body is None else Reply(body, moment)) if is_fresh else (False, None)

    def keep(self, key: str, reply: Reply | None, *, is_empty: bool) -> None:
        """Keep an answer; None says that the work is not known."""
        moment = reply.at if reply is not None else self._now()
        body = base64.b64encode(reply.body).decode() if reply is not None else None
        kept = {"key": key, "at": moment.isoformat(), "is_empty": is_empty, "body": body}
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path(key), json.dumps(kept).encode())
            self._thin()
        except OSError:
            log.info("an answer could not be kept", exc_info=True)

    def forget(self) -> None:
        """Take all answers away."""
        for path in self._files():
            path.unlink(missing_ok=True)

    def _thin(self) -> None:
        files = self._files()
        if len(files) > _MOST_FILES:
            for path in sorted(files, key=lambda path: path.stat().st_mtime)[: len(files) // 2]:
                path.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        return [path for path in self._folder.glob("*.json") if path.is_file()] if self._folder.is_dir() else []

    def _path(self, key: str) -> Path:
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()}.json"

    def _span(self, is_empty: object) -> timedelta:
        return _KEPT_EMPTY if is_empty else _KEPT
