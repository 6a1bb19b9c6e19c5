"""The store of PDF files: each kept once, named by its SHA-256, copied in and never changed.

A source is only read, and only when it is a regular file: a pipe or a device would block for ever. What is written
stays in the library's own folders: a link in the place of one of them is refused, not followed.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.storage.own_folder import make_own_folder
from desktop_app.system.atomic import force_folder
from desktop_app.system.disk_problems import told_as
from desktop_app.system.regular_file import open_regular_file

_CHUNK_BYTES = 1 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")


def never() -> bool:
    """The answer to "is it cancelled?" of work that cannot be."""
    return False


class FileStore:
    """`folder` is the library; its files lie in `files/ab/<sha256>.pdf`."""

    def __init__(self, folder: Path) -> None:
        self._root = folder / "files"

    def path(self, sha256: str) -> Path:
        """Where the file with this checksum is, or would be."""
        if not _SHA256.fullmatch(sha256):
            raise ReaderError(f"“{sha256[:80]}” is not the checksum of a file.")
        return self._root / sha256[:2] / f"{sha256}.pdf"

    def holds(self, path: Path) -> bool:
        """Whether this is a place among the files of the library, where nothing but the library writes."""
        return path.resolve().is_relative_to(self._root.resolve())

    def add(self, source: Path, cancelled: Callable[[], bool] = never) -> tuple[str, int]:
        """Copy a file in; its checksum and its size in bytes. The same content again changes nothing."""
        with open_regular_file(source) as file, told_as(f"“{source.name}” could not be copied into the library"):
            make_own_folder(self._root)
            handle, name = tempfile.mkstemp(prefix=".incoming.", suffix=".tmp", dir=self._root)
            incoming = Path(name)
            try:
                with os.fdopen(handle, "wb") as copy:
                    sha256, size_bytes = _digest(file, source, cancelled, copy)
                    copy.flush()
                    os.fsync(copy.fileno())
                self._settle(incoming, sha256)
            finally:
                incoming.unlink(missing_ok=True)
        return sha256, size_bytes

    def hash(self, source: Path) -> tuple[str, int]:
        """The checksum and the size in bytes of a file that is not copied."""
        with open_regular_file(source) as file:
            return _digest(file, source, never)

    def is_sound(self, sha256: str) -> bool:
        """Whether the file is here and still has the content it was named by; reads all of it."""
        path = self.path(sha256)
        with suppress(ReaderError, EnvironmentProblemError):
            return not path.is_symlink() and self.hash(path)[0] == sha256
        return False

    def _settle(self, incoming: Path, sha256: str) -> None:
        """Give the copy its name; a damaged file of that name is replaced by it."""
        target = self.path(sha256)
        make_own_folder(target.parent)
        if self.is_sound(sha256):
            return
        incoming.replace(target)
        force_folder(target.parent)


def _digest(
    file: BinaryIO, source: Path, cancelled: Callable[[], bool], copy: BinaryIO | None = None
) -> tuple[str, int]:
    digest, size_bytes = hashlib.sha256(), 0
    while chunk := _chunk_of(file, source):
        if cancelled():
            raise ReaderError(f"Adding “{source.name}” was cancelled; nothing was added.")
        digest.update(chunk)
        size_bytes += len(chunk)
        if copy is not None:
            copy.write(chunk)
    return digest.hexdigest(), size_bytes


def _chunk_of(file: BinaryIO, source: Path) -> bytes:
    with told_as(f"“{source.name}” could not be read"):
        return file.read(_CHUNK_BYTES)
