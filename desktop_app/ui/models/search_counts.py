"""The saved searches and how much each finds: counted one after another, and again a while after changes."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.ids import SavedSearchId
from desktop_app.domain.saved_search import SavedSearch
from desktop_app.ui.bridge.context import UiContext

_REST_MS = 1500


class SearchCounts(QObject):
    """A count stays as it was until the new one is known."""

    #: searches or counts are different now
    changed = Signal()

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._counts: dict[SavedSearchId, int] = {}
        self.searches: Sequence[SavedSearch] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._count_all)
        hub = context.hub
        hub.saved_search_changed.connect(lambda _change: self.load())
        for facts in (hub.paper_changed, hub.document_changed, hub.mark_changed, hub.note_changed):
            facts.connect(self._on_fact)
        for facts in (hub.question_changed, hub.todo_changed):
            facts.connect(self._on_fact)

    def count(self, search: SavedSearchId) -> int | None:
        return self._counts.get(search)

    def load(self) -> None:
        """Ask for the searches, then count what they find."""
        self._context.runner.run(lambda services: services.saved_searches.list(), self._on_loaded, owner=self)

    def stop(self) -> None:
        """Count no more."""
        self._rest.stop()

    def _on_fact(self, _change: object) -> None:
        if self.searches:
            self._rest.start()

    def _on_loaded(self, searches: Sequence[SavedSearch]) -> None:
        self.searches = searches
        self.changed.emit()
        self._count_all()

    def _count_all(self) -> None:
        for search in self.searches:
            self._count(search.id)

    def _count(self, search: SavedSearchId) -> None:
        def keep(count: int) -> None:
            if self._counts.get(search) != count:
                self._counts[search] = count
                self.changed.emit()

        def gone(_error: Exception) -> None:
            """It was deleted meanwhile, of which a fact tells."""

        self._context.runner.run(lambda services: services.saved_searches.count(search), keep, failed=gone, owner=self)
