"""Finds the features of the reader and builds them one by one."""

import logging
from collections.abc import Callable, Iterator

from desktop_app.ui.viewer.reader_feature import ReaderFeature, ReaderFeaturePlugin, ReaderHost

log = logging.getLogger(__name__)

_GROUP = "postil.reader_features"


def building_features(host: ReaderHost, keep: Callable[[ReaderFeature], None]) -> Iterator[None]:
    """One import or one feature at each step, so that the window can breathe; a broken one is reported and left out."""
    import desktop_app.ui.viewer.features
    from desktop_app.system.registry import Registry

    registry: Registry[ReaderFeaturePlugin] = yield from Registry.discovering(desktop_app.ui.viewer.features, _GROUP)
    for problem in registry.problems:
        log.error("a feature of the reader was left out: %s", problem)
    for plugin in sorted(registry.items, key=lambda plugin: plugin.order):
        keep(plugin.build(host))
        yield
