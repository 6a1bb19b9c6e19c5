"""The passages related to the shown question by meaning: a list of its own, below the one that goes by words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import QuestionId
from desktop_app.domain.radar import RadarPassage
from desktop_app.domain.related import NearWindow, RelatedState
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.radar_acts import RadarActs
from desktop_app.ui.widgets.passage_list import PassageList

if TYPE_CHECKING:
    from desktop_app.services.context import Services
    from desktop_app.services.radar_ranking import Wanted
    from desktop_app.services.related import RelatedLook

_MOST_SHOWN = 6
_REST_AFTER_MS = 60_000


class RelatedPassages(QObject):
    """Is told what the radar lists, and leaves that out. Shows nothing at all until it is switched on."""

    def __init__(self, context: UiContext, panel: QWidget) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel
        self._question: QuestionId | None = None
        self._wanted: Wanted | None = None
        self._listed: Sequence[RadarPassage] = ()
        self._was_reading = self._is_stale = False
        self.view = PassageList(context.theme, heading=self.tr("Related by meaning"), parent=panel)
        self.view.setObjectName("relatedList")
        self._acts = RadarActs(context, self)
        self.view.wished.connect(self._acts.do)
        context.navigator.related_changed.connect(self._on_changed)
        panel.installEventFilter(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_AFTER_MS)
        self._rest.timeout.connect(self.let_go)

    def show_for(self, question: QuestionId | None) -> None:
        """List what is related to this as soon as it is told what is listed; None for one that is settled."""
        if question != self._question:
            self._question, self._wanted = question, None
            self.view.hide()

    def go_beside(self, wanted: "Wanted", listed: Sequence[RadarPassage]) -> None:
        """These are listed for a question."""
        if wanted.question.id == self._question:
            self._wanted, self._listed = wanted, tuple(listed)
            self._load()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._is_stale:
            self._load()
        return super().eventFilter(watched, event)

    def let_go(self) -> None:
        """Nobody looks: the memory is free until the next question."""
        self._rest.stop()
        self._context.runner.run_slow(
            lambda services, _cancelled: services.related.rest(),
            failed=lambda _error: None,  # the library is not open
            owner=self,
        )

    def _on_changed(self, state: RelatedState) -> None:
        """What is listed while the library is read stays until all of it is read."""
        was_reading, self._was_reading = self._was_reading, state.is_reading
        if not state.is_on:
            self.view.hide()
        elif was_reading != state.is_reading or not self.view.cards():
            self._load()

    def _load(self) -> None:
        wanted = self._wanted
        self._is_stale = not self._panel.isVisible()
        if wanted is None or self._is_stale:
            return

        def near(services: "Services", _cancelled: object) -> tuple[RelatedState, list[NearWindow]]:
            state = services.related.state()
            is_asked = state.is_on and state.is_installed and not state.problem
            return state, services.related.near(wanted) if is_asked else []

        self._context.runner.run_slow(
            near, lambda found: self._look(wanted, *found), failed=self._on_failed, owner=self
        )

    def _look(self, wanted: "Wanted", state: RelatedState, near: Sequence[NearWindow]) -> None:
        if wanted is not self._wanted:
            return
        if not state.is_on or not state.is_installed:
            self.view.hide()
        elif state.problem:
            self.view.say(state.problem)
        else:
            self._rest.start()
            self._context.runner.run(
                lambda services: services.related.look_at(wanted, near),
                lambda look: self._rank(wanted, state, look),
                failed=self._on_failed,
                owner=self,
            )

    def _rank(self, wanted: "Wanted", state: RelatedState, look: "RelatedLook") -> None:
        listed = self._listed
        self._context.runner.run_slow(
            lambda services, _cancelled: services.related.ranked(look, listed, _MOST_SHOWN),
            lambda found: self._show(wanted, state, found),
            failed=self._on_failed,
            owner=self,
        )

    def _show(self, wanted: "Wanted", state: RelatedState, found: Sequence[RadarPassage]) -> None:
        if wanted is not self._wanted:
            return
        if found:
            self.view.show_passages(found)
        elif state.is_reading:
            self.view.say(self._progress(state))
        else:
            self.view.say(self.tr("Nothing else in your library is near it in meaning."))

    def _on_failed(self, error: Exception) -> None:
        """Quiet: the list by words stands above."""
        self.view.say(str(error))

    def _progress(self, state: RelatedState) -> str:
        text = self.tr("%1 of %2 papers are read for it so far.")
        return text.replace("%1", f"{state.read:,}").replace("%2", f"{state.papers:,}")
