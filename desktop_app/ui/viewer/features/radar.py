"""Says quietly that the paper that is read may answer open questions, and shows the passages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.changes import RecordChanged
from desktop_app.domain.ids import DocumentId, PaperId
from desktop_app.domain.radar import RadarPassage
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.models.radar_acts import RadarActs
from desktop_app.ui.models.radar_paper import PaperRadar
from desktop_app.ui.widgets.passage_bar import PassageBar

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost

_LATER_MS = 600


class PaperRadarBar(QObject):
    """Looks a moment after a paper was opened or changed; what was closed stays closed until the program ends."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._paper: PaperId | None = None
        self._closed: set[PaperId] = set()
        self._radar = PaperRadar(host.context, self)
        self._acts = RadarActs(host.context, self)
        self._bar: PassageBar | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self._look)
        if not host.is_second:  # a text that is kept beside the one she reads says nothing
            hub = host.context.hub
            host.reading_changed.connect(self._on_reading)
            hub.question_changed.connect(self._on_question)
            hub.document_changed.connect(self._on_document)
            host.context.navigator.text_read.connect(self._on_text_read)
            hub.library_replaced.connect(self._later.start)
            self._on_reading()

    def close(self) -> None:
        """The window ends."""
        self._later.stop()

    def _on_reading(self) -> None:
        reading = self._host.reading
        paper = reading.paper.id if reading is not None else None
        if paper != self._paper:
            self._paper = paper
            self._clear()
            self._later.start()

    def _on_question(self, _change: RecordChanged) -> None:
        if self._paper is not None:
            self._later.start()

    def _on_document(self, change: RecordChanged) -> None:
        if change.paper_id == self._paper:
            self._later.start()

    def _on_text_read(self, document: DocumentId) -> None:
        reading = self._host.reading
        if reading is not None and any(one.id == document for one in reading.documents):
            self._later.start()

    def _look(self) -> None:
        paper = self._paper
        if paper is not None and paper not in self._closed:
            self._radar.match(paper, lambda found: self._on_found(paper, found))

    def _on_found(self, paper: PaperId, found: Sequence[RadarPassage]) -> None:
        sure = [passage for passage in found if passage.confident]
        if paper != self._paper or paper in self._closed:
            return
        if not sure:
            self._clear()
            return
        one = self.tr("May answer 1 of your questions")
        many = self.tr("May answer %1 of your questions")
        self._shown_bar().say(counted(len(sure), one, many), sure)

    def _shown_bar(self) -> PassageBar:
        if self._bar is None:
            self._bar = PassageBar(self._host.context.theme, self._host.parts.body)
            self._bar.wished.connect(self._acts.do)
            self._bar.closed.connect(self._on_closed)
            self._bar.left.connect(self._give_focus_back)
        return self._bar

    def _on_closed(self) -> None:
        if self._paper is not None:
            self._closed.add(self._paper)
        self._clear()
        self._give_focus_back()

    def _give_focus_back(self) -> None:
        if self._host.surface is not None:
            self._host.surface.setFocus()

    def _clear(self) -> None:
        if self._bar is not None:
            self._bar.clear()


class RadarPlugin:
    """Found by the reader."""

    id = "radar"
    order = 90

    def build(self, host: "ReaderHost") -> PaperRadarBar:
        return PaperRadarBar(host)


PLUGIN = RadarPlugin()
