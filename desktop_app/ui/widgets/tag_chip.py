"""A tag that can be taken off: a name that is longer than its row is shortened, the sign to take it off stays."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

_SIGN = "  ×"
# widths of texts are whole pixels, and their sums differ by this much
_ROUNDING_PX = 2


class TagChip(QPushButton):
    """Wants the width of the whole name."""

    def __init__(self, tag: str, parent: QWidget | None = None) -> None:
        super().__init__(tag + _SIGN, parent)
        self._tag = tag
        self.setObjectName(f"tag-{tag}")
        self.setAccessibleName(self.tr("Take off the tag %1").replace("%1", tag))
        self.setToolTip(self.accessibleName())
        self.setProperty("part", "chip")

    def sizeHint(self) -> QSize:
        hint, metrics = super().sizeHint(), self.fontMetrics()
        missing = metrics.horizontalAdvance(self._tag + _SIGN) - metrics.horizontalAdvance(self.text())
        return hint + QSize(missing, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        lost = self.sizeHint().width() - self.width()
        room = metrics.horizontalAdvance(self._tag) - lost
        is_cut = lost > _ROUNDING_PX
        name = metrics.elidedText(self._tag, Qt.TextElideMode.ElideRight, room) if is_cut else self._tag
        self.setText(name + _SIGN)
