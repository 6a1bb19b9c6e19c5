"""The plugins of one family, found when they are first needed, so that no start waits for them."""

import logging
import threading
from importlib import import_module
from typing import Generic, TypeVar

T = TypeVar("T")
log = logging.getLogger(__name__)


class Plugins(Generic[T]):
    """May be asked from any thread; a plugin that is broken is logged and left out."""

    def __init__(self, package: str, entry_point_group: str) -> None:
        self._package, self._group = package, entry_point_group
        self._lock = threading.Lock()
        self._found: tuple[T, ...] | None = None

    def all(self) -> tuple[T, ...]:
        with self._lock:
            if self._found is None:
                self._found = self._discovered()
            return self._found

    def _discovered(self) -> tuple[T, ...]:
        from desktop_app.system.registry import Registry

        registry: Registry[T] = Registry.discover(import_module(self._package), self._group)
        for problem in registry.problems:
            log.warning("a plugin was left out: %s", problem)
        return registry.items
