"""A wish that may come before there is anybody to fulfil it: it is kept, and fulfilled then."""

from collections.abc import Callable

from PySide6.QtCore import QObject


class EarlyWish(QObject):
    """Several wishes before it is served count as one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._serve: Callable[[], None] | None = None
        self._is_kept = False

    def make(self) -> None:
        """Have it fulfilled, at once where that is possible."""
        if self._serve is not None:
            self._serve()
        else:
            self._is_kept = True

    def serve(self, serve: Callable[[], None]) -> None:
        """From now on wishes are fulfilled so; one that was kept is fulfilled now."""
        self._serve = serve
        if self._is_kept:
            self._is_kept = False
            serve()
