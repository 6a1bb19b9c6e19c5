"""Reads the text of new PDFs in the background, one after another, so that it can be searched."""

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
        self._waiting: deque[DocumentId] = deque()
        self._seen: set[DocumentId] = set()
        self._is_reading = False
        self._cancel: Callable[[], None] | None = None

    def start(self) -> None:
        """Read what an earlier run left unread, too."""
        self._context.runner.run(lambda services: services.intake.pending_text(), self.add, owner=self)

    def add(self, documents: Sequence[DocumentId]) -> None:
        """Read these after those that are waiting."""
        new = [document for document in documents if document not in self._seen]
        self._seen.update(new)
        self._waiting.extend(new)
        self._next()

    def stop(self) -> None:
        """Read nothing more."""
        self._waiting.clear()
        if self._cancel is not None:
            self._cancel()

    def _next(self) -> None:
        if self._is_reading:
            return
        self.changed.emit(len(self._waiting))
        if not self._waiting:
            return
        document = self._waiting.popleft()
        self._is_reading = True
        self._cancel = self._context.runner.run_slow(
            lambda services, cancelled: services.intake.extract_text(document, cancelled),
            lambda texts: self._store(document, texts),
            failed=lambda _error: self._on_stored(None),
            owner=self,
        )

    def _store(self, document: DocumentId, texts: Sequence[tuple[int, str]]) -> None:
        self._context.runner.run(
            lambda services: services.intake.store_text(document, texts),
            self._on_stored,
            failed=self._on_stored,
            owner=self,
        )

    def _on_stored(self, _outcome: object) -> None:
        self._is_reading = False
        self._next()
