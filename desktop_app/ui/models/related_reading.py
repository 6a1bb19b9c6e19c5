"""Reads the library in the background for what is related by meaning, while that is switched on."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.changes import RecordChanged
from desktop_app.domain.ids import PaperId
from desktop_app.domain.related import PaperTexts, RelatedState
from desktop_app.ui.bridge.context import UiContext

_PAUSE_MS = 40  # between two moments of encoding
_AFTER_FACT_MS = 3000
_REST_AFTER_MS = 30_000
_TOLD_EVERY = 5  # papers


class RelatedReading(QObject):
    """One paper after another, a moment at a time; encoding is done by a process that gives way to all others.

    What cannot be read now is tried again when something changes.
    """

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: deque[PaperId] = deque()
        self._changed: set[PaperId] = set()
        self._is_on = self._is_busy = self._is_stale = self._is_ended = False
        self._pause = self._timer(_PAUSE_MS, self._go_on)
        self._facts = self._timer(_AFTER_FACT_MS, self._on_facts)
        self._rest = self._timer(_REST_AFTER_MS, self._let_go)
        hub = context.hub
        for changed in (hub.document_changed, hub.note_changed, hub.mark_changed):
            changed.connect(self._on_text_changed)
        hub.paper_changed.connect(self._on_papers_changed)
        hub.library_replaced.connect(self._on_papers_changed)
        context.navigator.text_read.connect(self._on_papers_changed)
        context.navigator.related_switch_requested.connect(self._switch)

    def start(self) -> None:
        """The library is open."""
        self._is_ended = False
        self._ask_state(self._on_state)

    def stop(self) -> None:
        """The window ends: read nothing more."""
        self._is_ended = True
        self._waiting.clear()
        for timer in (self._pause, self._facts, self._rest):
            timer.stop()

    def _switch(self, on: bool) -> None:
        self._context.runner.run_slow(
            lambda services, _cancelled: services.related.switch(on=on),
            lambda _done: self._ask_state(self._on_state),
            failed=self._context.navigator.problem_posted.emit,
            owner=self,
        )

    def _on_state(self, state: RelatedState) -> None:
        self._is_on = state.is_on and state.is_installed and not self._is_ended
        self._context.navigator.related_changed.emit(state)
        if self._is_on:
            self._check()
        else:
            self._waiting.clear()
            self._is_busy = False
            self._pause.stop()

    def _on_text_changed(self, change: RecordChanged) -> None:
        if self._is_on and change.paper_id is not None:
            self._changed.add(change.paper_id)
            if not self._facts.isActive():
                self._facts.start()

    def _on_papers_changed(self, _fact: object = None) -> None:
        """Papers may have come or gone, so all are looked through."""
        self._is_stale = True
        if self._is_on and not self._facts.isActive():
            self._facts.start()

    def _on_facts(self) -> None:
        """Read what changed: unchanged sentences of it are known."""
        if self._is_busy or not self._is_on or self._is_ended:
            return  # it goes on with this at its end
        changed, self._changed = self._changed, set()
        if self._is_stale:
            self._check()
        elif changed:
            self._is_busy = True
            self._waiting.extend(changed)
            self._next()

    def _check(self) -> None:
        """Find out what is to be read."""
        if self._is_busy or not self._is_on or self._is_ended:
            self._is_stale = True
            return
        self._is_busy, self._is_stale = True, False
        self._context.runner.run(
            lambda services: services.related.stamps(), self._find_due, failed=self._on_failed, owner=self
        )

    def _find_due(self, stamps: Mapping[PaperId, str]) -> None:
        self._context.runner.run_slow(
            lambda services, _cancelled: services.related.due(stamps), self._on_due, failed=self._on_failed, owner=self
        )

    def _on_due(self, papers: Sequence[PaperId]) -> None:
        self._waiting = deque(papers)
        self._tell()
        self._next()

    def _next(self) -> None:
        if self._is_ended or not self._is_on:
            return
        if not self._waiting:
            self._on_end()
            return
        paper = self._waiting.popleft()
        self._context.runner.run(
            lambda services: services.related.texts_of(paper), self._begin, failed=self._on_failed, owner=self
        )

    def _begin(self, texts: PaperTexts) -> None:
        self._context.runner.run_slow(
            lambda services, _cancelled: services.related.begin(texts),
            self._on_left,
            failed=self._on_failed,
            owner=self,
        )

    def _go_on(self) -> None:
        self._context.runner.run_slow(
            lambda services, _cancelled: services.related.go_on(), self._on_left, failed=self._on_failed, owner=self
        )

    def _on_left(self, windows: int) -> None:
        if self._is_ended or not self._is_on:
            return
        if windows:
            self._pause.start()
            return
        if len(self._waiting) % _TOLD_EVERY == 0:
            self._tell()
        self._next()

    def _on_end(self) -> None:
        self._is_busy = False
        self._rest.start()
        if self._is_stale or self._changed:
            self._facts.start()

    def _on_failed(self, _error: Exception) -> None:
        """The service keeps why, and tells it with its state."""
        self._is_busy = False
        self._waiting.clear()
        self._tell()

    def _let_go(self) -> None:
        self._context.runner.run_slow(lambda services, _cancelled: services.related.rest(), owner=self)

    def _tell(self) -> None:
        if not self._is_ended:
            self._ask_state(self._context.navigator.related_changed.emit)

    def _ask_state(self, told: Callable[[RelatedState], None]) -> None:
        self._context.runner.run_slow(
            lambda services, _cancelled: services.related.state(),
            told,
            failed=lambda _error: None,  # the library is not open
            owner=self,
        )

    def _timer(self, interval_ms: int, due: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(due)
        return timer
