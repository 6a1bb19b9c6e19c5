"""Where a paper or a question is mentioned, in a list that stays true and takes the reader there."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.link_use import Use
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.fact_timer import FactTimer
from desktop_app.ui.models.use_places import go_to
from desktop_app.ui.widgets.use_list import UseHeading, UseList

if TYPE_CHECKING:
    from desktop_app.services.context import Services

T = TypeVar("T", bound=UUID)


class Mentions(QObject, Generic[T]):
    """Asks with `ask` while `panel`, which shows `view`, is to be seen."""

    def __init__(
        self,
        context: UiContext,
        panel: QWidget,
        name: str,
        ask: "Callable[[Services, T], Sequence[Use]]",
        heading: UseHeading | None = None,
    ) -> None:
        super().__init__(panel)
        self._context, self._panel, self._ask = context, panel, ask
        self._thing: T | None = None
        self._is_stale = False
        self.view = UseList(name, heading, panel)
        self.view.use_chosen.connect(lambda use: go_to(context.navigator, use))
        self._facts = FactTimer(self)
        self._facts.due.connect(self._load)
        hub = context.hub
        for changed in (hub.note_changed, hub.mark_changed, hub.question_changed, hub.paper_changed):
            changed.connect(self._on_fact)
        hub.library_replaced.connect(self._on_fact)
        panel.installEventFilter(self)

    def show_for(self, thing: T) -> None:
        """List the mentions of this from now on."""
        if thing != self._thing:
            self._thing = thing
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
        thing = self._thing
        self._is_stale = not self._panel.isVisible()
        if thing is None or self._is_stale:
            return
        self._context.runner.run(
            lambda services: self._ask(services, thing),
            lambda uses: self._on_uses(thing, uses),
            failed=lambda _error: None,  # it went to the trash meanwhile
            owner=self,
        )

    def _on_uses(self, thing: T, uses: Sequence[Use]) -> None:
        if thing == self._thing:
            self.view.show_uses(uses)
