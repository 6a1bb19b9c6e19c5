"""A few chips in a row, or in several, of which exactly one is chosen; for the filters of a screen."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QWidget

from desktop_app.ui.widgets.flow_layout import FlowLayout


class ChoiceChips(QWidget):
    """The choices are given once; their texts may change."""

    #: object: the key of the chosen chip
    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[Hashable, str]],
        parent: QWidget | None = None,
        *,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        if not wraps:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[Hashable, QPushButton] = {}
        row: QLayout = FlowLayout(self) if wraps else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for key, text in choices:
            button = QPushButton(text, self)
            button.setObjectName(f"{name}-{key or 'all'}")
            button.setAccessibleName(text)
            button.setProperty("part", "chip")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the list
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
            button.toggled.connect(lambda is_on, key=key: self._on_toggled(key, is_on))
        self._key = choices[0][0]
        self._buttons[self._key].setChecked(True)

    @property
    def key(self) -> Hashable:
        return self._key

    def choose(self, key: Hashable) -> None:
        """Choose this one, as a click does."""
        self._buttons[key].setChecked(True)

    def set_text(self, key: Hashable, text: str) -> None:
        self._buttons[key].setText(text)
        self._buttons[key].setAccessibleName(text)

    def _on_toggled(self, key: Hashable, is_on: bool) -> None:
        if is_on and key != self._key:
            self._key = key
            self.chosen.emit(key)
