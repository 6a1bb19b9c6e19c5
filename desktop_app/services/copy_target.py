"""Where an annotated copy goes: the file that is the copy of the same document already, else a free name beside it.

A file that is no such copy is never written to, nor is anything behind a symbolic link.
"""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import ConflictError, ReaderError
from desktop_app.domain.file_names import folded_name, safe_stem
from desktop_app.pdf.copy_wish import signs_in

#: the name of the format, and what people call it
COPY_FORMAT = "annotated_pdf"
COPY_LABEL = "Annotated PDF (a copy)"

_MOST_OF_ONE_NAME = 100
_PIECE_BYTES = 1 << 20
_EXTENSION = ".pdf"
_HEAD = b"%PDF-"
_READ_PLAINLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


#: document and digest of a copy
Sign = tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class CopyTarget:
    """`digest` is what the copy that is there holds, None where there is none; `evaded` is a name that was taken.

    `state` is that of the copy before it was looked into.
    """

    path: Path
    digest: str | None = None
    evaded: str | None = None
    state: tuple[int, ...] | None = None

    def refuse_another(self) -> None:
        """Raise ConflictError where the copy was changed since, or something else took the name."""
        if _state_of(self.path) != self.state:
            raise ConflictError(f"“{self.path.name}” was changed by another program just now; it was left as it is.")


def copy_target(folder: Path, wished: str, document: str, told_sign: Callable[[Path], Sign]) -> CopyTarget:
    """The same every time. The folder is made; errors of the disk are raised as they come.

    `told_sign` reads the sign out of a file that was written anew by another program.
    """
    if folder.exists() and not folder.is_dir():
        raise ReaderError(f"“{folder}” is no folder; nothing was exported.")
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    taken: dict[str, list[str]] = {}
    for entry in folder.iterdir():
        taken.setdefault(folded_name(entry.name), []).append(entry.name)
    stem, free = safe_stem(wished), None
    for name in _candidates(stem):
        taken_by = taken.get(folded_name(name), [])
        free = free or (None if taken_by else name)
        for path in map(folder.joinpath, taken_by):
            state, sign = _state_of(path), _sign(path, told_sign)
            if sign is not None and sign[0] == document:
                return CopyTarget(path, sign[1], state=state)
    if free is None:
        raise ReaderError(f"“{stem}{_EXTENSION}” and all names like it are taken in “{folder}”.")
    return CopyTarget(folder / free, evaded=None if free == f"{stem}{_EXTENSION}" else f"{stem}{_EXTENSION}")


def clear_up(path: Path) -> None:
    """Remove what an earlier writing of this file left behind, cut off by a power failure for one."""
    for left in path.parent.glob(".*.tmp"):
        if left.name.startswith(f".{path.name}."):
            left.unlink(missing_ok=True)


def _state_of(path: Path) -> tuple[int, ...] | None:
    """Another one when something else is at the path now; None while nothing is."""
    try:
        told = path.lstat()
    except FileNotFoundError:
        return None
    return (told.st_dev, told.st_ino, told.st_mode, told.st_size, told.st_mtime_ns)


def _candidates(stem: str) -> Iterator[str]:
    yield f"{stem}{_EXTENSION}"
    for number in range(2, _MOST_OF_ONE_NAME):
        yield f"{stem} ({number}){_EXTENSION}"


def _sign(path: Path, told_sign: Callable[[Path], Sign]) -> Sign:
    """The sign in a plain file; None for links, folders, pipes and files of others."""
    try:
        handle = os.open(path, _READ_PLAINLY)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        found = signs_in(iter(lambda: file.read(_PIECE_BYTES), b""))
        file.seek(0)
        is_pdf = file.read(len(_HEAD)) == _HEAD
    return found or (told_sign(path) if is_pdf else None)
