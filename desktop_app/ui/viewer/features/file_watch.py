"""Sees that the file on the screen was changed or is gone, and offers to load it again or to say where it is now.

It looks when the window gets the focus and every few seconds while it has it, away from the GUI thread.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from desktop_app.ui.viewer import reader_words
from desktop_app.ui.viewer.offer_bar import OfferBar

if TYPE_CHECKING:
    from desktop_app.domain.document import Document
    from desktop_app.domain.ids import DocumentId
    from desktop_app.ui.bridge.page_source import OpenPdf
    from desktop_app.ui.viewer.reader_feature import ReaderHost

_EVERY_MS = 4_000

#: what tells one state of a file from another; None: there is no file
State = tuple[int, int, int, int] | None


class FileWatch(QObject):
    """What she was told and put off is not told again until the file changes once more."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._watched: OpenPdf | None = None
        self._known: State = None
        self._is_looking = self._is_known = False
        self._placed: DocumentId | None = None
        self._bar = OfferBar(host.context.theme, "fileState", host.widget)
        host.parts.body.add_bar(self._bar)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_changed)
        host.widget.installEventFilter(self)
        host.shown.connect(self._on_shown)
        host.reading_changed.connect(self._on_reading_changed)
        host.parts.shower.locate_requested.connect(host.context.navigator.locate_requested)
        host.context.navigator.file_placed.connect(self._on_placed)
        self._on_shown()

    def close(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """Look at the file now."""
        pdf = self._watched
        if pdf is not None and not self._is_looking:
            self._is_looking = True
            self._host.context.runner.run_slow(
                lambda _services, _cancelled: _state_of(pdf.path),
                partial(self._on_looked, pdf),
                failed=self._on_failed,
                owner=self,
            )

    def _on_focus_changed(self, window: object) -> None:
        if window is None:
            self._timer.stop()
        elif self._watched is not None and self._host.widget.isVisible():
            self._timer.start()
            self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What nobody sees is not watched."""
        if event.type() == QEvent.Type.Hide:
            self._timer.stop()
        elif event.type() == QEvent.Type.Show and self._watched is not None:
            self._timer.start()
        return super().eventFilter(watched, event)

    def _on_placed(self, document: "Document") -> None:
        """Its file is found again: show it, wherever it lies now."""
        wanted = self._host.parts.shower.wanted
        if wanted is not None and wanted.id == document.id:
            self._bar.clear()
            self._placed = document.id
            self._host.parts.reload()

    def _on_reading_changed(self) -> None:
        placed, self._placed = self._placed, None
        if placed is not None:
            self._host.parts.show_document(placed)
            if self._host.pdf is not None:
                self._host.parts.shower.reload()  # what was on the screen is the file as it was

    def _on_shown(self) -> None:
        pdf = self._host.pdf
        if pdf is self._watched:
            return
        self._bar.clear()
        self._watched, self._is_known, self._is_looking = pdf, False, False
        if pdf is None:
            self._timer.stop()
            return
        if self._host.widget.isVisible():
            self._timer.start()
        self.look()
        self._compare_text(pdf)

    def _on_looked(self, pdf: "OpenPdf", state: State) -> None:
        if pdf is not self._watched:
            return
        self._is_looking = False
        before, was_known = self._known, self._is_known
        self._known, self._is_known = state, True
        if was_known and state != before:
            self._tell(pdf, is_gone=state is None)

    def _on_failed(self, _error: Exception) -> None:
        """The library is not open: there is nothing to compare with yet, and the next look comes soon."""
        self._is_looking = False

    def _tell(self, pdf: "OpenPdf", *, is_gone: bool) -> None:
        document, name = self._host.document, self._name(pdf)
        reload = ("fileReload", self.tr("Reload"), self._host.parts.shower.reload)
        later = ("fileLater", self.tr("Not now"), self._bar.clear)
        if not is_gone:
            self._bar.say(reader_words.file_changed(name), (reload, later))
        elif document is not None:
            locate = ("fileLocate", self.tr("Locate…"), partial(self._locate, pdf, document))
            self._bar.say(reader_words.file_gone(name), (locate, later))
        else:
            self._bar.say(reader_words.file_gone(name), (later,))

    def _locate(self, pdf: "OpenPdf", document: "Document") -> None:
        """The offer stays until a file is found: she may think better of it in the dialog."""
        self._tell(pdf, is_gone=True)
        self._host.context.navigator.locate_requested.emit(document)

    def _compare_text(self, pdf: "OpenPdf") -> None:
        """A file that was changed while it was not open may have another text than its marks were made on."""
        document = self._host.document
        if document is not None and pdf.fingerprint and document.fingerprint not in (None, pdf.fingerprint):
            later = ("fileLater", self.tr("Not now"), self._bar.clear)
            self._bar.say(reader_words.text_is_another(self._name(pdf)), (later,))

    def _name(self, pdf: "OpenPdf") -> str:
        document = self._host.document
        return reader_words.document_name(document) if document is not None else pdf.path.name


def _state_of(path: Path) -> State:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


class FileWatchPlugin:
    """Found by the reader."""

    id = "file_watch"
    order = 60

    def build(self, host: "ReaderHost") -> FileWatch:
        return FileWatch(host)


PLUGIN = FileWatchPlugin()
