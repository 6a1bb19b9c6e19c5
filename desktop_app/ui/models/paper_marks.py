"""The marks of the paper on the desk, kept true by the facts of the library; and which of them is selected."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.category import Category
from desktop_app.domain.changes import Operation, RecordChanged
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import CategoryId, MarkId, PaperId
from desktop_app.domain.mark import Mark
from desktop_app.ui.bridge.context import UiContext

_LONGEST_QUOTE = 26


class PaperMarks(QObject):
    """Marks of other papers are unknown here: they have no name and no colour."""

    #: Mark: added, or in a new state
    mark_put = Signal(object)
    #: MarkId
    mark_removed = Signal(object)
    #: marks, names, colours or the selection may be different
    changed = Signal()

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._paper: PaperId | None = None
        self._marks: dict[MarkId, Mark] = {}
        self._colours: dict[CategoryId, str] = {}
        self._selected: MarkId | None = None
        context.navigator.mark_selected.connect(self._on_mark_selected)
        context.hub.mark_changed.connect(self._on_mark_changed)

    def show(self, paper: PaperId | None, marks: Sequence[Mark], categories: Sequence[Category]) -> None:
        """Take the marks of this paper in place of the present ones."""
        self._paper = paper
        self._marks = {mark.id: mark for mark in marks}
        self._colours = {category.id: category.colour for category in categories}
        self.changed.emit()

    @property
    def selected(self) -> MarkId | None:
        """The selected mark, if it is one of this paper's."""
        return self._selected if self._selected in self._marks else None

    def colour_of(self, mark: MarkId) -> str | None:
        """A colour as "#rrggbb"."""
        known = self._marks.get(mark)
        return self._colours.get(known.category_id) if known is not None else None

    def name_of(self, mark: MarkId | None) -> str:
        """Such as "“its stimulation changes…” p. 3"; an empty text for a mark that is not here."""
        known = self._marks.get(mark) if mark is not None else None
        if known is None:
            return ""
        quote = " ".join(known.quote.split())
        if len(quote) > _LONGEST_QUOTE:
            quote = quote[:_LONGEST_QUOTE].rstrip() + "…"
        page = known.anchor.page_index
        place = self.tr("abstract") if page is None else self.tr("p. %1").replace("%1", str(page + 1))
        return f"“{quote}” {place}"

    def _on_mark_selected(self, mark: MarkId | None) -> None:
        self._selected = mark
        self.changed.emit()

    def _on_mark_changed(self, change: RecordChanged) -> None:
        mark = MarkId(change.entity_id)
        if self._paper is None or change.paper_id != self._paper:
            return
        if change.operation is Operation.REMOVED:
            self._remove(mark)
        else:
            self._context.runner.run(
                lambda services: services.marks.get(mark),
                self._put,
                failed=lambda error: self._on_not_found(mark, error),
                owner=self,
            )

    def _put(self, mark: Mark) -> None:
        if mark.paper_id == self._paper and mark.deleted_at is None:
            self._marks[mark.id] = mark
            self.mark_put.emit(mark)
            self.changed.emit()

    def _remove(self, mark: MarkId) -> None:
        if self._marks.pop(mark, None) is not None:
            self.mark_removed.emit(mark)
            self.changed.emit()

    def _on_not_found(self, mark: MarkId, error: Exception) -> None:
        """A mark that was changed and then deleted before we asked for it is simply gone."""
        if isinstance(error, NotFoundError):
            self._remove(mark)
        else:
            self._context.navigator.problem_posted.emit(error)
