"""Tells which documents the paper has, in the bar, and what there is to say about the present one, in a line."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.ids import DocumentId
from desktop_app.ui.bridge.page_source import OpenPdf, PageSource
from desktop_app.ui.viewer import reader_words
from desktop_app.ui.viewer.document_switch import SwitchEntry
from desktop_app.ui.viewer.notice_line import NoticeLine
from desktop_app.ui.viewer.reader_feature import ReaderParts

if TYPE_CHECKING:
    from desktop_app.services.reading import Reading


class DocumentsTold:
    """Owned by the reader whose parts it fills."""

    def __init__(self, parts: ReaderParts, notice: NoticeLine, pages: PageSource) -> None:
        self._parts, self._notice, self._pages = parts, notice, pages

    def tell(self, reading: "Reading | None", counts: Counter[DocumentId]) -> None:
        """`counts` are the marks of each document."""
        bar, wanted = self._parts.bar, self._parts.shower.wanted
        documents = reading.documents if reading is not None else ()
        entries = [SwitchEntry(document.id, document.label, counts[document.id]) for document in documents]
        current = wanted.id if wanted is not None else None
        has_pdf = any(document.kind is DocumentKind.PDF for document in documents)
        bar.documents.show_entries(entries, current, can_attach=reading is not None, has_pdf=has_pdf)
        bar.fit()
        self._show_notice(documents, counts)

    def _has_text(self, pdf: OpenPdf) -> bool:
        return pdf.has_text or self._pages.has_put_texts(pdf)

    def _tell_no_text(self, pdf: OpenPdf) -> None:
        if pdf.is_scan:
            recognise = partial(self._parts.commands.trigger, "recogniseAction")
            self._notice.say(pdf.path, reader_words.no_text_layer(), reader_words.recognise(), recognise)
        else:
            self._notice.say(pdf.path, reader_words.no_text())

    def _show_notice(self, documents: Sequence[Document], counts: Counter[DocumentId]) -> None:
        stage, document = self._parts.stage, self._parts.shower.document
        pdf = stage.pages.pdf
        elsewhere = max(documents, key=lambda one: counts[one.id], default=None)
        if stage.surface is stage.pages and pdf is not None and not self._has_text(pdf):
            self._tell_no_text(pdf)
        elif document is None:
            self._notice.hide()
        elif document.kind is DocumentKind.ABSTRACT and not (document.text or "").strip():
            self._notice.say(document.id, reader_words.no_abstract())
        elif elsewhere is not None and counts[elsewhere.id] and not counts[document.id]:
            sentence = reader_words.marks_elsewhere(counts[elsewhere.id], elsewhere.label)
            show = partial(self._parts.show_document, elsewhere.id)
            self._notice.say(document.id, sentence, reader_words.show_that(elsewhere.label), show)
        else:
            self._notice.hide()
