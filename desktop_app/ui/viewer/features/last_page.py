"""Offers quietly to say that a paper is read when its last page is; nothing changes by itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import PaperState
from desktop_app.domain.reading_queue import UNREAD
from desktop_app.ui.viewer.offer_bar import OfferBar

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost


class LastPage(QObject):
    """Once for each paper until the program ends; a text that is whole on the screen at once has no end to come to."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._paper: PaperId | None = None
        self._was_before_end = False
        self._offered: set[PaperId] = set()
        self._bar: OfferBar | None = None
        if not host.is_second:
            host.shown.connect(self._on_shown)
            host.reading_changed.connect(self._on_shown)
            host.pages.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def close(self) -> None:
        """Nothing is kept."""

    def _on_shown(self) -> None:
        reading = self._host.reading
        paper = reading.paper.id if reading is not None else None
        if paper != self._paper:
            self._paper, self._was_before_end = paper, False
            if self._bar is not None:
                self._bar.clear()

    def _on_scrolled(self, value: int) -> None:
        pages, pdf = self._host.pages, self._host.pdf
        if self._paper is None or pdf is None:
            return
        is_last = pages.page_index >= len(pdf.sizes) - 1 and value >= pages.verticalScrollBar().maximum()
        if not is_last:
            self._was_before_end = True
        elif self._was_before_end and self._paper not in self._offered:
            self._offer(self._paper)

    def _offer(self, paper: PaperId) -> None:
        """Only where it is not read yet."""
        self._offered.add(paper)
        reading = self._host.reading
        if reading is None or reading.paper.state not in UNREAD:
            return
        if self._bar is None:
            self._bar = OfferBar(self._host.context.theme, "lastPageBar", self._host.widget)
            self._host.parts.body.add_bar(self._bar)
        choices = (
            ("lastPageRead", self.tr("✓ Read"), lambda: self._mark_read(paper)),
            ("lastPageNot", self.tr("Not yet"), lambda: None),
        )
        self._bar.say(self.tr("This is the end of the paper. Is it read?"), choices)

    def _mark_read(self, paper: PaperId) -> None:
        sentence = self.tr("The paper is read. Ctrl+Z takes it back.")

        def done(_result: object) -> None:
            self._host.tell(sentence)

        self._host.context.runner.run(
            lambda services: services.reading_queue.set_state((paper,), PaperState.READ), done, owner=self
        )


class LastPagePlugin:
    """Found by the reader."""

    id = "last_page"
    order = 90

    def build(self, host: "ReaderHost") -> LastPage:
        return LastPage(host)


PLUGIN = LastPagePlugin()
