"""Finds out in the background how many papers may answer each open question, one question after the other."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import QuestionId
from desktop_app.domain.radar import RadarPassage
from desktop_app.ui.bridge.context import UiContext

if TYPE_CHECKING:
    from desktop_app.services.context import Services
    from desktop_app.services.radar import QuestionLook

_MOST = 200
_REST_MS = 150


class RadarCounts(QObject):
    """Works only while `panel` is to be seen, and rests between two questions: other work comes first."""

    #: dict of QuestionId to int: so many papers may answer these
    counted = Signal(object)

    def __init__(self, context: UiContext, panel: QWidget) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel
        self._wanted: list[QuestionId] = []
        self._in_view: tuple[QuestionId, ...] = ()
        self._known: set[QuestionId] = set()
        self._is_busy = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._go_on)
        hub = context.hub
        for changed in (hub.paper_changed, hub.document_changed):
            changed.connect(self._on_other_texts)
        hub.library_replaced.connect(self._on_other_texts)
        context.navigator.text_read.connect(self._on_other_texts)
        panel.installEventFilter(self)

    def count(self, questions: Iterable[QuestionId]) -> None:
        """These are to be known, those that are seen first; where there are many, the others when they are seen."""
        self._wanted = list(questions)[:_MOST]
        self._tell()
        self._rest.start()

    def see(self, questions: tuple[QuestionId, ...]) -> None:
        """These are seen now."""
        self._in_view = questions
        if any(question not in self._known for question in questions) and not self._rest.isActive():
            self._rest.start()

    def note(self, question: QuestionId) -> None:
        """One was just found out elsewhere."""
        self._known.add(question)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._rest.start()
        elif event.type() == QEvent.Type.Hide:
            self._rest.stop()
        return super().eventFilter(watched, event)

    def _on_other_texts(self, _fact: object = None) -> None:
        self._known.clear()
        if self._panel.isVisible():
            self._rest.start()

    def _go_on(self) -> None:
        question = next((one for one in (*self._in_view, *self._wanted) if one not in self._known), None)
        if question is None or self._is_busy or not self._panel.isVisible():
            return
        self._is_busy = True
        self._known.add(question)
        self._context.runner.run(
            lambda services: services.radar.look_for(question), self._rank, failed=self._on_failed, owner=self
        )

    def _rank(self, look: "QuestionLook") -> None:
        runner = self._context.runner

        def keep(services: "Services", found: Sequence[RadarPassage]) -> Mapping[QuestionId, int]:
            services.radar.remember(look, found)
            return services.radar.counts()

        runner.run_slow(
            lambda _services, _cancelled: look.passages(),
            lambda found: runner.run(lambda services: keep(services, found), self._on_counted, owner=self),
            failed=self._on_failed,
            owner=self,
        )

    def _on_counted(self, counts: Mapping[QuestionId, int]) -> None:
        self._is_busy = False
        self.counted.emit(counts)
        self._rest.start()

    def _on_failed(self, _error: Exception) -> None:
        """It was deleted meanwhile."""
        self._is_busy = False
        self._rest.start()

    def _tell(self) -> None:
        self._context.runner.run(
            lambda services: services.radar.counts(),
            self.counted.emit,
            failed=lambda _error: None,  # the library is not open
            owner=self,
        )
