"""Finds the panels: those the first page needs by name, all of them by looking."""

import logging
from collections.abc import Generator
from importlib import import_module
from typing import TYPE_CHECKING, cast

import desktop_app.ui.panels
from desktop_app.ui.panel_shelf import PanelShelf
from desktop_app.ui.panels.base import PanelPlugin

if TYPE_CHECKING:
    from desktop_app.system.registry import Registry

log = logging.getLogger(__name__)

_GROUP = "postil.panels"


def desk_panel(module_name: str) -> PanelPlugin:
    """A pane of the desk, without importing the others: the first page waits for it."""
    module = import_module(f"{desktop_app.ui.panels.__name__}.{module_name}")
    return cast("PanelPlugin", module.PLUGIN)


def all_panels() -> PanelShelf:
    """Every panel that can be imported; a broken one is reported in the log and left out."""
    from desktop_app.system.registry import Registry

    return _shelf_of(Registry.discover(desktop_app.ui.panels, _GROUP))


def finding_panels() -> Generator[None, None, PanelShelf]:
    """As `all_panels`, with one import at each step, so that the window can breathe between them."""
    from desktop_app.system.registry import Registry

    return _shelf_of((yield from Registry.discovering(desktop_app.ui.panels, _GROUP)))


def _shelf_of(registry: "Registry[PanelPlugin]") -> PanelShelf:
    for problem in registry.problems:
        log.error("a panel was left out: %s", problem)
    return PanelShelf(registry.items)
