"""Imports modules one at a time, so that the window can breathe between them."""

from collections.abc import Iterator
from importlib import import_module


def importing(*names: str) -> Iterator[None]:
    """Each is the name of a module of `desktop_app.ui`; an import of what uses them all then takes no time."""
    for name in names:
        import_module(f"desktop_app.ui.{name}")
        yield
