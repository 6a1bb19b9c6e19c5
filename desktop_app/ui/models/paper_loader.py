"""Keeps a list of paper summaries true: loads it away from the GUI thread and again when facts say it changed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.paper import PaperSummary
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.fact_timer import FactTimer

if TYPE_CHECKING:
    from desktop_app.services.context import Services

PaperCall = Callable[["Services"], Sequence[PaperSummary]]


class PaperLoader(QObject):
    """Loads nothing until `start`; a newer question makes an older answer worthless."""

    #: list of PaperSummary
    loaded = Signal(object)
    #: list of PaperSummary: the first ones, the others follow
    begun = Signal(object)

    def __init__(
        self, context: UiContext, call: PaperCall, parent: QObject | None = None, first: PaperCall | None = None
    ) -> None:
        """`first` gives what is seen at once, asked for once, before the first answer to `call`."""
        super().__init__(parent)
        self._context, self._call, self._first = context, call, first
        self._is_started = False
        self._asked = 0
        self._facts = FactTimer(self)
        self._facts.due.connect(self._load)
        hub = context.hub
        for changed in (
            *(hub.paper_changed, hub.document_changed, hub.mark_changed, hub.question_changed, hub.todo_changed),
            hub.library_replaced,
        ):
            changed.connect(self._on_fact)

    def start(self) -> None:
        """Load now and keep up from now on."""
        self._is_started = True
        self._load()

    def ask(self, call: PaperCall) -> None:
        """Load the answer to another question."""
        self._call = call
        if self._is_started:
            self._load()

    def stop(self) -> None:
        """Stop keeping up; `start` begins again."""
        self._is_started = False
        self._facts.stop()

    def _on_fact(self, _fact: object = None) -> None:
        if self._is_started:
            self._facts.note()

    def _load(self) -> None:
        self._facts.stop()
        self._asked += 1
        number = self._asked
        if self._first is not None:
            first, self._first = self._first, None
            self._context.runner.run(first, self.begun.emit, owner=self)
        self._context.runner.run(self._call, lambda found: self._on_loaded(number, found), owner=self)

    def _on_loaded(self, number: int, found: Sequence[PaperSummary]) -> None:
        if number == self._asked:
            self.loaded.emit(found)
