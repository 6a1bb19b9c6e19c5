"""Copies the selection, or the passage of the selected mark, with authors, year, page and a link back for the note."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.own_link import OwnLink
from desktop_app.domain.page_label import page_label
from desktop_app.domain.quotation import Quotation
from desktop_app.pdf.inquiries import LABELS
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec

if TYPE_CHECKING:
    from desktop_app.domain.ids import MarkId
    from desktop_app.ui.viewer.reader_feature import ReaderHost


class CopyWithCitation(QObject):
    """Plain text for any program, Markdown for the note."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        spec = ReaderActionSpec(
            "copyWithCitationAction", self.tr("Copy with the citation"), ("Ctrl+Shift+C",), "find", "quote"
        )
        host.add_action(spec, self.copy)

    def close(self) -> None:
        """There is nothing to end."""

    def copy(self) -> None:
        """Put it on the clipboard, and say what to do where there is nothing to copy."""
        words, page_index, mark = self._chosen()
        reading = self._host.reading
        if not words:
            self._host.tell(self.tr("Select a passage, or a mark, to copy it with its citation."))
        elif reading is None:
            self._host.tell(self.tr("Only a paper of the library can be cited. Add this file to it first."))
        else:
            quotation = Quotation(words, reading.paper.bibliography, self._page_name(page_index))
            link = OwnLink(reading.paper.id, mark, page_index)
            flavours = QMimeData()
            flavours.setText(quotation.plain)
            flavours.setHtml(f"<p>{escape(quotation.plain).replace(chr(10), '<br>')}</p>")
            flavours.setData("text/markdown", quotation.markdown(link).encode())
            QGuiApplication.clipboard().setMimeData(flavours)
            self._host.tell(self.tr("Copied with %1.").replace("%1", quotation.reference))

    def _chosen(self) -> "tuple[str, int | None, MarkId | None]":
        """The words, their page, and the mark they are of."""
        surface = self._host.surface
        if surface is None:
            return "", None, None
        if surface.has_selection():
            page_index = surface.text_selection.spans()[0].page_index
            return surface.selected_text(), page_index if surface is self._host.pages else None, None
        shown = surface.marks.get(surface.selected_mark) if surface.selected_mark is not None else None
        if shown is None:
            return "", None, None
        return shown.mark.quote, shown.mark.anchor.page_index, shown.mark.id

    def _page_name(self, page_index: int | None) -> str:
        pdf = self._host.pdf
        if page_index is None or pdf is None:
            return ""
        labels = self._host.context.pages.known(pdf, LABELS)
        return page_label(labels or (), page_index)


class CopyWithCitationPlugin:
    """Found by the reader."""

    id = "copy_with_citation"
    order = 40

    def build(self, host: "ReaderHost") -> CopyWithCitation:
        return CopyWithCitation(host)


PLUGIN = CopyWithCitationPlugin()
