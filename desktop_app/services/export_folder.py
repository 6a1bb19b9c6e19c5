"""The folder of an export: which file a paper has in it, and writing that file so that nothing in it is lost.

A file that is no export of the paper is never written to, nor is anything behind a symbolic link.
"""

import os
import re
import stat
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import ConflictError, ReaderError
from desktop_app.domain.file_names import folded_name, safe_stem
from desktop_app.system.atomic import write_atomically

_MOST_OF_ONE_NAME = 100
_LARGEST_BYTES = 64 << 20
_READ_PLAINLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NEW_FILE_MODE = 0o644
_LEFT_BEHIND = re.compile(r"\..+\.tmp\Z")  # as `system.atomic` names its temporary files


@dataclass(frozen=True, slots=True)
class Existing:
    """A file as it was read; `state` tells whether it changed since."""

    content: bytes
    state: tuple[int, int, int, int]
    mode: int


@dataclass(frozen=True, slots=True)
class Target:
    """Where an export goes; `evaded` is the name it would have had, were that not taken by something else."""

    path: Path
    existing: Existing | None = None
    evaded: str | None = None


class ExportFolder:
    """Looks at the folder once; errors of the disk are raised as they come."""

    def __init__(self, folder: Path) -> None:
        if folder.exists() and not folder.is_dir():
            raise ReaderError(f"“{folder}” is no folder; nothing was exported.")
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder.resolve()
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        for entry in self._folder.iterdir():
            self._names[folded_name(entry.name)].append(entry.name)
        self._left_behind = [name for names in self._names.values() for name in names if _LEFT_BEHIND.match(name)]

    def target(self, wished: str, extension: str, is_own: Callable[[bytes], bool]) -> Target:
        """The file that is the export already, else the first free name; the same every time.

        What an earlier export of that file left behind, cut off by a power failure for one, is removed.
        """
        target = self._chosen(wished, extension, is_own)
        self._clear_up(target.path.name)
        return target

    def write(self, target: Target, content: bytes) -> None:
        """Raises ConflictError, and writes nothing, when the file is not as it was when it was read."""
        path = target.path
        before = target.existing
        if (before is None and os.path.lexists(path)) or (before is not None and _read(path) != before):
            raise ConflictError(f"“{path.name}” was changed by another program just now; it was left as it is.")
        write_atomically(path, content)
        path.chmod(before.mode if before is not None else _NEW_FILE_MODE)
        if before is None:
            self._names[folded_name(path.name)].append(path.name)

    def _chosen(self, wished: str, extension: str, is_own: Callable[[bytes], bool]) -> Target:
        stem = safe_stem(wished)
        free: str | None = None
        for name in _candidates(stem, extension):
            taken_by = self._names.get(folded_name(name), [])
            free = free or (None if taken_by else name)
            for path in map(self._folder.joinpath, taken_by):
                existing = _read(path)
                if existing is not None and is_own(existing.content):
                    return Target(path, existing)
        if free is None:
            raise ReaderError(f"“{stem}{extension}” and all names like it are taken in “{self._folder}”.")
        first = f"{stem}{extension}"
        return Target(self._folder / free, evaded=first if free != first else None)

    def _clear_up(self, name: str) -> None:
        for left in [left for left in self._left_behind if left.startswith(f".{name}.")]:
            (self._folder / left).unlink(missing_ok=True)
            self._left_behind.remove(left)


def _candidates(stem: str, extension: str) -> Iterator[str]:
    yield f"{stem}{extension}"
    for number in range(2, _MOST_OF_ONE_NAME):
        yield f"{stem} ({number}){extension}"


def _read(path: Path) -> Existing | None:
    """What a plain file has; None for links, folders, pipes and what is too large for a note."""
    try:
        handle = os.open(path, _READ_PLAINLY)
    except OSError:
        return None
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST_BYTES:
            return None
        with os.fdopen(os.dup(handle), "rb") as file:
            content = file.read()
    finally:
        os.close(handle)
    return Existing(
        content, (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns), stat.S_IMODE(found.st_mode)
    )
