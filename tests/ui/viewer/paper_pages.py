"""Pages of PDFs without a worker: texts laid out by letter, tiles of one colour, answers when the test says so."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QImage

from desktop_app.domain.errors import PasswordNeededError, PdfError
from desktop_app.pdf.fake import laid_out
from desktop_app.pdf.foreign_marks import ForeignMarks
from desktop_app.pdf.inquiries import Inquiry
from desktop_app.pdf.jobs import Operation
from desktop_app.pdf.outline import Outline
from desktop_app.pdf.ports import PageSize, PageText
from desktop_app.pdf.properties import DocumentProperties
from desktop_app.pdf.textmap import TextMap
from desktop_app.pdf.tiles import OpenPdf, Tile, whole_page
from desktop_app.pdf.tones import Tone
from desktop_app.ui.bridge.asked import Asked

A4 = PageSize(595.0, 842.0)
INK = "#223344"
NOTHING: Mapping[Operation, object] = {
    Operation.OUTLINE: Outline(),
    Operation.FOREIGN_MARKS: ForeignMarks(),
    Operation.PROPERTIES: DocumentProperties(),
}


@dataclass
class PaperFile:
    """What lies at a path."""

    pages: Sequence[str] = ("",)
    size: PageSize = A4
    password: str | None = None
    fingerprint: str = "text"
    has_text: bool = True
    is_scan: bool = False
    refusal: Exception | None = None
    broken_pages: set[int] = field(default_factory=set)
    #: to questions of `pdf.inquiries`; an exception is a refusal, and what is not there is empty
    answers: Mapping[Inquiry[object], object] = field(default_factory=dict)


class PaperPages(QObject):
    """The calls and signals of `PageSource`. While `is_holding`, wishes wait for `deliver`."""

    opened = Signal(object)
    open_failed = Signal(object, object)
    tile_ready = Signal(object, object)
    tile_failed = Signal(object, object, object)
    text_ready = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[Path, PaperFile] = {}
        self.is_holding = False
        self.uses: dict[int, int] = {}
        self.visible: list[Tile] = []
        self.nearby: list[Tile] = []
        self.texts_asked: list[int] = []
        self.asked_to_open: list[Path] = []
        self.thumbnails_asked: list[int] = []
        self.thumbnail_tones: set[Tone] = set()
        self._thumbnails: dict[tuple[int, int, int, Tone], QImage] = {}
        self._open: dict[Path, OpenPdf] = {}
        self._tiles: dict[tuple[int, Tile], QImage] = {}
        self._texts: dict[tuple[int, int], TextMap] = {}
        self._opening: list[tuple[Path, str | None]] = []
        self._wishes: list[tuple[OpenPdf, Tile]] = []
        self._put: set[int] = set()

    def add(self, name: str, **parts: object) -> Path:
        path = Path("/papers") / name
        self.files[path] = PaperFile(**parts)
        return path

    # what the viewer calls

    def open(self, path: Path, password: str | None = None) -> None:
        self.asked_to_open.append(path)
        self._opening.append((path, password))
        if not self.is_holding:
            self.deliver()

    def release(self, pdf: OpenPdf) -> None:
        self.uses[pdf.key] -= 1

    def tile(self, pdf: OpenPdf, tile: Tile) -> QImage | None:
        return self._tiles.get((pdf.key, tile))

    def stand_ins(self, pdf: OpenPdf, page_index: int) -> list[tuple[Tile, QImage]]:
        return [
            (tile, image)
            for (key, tile), image in self._tiles.items()
            if key == pdf.key and tile.page_index == page_index
        ]

    def want(
        self,
        pdf: OpenPdf,
        visible: Sequence[Tile],
        nearby: Sequence[Tile] = (),
        texts: Sequence[int] = (),
        viewer: object = None,
    ) -> None:
        self.visible, self.nearby, self.texts_asked = list(visible), list(nearby), list(texts)
        self._wishes = [(pdf, tile) for tile in (*visible, *nearby) if (pdf.key, tile) not in self._tiles]
        if not self.is_holding:
            self.deliver()

    def text(self, pdf: OpenPdf, page_index: int) -> TextMap | None:
        key = (pdf.key, page_index)
        if key not in self._texts and not self.is_holding:
            self._texts[key] = TextMap(laid_out(page_index, self.files[pdf.path].pages[page_index]))
        return self._texts.get(key)

    def put_texts(self, pdf: OpenPdf, texts: Sequence[PageText]) -> None:
        for text in texts:
            self._texts[pdf.key, text.page_index] = TextMap(text)
            self._put.add(pdf.key)
            self.text_ready.emit(pdf, text.page_index)

    def has_put_texts(self, pdf: OpenPdf) -> bool:
        return pdf.key in self._put

    def ask(
        self,
        pdf: OpenPdf,
        inquiry: Inquiry[object],
        done: Callable[[object], None],
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> Asked:
        return self._later(self._answer(pdf, inquiry), done, failed, owner)

    def known(self, pdf: OpenPdf, inquiry: Inquiry[object]) -> object | None:
        answer = self._answer(pdf, inquiry)
        return None if isinstance(answer, Exception) else answer

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
        self.thumbnails_asked.append(page_index)
        self.thumbnail_tones.add(tone)
        tile = whole_page(pdf.sizes[page_index], page_index, width_px, 2 * width_px)

        def arrive(picture: QImage) -> None:
            self._thumbnails[pdf.key, page_index, width_px, tone] = picture
            done(picture)

        return self._later(_picture(tile), arrive, failed, owner)

    def known_thumbnail(self, pdf: OpenPdf, page_index: int, width_px: int, tone: Tone = Tone.PAPER) -> QImage | None:
        return self._thumbnails.get((pdf.key, page_index, width_px, tone))

    def all_texts(
        self,
        pdf: OpenPdf,
        on_page: Callable[[TextMap], None],
        on_end: Callable[[], None],
        owner: QObject | None = None,
    ) -> Asked:
        asked = Asked(lambda _: on_end(), None, owner)

        def tell(page_index: int) -> None:
            if asked.is_live() and page_index < len(pdf.sizes):
                on_page(TextMap(laid_out(page_index, self.files[pdf.path].pages[page_index])))
                QTimer.singleShot(0, self, lambda: tell(page_index + 1))
            else:
                asked.tell(None, None)

        QTimer.singleShot(0, self, lambda: tell(0))
        return asked

    # what the test does

    def deliver(self) -> None:
        """Answer everything that was asked for."""
        self.is_holding = False
        opening, self._opening = self._opening, []
        for path, password in opening:
            self._answer_open(path, password)
        wishes, self._wishes = self._wishes, []
        for pdf, tile in wishes:
            self._answer_tile(pdf, tile)

    def send_text(self, pdf: OpenPdf, page_index: int) -> None:
        """The text of a page comes, although the rest is held."""
        self._texts[pdf.key, page_index] = TextMap(laid_out(page_index, self.files[pdf.path].pages[page_index]))
        self.text_ready.emit(pdf, page_index)

    def change(self, path: Path) -> None:
        """Another program writes the file: the next `open` gives another document."""
        self._open.pop(path)

    def _answer_open(self, path: Path, password: str | None) -> None:
        file = self.files.get(path)
        error: Exception | None = None
        if file is None:
            error = PdfError(f"“{path.name}” is not there any more, or it may not be read.")
        elif file.refusal is not None:
            error = file.refusal
        elif file.password not in (None, password):
            error = PasswordNeededError(f"“{path.name}” is locked. Type its password to open it.")
        if error is not None or file is None:
            self.open_failed.emit(path, error)
            return
        if path not in self._open:
            sizes = (file.size,) * len(file.pages)
            about = (file.fingerprint, file.has_text, file.is_scan)
            self._open[path] = OpenPdf(len(self.uses) + 1, path, sizes, *about)
        pdf = self._open[path]
        self.uses[pdf.key] = self.uses.get(pdf.key, 0) + 1
        self.opened.emit(pdf)

    def _answer_tile(self, pdf: OpenPdf, tile: Tile) -> None:
        if tile.page_index in self.files[pdf.path].broken_pages:
            self.tile_failed.emit(pdf, tile, PdfError(f"Page {tile.page_index + 1} is damaged."))
            return
        self._tiles[pdf.key, tile] = _picture(tile)
        self.tile_ready.emit(pdf, tile)

    def _answer(self, pdf: OpenPdf, inquiry: Inquiry[object]) -> object:
        return self.files[pdf.path].answers.get(inquiry, NOTHING.get(inquiry.operation, ()))

    def _later(
        self,
        value: object,
        done: Callable[[object], None],
        failed: Callable[[Exception], None] | None,
        owner: QObject | None,
    ) -> Asked:
        asked = Asked(done, failed, owner)
        error = value if isinstance(value, Exception) else None
        QTimer.singleShot(0, self, lambda: asked.tell(value, error))
        return asked


def _picture(tile: Tile) -> QImage:
    image = QImage(tile.width, tile.height, QImage.Format.Format_RGB32)
    image.fill(QColor(INK))
    return image
