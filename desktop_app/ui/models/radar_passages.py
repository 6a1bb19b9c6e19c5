"""The passages that may answer the question that is shown, in a list that stays true."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import QuestionId
from desktop_app.domain.radar import RadarPassage
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.fact_timer import FactTimer
from desktop_app.ui.models.radar_acts import RadarActs
from desktop_app.ui.widgets.passage_list import PassageList

if TYPE_CHECKING:
    from desktop_app.services.radar import QuestionLook

_MOST_SHOWN = 8
_LEAST_PART = 0.45  # of the score of the best one: what is far behind is not worth her time


class RadarPassages(QObject):
    """Reads on the store thread and ranks elsewhere, while `panel`, which shows `view`, is to be seen."""

    #: QuestionId: its passages were looked for, and remembered
    remembered = Signal(object)
    #: Wanted (services.radar_ranking), list of RadarPassage: these are listed for this question now
    listed = Signal(object, object)

    def __init__(self, context: UiContext, panel: QWidget) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel
        self._question: QuestionId | None = None
        self._is_stale = False
        self.view = PassageList(context.theme, parent=panel)
        self._acts = RadarActs(context, self)
        self.view.wished.connect(self._acts.do)
        self._facts = FactTimer(self)
        self._facts.due.connect(self._load)
        hub = context.hub
        for changed in (hub.question_changed, hub.paper_changed, hub.document_changed, hub.note_changed):
            changed.connect(self._on_fact)
        hub.library_replaced.connect(self._on_fact)
        context.navigator.text_read.connect(self._on_fact)
        panel.installEventFilter(self)

    def show_for(self, question: QuestionId | None) -> None:
        """List what may answer this from now on; None for one that is settled."""
        if question != self._question:
            self._question = question
            self.view.hide()
            self._load()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._is_stale:
            self._load()
        elif event.type() == QEvent.Type.Hide:
            self._facts.stop()
        return super().eventFilter(watched, event)

    def _on_fact(self, _fact: object = None) -> None:
        self._is_stale = True
        if self._panel.isVisible():
            self._facts.note()

    def _load(self) -> None:
        question, runner = self._question, self._context.runner
        self._is_stale = not self._panel.isVisible()
        if question is None or self._is_stale:
            return
        runner.run(
            lambda services: services.radar.look_for(question),
            self._rank,
            failed=lambda _error: None,  # it was deleted meanwhile
            owner=self,
        )

    def _rank(self, look: "QuestionLook") -> None:
        self._context.runner.run_slow(
            lambda _services, _cancelled: look.passages(), lambda found: self._on_found(look, found), owner=self
        )

    def _on_found(self, look: "QuestionLook", found: list[RadarPassage]) -> None:
        question = look.wanted.question.id
        if question != self._question:
            return
        self._context.runner.run(
            lambda services: services.radar.remember(look, found),
            lambda _done: self.remembered.emit(question),
            owner=self,
        )
        shown = [one for one in found if one.score >= _LEAST_PART * found[0].score][:_MOST_SHOWN]
        if shown:
            self.view.show_passages(shown)
        else:
            self.view.say(self.tr("Nothing in your library seems to answer it yet. New papers are looked through."))
        self.listed.emit(look.wanted, shown)
