"""Names for the marks of the open paper, and for the selected one: "“quote” p. 3"."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.changes import Operation, RecordChanged
from desktop_app.domain.ids import MarkId
from desktop_app.domain.mark import Mark
from desktop_app.ui.bridge.context import UiContext

_LONGEST_QUOTE = 48


class MarkNames(QObject):
    """Kept true by the facts of the library; knows the mark that is selected anywhere in the window."""

    #: the selected mark, or its name, is another one
    selection_changed = Signal()

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._marks: dict[MarkId, Mark] = {}
        self._selected: MarkId | None = None
        context.navigator.mark_selected.connect(self._on_mark_selected)
        context.hub.mark_changed.connect(self._on_mark_changed)

    def show(self, marks: Sequence[Mark]) -> None:
        """Take the marks of this paper; nothing is selected any more unless it is one of them."""
        self._marks = {mark.id: mark for mark in marks}
        self.selection_changed.emit()

    @property
    def selected(self) -> MarkId | None:
        """The selected mark, if it is one of this paper's."""
        return self._selected if self._selected in self._marks else None

    def name_of(self, mark: MarkId | None) -> str:
        """An empty text for a mark that is not here."""
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
        self.selection_changed.emit()

    def _on_mark_changed(self, change: RecordChanged) -> None:
        mark = MarkId(change.entity_id)
        if change.paper_id != self._context.navigator.current_paper:
            return
        if change.operation is Operation.REMOVED:
            self._marks.pop(mark, None)
            self.selection_changed.emit()
        else:
            self._context.runner.run(lambda services: services.marks.get(mark), self._on_mark, owner=self)

    def _on_mark(self, mark: Mark) -> None:
        self._marks[mark.id] = mark
        self.selection_changed.emit()
