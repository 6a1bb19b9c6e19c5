"""Reads the texts of new PDFs, and the names of their pages, in the background, so that they can be searched."""

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.ids import DocumentId
from desktop_app.ui.bridge.context import UiContext


class TextQueue(QObject):
    """A document whose text cannot be read is left aside; it is tried again at the next start."""

    #: int: how many documents are still to be read
    changed = Signal(int)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: deque[tuple[DocumentId, bool]] = deque()  # a document, whether its text is to be read
        self._seen: set[DocumentId] = set()
        self._is_reading = False
        self._cancel: Callable[[], None] | None = None

    def start(self) -> None:
        """Read what an earlier run left unread, too."""
        self._context.runner.run(lambda services: services.intake.pending_text(), self.add, owner=self)
        self._context.runner.run(lambda services: services.intake.pending_page_names(), self._add_unnamed, owner=self)

    def add(self, documents: Sequence[DocumentId]) -> None:
        """Read these after those that are waiting."""
        new = [document for document in documents if document not in self._seen]
        self._seen.update(new)
        self._waiting.extend((document, True) for document in new)
        self._next()

    def stop(self) -> None:
        """Read nothing more."""
        self._waiting.clear()
        if self._cancel is not None:
            self._cancel()

    def _add_unnamed(self, documents: Sequence[DocumentId]) -> None:
        self._waiting.extend((document, False) for document in documents)
        self._next()

    def _next(self) -> None:
        if self._is_reading:
            return
        self.changed.emit(len(self._waiting))
        if not self._waiting:
            return
        document, has_text_to_read = self._waiting.popleft()
        self._is_reading = True
        if has_text_to_read:
            self._read_text(document)
        else:
            self._read_page_names(document)

    def _read_text(self, document: DocumentId) -> None:
        self._cancel = self._context.runner.run_slow(
            lambda services, cancelled: services.intake.extract_text(document, cancelled),
            lambda texts: self._store_text(document, texts),
            failed=self._on_stored,
            owner=self,
        )

    def _store_text(self, document: DocumentId, texts: Sequence[tuple[int, str]]) -> None:
        self._context.runner.run(
            lambda services: services.intake.store_text(document, texts),
            lambda _stored: self._on_text_stored(document),
            failed=self._on_stored,
            owner=self,
        )

    def _on_text_stored(self, document: DocumentId) -> None:
        self._context.navigator.text_read.emit(document)
        self._read_page_names(document)

    def _read_page_names(self, document: DocumentId) -> None:
        self._cancel = self._context.runner.run_slow(
            lambda services, _cancelled: services.intake.read_page_names(document),
            lambda labels: self._store_page_names(document, labels),
            failed=self._on_stored,
            owner=self,
        )

    def _store_page_names(self, document: DocumentId, labels: Sequence[str]) -> None:
        self._context.runner.run(
            lambda services: services.intake.store_page_names(document, labels),
            self._on_stored,
            failed=self._on_stored,
            owner=self,
        )

    def _on_stored(self, _outcome: object) -> None:
        self._is_reading = False
        self._next()
