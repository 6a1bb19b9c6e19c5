"""Reads the text in the pictures of scanned pages with Tesseract, and keeps it for selecting and searching."""

import json
import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.document import Document
from desktop_app.domain.errors import EnvironmentProblemError, NotFoundError
from desktop_app.domain.ids import DocumentId
from desktop_app.pdf.messages import pack_text, unpack_text
from desktop_app.pdf.ports import PageText, PdfReader
from desktop_app.pdf.protocol import BrokenFrameError
from desktop_app.services.document_files import DocumentFiles
from desktop_app.system.tesseract import languages_in, tesseract_data

if TYPE_CHECKING:
    from desktop_app.storage.recognised import RecognisedStore
    from desktop_app.storage.store import LibraryStore

log = logging.getLogger(__name__)

#: given the folder of Tesseract's data and the languages ("eng+deu"): a reader whose texts are read in the pictures
MakeReader = Callable[[Path, str], PdfReader]


class RecognitionService:
    """What touches no database may be called on any thread: all but `pages_to_read` and `keep`."""

    def __init__(
        self,
        store: "LibraryStore",
        kept: "RecognisedStore",
        files: DocumentFiles,
        make_reader: MakeReader,
        find_data: Callable[[], Path | None] = tesseract_data,
    ) -> None:
        self._store, self._kept, self._files = store, kept, files
        self._make_reader, self._find_data = make_reader, find_data
        self._lock = threading.Lock()
        self._readers: dict[str, PdfReader] = {}

    def languages(self) -> tuple[str, ...]:
        """The languages that can be read here; none where Tesseract is not installed."""
        data = self._find_data()
        return languages_in(data) if data is not None else ()

    def recognise(self, document: Document, page_index: int, languages: Sequence[str]) -> PageText:
        """Read a page, which takes seconds, and keep the text in the library's folder; `keep` makes it searchable.

        Raises EnvironmentProblemError without Tesseract, and the PdfError family.
        """
        path = self._files.note((document,)).get(document.id)
        if path is None:
            raise NotFoundError("This document has no pages with pictures to read.")
        text = self._reader("+".join(languages)).text(path, page_index, self._files.password(path))
        if document.sha256 is not None:
            header, body = pack_text(text)
            self._kept.put(document.sha256, page_index, json.dumps(header).encode("ascii") + b"\n" + body)
        return text

    def pages_to_read(self, document: DocumentId, page_count: int) -> list[int]:
        """The pages the library knows no text of."""
        with self._store.read() as unit:
            known = {page for page, text in unit.documents.texts(document) if text.strip()}
        return [page for page in range(page_count) if page not in known]

    def keep(self, document: DocumentId, texts: Sequence[PageText]) -> None:
        """Let the library search these pages."""
        with self._store.write(None) as unit:
            unit.documents.put_page_texts(document, [(text.page_index, text.text) for text in texts])

    def kept(self, document: Document) -> list[PageText]:
        """What was read in the pictures of this document's pages before."""
        if document.sha256 is None:
            return []
        pages = self._kept.pages(document.sha256)
        return [text for page_index in pages if (text := self.kept_page(document, page_index)) is not None]

    def kept_page(self, document: Document, page_index: int) -> PageText | None:
        """What was read on this page before."""
        content = self._kept.get(document.sha256, page_index) if document.sha256 is not None else None
        if content is None:
            return None
        told, _, body = content.partition(b"\n")
        try:
            return unpack_text(page_index, json.loads(told), bytearray(body))
        except (BrokenFrameError, ValueError):
            log.info("a text that was read in a picture is damaged and left aside")
            return None

    def stop(self) -> None:
        """End what is being read; who waits for it is told that it failed."""
        with self._lock:
            readers, self._readers = list(self._readers.values()), {}
        for reader in readers:
            reader.close()

    def _reader(self, languages: str) -> PdfReader:
        data = self._find_data()
        if data is None:
            raise EnvironmentProblemError(
                "Tesseract is not installed, so no text can be read in pictures. Install “tesseract-ocr” and try again."
            )
        with self._lock:
            if languages not in self._readers:
                self._readers[languages] = self._make_reader(data, languages)
            return self._readers[languages]
