"""Keeps true how often, and where, the marks of the open paper are used."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.ids import MarkId, PaperId
from desktop_app.ui.bridge.context import UiContext

_AFTER_MS = 300


class MarkUses(QObject):
    """Counts are asked for all marks at once, a while after a text changed; the lines for one mark when wished."""

    #: mapping of MarkId to int: how often each mark is used; unused ones are left out
    counted = Signal(object)
    #: MarkId, list of Use
    found = Signal(object, object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._paper: PaperId | None = None
        self._is_watched = False
        self._is_stale = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._count)
        hub = context.hub
        for changed in (hub.note_changed, hub.mark_changed, hub.question_changed, hub.paper_changed):
            changed.connect(lambda _change: self._wait())
        hub.library_replaced.connect(self._wait)

    def show(self, paper: PaperId | None) -> None:
        """Tell the uses of this paper's marks from now on."""
        self._paper = paper
        self._is_stale = True
        self.set_watched(is_watched=self._is_watched)

    def set_watched(self, *, is_watched: bool) -> None:
        """While nobody looks nothing is counted."""
        self._is_watched = is_watched
        self._timer.stop()
        if is_watched and self._is_stale:
            self._count()

    def find(self, mark: MarkId) -> None:
        """Tell where this mark is used."""
        self._context.runner.run(
            lambda services: services.links.uses_of(mark),
            lambda uses: self.found.emit(mark, uses),
            failed=lambda _error: None,  # the mark was deleted meanwhile, and its card with it
            owner=self,
        )

    def _wait(self) -> None:
        self._is_stale = True
        if self._paper is not None and self._is_watched:
            self._timer.start()

    def _count(self) -> None:
        paper, self._is_stale = self._paper, False
        if paper is None:
            return
        self._context.runner.run(
            lambda services: services.links.use_counts(paper),
            lambda counts: self.counted.emit(counts) if paper == self._paper else None,
            failed=lambda _error: None,  # the paper went to the trash meanwhile
            owner=self,
        )
