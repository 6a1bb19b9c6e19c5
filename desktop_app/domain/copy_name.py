"""The name that a mark of the library has in an annotated copy, by which it is known again."""

from uuid import UUID

from desktop_app.domain.ids import MarkId

_PREFIX = "postil-"


def copy_name(mark: MarkId) -> str:
    """What stands at /NM of the annotation."""
    return f"{_PREFIX}{mark}"


def mark_named(name: str) -> MarkId | None:
    """The mark that has this name in a copy, or None for a name that another program gave."""
    try:
        return MarkId(UUID(name.removeprefix(_PREFIX))) if name.startswith(_PREFIX) else None
    except ValueError:
        return None
