"""Reading the text in pictures with Tesseract, where it is installed: words lie where poppler would print them."""

from pathlib import Path

import pytest

from desktop_app.pdf.recognising import recognising_reader
from desktop_app.pdf.textmap import TextMap
from desktop_app.system.tesseract import tesseract_data
from tests.pdf_files import RealPage, write_real_pdf

pymupdf = pytest.importorskip("pymupdf", reason="the picture of a page is made with it")
LINES = ("The vagus nerve carries many signals", "between the brain and the viscera of a rat", "and of other animals")


@pytest.fixture(scope="module")
def data() -> Path:
    found = tesseract_data()
    if found is None:
        pytest.skip("Tesseract's data is not installed")
    return found


def scan(tmp_path: Path, turn: int, lies_on_its_side: bool) -> tuple[Path, Path]:
    """A PDF with text, and one of its picture, whose page is turned by `turn` degrees."""
    printed = write_real_pdf(tmp_path / "printed.pdf", [RealPage(LINES)])
    with pymupdf.open(printed) as document:
        picture = document[0].get_pixmap(dpi=200)
    path = tmp_path / "scan.pdf"
    with pymupdf.open() as made:
        page = made.new_page(width=595, height=842)
        page.insert_image(page.rect, pixmap=picture, rotate=90 if lies_on_its_side else 0, keep_proportion=False)
        page.set_rotation(turn)
        made.save(path)
    return printed, path


@pytest.mark.parametrize(("turn", "lies_on_its_side"), [(0, False), (0, True), (90, False)])
def test_words_are_found_in_the_picture_of_a_page(
    data: Path, tmp_path: Path, turn: int, lies_on_its_side: bool
) -> None:
    _printed, path = scan(tmp_path, turn, lies_on_its_side)
    reader = recognising_reader(data, "eng")
    try:
        text = reader.text(path, 0)
    finally:
        reader.close()
    assert "vagus nerve carries many signals" in " ".join(text.text.split())
    places = TextMap(text)
    start = text.text.index("vagus")
    (quad,) = places.quads(start, start + 5)
    box = quad.bounds
    assert 0 <= box.x0 < box.x1 <= 595
    assert 0 <= box.y0 < box.y1 <= 842


def test_the_places_are_those_of_the_printed_words(data: Path, tmp_path: Path) -> None:
    from desktop_app.pdf.reader import WorkerPdfReader

    printed, path = scan(tmp_path, 0, lies_on_its_side=False)
    printing, reader = WorkerPdfReader(), recognising_reader(data, "eng")
    try:
        texts = printing.text(printed, 0), reader.text(path, 0)
    finally:
        printing.close()
        reader.close()
    boxes = []
    for text in texts:
        start = text.text.index("viscera")
        (quad,) = TextMap(text).quads(start, start + len("viscera"))
        boxes.append(quad.bounds)
    assert boxes[1].x0 == pytest.approx(boxes[0].x0, abs=3)
    assert boxes[1].x1 == pytest.approx(boxes[0].x1, abs=3)
    assert (boxes[1].y0 + boxes[1].y1) / 2 == pytest.approx((boxes[0].y0 + boxes[0].y1) / 2, abs=3)
