"""A row of chips of which any may be on: what a list can be filtered by. Cards can be dropped on a chip."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.mark_card import MARKS_MIME

_AROUND_PX = 7


@dataclass(frozen=True, slots=True)
class Facet:
    """`key` is what is chosen; `name` tells the chip from others for who cannot see it; marks can be dropped on it."""

    key: Hashable
    text: str
    name: str
    takes_marks: bool = False


class FacetChip(QPushButton):
    """A chip that can be on or off."""

    #: tuple of UUID: marks were dropped on it
    dropped = Signal(object)

    def __init__(self, facet: Facet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("part", "chip")
        self.setCheckable(True)
        self.setObjectName(f"facet-{facet.name}")
        self.setAcceptDrops(facet.takes_marks)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MARKS_MIME):
            self.setDown(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.setDown(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.setDown(False)
        marks = dropped_marks(event.mimeData())
        if marks:
            event.acceptProposedAction()
            self.dropped.emit(marks)


class FacetChips(QWidget):
    """Chips that stay keep their button, their state and their focus."""

    #: which chips are on has changed by the reader's hand
    changed = Signal()
    #: object, tuple of UUID: marks were dropped on the chip with this key
    dropped = Signal(object, object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._row = FlowLayout(self, 5)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._chips: dict[Hashable, FacetChip] = {}

    def chosen(self) -> frozenset[Hashable]:
        """The keys of the chips that are on."""
        return frozenset(key for key, chip in self._chips.items() if chip.isChecked())

    def choose(self, keys: frozenset[Hashable]) -> None:
        """Turn exactly these on; nothing is announced."""
        for key, chip in self._chips.items():
            chip.setChecked(key in keys)

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Offer these chips, in this order; one that went away was on no longer."""
        wanted = [facet.key for facet in facets]
        for key in set(self._chips) - set(wanted):
            chip = self._chips.pop(key)
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        is_reordered = list(self._chips) != [key for key in wanted if key in self._chips]
        for facet in facets:
            chip = self._chips.get(facet.key) or self._made(facet)
            chip.setText(facet.text.replace("&", "&&"))
            chip.setAccessibleName(facet.text)
        if is_reordered or list(self._chips) != wanted:
            self._arrange(wanted)
        self._level()
        self.updateGeometry()

    def _arrange(self, wanted: Sequence[Hashable]) -> None:
        self._chips = {key: self._chips[key] for key in wanted}
        for chip in self._chips.values():
            self._row.removeWidget(chip)
        for chip in self._chips.values():
            self._row.addWidget(chip)

    def _level(self) -> None:
        """Give all chips one height: glyphs from other fonts would make some of them higher."""
        for chip in self._chips.values():
            chip.ensurePolished()
            chip.setFixedHeight(chip.fontMetrics().height() + _AROUND_PX)

    def _made(self, facet: Facet) -> FacetChip:
        chip = FacetChip(facet, self)
        chip.clicked.connect(lambda _checked=False: self.changed.emit())
        chip.dropped.connect(lambda marks, key=facet.key: self.dropped.emit(key, marks))
        self._row.addWidget(chip)
        self._chips[facet.key] = chip
        chip.show()
        return chip


def dropped_marks(data: QMimeData) -> tuple[UUID, ...]:
    """The marks that are dragged; none when it is something else."""
    lines = data.data(MARKS_MIME).toStdString().split()
    try:
        return tuple(UUID(line) for line in lines)
    except ValueError:
        return ()
