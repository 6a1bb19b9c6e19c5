"""Texts that were read in pictures of pages: kept in `ocr/ab/<sha256>/<page>.text`, by the content of the PDF.

They are derived and can be made again, so a damaged one is as good as none.
"""

import re
from pathlib import Path

from desktop_app.domain.errors import ReaderError
from desktop_app.storage.own_folder import make_own_folder
from desktop_app.system.atomic import write_atomically
from desktop_app.system.disk_problems import told_as

_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"(\d{1,6})\.text")
_LARGEST_BYTES = 64 << 20


class RecognisedStore:
    """`folder` is the library. Needs no database; may be used from any thread; the content is its users' matter."""

    def __init__(self, folder: Path) -> None:
        self._root = folder / "ocr"

    def put(self, sha256: str, page_index: int, content: bytes) -> None:
        """Keep the text of a page instead of what was kept."""
        folder = self._folder(sha256)
        with told_as("The text that was read could not be kept in the library"):
            for each in (self._root, folder.parent, folder):
                make_own_folder(each)
            write_atomically(folder / f"{page_index}.text", content)

    def get(self, sha256: str, page_index: int) -> bytes | None:
        """What is kept of a page; None for nothing, and for what cannot be read."""
        path = self._folder(sha256) / f"{page_index}.text"
        try:
            if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST_BYTES:
                return None
            return path.read_bytes()
        except OSError:
            return None

    def pages(self, sha256: str) -> tuple[int, ...]:
        """The pages of which something is kept, in order."""
        try:
            names = [_NAME.fullmatch(path.name) for path in self._folder(sha256).iterdir()]
        except OSError:
            return ()
        return tuple(sorted(int(name.group(1)) for name in names if name is not None))

    def _folder(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise ReaderError(f"“{sha256[:80]}” is not the checksum of a file.")
        return self._root / sha256[:2] / sha256
