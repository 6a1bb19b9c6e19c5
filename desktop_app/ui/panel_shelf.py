"""The panels that were found, sorted by the place where they belong."""

from collections.abc import Sequence

from desktop_app.ui.panels.base import PanelPlugin


class PanelShelf:
    """Asked by place; the order is each panel's own wish."""

    def __init__(self, plugins: Sequence[PanelPlugin]) -> None:
        self._plugins = sorted(plugins, key=lambda plugin: (plugin.order, plugin.id))

    def of(self, place: str) -> list[PanelPlugin]:
        return [plugin for plugin in self._plugins if plugin.place == place]

    def find(self, place: str, panel_id: str) -> PanelPlugin | None:
        return next((plugin for plugin in self.of(place) if plugin.id == panel_id), None)
