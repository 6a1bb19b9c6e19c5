"""How large the text is shown: smaller, the present size with a menu of others, larger."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

_EDIT_PX = 64
_CHOICES = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class SizeEdit(QLineEdit):
    """Takes the place of the size while she types another; Escape and a click elsewhere leave it as it was."""

    #: she is done, with a size or without
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()

    def factor(self) -> float | None:
        """What was typed, 1.0 for 100 %; None where it is no size."""
        try:
            return float(self.text().replace("%", "").replace(",", ".").strip()) / 100
        except ValueError:
            return None


class ZoomField(QWidget):
    """The actions are the reader's; what is in force is shown by `show_zoom`."""

    #: float: show it this large; 1.0 is 100 %
    zoom_requested = Signal(float)
    #: she is done with typing a size
    left = Signal()

    def __init__(
        self, smaller: QAction, larger: QAction, fits: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("zoomField")
        self._fits = list(fits)
        self._edit: SizeEdit | None = None
        self._factor = 1.0
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
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for part in (self._smaller, self._value, self._larger):
            self._row.addWidget(part)
        self.show_zoom(1.0, can_fit=True)

    def show_zoom(self, factor: float, *, can_fit: bool) -> None:
        """Show the size in force; `can_fit` says whether width and page can be followed."""
        self._factor = factor
        self._value.setText(percent(factor))
        self._value.setAccessibleName(self.tr("Size: %1").replace("%1", percent(factor)))
        self._value.setToolTip(self.tr("Choose how large it is shown"))
        for action in (*self._fits, self._separator):
            action.setVisible(can_fit)

    def show_steps(self, are_shown: bool) -> None:
        """Leave smaller and larger to the menu and the keys where there is no room."""
        self._smaller.setVisible(are_shown)
        self._larger.setVisible(are_shown)

    def wanted_width(self, has_steps: bool) -> int:
        """How wide it would be with these parts; nothing is shown or hidden to find out."""
        value = self._value if self._edit is None or self._edit.isHidden() else self._edit
        steps = (self._smaller, self._larger) if has_steps else ()
        return max(value.sizeHint().width(), value.minimumWidth()) + sum(step.sizeHint().width() for step in steps)

    def add_choice(self, action: QAction, *, needs_pages: bool = False) -> None:
        """One more way to choose the size, above the list of sizes."""
        self._menu.insertAction(self._separator, action)
        if needs_pages:
            self._fits.append(action)

    def enter(self) -> None:
        """Let her type a size."""
        edit = self._needed_edit()
        edit.setText(percent(self._factor))
        self._value.hide()
        edit.show()
        edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        edit.selectAll()

    def _needed_edit(self) -> SizeEdit:
        if self._edit is None:
            self._edit = SizeEdit(self)
            self._edit.setObjectName("zoomEdit")
            self._edit.setAccessibleName(self.tr("Size in per cent"))
            self._edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._edit.setFixedWidth(_EDIT_PX)
            self._edit.returnPressed.connect(self._on_entered)
            self._edit.editingFinished.connect(self._value.show)
            self._edit.left.connect(self._leave)
            self._row.insertWidget(1, self._edit)
        return self._edit

    def _on_entered(self) -> None:
        factor = self._edit.factor() if self._edit is not None else None
        self._leave()
        if factor is not None:
            self.zoom_requested.emit(factor)

    def _leave(self) -> None:
        if self._edit is not None:
            self._edit.hide()
        self._value.show()
        self.left.emit()

    def _button(self, name: str, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        return button


def percent(factor: float) -> str:
    """Give "110 %"."""
    return f"{round(factor * 100)} %"
