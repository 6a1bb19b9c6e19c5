"""A choice that the mouse wheel does not change: in a form that scrolls, the wheel is meant for the form."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class CalmCombo(QComboBox):
    """Changed by a click, the arrow keys, or the first letter of a choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the form around this field."""
        event.ignore()
