"""The boxes of letters are as high as letters, also where a font that is not in the file is drawn with another."""

from pathlib import Path

import pytest

from desktop_app.pdf.reader import WorkerPdfReader
from tests.pdf_files import SIZE, RealPage, write_real_pdf

pytest.importorskip("pymupdf", reason="the real worker needs PyMuPDF")


@pytest.mark.parametrize("rotate", [0, 90])
def test_lines_with_a_font_that_is_not_in_the_file_do_not_reach_into_one_another(tmp_path: Path, rotate: int) -> None:
    path = write_real_pdf(tmp_path / "words.pdf", [RealPage(["Agy One", "Agy Two"], rotate=rotate)])
    reader = WorkerPdfReader()
    try:
        text = reader.text(path, 0)
    finally:
        reader.close()
    one, two = (text.corners[8 * start : 8 * start + 8] for start in text.line_starts)
    height, step = one[5] - one[1], two[1] - one[1]
    assert 0.75 * step < height <= step
    assert one[1] < 36 - 0.7 * SIZE < 36 + 0.2 * SIZE < one[5]
