"""The names a PDF gives its pages ("iv", "S3"), in the page field, in the status bar and on marks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.page_label import has_names, page_label, with_page_names
from desktop_app.pdf.inquiries import LABELS

if TYPE_CHECKING:
    from desktop_app.domain.ids import DocumentId
    from desktop_app.pdf.outline import PageLabels
    from desktop_app.ui.viewer.reader_feature import ReaderHost


class PageNames(QObject):
    """Asks for them when a PDF is shown."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._labels: PageLabels = ()
        self._kept: tuple[DocumentId, PageLabels] | None = None
        self._field = host.parts.bar.page
        self._field.nothing_called.connect(self._on_nothing_called)
        host.shown.connect(self._on_shown)
        host.pages.page_changed.connect(lambda _page: self._tell_status())
        self._on_shown()

    def close(self) -> None:
        """There is nothing to end."""

    def _on_shown(self) -> None:
        pdf, document = self._host.pdf, self._host.document
        self._take(document.page_labels if document is not None else ())
        if pdf is not None:
            self._host.context.pages.ask(
                pdf, LABELS, lambda labels: self._take(labels) if pdf is self._host.pdf else None, owner=self
            )

    def _take(self, labels: "PageLabels") -> None:
        self._labels = labels if has_names(labels) else ()
        self._field.set_labels(self._labels)
        self._name_marks()
        self._tell_status()

    def _name_marks(self) -> None:
        """Marks and all lists say where things are by these names, also of what was there before they were known."""
        marking, document = self._host.parts.marking, self._host.document
        if marking is None:
            return
        marking.actions.page_labels = labels = self._labels
        if document is None or not labels:
            return
        anchors = [mark.anchor for mark in marking.marks_here()]
        is_new = tuple(labels) != document.page_labels and self._kept != (document.id, labels)
        if is_new or anchors != with_page_names(anchors, labels):
            document_id, self._kept = document.id, (document.id, labels)
            self._host.context.runner.run(lambda services: services.mark_batches.name_pages(document_id, labels))

    def _tell_status(self) -> None:
        pages = self._host.pages
        if self._labels and self._host.pdf is not None:
            told = self.tr("p. %1 · %2 of %3").replace("%1", page_label(self._labels, pages.page_index))
            told = told.replace("%2", str(pages.page_index + 1)).replace("%3", str(pages.page_count))
            self._host.context.navigator.reader_status_changed.emit(told)

    def _on_nothing_called(self, typed: str) -> None:
        self._host.tell(self.tr("No page is called “%1”.").replace("%1", typed))


class PageNamesPlugin:
    """Found by the reader."""

    id = "page_names"
    order = 5

    def build(self, host: "ReaderHost") -> PageNames:
        return PageNames(host)


PLUGIN = PageNamesPlugin()
