"""The legend: what the marks of the document mean and how many there are, shown and hidden by a key."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.ids import CategoryId
from desktop_app.ui.viewer.legend_strip import LegendStrip
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec

if TYPE_CHECKING:
    from desktop_app.ui.viewer.marking import Marking
    from desktop_app.ui.viewer.reader_feature import ReaderHost


class MarkLegend(QObject):
    """Follows the marks only while it is shown."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._marking: Marking | None = None
        self._strip = LegendStrip(host.context.theme, host.widget)
        host.parts.body.add_bar(self._strip)
        spec = ReaderActionSpec(
            "legendAction", self.tr("Legend of the marks"), ("L",), "mark", checkable=True, is_local=True
        )
        self._action = host.add_action(spec, self._toggle)
        self._strip.chosen.connect(self._go_to_next)
        self._strip.edit_requested.connect(host.context.navigator.categories_requested)
        self._strip.closed.connect(self._toggle)
        host.shown.connect(self._on_shown)
        host.context.theme.changed.connect(self._tell)
        self._on_shown()

    def close(self) -> None:
        self._strip.hide()

    def _toggle(self) -> None:
        self._strip.setVisible(self._strip.isHidden())
        self._action.setChecked(not self._strip.isHidden())
        self._tell()
        if self._strip.isHidden() and self._host.surface is not None:
            self._host.surface.setFocus()

    def _on_shown(self) -> None:
        marking = self._host.parts.marking
        if marking is not None and self._marking is None:
            self._marking = marking
            marking.marks_changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        if self._strip.isHidden():
            return
        marking = self._marking
        categories = marking.choice.categories if marking is not None else ()
        marks = marking.marks_here() if marking is not None else []
        whole = {mark.anchor.group or mark.id: mark.category_id for mark in marks}
        self._strip.show_counts(categories, Counter(whole.values()))

    def _go_to_next(self, category: CategoryId) -> None:
        """The next mark of a category behind the selected one, from the end on again at the beginning."""
        marking = self._marking
        if marking is None:
            return
        marks = [mark for mark in marking.marks_here() if mark.category_id == category]
        after = marking.selected.sort_key if marking.selected is not None else ""
        later = [mark for mark in marks if mark.sort_key > after]
        if marks:
            self._host.jumping.emit()
            marking.go_to((later or marks)[0].id)


class MarkLegendPlugin:
    """Found by the reader."""

    id = "mark_legend"
    order = 40

    def build(self, host: "ReaderHost") -> MarkLegend:
        return MarkLegend(host)


PLUGIN = MarkLegendPlugin()
