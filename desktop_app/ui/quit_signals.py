"""Turns the signals that ask a program to end into an orderly close of the window."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class QuitSignals(QObject):
    """Python runs a signal's handler only between its own instructions; a socket wakes Qt's loop for it."""

    def __init__(self, close: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._close = close
        self._inside, self._outside = socket.socketpair()
        for end in (self._inside, self._outside):
            end.setblocking(False)
        self._before = signal.set_wakeup_fd(self._outside.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._inside.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        self._handlers = {
            number: signal.signal(number, lambda _number, _frame: None)
            for name in _SIGNALS
            if (number := getattr(signal, name, None)) is not None
        }

    def stop(self) -> None:
        """Put everything back as it was."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._inside.close()
        self._outside.close()

    def _on_woken(self) -> None:
        self._inside.recv(4096)
        self._close()
