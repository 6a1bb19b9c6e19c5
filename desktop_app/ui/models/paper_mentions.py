"""Where the open paper is mentioned, in a list that stays true and takes the reader there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import PaperId
from desktop_app.domain.link_use import Use
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.fact_timer import FactTimer
from desktop_app.ui.models.use_places import go_to
from desktop_app.ui.widgets.use_list import UseList


class PaperMentions(QObject):
    """Asks while `panel`, which shows `view`, is to be seen."""

    def __init__(self, context: UiContext, panel: QWidget) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel
        self._paper: PaperId | None = None
        self._is_stale = False
        self.view = UseList("paperMentions", panel)
        self.view.use_chosen.connect(lambda use: go_to(context.navigator, use))
        self._facts = FactTimer(self)
        self._facts.due.connect(self._load)
        hub = context.hub
        for changed in (hub.note_changed, hub.mark_changed, hub.question_changed, hub.paper_changed):
            changed.connect(self._on_fact)
        hub.library_replaced.connect(self._on_fact)
        panel.installEventFilter(self)

    def show_paper(self, paper: PaperId) -> None:
        """List the mentions of this paper from now on."""
        if paper != self._paper:
            self._paper = paper
            self.view.show_uses(())
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
        paper = self._paper
        self._is_stale = not self._panel.isVisible()
        if paper is None or self._is_stale:
            return
        self._context.runner.run(
            lambda services: services.links.backlinks(paper),
            lambda uses: self._on_uses(paper, uses),
            failed=lambda _error: None,  # the paper went to the trash meanwhile
            owner=self,
        )

    def _on_uses(self, paper: PaperId, uses: Sequence[Use]) -> None:
        if paper == self._paper:
            self.view.show_uses(uses)
