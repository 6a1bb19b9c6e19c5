"""The kinds of marks as the reader needs them, found as plugins: how each is drawn, made, called and begun."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_app.ui.viewer.mark_painting import Shape

log = logging.getLogger(__name__)

_GROUP = "postil.kinds"
_BY_SELECTION = "selection"


@dataclass(frozen=True, slots=True)
class KindLook:
    """`made_by` is as `kinds.base` says, `key` the letter that begins it; `label` is translated."""

    shape: Shape
    label: str
    key: str = ""
    made_by: str = _BY_SELECTION

    @property
    def is_of_text(self) -> bool:
        """Whether a selection can become one, and a mark on text be turned into it."""
        return self.made_by == _BY_SELECTION


def text_kinds(kinds: Mapping[str, KindLook]) -> dict[str, KindLook]:
    """Those of a selected passage."""
    return {name: kind for name, kind in kinds.items() if kind.is_of_text}


def importing_kinds() -> Iterator[None]:
    """Import the kinds, one at each step; they are found quickly afterwards."""
    import desktop_app.kinds
    from desktop_app.system.registry import Registry

    yield from Registry.discovering(desktop_app.kinds, _GROUP)


def found_kinds() -> dict[str, KindLook]:
    """Every kind that can be imported, in their order; a broken one is reported in the log and left out."""
    import desktop_app.kinds
    from desktop_app.kinds.base import MarkKind
    from desktop_app.system.registry import Registry

    registry: Registry[MarkKind] = Registry.discover(desktop_app.kinds, _GROUP)
    for problem in registry.problems:
        log.error("a kind of mark was left out: %s", problem)
    return {
        kind.id: KindLook(Shape(kind.shape), QCoreApplication.translate("MarkKind", kind.label), kind.key, kind.made_by)
        for kind in sorted(registry.items, key=lambda kind: kind.order)
    }
