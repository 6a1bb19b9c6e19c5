"""What is done with the file of a document outside the library: a copy of it, and what it is. Touches no database."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.errors import ReaderError
from desktop_app.system.atomic import copy_atomically
from desktop_app.system.disk_problems import told_as

if TYPE_CHECKING:
    from desktop_app.storage.files import FileStore

_FILE_MODE = 0o644


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the disk says about a file; `changed_at` is in UTC."""

    size_bytes: int
    changed_at: datetime
    sha256: str


class FileCopyService:
    """Slow; may be asked from any thread."""

    def __init__(self, files: "FileStore") -> None:
        self._files = files

    def save(self, source: Path, target: Path) -> None:
        """Copy the file as it is. A file at `target` is replaced whole or not at all, but never the original itself."""
        if target.exists() and target.samefile(source):
            raise ReaderError(f"“{target.name}” is the original itself, so nothing was written. Choose another name.")
        if target.is_symlink():
            raise ReaderError(f"“{target.name}” is a link to another file, so nothing was written.")
        if self._files.holds(target):
            raise ReaderError("The library keeps its own files in that folder, so nothing was written. Choose another.")
        with told_as(f"The copy could not be written to “{target}”"):
            copy_atomically(source, target)
            target.chmod(_FILE_MODE)

    def facts(self, path: Path) -> FileFacts:
        """Reads the whole file. Raises ReaderError where there is none."""
        sha256, size_bytes = self._files.hash(path)
        with told_as(f"“{path.name}” could not be looked at"):
            changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        return FileFacts(size_bytes, changed, sha256)
