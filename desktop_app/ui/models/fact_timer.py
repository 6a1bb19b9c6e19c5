"""Joins facts that come close together into one reload."""

from PySide6.QtCore import QObject, QTimer, Signal

_JOIN_MS = 80


class FactTimer(QObject):
    """`note` any number of facts; `due` comes once, shortly after the first of them."""

    #: reload now
    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_JOIN_MS)
        self._timer.timeout.connect(self.due)

    def note(self, _fact: object = None) -> None:
        """A fact arrived; the first one starts the clock, so that a stream of them cannot put the reload off."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Forget what was noted."""
        self._timer.stop()
