"""A row of chips of which one is chosen: "All 5", "! Claim 1", "= Evidence 2"."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop_app.ui.widgets.flow_layout import FlowLayout


@dataclass(frozen=True, slots=True)
class Chip:
    """`key` is what is chosen; None stands for all."""

    key: Hashable
    text: str
    tip: str = ""


class FilterChips(QWidget):
    """A chosen chip that goes away leaves the first one chosen."""

    #: object: the key of the chosen chip
    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._row = FlowLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[Hashable, QPushButton] = {}
        self._key: Hashable = None

    @property
    def key(self) -> Hashable:
        return self._key

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Offer these chips; those that stay keep their button and their focus."""
        for key in set(self._buttons) - {chip.key for chip in chips}:
            button = self._buttons.pop(key)
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        for chip in chips:
            button = self._buttons.get(chip.key) or self._made(chip)
            button.setText(chip.text)
            button.setAccessibleName(chip.text)
            button.setToolTip(chip.tip)
        if self._key not in self._buttons and chips:
            self._choose(chips[0].key)
        if self._key in self._buttons:
            self._buttons[self._key].setChecked(True)
        self.updateGeometry()

    def _made(self, chip: Chip) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("part", "chip")
        button.setObjectName(f"{self.objectName()}-{chip.text.rsplit(' ', 1)[0]}")
        button.setCheckable(True)
        button.clicked.connect(lambda _checked=False, key=chip.key: self._choose(key))
        self._group.addButton(button)
        self._row.addWidget(button)
        self._buttons[chip.key] = button
        return button

    def _choose(self, key: Hashable) -> None:
        if key != self._key:
            self._key = key
            self.chosen.emit(key)
