"""Removes what was being written when the program was killed; long after, for another process may be writing now."""

import logging
import shutil
from datetime import datetime
from itertools import chain
from pathlib import Path

log = logging.getLogger(__name__)

_AFTER_S = 24 * 3600.0
_FOLDERS = ("assets", "backups", "files", "papers")
_UNFINISHED = (
    *(".*.tmp", ".*.tmp-journal", "backups/.*.tmp-journal", "ocr/*/*/.*.tmp"),
    *(f"{folder}/.*.tmp" for folder in _FOLDERS),
)


def sweep(folder: Path, now: datetime) -> None:
    """Remove the unfinished files of a library's folder, or of one with its backups, that are more than a day old."""
    for path in chain.from_iterable(folder.glob(pattern) for pattern in _UNFINISHED):
        try:
            if now.timestamp() - path.lstat().st_mtime < _AFTER_S:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        except OSError:
            log.info("an unfinished file could not be removed", exc_info=True)
