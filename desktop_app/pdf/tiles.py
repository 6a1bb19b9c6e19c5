"""What is asked of the screen worker and what it hands back: parts of pages as pixels, open documents; plain values."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.pdf.ports import PageSize

BYTES_PER_PIXEL = 4
MAX_TILE_PIXELS = 16_000_000


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of a page as it is shown, its own rotation applied; x to height in device pixels.

    `scale` is device pixels per point.
    """

    page_index: int
    scale: float
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class OpenPdf:
    """A document that is open in the screen worker. `fingerprint` is of the text, empty where there is none."""

    key: int
    path: Path
    sizes: tuple[PageSize, ...]
    fingerprint: str
    has_text: bool
