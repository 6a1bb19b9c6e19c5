"""What a worker is asked to do and how long each may take; plain values, compared to join equal wishes."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from desktop_app.pdf.protocol import Json
from desktop_app.pdf.tiles import Tile
from desktop_app.pdf.tones import Tone


class Operation(Enum):
    """The value is the name in the protocol."""

    OPEN = "open"
    #: what the first pages say about the document; a part of opening that is left out when it takes long
    ABOUT = "about"
    TILE = "tile"
    TEXT = "text"
    FACTS = "facts"
    CLOSE = "close"
    OUTLINE = "outline"
    LABELS = "labels"
    PROPERTIES = "properties"
    FOREIGN_MARKS = "foreign_marks"
    LINKS = "links"
    #: where raster images lie
    PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a worker may take, in seconds: to start, for each step, and to get out of the way of what is urgent.

    With `idle_s` it is ended when it had nothing to do for so long; the next job starts another.
    """

    start_s: float = 20.0
    open_s: float = 5.0
    about_s: float = 1.5
    page_s: float = 10.0
    cancel_s: float = 1.0
    idle_s: float | None = None

    def of(self, step: Operation) -> float:
        """The deadline of a step."""
        return {
            Operation.OPEN: self.open_s,
            Operation.ABOUT: self.about_s,
            Operation.CLOSE: self.cancel_s,
        }.get(step, self.page_s)


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A file under a key of the asking side. The password stays in memory and out of `repr`."""

    key: int
    path: Path
    password: str | None = None

    def __repr__(self) -> str:
        return f"DocumentRef({self.key}, {self.path.name!r})"


@dataclass(frozen=True, slots=True)
class Job:
    """`page_index` and `tile` only where the operation needs them."""

    operation: Operation
    document: int
    page_index: int | None = None
    tile: Tile | None = None

    def request(self) -> Json:
        """What the worker is sent, beside the number of the request."""
        told: Json = {"op": self.operation.value, "document": self.document}
        if self.tile is not None:
            tile = self.tile
            told["tile"] = [tile.page_index, tile.scale, tile.x, tile.y, tile.width, tile.height]
            if tile.turn or tile.tone is not Tone.PAPER or tile.is_bare:
                told["tile"] += [tile.turn, tile.tone]
            if tile.is_bare:
                told["tile"].append(True)
        elif self.page_index is not None:
            told["page"] = self.page_index
        return told


def tile_job(document: int, tile: Tile) -> Job:
    """The wish for a tile."""
    return Job(Operation.TILE, document, tile.page_index, tile)


def text_job(document: int, page_index: int) -> Job:
    """The wish for the text of a page."""
    return Job(Operation.TEXT, document, page_index)
