"""A second worker of low priority for the window: thumbnails, all texts of a document, whatever may take its time.

It is started by the first question and ended when nothing was asked for a while, so that reading never waits for it.
"""

from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from desktop_app.pdf.answers import Answer
from desktop_app.pdf.cache import BoundedCache
from desktop_app.pdf.jobs import DocumentRef, Job, Operation, Patience
from desktop_app.pdf.scheduler import Level
from desktop_app.pdf.supervisor import Launch, Supervisor
from desktop_app.ui.bridge.asked import Asked, Askers
from desktop_app.ui.bridge.unfolding import unfolded

_THUMBNAILS_BYTES = 24 * 1024 * 1024
#: a worker holds some 45 MB while it waits, and another one is there within 0.2 s
_PATIENCE = Patience(idle_s=4.0)


class BackgroundPages(QObject):
    """Belongs to the GUI thread. Jobs are done in the order in which they were asked for."""

    #: Job, what it gave: an answer that may be kept by whoever keeps such answers
    answered = Signal(object, object)

    _told = Signal(object)

    def __init__(self, parent: QObject, launch: Launch, patience: Patience | None = None) -> None:
        super().__init__(parent)
        self._launch, self._patience = launch, patience or _PATIENCE
        self._supervisor: Supervisor | None = None
        self._known: set[int] = set()
        self._thumbnails: BoundedCache[Job, QImage] = BoundedCache(_THUMBNAILS_BYTES)
        self._askers = Askers(self._drop)
        self._is_closed = False
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def ask(self, ref: DocumentRef, identity: str, job: Job, asked: Asked) -> None:
        """Have a job done on a document, which must be the same file as when it was opened."""
        if not self._askers.add(job, asked):
            return
        supervisor = self._running()
        if ref.key not in self._known:
            self._known.add(ref.key)
            supervisor.add(ref, identity)
        supervisor.ask(job, Level.VISIBLE)  # of one level, so that nothing is broken off for what was asked later

    def thumbnail(self, job: Job) -> QImage | None:
        """What is there of the small pages."""
        return self._thumbnails.get(job)

    def release(self, document: int) -> None:
        """The document is read no more: nothing is told of it."""
        self._askers.forget(document)
        self._thumbnails.drop_where(lambda job: job.document == document)
        if document in self._known and self._supervisor is not None:
            self._known.discard(document)
            self._supervisor.forget(document)

    def close(self) -> None:
        """End the worker and its threads."""
        self._is_closed = True
        self._askers.clear()
        if self._supervisor is not None:
            self._supervisor.close()

    def _running(self) -> Supervisor:
        if self._supervisor is None:
            self._supervisor = Supervisor(self._launch, self._deliver, "pdf-background", self._patience)
        return self._supervisor

    def _drop(self, job: Job) -> None:
        if self._supervisor is not None:
            self._supervisor.drop(job)

    def _deliver(self, answer: Answer) -> None:
        self._told.emit((answer.job, unfolded(answer), answer.error))

    def _on_told(self, told: tuple[Job, object, Exception | None]) -> None:
        job, value, error = told
        if self._is_closed or job.document not in self._known:
            return
        if job.operation is Operation.TILE and error is None:
            image = cast("QImage", value)
            self._thumbnails.put(job, image, image.sizeInBytes())
        elif error is None:
            self.answered.emit(job, value)
        self._askers.tell(job, value, error)
