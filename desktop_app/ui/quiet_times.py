"""Tells when the reader's hands rest, which is when work that would hold up the next key is done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from desktop_app.system.garbage import collect_shortly, look_anew, look_fully

_REST_MS = 1_500
_AWAY_MS = 120_000
_INPUT = frozenset(
    (
        *(QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod, QEvent.Type.Wheel),
        *(QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease),
    )
)


class QuietTimes(QObject):
    """Calls `rest` a moment after the last key or move of the mouse, `away` when she is in another program for long."""

    def __init__(
        self,
        parent: QObject,
        rest: Callable[[], object],
        away: Callable[[], object],
        *,
        rest_ms: int = _REST_MS,
        away_ms: int = _AWAY_MS,
    ) -> None:
        super().__init__(parent)
        self._resting, self._leaving = QTimer(self), QTimer(self)
        for timer, wait_ms, call in ((self._resting, rest_ms, rest), (self._leaving, away_ms, away)):
            timer.setSingleShot(True)
            timer.setInterval(wait_ms)
            timer.timeout.connect(call)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            application.applicationStateChanged.connect(self._on_state_changed)
        self._watch(QGuiApplication.focusWindow())
        self._resting.start()

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._resting.start()
        return False

    def _watch(self, window: QWindow | None) -> None:
        """Keys and the mouse reach the window before any widget; installing a filter twice is installing it once."""
        if window is not None:
            window.installEventFilter(self)

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        self._leaving.stop() if state is Qt.ApplicationState.ApplicationActive else self._leaving.start()


def collect_when_quiet(owner: QObject) -> Callable[[], None]:
    """Look for garbage shortly while she works, and fully when her hands rest; the answer ends it."""
    QuietTimes(owner, rest=look_fully, away=look_anew)
    return collect_shortly()
