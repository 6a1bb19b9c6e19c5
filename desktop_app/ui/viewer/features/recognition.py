"""Scans: the text in the pictures of their pages is read when she asks for it, and used to select and search."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.errors import EnvironmentProblemError
from desktop_app.domain.page_label import page_label
from desktop_app.pdf.inquiries import LABELS
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec
from desktop_app.ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from desktop_app.pdf.ports import PageText
    from desktop_app.ui.bridge.page_source import OpenPdf
    from desktop_app.ui.viewer.reader_feature import ReaderHost


class Recognition(QObject):
    """One document at a time; what is read of a page is kept at once, so that stopping loses nothing."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._document: Document | None = None
        self._pdf: OpenPdf | None = None
        self._pages: list[int] = []
        self._languages: tuple[str, ...] = ()
        self._done = self._failed = self._total = 0
        self._stop: Callable[[], None] = _nothing
        self._bar = WorkBar(host.context.theme, host.widget)
        self._bar.setObjectName("recognitionBar")
        self._bar.cancelled.connect(self._on_cancelled)
        host.parts.body.add_bar(self._bar)
        host.shown.connect(self._on_shown)
        host.add_action(
            ReaderActionSpec("recogniseAction", self.tr("Read the text in its pictures (OCR)"), (), "file"), self._begin
        )

    def close(self) -> None:
        self._give_up()

    # what was read before

    def _on_shown(self) -> None:
        document, pdf = self._host.document, self._host.pdf
        if document is None or pdf is None or self._host.context.pages.has_put_texts(pdf):
            return

        def take(texts: "list[PageText]") -> None:
            if texts:
                self._take(document, pdf, texts)

        self._host.context.runner.run_slow(
            lambda services, _cancelled: services.recognition.kept(document), take, owner=self
        )

    def _take(self, document: Document, pdf: "OpenPdf", texts: "Sequence[PageText]") -> None:
        """Use these texts on the screen and in the library."""
        context = self._host.context
        context.pages.put_texts(pdf, texts)
        context.runner.run(
            lambda services: services.recognition.keep(document.id, texts),
            lambda _kept: context.navigator.text_read.emit(document.id),
            owner=self,
        )
        if self._host.document is not None and self._host.document.id == document.id:
            self._host.parts.reload()

    # reading

    def _begin(self) -> None:
        document = self._host.document
        if self._document is not None:
            self._host.tell(self.tr("A text is being read already."))
        elif document is None or document.kind is not DocumentKind.PDF or self._host.pdf is None:
            self._host.tell(self.tr("There is no PDF of the library to read."))
        else:
            self._host.context.runner.run_slow(
                lambda services, _cancelled: services.recognition.languages(), self._choose, owner=self
            )

    def _choose(self, languages: tuple[str, ...]) -> None:
        """One language is taken at once; of several she chooses."""
        if not languages:
            self._host.tell(self.tr("To read text in pictures, install Tesseract (“tesseract-ocr”) and try again."))
        elif len(languages) == 1:
            self._start(languages)
        else:
            menu = QMenu(self._host.widget)
            menu.setObjectName("recognitionLanguages")
            for language in languages:
                menu.addAction(language, partial(self._start, (language,)))
            menu.addSeparator()
            menu.addAction(self.tr("All of these (slower)"), lambda: self._start(languages))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(QCursor.pos())

    def _start(self, languages: tuple[str, ...]) -> None:
        document, pdf = self._host.document, self._host.pdf
        if document is None or pdf is None or self._document is not None:
            return
        self._document, self._pdf, self._languages = document, pdf, languages
        self._done = self._failed = 0
        first = self._host.pages.page_index
        self._host.context.runner.run(
            lambda services: services.recognition.pages_to_read(document.id, len(pdf.sizes)),
            lambda pages: self._on_pages([page for page in pages if page >= first] + [p for p in pages if p < first]),
            failed=self._on_refused,
            owner=self,
        )

    def _on_pages(self, pages: list[int]) -> None:
        self._pages, self._total = pages, len(pages)
        if pages:
            self._next()
        else:
            self._give_up()
            self._host.tell(self.tr("Every page has its text already."))

    def _next(self) -> None:
        document, languages = self._document, self._languages
        if document is None:
            return
        if not self._pages:
            self._finish()
            return
        page_index = self._pages.pop(0)
        labels = self._host.context.pages.known(self._pdf, LABELS) if self._pdf is not None else ()
        told = self.tr("Reading page %1").replace("%1", page_label(labels or (), page_index))
        self._bar.show_step(told, self._done + self._failed, self._total)
        self._stop = self._host.context.runner.run_slow(
            lambda services, _cancelled: services.recognition.recognise(document, page_index, languages),
            self._on_read,
            failed=self._on_failed,
            owner=self,
        )

    def _on_read(self, text: "PageText") -> None:
        if self._document is not None and self._pdf is not None:
            self._done += 1
            self._take(self._document, self._pdf, (text,))
            self._next()

    def _on_failed(self, error: Exception) -> None:
        if self._document is None:
            return
        if isinstance(error, EnvironmentProblemError):
            self._on_refused(error)
            return
        self._failed += 1
        self._next()

    def _on_refused(self, error: Exception) -> None:
        self._give_up()
        self._host.context.navigator.problem_posted.emit(error)

    def _finish(self) -> None:
        done, failed = self._done, self._failed
        self._give_up()
        told = self.tr("Text was read on %1 pages; it can be selected and searched now.").replace("%1", str(done))
        if failed:
            told += " " + self.tr("%1 pages could not be read.").replace("%1", str(failed))
        self._host.tell(told)

    def _on_cancelled(self) -> None:
        done = self._done
        self._give_up()
        self._host.context.runner.run_slow(lambda services, _cancelled: services.recognition.stop(), owner=self)
        self._host.tell(self.tr("Stopped; the text of %1 pages is kept.").replace("%1", str(done)))

    def _give_up(self) -> None:
        self._stop()
        self._stop = _nothing
        self._document, self._pdf, self._pages = None, None, []
        self._bar.finish()


def _nothing() -> None:
    """What there is to stop while nothing is read."""


class RecognitionPlugin:
    """Found by the reader."""

    id = "recognition"
    order = 60

    def build(self, host: "ReaderHost") -> Recognition:
        return Recognition(host)


PLUGIN = RecognitionPlugin()
