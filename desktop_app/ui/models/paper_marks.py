"""The marks of the paper on the desk, kept true by the facts of the library; and which of them is selected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.changes import RecordChanged
from desktop_app.domain.ids import CategoryId, MarkId, PaperId
from desktop_app.ui.bridge.context import UiContext

if TYPE_CHECKING:
    from desktop_app.domain.category import Category
    from desktop_app.domain.mark import Mark

_LONGEST_QUOTE = 26


class PaperMarks(QObject):
    """Marks of other papers are unknown here: they have no name and no colour."""

    #: tuple of Mark: added, or in a new state, all of one action
    marks_put = Signal(object)
    #: tuple of MarkId: as above
    marks_removed = Signal(object)
    #: marks, names, colours or the selection may be different
    changed = Signal()

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._paper: PaperId | None = None
        self._marks: dict[MarkId, Mark] = {}
        self._colours: dict[CategoryId, str] = {}
        self._selected: MarkId | None = None
        self._changed: dict[MarkId, None] = {}
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._ask)
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
        page = known.anchor.page_label
        place = self.tr("p. %1").replace("%1", page) if page else self.tr("abstract")
        return f"“{quote}” {place}"

    def _on_mark_selected(self, mark: MarkId | None) -> None:
        self._selected = mark
        self.changed.emit()

    def _on_mark_changed(self, change: RecordChanged) -> None:
        if self._paper is not None and change.paper_id == self._paper:
            self._changed[MarkId(change.entity_id)] = None
            self._asking.start()

    def _ask(self) -> None:
        """Read what one action changed at once; what was deleted is missing."""
        marks, self._changed = tuple(self._changed), {}
        paper = self._paper
        self._context.runner.run(
            lambda services: services.mark_batches.some(marks),
            lambda found: self._take(paper, marks, found),
            failed=self._context.navigator.problem_posted.emit,
            owner=self,
        )

    def _take(self, paper: PaperId | None, asked: Sequence[MarkId], found: Mapping[MarkId, Mark]) -> None:
        if paper is None or paper != self._paper:
            return
        gone = tuple(mark for mark in asked if mark not in found and mark in self._marks)
        for mark in gone:
            del self._marks[mark]
        put = tuple(found.values())
        self._marks |= found
        if gone:
            self.marks_removed.emit(gone)
        if put:
            self.marks_put.emit(put)
        if gone or put:
            self.changed.emit()
