"""Shows one widget alone in the whole window, as a column in the middle; gives it back on Escape."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

_COLUMN_PX = 780
_WIDE_PX = 1500


class QuietStage(QWidget):
    """Lies over everything else in the window; the keys of the window still work."""

    #: the reader wants everything else back
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("quietStage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("part", "page")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 24, 16, 0)
        self._actor: QWidget | None = None
        self._home: QVBoxLayout | None = None
        self._place = 0
        window.installEventFilter(self)
        self.hide()

    def show_alone(self, actor: QWidget, home: QVBoxLayout) -> None:
        """Take `actor` out of the layout it is in, and show only it."""
        self._actor, self._home, self._place = actor, home, home.indexOf(actor)
        home.removeWidget(actor)
        self._row.addStretch(1)
        self._row.addWidget(actor, 100)
        self._row.addStretch(1)
        self._fill()
        self.show()
        self.raise_()

    def give_back(self) -> None:
        """Put it back where it was."""
        if self._actor is None or self._home is None:
            return
        _empty(self._row)
        self._actor.setMaximumWidth(_NO_LIMIT)
        self._home.insertWidget(self._place, self._actor, 3)
        self._actor.show()
        self._actor = self._home = None
        self.hide()

    def set_wide(self, wide: bool) -> None:
        """Give the column more room, for two parts side by side."""
        if self._actor is not None:
            self._actor.setMaximumWidth(_WIDE_PX if wide else _COLUMN_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._actor is not None:
            self._fill()
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())


_NO_LIMIT = 16_777_215  # what Qt calls QWIDGETSIZE_MAX


def _empty(layout: QLayout) -> None:
    while layout.count():
        layout.takeAt(0)
