"""What the rail lists: screens with the numbers of the library, saved searches and tags with theirs."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.domain.changes import Entity, RecordChanged
from desktop_app.domain.ids import SavedSearchId
from desktop_app.domain.queries import LibraryCounts
from desktop_app.domain.saved_search import SavedSearch
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.fact_timer import FactTimer
from desktop_app.ui.models.precise_rows import AnyIndex, PreciseRows
from desktop_app.ui.models.search_counts import SearchCounts
from desktop_app.ui.widgets.rail_rows import RailRow

if TYPE_CHECKING:
    from desktop_app.services.due import DueCounts

#: the screens that saved searches are shown on
_OF_SEARCHES = ("library", "search")
_COUNTED = (Entity.PAPER, Entity.QUESTION, Entity.TODO)


class RailModel(PreciseRows[RailRow]):
    """`screens` are (id, text, icon); one of them is chosen, and perhaps a tag."""

    #: LibraryCounts: the numbers of the library, after every change
    counted = Signal(object)
    #: DueCounts (services.due): what is due by today, after every change
    due_counted = Signal(object)

    def __init__(
        self, context: UiContext, screens: Sequence[tuple[str, str, str]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._screens = context, tuple(screens)
        self._counts = LibraryCounts()
        self._tags: tuple[tuple[str, int], ...] = ()
        self._due: dict[str, int] = {}
        self._screen, self._tag = "desk", ""
        self._searches = SearchCounts(context, self)
        self._searches.changed.connect(self._show)
        self._search: SavedSearchId | None = None
        self._facts = FactTimer(self)
        self._facts.due.connect(self.load)
        hub, navigator = context.hub, context.navigator
        for changed in (hub.paper_changed, hub.question_changed, hub.todo_changed):
            changed.connect(self._on_fact)
        hub.library_replaced.connect(self._facts.note)
        navigator.screen_shown.connect(self._on_screen_shown)
        navigator.tag_chosen.connect(self._on_tag_chosen)
        self._show()

    @property
    def chosen_tag(self) -> str:
        return self._tag

    def search_of(self, row: RailRow) -> SavedSearch | None:
        """The saved search of a row."""
        return next((search for search in self._searches.searches if str(search.id) == row.id), None)

    def choose_search(self, search: SavedSearch) -> bool:
        """Choose a saved search; one that is chosen is taken back. Whether it is chosen now."""
        self._search = None if self._search == search.id else search.id
        self._show()
        return self._search is not None

    def load(self) -> None:
        """Ask the library for its numbers."""
        self._searches.load()
        self._context.runner.run(
            lambda services: (services.library.counts(), services.library.tags(), services.due.today()),
            lambda found: self._on_loaded(*found),
            owner=self,
        )

    def stop(self) -> None:
        """Ask for nothing more."""
        self._facts.stop()
        self._searches.stop()

    def key_of(self, value: RailRow) -> Hashable:
        return value.key

    def cell(self, value: RailRow, _column: int, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            number = f" {value.count}" if value.count else ""
            due = self.tr(", %1 due").replace("%1", str(value.due)) if value.due else ""
            return f"{value.text}{number}{due}"
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.value_at(index)
        if row is None or row.kind == "heading":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _on_fact(self, change: RecordChanged) -> None:
        if change.entity in _COUNTED:
            self._facts.note()

    def _on_loaded(self, counts: LibraryCounts, tags: Sequence[tuple[str, int]], due: "DueCounts") -> None:
        self._counts, self._tags = counts, tuple(tags)
        self._due = {"questions": due.follow_ups, "todo": due.todos}
        self._show()
        self.counted.emit(counts)
        self.due_counted.emit(due)

    def _on_screen_shown(self, screen: str) -> None:
        if screen not in _OF_SEARCHES:
            self._search = None
        self._screen = screen
        self._show()

    def _on_tag_chosen(self, tag: str) -> None:
        self._tag = tag
        self._show()

    def _show(self) -> None:
        numbers = {
            "library": self._counts.papers,
            "questions": self._counts.open_questions,
            "todo": self._counts.open_todos,
            "buy": self._counts.open_buys,
        }
        rows = [
            RailRow(
                *("screen", screen_id, text, icon, numbers.get(screen_id)),
                chosen=screen_id == self._screen,
                due=self._due.get(screen_id, 0),
            )
            for screen_id, text, icon in self._screens
        ]
        if self._searches.searches:
            rows.append(RailRow("heading", "searches", self.tr("Saved searches")))
            rows += [
                RailRow(
                    "search",
                    str(search.id),
                    search.name,
                    "search",
                    self._searches.count(search.id),
                    search.id == self._search,
                )
                for search in self._searches.searches
            ]
        if self._tags:
            rows.append(RailRow("heading", "tags", self.tr("Tags")))
            rows += [RailRow("tag", tag, tag, "tag", count, chosen=tag == self._tag) for tag, count in self._tags]
        self.show_values(rows)
