"""Finds plugins: every module of a package, and every installed entry point of a group, that offers a `PLUGIN`.

A plugin that cannot be imported is reported and left out; it never stops the start.
"""

import pkgutil
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")

_ATTRIBUTE = "PLUGIN"


@dataclass(frozen=True, slots=True)
class Registry(Generic[T]):
    """`items` in the order of their module names, foreign ones last; `problems` has one sentence for each left out."""

    items: tuple[T, ...]
    problems: tuple[str, ...]

    @classmethod
    def discover(cls, package: ModuleType, entry_point_group: str) -> "Registry[T]":
        """Import every module and subpackage of `package`, and what other distributions registered in the group.

        An entry point names a module with a `PLUGIN`, or the plugin itself. Modules without one are no plugins.
        """
        steps = cls.discovering(package, entry_point_group)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                return cast("Registry[T]", end.value)

    @classmethod
    def discovering(cls, package: ModuleType, entry_point_group: str) -> "Generator[None, None, Registry[T]]":
        """As `discover`, with one import at each step, so that a window can breathe between them."""
        items: list[T] = []
        problems: list[str] = []
        for name, load in (*_own(package), *_foreign(entry_point_group)):
            try:
                loaded = load()
            except Exception as error:  # noqa: BLE001 - a plugin may fail in any way; it is reported and left out
                problems.append(f"{name}: {type(error).__name__}: {error}")
                continue
            plugin = getattr(loaded, _ATTRIBUTE, None if isinstance(loaded, ModuleType) else loaded)
            if plugin is not None:
                items.append(cast("T", plugin))
            yield
        return cls(tuple(items), tuple(problems))


def _own(package: ModuleType) -> Iterator[tuple[str, Callable[[], Any]]]:  # Any: whatever a plugin's module holds
    for name in sorted(module.name for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")):
        yield name, partial(import_module, name)


def _foreign(group: str) -> Iterator[tuple[str, Callable[[], Any]]]:  # Any: as above
    for point in sorted(entry_points(group=group), key=lambda point: point.name):
        yield f"{group}:{point.name}", point.load
