"""Gives the viewer pages of PDFs: tiles from a cache, texts, and signals when what was missing has come; never waits.

Rendering happens in the screen worker, a child process. What failed is told once and may be asked for again.
"""

from collections.abc import Callable, Hashable, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from desktop_app.pdf.answers import Answer, Opened
from desktop_app.pdf.cache import BoundedCache
from desktop_app.pdf.head_start import FIRST_KEY, HeadStart
from desktop_app.pdf.jobs import DocumentRef, Job, Operation, Patience, text_job, tile_job
from desktop_app.pdf.scheduler import Level
from desktop_app.pdf.supervisor import Launch, process_launcher
from desktop_app.pdf.tiles import OpenPdf, Tile
from desktop_app.pdf.tones import Tone
from desktop_app.ui.bridge.asked import Asked
from desktop_app.ui.bridge.put_texts import PutTexts
from desktop_app.ui.bridge.tile_cache import TileCache, enough_bytes
from desktop_app.ui.bridge.unfolding import unfolded

if TYPE_CHECKING:
    from desktop_app.pdf.inquiries import Inquiry
    from desktop_app.pdf.ports import PageText
    from desktop_app.pdf.textmap import TextMap
    from desktop_app.ui.bridge.page_questions import Held, PageQuestions
    from desktop_app.ui.bridge.text_run import TextRun

V = TypeVar("V")

__all__ = ["OpenPdf", "PageSource", "Tile"]

_TEXTS_BYTES = 48 * 1024 * 1024
_BYTES_PER_CHARACTER = 200  # of a text with its places and what selection works out from them


