"""What is done with a passage that may answer a question: used, opened, refused."""

from PySide6.QtCore import QObject

from desktop_app.domain.document import Document
from desktop_app.domain.radar import RadarPassage
from desktop_app.ui.bridge.context import UiContext


class RadarActs(QObject):
    """Finding the place in a PDF is slow work, so using a passage takes three steps on as many threads."""

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def do(self, passage: RadarPassage, wish: str) -> None:
        """Do what a card wishes: "use", "open" or "refuse"."""
        {"use": self.use, "open": self.open, "refuse": self.refuse}[wish](passage)

    def use(self, passage: RadarPassage) -> None:
        """Make evidence of it."""
        self._context.runner.run(
            lambda services: services.radar_answers.document_of(passage),
            lambda document: self._find(passage, document),
            owner=self,
        )

    def open(self, passage: RadarPassage) -> None:
        """Go to where it stands."""
        navigator, paper = self._context.navigator, passage.paper_id
        if passage.mark_id is not None:
            navigator.mark_show_requested.emit(passage.mark_id, paper)
        elif passage.kind == "note":
            navigator.paper_open_requested.emit(paper)
            navigator.note_show_requested.emit(paper)
        else:
            navigator.passage_show_requested.emit(paper, passage.document_id, passage.page_index, passage.passage)

    def refuse(self, passage: RadarPassage) -> None:
        """Never show it for that question again."""
        self._context.runner.run(
            lambda services: services.radar.refuse(passage),
            lambda _done: self._tell(self.tr("It is not shown for this question again. Ctrl+Z takes that back.")),
            owner=self,
        )

    def _find(self, passage: RadarPassage, document: Document | None) -> None:
        runner = self._context.runner
        runner.run_slow(
            lambda services, _cancelled: services.radar_answers.place_of(passage, document),
            lambda place: runner.run(
                lambda services: services.radar_answers.use(passage, place),
                lambda used: self._tell(
                    self.tr("It is evidence now; the question stays open until you say it is answered.")
                    if used.evidence
                    else self.tr("Its words are the answer so far; there is no page to mark.")
                ),
                owner=self,
            ),
            owner=self,
        )

    def _tell(self, sentence: str) -> None:
        self._context.navigator.message_posted.emit(sentence)
