"""Questions about open PDFs beside tiles and texts: which worker answers them, who is told, which answers are kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from desktop_app.pdf.cache import BoundedCache
from desktop_app.pdf.foreign_marks import ForeignMarks
from desktop_app.pdf.inquiries import Inquiry
from desktop_app.pdf.jobs import DocumentRef, Job, Operation, Patience, text_job, tile_job
from desktop_app.pdf.outline import Outline
from desktop_app.pdf.scheduler import Level
from desktop_app.pdf.supervisor import Launch, Supervisor
from desktop_app.pdf.tiles import OpenPdf, whole_page
from desktop_app.pdf.tones import Tone
from desktop_app.ui.bridge.asked import Asked, Askers
from desktop_app.ui.bridge.background_pages import BackgroundPages
from desktop_app.ui.bridge.text_run import TextRun

if TYPE_CHECKING:
    from desktop_app.pdf.textmap import TextMap

V = TypeVar("V")

_ANSWERS_BYTES = 16 * 1024 * 1024
_ANSWER_BYTES = 2_000
_BYTES_OF_ROW = 600
#: what the screen's worker answers, because it is needed beside the page; the rest may take its time
_OF_SCREEN = frozenset((Operation.OUTLINE, Operation.LABELS, Operation.LINKS))
_TALLEST = 2


@dataclass(frozen=True, slots=True)
class Held:
    """A document as the screen's worker holds it."""

    ref: DocumentRef
    identity: str


class PageQuestions(QObject):
    """Belongs to the GUI thread; `held` gives what is open under a key, None for what is not."""

    _known_told = Signal(object)

    def __init__(
        self,
        parent: QObject,
        screen: Supervisor,
        held: Callable[[int], Held | None],
        launch: Launch,
        patience: Patience | None = None,
        put_text: "Callable[[int, int], TextMap | None]" = lambda _document, _page: None,
    ) -> None:
        super().__init__(parent)
        self._screen, self._held, self._put_text = screen, held, put_text
        self._askers = Askers(screen.drop)
        self._background = BackgroundPages(self, launch, patience)
        self._background.answered.connect(self._keep)
        self._answers: BoundedCache[Job, object] = BoundedCache(_ANSWERS_BYTES)
        self._known_told.connect(self._on_known_told, Qt.ConnectionType.QueuedConnection)

    def ask(self, pdf: OpenPdf, inquiry: Inquiry[V], asked: Asked) -> None:
        """Have it answered, later in any case."""
        job, held = inquiry.job(pdf.key), self._held(pdf.key)
        value = self._answers.get(job)
        if held is None:
            return
        if value is not None:
            self._known_told.emit((job.document, asked, value))
        elif inquiry.operation not in _OF_SCREEN:
            self._background.ask(held.ref, held.identity, job, asked)
        elif self._askers.add(job, asked):
            self._screen.ask(job, Level.TEXT)

    def known(self, pdf: OpenPdf, inquiry: Inquiry[V]) -> V | None:
        """The answer, when it is there."""
        return cast("V | None", self._answers.get(inquiry.job(pdf.key)))

    def thumbnail(self, pdf: OpenPdf, page_index: int, width_px: int, tone: Tone, asked: Asked) -> None:
        """Have a small picture of a page drawn, later in any case."""
        job, held = self._thumbnail_job(pdf, page_index, width_px, tone), self._held(pdf.key)
        image = self._background.thumbnail(job)
        if image is not None:
            self._known_told.emit((job.document, asked, image))
        elif held is not None:
            self._background.ask(held.ref, held.identity, job, asked)

    def known_thumbnail(self, pdf: OpenPdf, page_index: int, width_px: int, tone: Tone) -> QImage | None:
        """The small picture, when it is there."""
        return self._background.thumbnail(self._thumbnail_job(pdf, page_index, width_px, tone))

    def all_texts(
        self, pdf: OpenPdf, on_page: "Callable[[TextMap], None]", on_end: Callable[[], None], owner: QObject | None
    ) -> TextRun:
        """Have the texts of all pages, one by one."""

        def ask(page_index: int, asked: Asked) -> None:
            held, put = self._held(pdf.key), self._put_text(pdf.key, page_index)
            if held is not None and put is not None:
                self._known_told.emit((pdf.key, asked, put))
            elif held is not None:
                self._background.ask(held.ref, held.identity, text_job(pdf.key, page_index), asked)

        run = TextRun(len(pdf.sizes), ask, on_page, on_end, owner)
        run.start()
        return run

    def take(self, job: Job, value: object, error: Exception | None) -> None:
        """The screen's worker has answered."""
        if error is None:
            self._keep(job, value)
        self._askers.tell(job, value, error)

    def release(self, document: int) -> None:
        """The document is closed: nothing is told of it any more."""
        self._askers.forget(document)
        self._answers.drop_where(lambda job: job.document == document)
        self._background.release(document)

    def close(self) -> None:
        self._askers.clear()
        self._background.close()

    def _thumbnail_job(self, pdf: OpenPdf, page_index: int, width_px: int, tone: Tone) -> Job:
        tile = whole_page(pdf.sizes[page_index], page_index, width_px, _TALLEST * width_px)
        return tile_job(pdf.key, replace(tile, tone=tone))

    def _keep(self, job: Job, value: object) -> None:
        if job.operation is not Operation.TEXT:
            self._answers.put(job, value, _weight_bytes(value))

    def _on_known_told(self, told: tuple[int, Asked, object]) -> None:
        document, asked, value = told
        if self._held(document) is not None:
            asked.tell(value, None)


def _weight_bytes(value: object) -> int:
    rows: tuple[object, ...] = ()
    match value:
        case tuple():
            rows = value
        case Outline():
            rows = value.entries
        case ForeignMarks():
            rows = value.marks
    return _ANSWER_BYTES + _BYTES_OF_ROW * len(rows)
