"""Remembers how a list was put in order or in groups, for the next time it is shown."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from desktop_app.ui.bridge.context import UiContext


class KeptOrder(QObject):
    """Only one of `orders` is told or kept."""

    #: str: the order of the last time; told once, where there was one and none was chosen since
    known = Signal(str)

    def __init__(self, context: UiContext, screen: str, orders: Collection[str], parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._screen, self._orders = context.runner, screen, orders
        self._now: str | None = None
        self._is_asked = False

    def load(self) -> None:
        """Ask for it, the first time."""
        if not self._is_asked:
            self._is_asked, screen = True, self._screen
            self._runner.run(
                lambda services: services.choices.order(screen),
                self._on_known,
                failed=lambda _error: None,  # the usual order is as good
                owner=self,
            )

    def remember(self, order: str) -> None:
        """It is in this order now."""
        if order in self._orders and order != self._now:
            self._now, screen = order, self._screen
            self._runner.run(lambda services: services.choices.remember_order(screen, order), owner=self)

    def _on_known(self, order: str) -> None:
        if self._now is None and order in self._orders:
            self._now = order
            self.known.emit(order)
