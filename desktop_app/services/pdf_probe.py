"""Takes a PDF in as far as that needs no database: it is hashed, read by its worker, understood, and copied.

Runs on any thread. Nothing is copied of a file that cannot be opened.
"""

import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.errors import EnvironmentProblemError, PasswordNeededError
from desktop_app.pdf.ports import PdfFacts, PdfReader
from desktop_app.services.importing import Importers

if TYPE_CHECKING:
    from desktop_app.storage.files import FileStore

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PdfProbe:
    """What is known of a PDF that is not in the database yet.

    `linked_path` is that of a file which stays where it is; `password` opened it and is never stored.
    """

    file_name: str
    sha256: str
    size_bytes: int
    facts: PdfFacts
    draft: PaperDraft
    linked_path: Path | None = None
    password: str | None = field(default=None, repr=False)


class PdfProber:
    def __init__(self, files: "FileStore", reader: PdfReader, importers: Importers) -> None:
        self._files, self._reader, self._importers = files, reader, importers

    def probe(self, path: Path, password: str | None, *, linked: bool) -> PdfProbe:
        """Raises PasswordNeededError for a locked file, the PdfError family and ReaderError for what is no PDF."""
        source = path.expanduser().absolute()
        sha256, size_bytes = self._files.hash(source)
        facts, used = self._facts(source, password)
        draft = self._importers.pdf().read(facts, source.name)
        if not linked and self._files.add(source)[0] != sha256:
            raise EnvironmentProblemError(f"“{source.name}” changed while it was read; nothing was added. Try again.")
        return PdfProbe(source.name, sha256, size_bytes, facts, draft, source if linked else None, used)

    def _facts(self, source: Path, password: str | None) -> tuple[PdfFacts, str | None]:
        """The facts, and the password if it took one to get them."""
        try:
            return self._reader.facts(source), None
        except PasswordNeededError:
            if password is None:
                raise
        return self._reader.facts(source, password), password
