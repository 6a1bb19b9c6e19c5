"""How large the text is shown: smaller, the present size with a menu of others, larger."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

_CHOICES = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class ZoomField(QWidget):
    """The actions are the reader's; what is in force is shown by `show_zoom`."""

    #: float: show it this large; 1.0 is 100 %
    zoom_requested = Signal(float)

    def __init__(
        self, smaller: QAction, larger: QAction, fits: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("zoomField")
        self._fits = tuple(fits)
        self._smaller = self._button("zoomOut", smaller)
        self._larger = self._button("zoomIn", larger)
        self._menu = QMenu(self)
        self._menu.setObjectName("zoomMenu")
        for action in self._fits:
            self._menu.addAction(action)
        self._separator = self._menu.addSeparator()
        for factor in _CHOICES:
            self._menu.addAction(percent(factor), partial(self.zoom_requested.emit, factor))
        self._value = QToolButton(self)
        self._value.setObjectName("zoomValue")
        self._value.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._value.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self._smaller, self._value, self._larger):
            row.addWidget(part)
        self.show_zoom(1.0, can_fit=True)

    def show_zoom(self, factor: float, *, can_fit: bool) -> None:
        """Show the size in force; `can_fit` says whether width and page can be followed."""
        self._value.setText(percent(factor))
        self._value.setAccessibleName(self.tr("Size: %1").replace("%1", percent(factor)))
        self._value.setToolTip(self.tr("Choose how large it is shown"))
        for action in (*self._fits, self._separator):
            action.setVisible(can_fit)

    def show_steps(self, are_shown: bool) -> None:
        """Leave smaller and larger to the menu and the keys where there is no room."""
        self._smaller.setVisible(are_shown)
        self._larger.setVisible(are_shown)

    def _button(self, name: str, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        return button


def percent(factor: float) -> str:
    """Give "110 %"."""
    return f"{round(factor * 100)} %"
