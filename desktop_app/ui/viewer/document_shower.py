"""Brings a document onto the stage: opens its file, asks for its password, says why it cannot be shown."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.document import Document, DocumentKind, ReadingPosition
from desktop_app.domain.errors import PasswordNeededError, PdfMissingError, PdfQuarantinedError, PdfTimeoutError
from desktop_app.domain.ids import DocumentId
from desktop_app.ui.bridge.page_source import OpenPdf, PageSource
from desktop_app.ui.viewer import reader_words
from desktop_app.ui.viewer.pdf_opener import PdfOpener
from desktop_app.ui.viewer.position_keeper import PositionKeeper
from desktop_app.ui.viewer.reader_stage import ReaderStage
from desktop_app.ui.viewer.reader_words import WayOn

if TYPE_CHECKING:
    from desktop_app.ui.viewer.abstract_layout import AbstractHeader


class DocumentShower(QObject):
    """A file can be shown before it is a document; it stays as it is when it becomes one."""

    #: another document is on the stage, or none: see `document`
    shown = Signal()
    #: nothing more will come before the reader does something: a page is painted, or a sentence stands in its place
    settled = Signal()

    #: Document: its file is not where it was, or broken; let her say where a good one is
    locate_requested = Signal(object)

    def __init__(self, stage: ReaderStage, pages: PageSource, keeper: PositionKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._keeper = stage, keeper
        self._opener = PdfOpener(pages, self)
        self._wanted: Document | None = None
        self._document: Document | None = None
        self._path: Path | None = None
        self._adopted: tuple[DocumentId, int] | None = None
        self._opener.opened.connect(self._on_opened)
        self._opener.failed.connect(self._on_failed)
        stage.password_given.connect(self._on_password)
        stage.pages.retry_requested.connect(self._reopen)
        stage.pages.first_painted.connect(self.settled)

    @property
    def document(self) -> Document | None:
        """The document that is on the stage; None while it is on its way, and for a bare file."""
        return self._document

    @property
    def wanted(self) -> Document | None:
        """The document that is on the stage, on its way there, or could not be shown."""
        return self._wanted

    @property
    def path(self) -> Path | None:
        """The file that is wanted, whether it could be shown or not."""
        return self._path

    @property
    def password(self) -> str | None:
        """What was typed to open that file."""
        return self._opener.password(self._path) if self._path is not None else None

    def show_file(self, path: Path) -> None:
        """Show a file that the library does not know yet."""
        self._begin(None, path)
        self._open(path)

    def show_abstract(self, document: Document, header: "AbstractHeader") -> None:
        """Show the text of an abstract; it stays where it is when it is there already."""
        is_there = self._document is not None and self._document.id == document.id
        self._begin(document, None)
        self._opener.want_nothing()
        self._stage.show_abstract(document.text or "", header, None if is_there else self._keeper.of(document))
        self._end(document)

    def show_pdf(self, document: Document, path: Path | None) -> None:
        """Show the file of a document."""
        is_bare = self._wanted is None
        self._begin(document, path)
        pdf = self._stage.pages.pdf
        if path is None:
            self._opener.want_nothing()
            self._stage.say(reader_words.file_missing(document), (self._locate(self.tr("Locate…"), document),))
            self._end(None)
        elif pdf is not None and (pdf.path == path or self._is_adopted(document, pdf, is_bare=is_bare)):
            self._opener.want_nothing()
            self._take_over(document, pdf)
        else:
            self._open(path)

    def reload(self) -> None:
        """Open the file again, which another program may have written to; the place is kept."""
        self._reopen()

    def clear(self, said: reader_words.Said, ways: tuple[WayOn, ...] = ()) -> None:
        """Show this in place of a document."""
        self._begin(None, None)
        self._opener.want_nothing()
        self._stage.pages.close_pdf()
        self._stage.say(said, ways)
        self._end(None)

    def _begin(self, document: Document | None, path: Path | None) -> None:
        self._wanted, self._path, self._document = document, path, None

    def _end(self, document: Document | None, *, has_pages: bool = False) -> None:
        self._document = document
        self.shown.emit()
        if not has_pages and (document is None or document.kind is DocumentKind.ABSTRACT):
            self.settled.emit()

    def _is_adopted(self, document: Document, pdf: OpenPdf, *, is_bare: bool) -> bool:
        """Whether the pages on the stage, opened from another place, are those of this document."""
        if is_bare and _is_same(document, pdf):
            self._adopted = document.id, pdf.key
        return self._adopted == (document.id, pdf.key)

    def _take_over(self, document: Document, pdf: OpenPdf) -> None:
        """The pages are there already. If she has not moved yet, go where she stopped the last time."""
        pages, stopped = self._stage.pages, self._keeper.of(document)
        if pdf.path != self._path and pages.position() == ReadingPosition() and stopped != ReadingPosition():
            pages.scroll_to(stopped)
        self._path = pdf.path
        self._stage.show_pages()
        self._end(document)
        self._keeper.note(document.id, pages.position())

    def _name(self) -> str:
        """The name she knows the file by."""
        if self._wanted is not None:
            return reader_words.document_name(self._wanted)
        return self._path.name if self._path is not None else ""

    # opening

    def _open(self, path: Path, password: str | None = None) -> None:
        self._stage.say_later(reader_words.opening(self._name()))
        self._opener.open(path, password)
        self.shown.emit()

    def _reopen(self) -> None:
        """The file may be another one by now; where it is the same, only the pages are tried again."""
        if self._path is not None:
            self._opener.open(self._path)

    def _on_password(self, password: str) -> None:
        if self._path is not None:
            self._open(self._path, password)

    def _on_opened(self, pdf: OpenPdf) -> None:
        pages = self._stage.pages
        before = pages.pdf
        if before is not None and before.key == pdf.key:
            pages.try_again()
            self._stage.show_pages()
        else:
            is_again = before is not None and before.path == pdf.path
            kept = self._keeper.of(self._wanted) if self._wanted is not None else ReadingPosition()
            self._stage.show_pdf(pdf, pages.position() if is_again else kept)
        self._end(self._wanted, has_pages=True)

    def _on_failed(self, path: Path, error: Exception) -> None:
        if isinstance(error, PasswordNeededError):
            self._stage.ask_password(reader_words.locked(error, path, self._name()))
        else:
            self._stage.say(self._why(path, error), self._ways(path, error))
        self._end(None)

    def _why(self, path: Path, error: Exception) -> reader_words.Said:
        if isinstance(error, PdfMissingError) and self._wanted is not None:
            return reader_words.file_missing(self._wanted)
        return reader_words.not_shown(error, path, self._name(), is_document=self._wanted is not None)

    def _ways(self, path: Path, error: Exception) -> tuple[WayOn, ...]:
        if isinstance(error, PdfQuarantinedError):
            return ()
        again = WayOn(self.tr("Try again"), "readerRetry", lambda: self._open(path))
        if self._wanted is None or isinstance(error, PdfTimeoutError):
            return (again,)
        is_missing = isinstance(error, PdfMissingError)
        locate = self._locate(self.tr("Locate…") if is_missing else self.tr("Take another copy of it…"), self._wanted)
        return (locate, again) if is_missing else (again, locate)

    def _locate(self, text: str, document: Document) -> WayOn:
        return WayOn(text, "readerLocate", lambda: self.locate_requested.emit(document))


def _is_same(document: Document, pdf: OpenPdf) -> bool:
    """Whether a document of the library has the content of a file that was opened elsewhere."""
    if document.page_count != len(pdf.sizes):
        return False
    if pdf.fingerprint:
        return document.fingerprint == pdf.fingerprint
    return not document.has_text and document.added_from == pdf.path.name
