"""Says anew where the file of a document is: a file that moved is found again, another text is not taken for it."""

from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.document import Document
from desktop_app.domain.errors import PasswordNeededError, ReaderError
from desktop_app.domain.ids import DocumentId
from desktop_app.pdf.ports import PdfReader
from desktop_app.services.document_files import DocumentFiles

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore


class Likeness(Enum):
    """How a file is like the one that is missed."""

    SAME_FILE = "same file"
    SAME_TEXT = "same text"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file the reader pointed at, compared with a document; `password` opened it and is never stored."""

    document: DocumentId
    path: Path
    likeness: Likeness
    sha256: str
    size_bytes: int
    page_count: int
    password_needed: bool = False
    password: str | None = field(default=None, repr=False)


class FilePlaceService:
    def __init__(self, store: "LibraryStore", reader: PdfReader, files: DocumentFiles) -> None:
        self._store, self._reader, self._files = store, reader, files

    def compare(self, document: Document, path: Path, password: str | None = None) -> FoundFile:
        """Look into a file. Slow; touches no database, may run on any thread.

        Raises ReaderError with a sentence for a file that is another text; PasswordNeededError and the PdfError family
        for one that cannot be opened.
        """
        source = path.expanduser().absolute()
        sha256, size_bytes = self._store.files.hash(source)
        if sha256 == document.sha256:
            known = self._files.password(self._files.path_of(document) or source)
            pages = document.page_count or 0
            return FoundFile(
                *(document.id, source, Likeness.SAME_FILE, sha256, size_bytes, pages, document.password_needed, known)
            )
        try:
            facts, used = self._reader.facts(source), None
        except PasswordNeededError:
            if password is None:
                raise
            facts, used = self._reader.facts(source, password), password
        if not facts.fingerprint or facts.fingerprint != document.fingerprint:
            raise ReaderError(_another(source, document, facts.page_count))
        return FoundFile(
            *(document.id, source, Likeness.SAME_TEXT, sha256, size_bytes, facts.page_count, used is not None, used)
        )

    def keep(self, document: Document, found: FoundFile) -> None:
        """Copy the file into the library where the library keeps it. Slow; touches no database, on any thread."""
        if document.linked_path is None:
            self._store.files.add(found.path)

    def place(self, found: FoundFile) -> Document:
        """The file of the document is this one from now on; its marks stay where they are."""
        with self._store.write("Locate file") as unit:
            old = unit.documents.get(found.document)
            new = replace(
                old,
                sha256=found.sha256,
                size_bytes=found.size_bytes,
                page_count=found.page_count,
                linked_path=str(found.path) if old.linked_path is not None else None,
                password_needed=found.password_needed,
            )
            stored = old if new == old else unit.documents.put(new)
        paths = self._files.note((stored,))
        if found.password is not None:
            self._files.note_password(paths[stored.id], found.password)
        return stored


def _another(source: Path, document: Document, page_count: int) -> str:
    pages = document.page_count or 0
    told = f" It has {page_count} pages, the one that is missed {pages}." if page_count != pages else ""
    return f"“{source.name}” is another text than “{document.added_from or document.label}”, so it was not taken.{told}"