class PageSource(QObject):
    """Starts the screen worker at once, or takes over one that has a head start. All signals come on the GUI thread."""

    #: OpenPdf: the answer to `open`
    opened = Signal(object)
    #: Path, Exception (PasswordNeededError, PdfTimeoutError, PdfQuarantinedError, PdfError)
    open_failed = Signal(object, object)
    #: OpenPdf, Tile: `tile` has it now
    tile_ready = Signal(object, object)
    #: OpenPdf, Tile, Exception
    tile_failed = Signal(object, object, object)
    #: OpenPdf, page index: `text` has it now
    text_ready = Signal(object, int)

    _answered = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        launch: Launch | None = None,
        patience: Patience | None = None,
        head_start: HeadStart | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys = count(FIRST_KEY + 1)
        self._launch, self._patience = launch, patience
        self._opening: dict[int, DocumentRef] = {}
        self._refs: dict[int, DocumentRef] = {}
        self._open: dict[int, OpenPdf] = {}
        self._identities: dict[int, str] = {}
        self._uses: dict[int, int] = {}
        self._tiles = TileCache(enough_bytes())
        self._texts: BoundedCache[tuple[int, int], TextMap] = BoundedCache(_TEXTS_BYTES)
        self._waiting: set[Job] = set()
        self._put_texts = PutTexts()
        self._asked_texts: set[Job] = set()
        self._refused_texts: set[Job] = set()
        #: document -> viewer -> what it wishes, the viewer that moved last at the end
        self._wishes: dict[int, dict[Hashable, list[tuple[Level, Job]]]] = {}
        self._questions: PageQuestions | None = None
        self._is_closed = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._head_start: HeadStart | None = head_start or HeadStart(None, launch, patience)
        self._supervisor = self._head_start.supervisor
        if self._head_start.path is None:
            self._take_over(self._head_start)

    # documents

    def open(self, path: Path, password: str | None = None) -> None:
        """Answered later by `opened` or `open_failed`; the same unchanged file again is the same OpenPdf."""
        head_start = self._head_start
        is_begun = head_start is not None and head_start.path == path and password is None
        key = FIRST_KEY if is_begun else next(self._keys)
        ref = DocumentRef(key, path, password)
        self._opening[key] = ref
        job = Job(Operation.OPEN, key)
        self._waiting.add(job)
        if head_start is not None:
            self._take_over(head_start)
        if is_begun:
            return
        self._supervisor.add(ref)
        self._supervisor.ask(job)

    def release(self, pdf: OpenPdf) -> None:
        """The end of one `open`; after the last one the document is closed and its tiles are dropped."""
        uses = self._uses.get(pdf.key, 0) - 1
        if uses > 0:
            self._uses[pdf.key] = uses
            return
        self._uses.pop(pdf.key, None)
        self._open.pop(pdf.key, None)
        self._identities.pop(pdf.key, None)
        self._refs.pop(pdf.key, None)
        if self._questions is not None:
            self._questions.release(pdf.key)
        self._wishes.pop(pdf.key, None)
        self._supervisor.forget(pdf.key)
        self._tiles.drop_document(pdf.key)
        self._texts.drop_where(lambda place: place[0] == pdf.key)
        self._put_texts.forget(pdf.key)
        self._waiting = {job for job in self._waiting if job.document != pdf.key}
        self._asked_texts = {job for job in self._asked_texts if job.document != pdf.key}
        self._refused_texts = {job for job in self._refused_texts if job.document != pdf.key}

    # pages

    def tile(self, pdf: OpenPdf, tile: Tile) -> QImage | None:
        """Exactly this tile, when it is there."""
        return self._tiles.get(pdf.key, tile)

    def stand_ins(self, pdf: OpenPdf, page_index: int) -> list[tuple[Tile, QImage]]:
        """Tiles of that page at any scale, the best last, to draw scaled until the right one comes."""
        return self._tiles.of_page(pdf.key, page_index)

    def want(
        self,
        pdf: OpenPdf,
        visible: Sequence[Tile],
        nearby: Sequence[Tile] = (),
        texts: Sequence[int] = (),
        viewer: Hashable = None,
    ) -> None:
        """Replaces all earlier wishes of this viewer for this document; nearest first. What is there is left out."""
        if pdf.key not in self._open:
            return
        wishes = [(Level.VISIBLE, tile_job(pdf.key, tile)) for tile in visible if not self._has(pdf, tile)]
        wishes += [
            (Level.TEXT, job)
            for page_index in texts
            if self._texts.get((pdf.key, page_index)) is None
            and not self._put_texts.has(pdf.key, page_index)
            and (job := text_job(pdf.key, page_index)) not in self._refused_texts
        ]
        wishes += [(Level.NEARBY, tile_job(pdf.key, tile)) for tile in nearby if not self._has(pdf, tile)]
        of_viewers = self._wishes.setdefault(pdf.key, {})
        of_viewers.pop(viewer, None)
        if wishes:
            of_viewers[viewer] = wishes
        wishes = [wish for each in reversed(of_viewers.values()) for wish in each if not self._is_there(pdf, wish[1])]
        wanted = {job for _, job in wishes}
        kept = {job for job in self._waiting if job.document != pdf.key or job in self._asked_texts}
        self._waiting = kept | wanted
        self._supervisor.wish(pdf.key, wishes)

    def text(self, pdf: OpenPdf, page_index: int) -> "TextMap | None":
        """The text of a page; asks for it when it is not there."""
        found = self._texts.get((pdf.key, page_index))
        put = self._put_texts.get(pdf.key, page_index) if found is None else None
        if put is not None:
            self._keep_text(pdf, put)
            return put
        job = text_job(pdf.key, page_index)
        if found is None and pdf.key in self._open and job not in self._asked_texts and job not in self._refused_texts:
            self._asked_texts.add(job)
            self._waiting.add(job)
            self._supervisor.ask(job, Level.TEXT)
        return found

    def put_texts(self, pdf: OpenPdf, texts: "Sequence[PageText]") -> None:
        """Let these be the texts of their pages, whatever the file says; the file stays as it is."""
        if pdf.key not in self._open:
            return
        places = {(pdf.key, text.page_index) for text in texts}
        self._put_texts.put(pdf.key, texts)
        self._texts.drop_where(places.__contains__)
        for text in texts:
            self.text_ready.emit(pdf, text.page_index)

    def has_put_texts(self, pdf: OpenPdf) -> bool:
        """Whether texts were put in the place of those of the file."""
        return self._put_texts.has_any(pdf.key)

    # what takes its time; `done` and `failed` come later, on the GUI thread, and neither once `owner` is gone or the
    # document released; what is returned can be cancelled

    def ask(
        self,
        pdf: OpenPdf,
        inquiry: "Inquiry[V]",
        done: Callable[[V], None],
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> Asked:
        """Have one of `pdf.inquiries` answered."""
        asked = Asked(done, failed, owner)
        self._asking().ask(pdf, inquiry, asked)
        return asked

    def known(self, pdf: OpenPdf, inquiry: "Inquiry[V]") -> V | None:
        """The answer to an inquiry, when it is there."""
        return self._asking().known(pdf, inquiry)

    def thumbnail(
        self,
        pdf: OpenPdf,
        page_index: int,
        width_px: int,
        done: Callable[[QImage], None],
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
        tone: Tone = Tone.PAPER,
    ) -> Asked:
        """Have a picture of a page drawn, so many device pixels wide, or narrower when the page is very high."""
        asked = Asked(done, failed, owner)
        self._asking().thumbnail(pdf, page_index, width_px, tone, asked)
        return asked

    def known_thumbnail(self, pdf: OpenPdf, page_index: int, width_px: int, tone: Tone = Tone.PAPER) -> QImage | None:
        """The picture of a page, when it is there."""
        return self._asking().known_thumbnail(pdf, page_index, width_px, tone)

    def all_texts(
        self,
        pdf: OpenPdf,
        on_page: "Callable[[TextMap], None]",
        on_end: Callable[[], None],
        owner: QObject | None = None,
    ) -> "TextRun":
        """Have the texts of all pages in their order; a page that cannot be read comes without text."""
        return self._asking().all_texts(pdf, on_page, on_end, owner)

    def is_idle(self) -> bool:
        """Nothing is under way that the viewer waits for."""
        return not self._waiting

    def close(self) -> None:
        """End the worker and its threads; no signal comes afterwards."""
        self._is_closed = True
        self._waiting.clear()
        if self._questions is not None:
            self._questions.close()
        self._supervisor.close()

    def _asking(self) -> "PageQuestions":
        if self._questions is None:
            from desktop_app.ui.bridge.page_questions import PageQuestions  # not needed before the first page is shown

            launch = self._launch or process_launcher(("--low-priority",))
            self._questions = PageQuestions(
                self, self._supervisor, self._held, launch, self._patience, self._put_texts.get
            )
        return self._questions

    def _held(self, key: int) -> "Held | None":
        from desktop_app.ui.bridge.page_questions import Held

        return Held(self._refs[key], self._identities[key]) if key in self._open and not self._is_closed else None

    # answers

    def _take_over(self, head_start: HeadStart) -> None:
        """Answers come here from now on; a document that nobody asked for is forgotten."""
        self._head_start = None
        if head_start.path is not None and FIRST_KEY not in self._opening:
            self._supervisor.forget(FIRST_KEY)
        head_start.hand_over(self._deliver)

    def _deliver(self, answer: Answer) -> None:
        self._answered.emit((answer.job, unfolded(answer), answer.error))

    def _on_answered(self, told: tuple[Job, object, Exception | None]) -> None:
        if self._is_closed:
            return
        job, value, error = told
        self._waiting.discard(job)
        self._asked_texts.discard(job)
        if job.operation is Operation.OPEN:
            if job.document not in self._opening:
                return
            self._on_opened(job.document, value, error)
            return
        pdf = self._open.get(job.document)
        if pdf is None:
            return
        if isinstance(value, QImage) and job.tile is not None:
            self._tiles.put(pdf.key, job.tile, value)
            self.tile_ready.emit(pdf, job.tile)
        elif job.operation is Operation.TEXT and value is not None:
            self._on_text(pdf, cast("TextMap", value))
        elif job.tile is not None:
            self.tile_failed.emit(pdf, job.tile, error)
        elif job.operation is Operation.TEXT:
            self._refused_texts.add(job)
        elif self._questions is not None:
            self._questions.take(job, value, error)

    def _on_opened(self, key: int, value: object, error: Exception | None) -> None:
        ref = self._opening.pop(key)
        path = ref.path
        if not isinstance(value, Opened):
            self._supervisor.forget(key)
            self.open_failed.emit(path, error)
            return
        same = next((pdf for pdf in self._open.values() if self._is_same(pdf, path, value.identity)), None)
        if same is not None:
            self._supervisor.forget(key)
        else:
            self._refs[key] = ref
        pdf = same or OpenPdf(key, path, value.sizes, value.fingerprint, value.has_text, value.is_scan)
        self._open[pdf.key] = pdf
        self._identities[pdf.key] = value.identity
        self._uses[pdf.key] = self._uses.get(pdf.key, 0) + 1
        self.opened.emit(pdf)

    def _is_same(self, pdf: OpenPdf, path: Path, identity: str) -> bool:
        return pdf.path == path and self._identities[pdf.key] == identity

    def _on_text(self, pdf: OpenPdf, text: "TextMap") -> None:
        if not self._put_texts.has(pdf.key, text.page_index):
            self._keep_text(pdf, text)
            self.text_ready.emit(pdf, text.page_index)

    def _keep_text(self, pdf: OpenPdf, text: "TextMap") -> None:
        self._texts.put((pdf.key, text.page_index), text, _BYTES_PER_CHARACTER * (len(text.text) + 1))

    def _is_there(self, pdf: OpenPdf, job: Job) -> bool:
        if job.tile is not None:
            return self._has(pdf, job.tile)
        return job.page_index is not None and self._texts.get((pdf.key, job.page_index)) is not None

    def _has(self, pdf: OpenPdf, tile: Tile) -> bool:
        return self._tiles.get(pdf.key, tile) is not None
