"""Pages drawn by the real worker without the marks of other programs, and with all else they have."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.pdf.jobs import tile_job
from desktop_app.pdf.tiles import Tile
from tests.integration.pdf_stage import Stage
from tests.pdf_files import RealPage, write_real_pdf

pytest.importorskip("pymupdf", reason="the real worker needs PyMuPDF")

SIDE = 100
MARK = "<< /Type /Annot /Subtype /Highlight /QuadPoints [10 90 40 90 10 60 40 60] /Rect [10 60 40 90] /C [1 1 0] >>"
DRAWING = "<< /Type /Annot /Subtype /Circle /Rect [60 60 90 90] /C [0 0 1] /IC [0 0 1] >>"


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.close()


def test_marks_of_other_programs_are_left_out_and_nothing_else(stage: Stage, tmp_path: Path) -> None:
    page = RealPage(media_box=(0, 0, SIDE, SIDE), drawing="0 g 10 10 20 20 re f", annotations=(MARK, DRAWING))
    stage.open(write_real_pdf(tmp_path / "marked.pdf", [page]))

    def colours(*, is_bare: bool) -> list[str]:
        answer = stage.ask(tile_job(1, Tile(0, 1.0, 0, 0, SIDE, SIDE, is_bare=is_bare)))
        assert isinstance(answer.result, bytearray)
        places = (25 + 25 * SIDE, 75 + 25 * SIDE, 20 + 80 * SIDE)
        return [bytes(answer.result[4 * at : 4 * at + 3])[::-1].hex() for at in places]

    assert colours(is_bare=False) == ["ffff00", "0000ff", "000000"]
    assert colours(is_bare=True) == ["ffffff", "0000ff", "000000"]
    assert colours(is_bare=False) == ["ffff00", "0000ff", "000000"]
