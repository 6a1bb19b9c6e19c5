"""Makes small real PDFs out of plain values, without a PDF library: pages with lines of Helvetica."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SIZE = 12
LEADING = 16


@dataclass(frozen=True)
class RealPage:
    """`lines` start at the top left of the crop box; boxes are left, bottom, right, top in PDF points."""

    lines: Sequence[str] = ()
    rotate: int = 0
    media_box: tuple[float, float, float, float] = (0, 0, 595, 842)
    crop_box: tuple[float, float, float, float] | None = None
    #: put before the text, as PDF operators
    drawing: str = ""
    #: dictionaries of annotations in PDF notation, each an object of its own, numbered after those of all pages
    annotations: Sequence[str] = ()


def write_real_pdf(
    path: Path, pages: Sequence[RealPage | str], title: str = "", catalogue: str = "", objects: Sequence[str] = ()
) -> Path:
    """Make the file; a page may be given as its text, lines parted by newlines. Returns the path.

    `catalogue` is put into the file's catalogue; `objects` are further ones, numbered after all annotations.
    """
    shown = [RealPage(page.split("\n")) if isinstance(page, str) else page for page in pages]
    told = [*_objects(shown, title), *(each.encode("latin-1") for each in objects)]
    told[0] = told[0].replace(b" >>", f" {catalogue} >>".encode("latin-1"))
    path.write_bytes(_file(told))
    return path


def _objects(pages: Sequence[RealPage], title: str) -> Sequence[bytes]:
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({_escaped(title)}) >>".encode("latin-1"),
    ]
    told: list[bytes] = []
    for index, page in enumerate(pages):
        content = _content(page).encode("latin-1")
        first = first_annotation(len(pages)) + len(told)
        annotations = " ".join(f"{first + place} 0 R" for place in range(len(page.annotations)))
        told += [annotation.encode("latin-1") for annotation in page.annotations]
        crop = f"/CropBox [{_numbers(page.crop_box)}]" if page.crop_box else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{_numbers(page.media_box)}] {crop} /Rotate {page.rotate}"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * index} 0 R /Annots [{annotations}] >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return [*objects, *told]


def page_object(page_index: int) -> int:
    """The object number of a page."""
    return 5 + 2 * page_index


def first_annotation(pages: int) -> int:
    """The object number of the first annotation of a file with so many pages."""
    return 5 + 2 * pages


def _content(page: RealPage) -> str:
    left, _, _, top = page.crop_box or page.media_box
    shown = [
        f"BT /F1 {SIZE} Tf {left + 36} {top - 36 - LEADING * row} Td ({_escaped(line)}) Tj ET"
        for row, line in enumerate(page.lines)
        if line
    ]
    return "\n".join([page.drawing, *shown])


def _file(objects: Sequence[bytes]) -> bytes:
    body, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, told in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, told)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    body += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\n" % (len(objects) + 1)
    return bytes(body + b"startxref\n%d\n%%%%EOF\n" % start)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _numbers(box: Sequence[float]) -> str:
    return " ".join(f"{number:g}" for number in box)
