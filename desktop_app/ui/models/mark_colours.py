"""The colour of each mark of the open paper, for the bars beside quotes."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.category import Category
from desktop_app.domain.changes import Operation, RecordChanged
from desktop_app.domain.ids import CategoryId, MarkId
from desktop_app.domain.mark import Mark
from desktop_app.ui.bridge.context import UiContext


class MarkColours(QObject):
    """Kept true by the facts of the library; marks of other papers have no colour here."""

    #: some colour is different now
    changed = Signal()

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._categories: dict[MarkId, CategoryId] = {}
        self._colours: dict[CategoryId, str] = {}
        context.hub.mark_changed.connect(self._on_mark_changed)

    def show(self, marks: Sequence[Mark], categories: Sequence[Category]) -> None:
        """Take the marks of this paper."""
        self._categories = {mark.id: mark.category_id for mark in marks}
        self._colours = {category.id: category.colour for category in categories}
        self.changed.emit()

    def colour_of(self, mark: MarkId) -> str | None:
        """A colour as "#rrggbb"."""
        category = self._categories.get(mark)
        return self._colours.get(category) if category is not None else None

    def _on_mark_changed(self, change: RecordChanged) -> None:
        mark = MarkId(change.entity_id)
        if change.paper_id == self._context.navigator.current_paper and change.operation is not Operation.REMOVED:
            self._context.runner.run(lambda services: services.marks.get(mark), self._on_mark, owner=self)

    def _on_mark(self, mark: Mark) -> None:
        self._categories[mark.id] = mark.category_id
        self.changed.emit()
