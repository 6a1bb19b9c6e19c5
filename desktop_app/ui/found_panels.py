"""Finds the panels: those the first page needs by name, all of them by looking."""

import logging
from importlib import import_module
from typing import cast

import desktop_app.ui.panels
from desktop_app.ui.panel_shelf import PanelShelf
from desktop_app.ui.panels.base import PanelPlugin

log = logging.getLogger(__name__)

_GROUP = "postil.panels"


def desk_panel(module_name: str) -> PanelPlugin:
    """A pane of the desk, without importing the others: the first page waits for it."""
    module = import_module(f"{desktop_app.ui.panels.__name__}.{module_name}")
    return cast("PanelPlugin", module.PLUGIN)


def all_panels() -> PanelShelf:
    """Every panel that can be imported; a broken one is reported in the log and left out."""
    from desktop_app.system.registry import Registry

    registry: Registry[PanelPlugin] = Registry.discover(desktop_app.ui.panels, _GROUP)
    for problem in registry.problems:
        log.error("a panel was left out: %s", problem)
    return PanelShelf(tuple(registry.items))
