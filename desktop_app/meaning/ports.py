"""What encodes texts, and what finds those near a question: the two ports of this package.

numpy is only named here: nothing imports it but the child process.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from desktop_app.domain.ids import PaperId
from desktop_app.domain.related import NearWindow, PaperTexts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors: TypeAlias = NDArray[np.float32]


class Encoder(Protocol):
    @property
    def name(self) -> str:
        """The model and its version: vectors of another one cannot be compared with its own."""
        ...

    @property
    def dimensions(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> "Vectors":
        """One row for each text, in their order, each of length 1: shape (texts, dimensions)."""
        ...


class MeaningEngine(Protocol):
    """May be called on any thread; calls wait for one another. Every call may raise ReaderError with a sentence."""

    @property
    def is_installed(self) -> bool:
        """Whether what encodes is here; loads nothing."""
        ...

    def due(self, stamps: Mapping[PaperId, str]) -> list[PaperId]:
        """The papers whose texts are to be read; what is kept of papers that are not among these is dropped."""
        ...

    def begin(self, texts: PaperTexts) -> int:
        """Take the texts of a paper in place of those begun before; how many windows are to be encoded."""
        ...

    def go_on(self) -> int:
        """Encode for a moment, about a fifth of a second; how many windows are left, 0 when the paper is read."""
        ...

    def near(self, question: str, most: int) -> list[NearWindow]:
        """The windows that are nearest to a question, the nearest first."""
        ...

    def closeness(self, question: str, texts: Sequence[str]) -> list[float]:
        """How near each of the texts is to a question: cosines, from -1 to 1."""
        ...

    def size_bytes(self) -> int:
        """How large the cache is."""
        ...

    def rest(self) -> None:
        """Let go of the memory until the next call."""
        ...

    def close(self) -> None:
        """End for good, also in the middle of a call, which fails."""
        ...
