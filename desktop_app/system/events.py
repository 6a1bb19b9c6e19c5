"""A typed, synchronous event bus without Qt: facts are published after a commit, subscribers hear them in order."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

E = TypeVar("E")


class EventBus:
    """Handlers run on the publishing thread; what a handler publishes waits until the present event is delivered."""

    def __init__(self) -> None:
        self._handlers: dict[type[Any], list[Callable[[Any], None]]] = {}  # Any: each handler takes its own event type
        self._lock = threading.RLock()
        self._waiting: deque[object] = deque()
        self._delivering = False

    def subscribe(self, kind: type[E], handler: Callable[[E], None]) -> Callable[[], None]:
        """Call `handler` with every event whose type is exactly `kind`; returns the call that stops it."""
        with self._lock:
            self._handlers.setdefault(kind, []).append(handler)

        def unsubscribe() -> None:
            with self._lock:
                handlers = self._handlers.get(kind, [])
                if handler in handlers:
                    handlers.remove(handler)

        return unsubscribe

    def publish(self, event: object) -> None:
        """Deliver `event` to its subscribers; a handler's exception goes to the publisher after all were served."""
        with self._lock:
            self._waiting.append(event)
            if self._delivering:
                return
            self._delivering = True
            failures: list[Exception] = []
            try:
                while self._waiting:
                    failures += self._deliver(self._waiting.popleft())
            finally:
                self._delivering = False
        if failures:
            raise ExceptionGroup("event handlers failed", failures)

    def _deliver(self, event: object) -> list[Exception]:
        failures: list[Exception] = []
        for handler in tuple(self._handlers.get(type(event), ())):
            try:
                handler(event)
            except Exception as error:  # noqa: BLE001 - all subscribers hear the event; failures are raised together
                failures.append(error)
        return failures
