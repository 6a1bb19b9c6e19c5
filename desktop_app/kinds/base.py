"""What a kind of mark is: how it is named, made and drawn; painting, making and storing are done by others.

A kind is a module of `desktop_app.kinds` (or of the entry-point group `postil.kinds`) with one module-level `PLUGIN`
that satisfies the Protocol below. The registry finds it; `tests/contract` tests it. A library keeps the `id` of a
mark's kind, so an id never changes.
"""

from dataclasses import dataclass
from typing import Literal, Protocol

Shape = Literal["fill", "underline", "strike", "squiggle", "icon", "area", "text"]
#: a selected passage is marked; a click on the page puts it there; a rectangle is dragged; she types beside the text
MadeBy = Literal["selection", "click", "rectangle", "typing"]


class MarkKind(Protocol):
    """`label` is for people, `shape` says how it is drawn, `is_text` whether it lies on a passage of text.

    `made_by` says what the reader does to make one, `key` is the letter that begins it; `order` is its place among
    the others.
    """

    @property
    def id(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def shape(self) -> Shape: ...

    @property
    def is_text(self) -> bool: ...

    @property
    def made_by(self) -> MadeBy: ...

    @property
    def key(self) -> str: ...

    @property
    def order(self) -> int: ...


@dataclass(frozen=True, slots=True)
class PlainKind:
    """A kind that is no more than its facts; see `MarkKind`."""

    id: str
    label: str
    shape: Shape
    is_text: bool
    made_by: MadeBy = "selection"
    key: str = ""
    order: int = 100
