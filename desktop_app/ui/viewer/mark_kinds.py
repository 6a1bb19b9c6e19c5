"""The kinds of marks as the reader needs them, found as plugins: their shape, and a label where text can be of it."""

import logging

from PySide6.QtCore import QCoreApplication

from desktop_app.ui.viewer.mark_painting import Shape
from desktop_app.ui.viewer.marking import KindLook

log = logging.getLogger(__name__)

_GROUP = "postil.kinds"


def found_kinds() -> dict[str, KindLook]:
    """Every kind that can be imported; a broken one is reported in the log and left out."""
    import desktop_app.kinds
    from desktop_app.kinds.base import MarkKind
    from desktop_app.system.registry import Registry

    registry: Registry[MarkKind] = Registry.discover(desktop_app.kinds, _GROUP)
    for problem in registry.problems:
        log.error("a kind of mark was left out: %s", problem)
    return {kind.id: KindLook(Shape(kind.shape), _label(kind.label, kind.is_text)) for kind in registry.items}


def _label(label: str, is_text: bool) -> str | None:
    return QCoreApplication.translate("MarkKind", label) if is_text else None
