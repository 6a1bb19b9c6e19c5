"""Remembers where reading stopped in each document, and hands it to the library when the reader rests or leaves."""

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.document import Document, ReadingPosition
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import DocumentId
from desktop_app.ui.bridge.context import UiContext

_SAVE_AFTER_MS = 700


class PositionKeeper(QObject):
    """What was noted here is newer than what a document says of itself."""

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._known: dict[DocumentId, ReadingPosition] = {}
        self._unsaved: set[DocumentId] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    def of(self, document: Document) -> ReadingPosition:
        """Where to go on reading."""
        return self._known.get(document.id, document.position)

    def note(self, document: DocumentId, position: ReadingPosition) -> None:
        """Reading is here now; saved when it stays so for a moment."""
        if self._known.get(document) != position:
            self._known[document] = position
            self._unsaved.add(document)
            self._timer.start()

    def forget(self) -> None:
        """The library was replaced: what it says is true."""
        self._known.clear()
        self._unsaved.clear()
        self._timer.stop()

    def flush(self) -> None:
        """Hand everything over now."""
        self._timer.stop()
        unsaved, self._unsaved = self._unsaved, set()
        for document in unsaved:
            self._save(document, self._known[document])

    def _save(self, document: DocumentId, position: ReadingPosition) -> None:
        self._context.runner.run(
            lambda services: services.reading.set_position(document, position),
            failed=self._on_failed,
            owner=self,
        )

    def _on_failed(self, error: Exception) -> None:
        """A document that is gone meanwhile needs no place."""
        if not isinstance(error, NotFoundError):
            self._context.navigator.problem_posted.emit(error)
