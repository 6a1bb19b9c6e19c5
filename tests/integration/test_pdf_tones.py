"""Pages drawn by the real worker on a warm ground and for the night, and turned by the reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.pdf.jobs import tile_job
from desktop_app.pdf.tiles import Tile
from desktop_app.pdf.tones import Tone
from tests.integration.pdf_stage import Stage
from tests.pdf_files import RealPage, write_real_pdf

pytest.importorskip("pymupdf", reason="the real worker needs PyMuPDF")

SIDE = 100
#: a black, a red and a blue square of 10 points, their lower left corners 10 points above the page's lower edge
SQUARES = "0 0 0 rg 10 10 10 10 re f 1 0 0 rg 30 10 10 10 re f 0 0 1 rg 50 10 10 10 re f"


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.close()


def image(x: int, y: int, side: int, light: int) -> str:
    """A raster image of one grey, as a page's content draws it."""
    return f"q {side} 0 0 {side} {x} {y} cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID {light:02x}> EI Q"


def drawn(stage: Stage, tmp_path: Path, drawing: str, tone: Tone = Tone.PAPER, turn: int = 0) -> bytes:
    page = RealPage(media_box=(0, 0, SIDE, SIDE), crop_box=(0, 0, SIDE, SIDE), drawing=drawing)
    stage.open(write_real_pdf(tmp_path / "page.pdf", [page]))
    answer = stage.ask(tile_job(1, Tile(0, 1.0, 0, 0, SIDE, SIDE, turn, tone)))
    assert isinstance(answer.result, bytearray)
    return bytes(answer.result)


def colour(pixels: bytes, x: int, y: int) -> str:
    """The colour at x and y from the upper left."""
    blue, green, red, _ = pixels[4 * (y * SIDE + x) :][:4]
    return f"#{red:02x}{green:02x}{blue:02x}"


@pytest.mark.parametrize("tone", Tone)
def test_paper_and_ink_have_the_colours_of_the_tone(stage: Stage, tmp_path: Path, tone: Tone) -> None:
    pixels = drawn(stage, tmp_path, SQUARES, tone)
    assert colour(pixels, 90, 20) == tone.ground
    assert colour(pixels, 15, 85) == tone.ink


def test_at_night_hues_stay(stage: Stage, tmp_path: Path) -> None:
    pixels = drawn(stage, tmp_path, SQUARES, Tone.NIGHT)
    red, blue = bytes.fromhex(colour(pixels, 35, 85)[1:]), bytes.fromhex(colour(pixels, 55, 85)[1:])
    assert red[0] > 1.5 * max(red[1:])
    assert blue[2] > 1.1 * max(blue[:2])
    assert sum(red) > 3 * 0x2A


def test_at_night_a_photograph_is_left_alone_and_a_drawing_is_not(stage: Stage, tmp_path: Path) -> None:
    pixels = drawn(stage, tmp_path, image(10, 60, 30, 0x50) + image(60, 60, 30, 0xFF), Tone.NIGHT)
    assert colour(pixels, 25, 25) == "#505050"
    assert colour(pixels, 75, 25) == Tone.NIGHT.ground


@pytest.mark.parametrize(("light", "is_kept"), [(0xC0, False), (0x30, True)])
def test_a_scan_of_the_whole_page_is_inverted_unless_it_is_dark(
    stage: Stage, tmp_path: Path, light: int, is_kept: bool
) -> None:
    pixels = drawn(stage, tmp_path, image(0, 0, SIDE, light), Tone.NIGHT)
    assert (colour(pixels, 50, 50) == f"#{light:02x}{light:02x}{light:02x}") is is_kept
    assert int(colour(pixels, 50, 50)[1:3], 16) < 0x80


@pytest.mark.parametrize(("turn", "x", "y"), [(90, 15, 15), (180, 85, 15), (270, 85, 85)])
def test_a_page_is_turned_clockwise(stage: Stage, tmp_path: Path, turn: int, x: int, y: int) -> None:
    pixels = drawn(stage, tmp_path, "0 0 0 rg 10 10 10 10 re f", turn=turn)
    assert colour(pixels, x, y) == "#000000"
    assert [pixels[4 * at] for at in range(SIDE * SIDE)].count(0) == 100


def test_photographs_turn_with_the_page(stage: Stage, tmp_path: Path) -> None:
    pixels = drawn(stage, tmp_path, image(10, 60, 30, 0x50), Tone.NIGHT, turn=90)
    assert colour(pixels, 75, 25) == "#505050"
    assert colour(pixels, 25, 25) == Tone.NIGHT.ground
