"""Offers, once, to take over the marks that other programs made in the PDF that is read.

A page whose marks are all in the library is drawn without those of the file, which would lie beneath ours.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.document import Document, DocumentKind
from desktop_app.pdf.inquiries import FOREIGN_MARKS
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.viewer import reader_words
from desktop_app.ui.viewer.offer_bar import OfferBar
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.domain.changes import RecordChanged
    from desktop_app.pdf.foreign_marks import ForeignMarks
    from desktop_app.services.foreign_marks import FoundMarks, Offered
    from desktop_app.ui.viewer.reader_feature import ReaderHost


_LATER_MS = 150


class ForeignMarkOffer(QObject):
    """The file is looked through by the background worker, and its text is read only when there are such marks."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._asked_of: Document | None = None
        self._found: FoundMarks | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self._draw_bare)
        self._bar = OfferBar(host.context.theme, "foreignMarks", host.widget)
        host.parts.body.add_bar(self._bar)
        spec = ReaderActionSpec("foreignMarksAction", self.tr("Marks of other programs…"), part="mark")
        self._action = host.add_action(spec, self.look)
        host.shown.connect(self._on_shown)
        host.context.navigator.foreign_marks_left.connect(self._on_left)
        host.context.hub.mark_changed.connect(self._on_mark_changed)
        self._on_shown()

    def close(self) -> None:
        self._later.stop()

    def look(self) -> None:
        """Show those that are not in the library, whatever was answered before."""
        self._find(self._show_or_say)

    def _on_shown(self) -> None:
        document = self._host.document
        is_pdf = document is not None and document.kind is DocumentKind.PDF
        self._action.setEnabled(is_pdf)
        if document is None or self._asked_of is None or document.id != self._asked_of.id:
            self._bar.clear()
            self._asked_of, self._found = document, None
            self._host.pages.draw_bare(frozenset())
            if is_pdf and not self._host.is_second:  # a text that is kept beside the one she reads asks for nothing
                self._find(self._offer)
        elif self._found is not None:
            self._later.start()

    def _find(self, then: "Callable[[Document, Offered], None]") -> None:
        document, pdf = self._host.document, self._host.pdf
        if document is None or pdf is None:
            return

        def seen(found: "ForeignMarks") -> None:
            if found.marks or then == self._show_or_say:
                self._read(document, then)

        self._host.context.pages.ask(pdf, FOREIGN_MARKS, seen, owner=self)

    def _read(self, document: Document, then: "Callable[[Document, Offered], None]") -> None:
        """What cannot be read is no reason to disturb her: she did not ask for it."""
        runner, password = self._host.context.runner, self._host.parts.shower.password

        def read(found: "FoundMarks") -> None:
            if self._is_read(document):
                self._found = found
                self._compare(document, found, then)

        runner.run_slow(
            lambda services, cancelled: services.foreign_marks.read(document.id, cancelled, password),
            read,
            failed=_ignore,
            owner=self,
        )

    def _compare(self, document: Document, found: "FoundMarks", then: "Callable[[Document, Offered], None]") -> None:
        def compared(offered: "Offered") -> None:
            if self._is_read(document):
                missing = {one.mark.page_index for one in offered.missing}
                ours = frozenset(one.mark.page_index for one in found.marks) - missing
                self._host.pages.draw_bare(frozenset() if found.is_cut else ours)
                then(document, offered)

        self._host.context.runner.run(
            lambda services: services.foreign_marks.offered(document.id, found), compared, failed=_ignore, owner=self
        )

    def _on_mark_changed(self, change: "RecordChanged") -> None:
        """Marks that are taken over are drawn by us, and those that were deleted by their file again."""
        document = self._host.document
        if self._found is not None and document is not None and change.paper_id == document.paper_id:
            self._later.start()

    def _draw_bare(self) -> None:
        document = self._asked_of
        if document is not None and self._found is not None and self._is_read(document):
            self._compare(document, self._found, lambda _document, _offered: None)

    def _is_read(self, document: Document) -> bool:
        now = self._host.document
        return now is not None and now.id == document.id

    def _offer(self, document: Document, offered: "Offered") -> None:
        count = len(offered.fresh)
        if not count:
            return
        one, many = (
            self.tr("This PDF has 1 mark of another program."),
            self.tr("This PDF has %1 marks of other programs."),
        )
        if offered.is_cut:
            many = self.tr("This PDF has very many marks of other programs; the first %1 can be imported.")
        choices = (
            ("foreignMarksImport", self.tr("Import"), partial(self._import, document, offered)),
            ("foreignMarksLook", self.tr("Look…"), partial(self._show, document, offered)),
            ("foreignMarksDecline", self.tr("No thanks"), partial(self._decline, document, offered)),
        )
        self._bar.say(counted(count, one, many), choices)

    def _show_or_say(self, document: Document, offered: "Offered") -> None:
        if offered.missing:
            self._show(document, offered)
        else:
            self._host.tell(self.tr("This PDF has no marks of other programs that are not in your library."))

    def _show(self, document: Document, offered: "Offered") -> None:
        self._bar.clear()
        self._host.context.navigator.foreign_marks_requested.emit(document, offered)

    def _on_left(self, document: Document) -> None:
        """She only looked: the offer stands."""
        if self._is_read(document):
            self._find(self._offer)

    def _import(self, document: Document, offered: "Offered") -> None:
        self._host.context.runner.run(
            lambda services: len(services.foreign_marks.take(document.id, offered.fresh, offered.missing)),
            lambda count: self._host.tell(reader_words.marks_imported(count)),
            owner=self,
        )

    def _decline(self, document: Document, offered: "Offered") -> None:
        self._host.context.runner.run(
            lambda services: services.foreign_marks.answer(document.id, offered.missing), owner=self
        )
        self._host.tell(
            self.tr("They stay in the file. The menu of the reader has them under “Marks of other programs”.")
        )


def _ignore(_error: Exception) -> None:
    """The file is read by its pages; that its marks cannot be is told when she asks for them."""


class ForeignMarkPlugin:
    """Found by the reader."""

    id = "foreign_marks"
    order = 70

    def build(self, host: "ReaderHost") -> ForeignMarkOffer:
        return ForeignMarkOffer(host)


PLUGIN = ForeignMarkPlugin()
