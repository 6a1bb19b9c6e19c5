"""Writes a file so that a reader of it, or a crash, sees either all of the old content or all of the new."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_CHUNK_BYTES = 1 << 20

#: What some network and FUSE file systems answer; the rename is done all the same.
_FOLDERS_CANNOT_BE_FORCED = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)


def write_atomically(path: Path, content: bytes) -> None:
    """Write beside the target, force it to the disk, rename; on OSError the old file is untouched."""
    with _replacing(path) as file:
        file.write(content)


def copy_atomically(source: Path, path: Path) -> None:
    """As `write_atomically`, with the content of another file, however large."""
    with source.open("rb") as whole, _replacing(path) as file:
        shutil.copyfileobj(whole, file, _CHUNK_BYTES)


def write_checked(path: Path, write: Callable[[BinaryIO], object], check: Callable[[Path], object]) -> None:
    """As `write_atomically`, piece by piece; `check` may raise to refuse the new file before it takes its place."""
    with _replacing(path, check) as file:
        write(file)


def write_all_atomically(contents: Mapping[Path, bytes]) -> None:
    """Each file as by `write_atomically`, but waiting for the disk once for all; the files lie in one folder.

    On OSError each file has its old content or its new one.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, content in contents.items():
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
            waiting.append((Path(name), path))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
        for temporary, _ in waiting:
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
        for temporary, path in waiting:
            temporary.replace(path)
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)
    for folder in {path.parent for path in contents}:
        force_folder(folder)


@contextmanager
def _replacing(path: Path, check: Callable[[Path], object] | None = None) -> Iterator[BinaryIO]:
    """A file beside `path` that takes its place when the block ends well."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if check is not None:
            check(temporary)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    force_folder(path.parent)


def force_folder(folder: Path) -> None:
    """Force what was named or renamed in a folder to the disk, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _FOLDERS_CANNOT_BE_FORCED:
            raise
    finally:
        os.close(handle)
