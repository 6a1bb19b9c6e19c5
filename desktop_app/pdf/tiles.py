"""What is asked of the screen worker and what it hands back: parts of pages as pixels, open documents; plain values."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.pdf.ports import PageSize
from desktop_app.pdf.tones import Tone

BYTES_PER_PIXEL = 4
MAX_TILE_PIXELS = 16_000_000


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of a page as it is shown, its own rotation applied and `turn` more; x to height in device pixels.

    `scale` is device pixels per point; `turn` is 0, 90, 180 or 270, clockwise. `is_bare` leaves out what other programs
    marked, for the library has it.
    """

    page_index: int
    scale: float
    x: int
    y: int
    width: int
    height: int
    turn: int = 0
    tone: Tone = Tone.PAPER
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class OpenPdf:
    """A document that is open in the screen worker. `fingerprint` is of the text, empty where there is none.

    `is_scan`: its first pages are pictures without text.
    """

    key: int
    path: Path
    sizes: tuple[PageSize, ...]
    fingerprint: str
    has_text: bool
    is_scan: bool = False


def whole_page(size: PageSize, page_index: int, most_width_px: int, most_height_px: int) -> Tile:
    """The tile that shows all of a page within so many pixels, a little smaller where its shape wants it."""
    across, down = (size.height, size.width) if size.rotation % 180 else (size.width, size.height)
    scale = min(most_width_px / across, most_height_px / down)
    return Tile(page_index, scale, 0, 0, max(1, round(across * scale)), max(1, round(down * scale)))
