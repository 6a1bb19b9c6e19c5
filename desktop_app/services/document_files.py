"""Where the PDF of each document lies, and the passwords given in this run; may be asked from any thread.

Work away from the store thread (reading a PDF's text) may not read the database, so what it needs is noted here.
Passwords stay in memory: they are never stored and never logged.
"""

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.document import Document
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import DocumentId

if TYPE_CHECKING:
    from desktop_app.storage.files import FileStore


class DocumentFiles:
    def __init__(self, files: "FileStore") -> None:
        self._files = files
        self._lock = threading.Lock()
        self._paths: dict[DocumentId, Path] = {}
        self._passwords: dict[str, str] = {}

    def path_of(self, document: Document) -> Path | None:
        """The file of a document, whether it exists or not; None for an abstract."""
        if document.linked_path is not None:
            return Path(document.linked_path)
        return self._files.path(document.sha256) if document.sha256 is not None else None

    def note(self, documents: Iterable[Document]) -> dict[DocumentId, Path]:
        """Note where these documents lie, so that `path` answers for them; their paths."""
        found = {document.id: path for document in documents if (path := self.path_of(document)) is not None}
        with self._lock:
            self._paths |= found
        return found

    def path(self, document: DocumentId) -> Path:
        """Where a noted document lies."""
        with self._lock:
            path = self._paths.get(document)
        if path is None:
            raise NotFoundError("This document has no file that could be read.")
        return path

    def note_password(self, path: Path, password: str) -> None:
        """Keep a password that opened the file, until the program ends."""
        with self._lock:
            self._passwords[str(path)] = password

    def password(self, path: Path) -> str | None:
        """The password that opened this file in this run, if there was one."""
        with self._lock:
            return self._passwords.get(str(path))
