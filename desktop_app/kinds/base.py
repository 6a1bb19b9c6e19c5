"""What a kind of mark is: how it is named and drawn; painting and storing are done by others.

A kind is a module of `desktop_app.kinds` (or of the entry-point group `postil.kinds`) with one module-level `PLUGIN`
that satisfies the Protocol below. The registry finds it; `tests/contract` tests it. A library keeps the `id` of a
mark's kind, so an id never changes.
"""

from dataclasses import dataclass
from typing import Literal, Protocol

Shape = Literal["fill", "underline", "strike", "icon", "area"]


class MarkKind(Protocol):
    """`label` is for people, `shape` says how it is drawn, `is_text` whether it lies on a passage of text."""

    @property
    def id(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def shape(self) -> Shape: ...

    @property
    def is_text(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class PlainKind:
    """A kind that is no more than its facts; see `MarkKind`."""

    id: str
    label: str
    shape: Shape
    is_text: bool
