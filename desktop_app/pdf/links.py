"""Links on a page: where they lie and where they lead; plain values."""

from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.geometry import Rect


class LinkKind(Enum):
    """The value is the name in the protocol."""

    #: a place in the same file
    PLACE = "place"
    #: a web or mail address
    WEB = "web"
    #: what is never followed: other files, programs, scripts, addresses of other kinds
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """`page_index`, `x`, `y` only of a PLACE, in points of the page's unrotated crop box; x, y None where untold.

    `address` is the whole address of a WEB link; of a refused one it is what it would have led to, as far as that is
    text. `refused_kind` names what a refused link is: "file", "program", "script", "form", "media", "address", "other".
    """

    kind: LinkKind
    page_index: int | None = None
    x: float | None = None
    y: float | None = None
    address: str = ""
    refused_kind: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """`rect` is in points of the page's unrotated crop box."""

    rect: Rect
    target: LinkTarget
