"""What every PDF engine must answer to the questions beside tiles and texts: one suite, pretended and real."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import PdfError
from desktop_app.domain.geometry import Rect
from desktop_app.pdf.fake import FakePdf, FakePdfReader, write_fake_pdf
from desktop_app.pdf.foreign_marks import ForeignMarks
from desktop_app.pdf.inquiries import FOREIGN_MARKS, LABELS, OUTLINE, PROPERTIES, links_of, pictures_of
from desktop_app.pdf.links import Link, LinkKind, LinkTarget
from desktop_app.pdf.outline import Outline, OutlineEntry
from desktop_app.pdf.ports import PageSize, PdfReader
from desktop_app.pdf.properties import DocumentProperties, FontUse, SizeUse
from desktop_app.pdf.reader import WorkerPdfReader
from tests.pdf_files import RealPage, first_annotation, page_object, write_real_pdf

PAGES = ("The first page", "The second page", "The third page")
OUTLINES = Outline(
    (
        OutlineEntry("First chapter", 0, 0, 42.0),
        OutlineEntry("A section of it", 1, 1, 142.0),
        OutlineEntry("Ünder “quotes”", 2, 1),
        OutlineEntry("Last chapter", 0, 2, 0.0),
        OutlineEntry("On the web", 0, uri="https://example.org/a"),
        OutlineEntry("Nowhere", 0),
    )
)
LINKS = (
    Link(Rect(10, 20, 60, 32), LinkTarget(LinkKind.PLACE, 1, 5.0, 142.0)),
    Link(Rect(10, 40, 60, 52), LinkTarget(LinkKind.PLACE, 2)),
    Link(Rect(10, 60, 60, 72), LinkTarget(LinkKind.WEB, address="https://example.org/a?b=c")),
    Link(Rect(10, 80, 60, 92), LinkTarget(LinkKind.WEB, address="mailto:a@example.org")),
    Link(Rect(10, 100, 60, 112), LinkTarget(LinkKind.REFUSED, address="calc.exe", refused_kind="program")),
    Link(Rect(10, 120, 60, 132), LinkTarget(LinkKind.REFUSED, refused_kind="script")),
    Link(Rect(10, 140, 60, 152), LinkTarget(LinkKind.REFUSED, address="other.pdf", refused_kind="file")),
    Link(Rect(10, 160, 60, 172), LinkTarget(LinkKind.REFUSED, address="file:///etc/passwd", refused_kind="address")),
)
LABELS_TOLD = ("iv", "v", "S3")
PICTURES = (Rect(100, 200, 300, 350),)
PROPERTIES_TOLD = DocumentProperties(
    version="1.7",
    info={"title": "On answers"},
    permissions=("print", "change", "copy", "annotate", "fill_forms", "assemble"),
    sizes=(SizeUse(PageSize(595, 842), 3),),
    fonts=(FontUse("Helvetica", "Type1", is_embedded=False),),
)

_ACTIONS = (
    "/Dest [{second} 0 R /XYZ 5 700 0]",
    "/A << /S /GoTo /D (last) >>",
    "/A << /S /URI /URI (https://example.org/a?b=c) >>",
    "/A << /S /URI /URI (mailto:a@example.org) >>",
    "/A << /S /Launch /F (calc.exe) >>",
    "/A << /S /JavaScript /JS (app.alert\\(1\\)) >>",
    "/A << /S /GoToR /F (other.pdf) /D [0 /Fit] >>",
    "/A << /S /URI /URI (file:///etc/passwd) >>",
)
_IMAGE = (
    "q 200 0 0 150 100 492 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00FF00FF> EI Q"
    " q 1 0 0 1 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q"
)


def _write_fake(path: Path) -> Path:
    answers = {
        OUTLINE: OUTLINES,
        LABELS: LABELS_TOLD,
        links_of(0): LINKS,
        pictures_of(1): PICTURES,
        PROPERTIES: PROPERTIES_TOLD,
    }
    return write_fake_pdf(path, FakePdf(pages=PAGES, title="On answers", answers=answers))


def _write_real(path: Path) -> Path:
    second, third = page_object(1), page_object(2)
    annotations = [
        f"<< /Type /Annot /Subtype /Link /Rect [10 {810 - 20 * row} 60 {822 - 20 * row}]"
        f" {action.replace('{second}', str(second))} >>"
        for row, action in enumerate(_ACTIONS)
    ]
    at = first_annotation(3) + len(annotations)
    titles = (
        f"<< /Title (First chapter) /Dest [{page_object(0)} 0 R /FitH 800] /First {at + 2} 0 R /Next {at + 4} 0 R >>",
        f"<< /Title (A section of it) /Dest [{second} 0 R /XYZ 5 700 0] /First {at + 3} 0 R >>",
        f"<< /Title <FEFF00DC006E00640065007200202 01C00710075006F00740065 0073201D> /Dest [{second} 0 R /Fit] >>",
        f"<< /Title (Last chapter) /A << /S /GoTo /D [{third} 0 R /XYZ 0 842 0] >> /Next {at + 5} 0 R >>",
        f"<< /Title (On the web) /A << /S /URI /URI (https://example.org/a) >> /Next {at + 6} 0 R >>",
        "<< /Title (Nowhere) /A << /S /Launch /F (calc.exe) >> >>",
    )
    catalogue = (
        f"/Outlines {at} 0 R /Dests << /last [{third} 0 R /Fit] >> /Names << /Dests << /Names [(last)"
        f" [{third} 0 R /Fit]] >> >> /PageLabels << /Nums [0 << /S /r /St 4 >> 2 << /S /D /P (S) /St 3 >>] >>"
    )
    pages = [RealPage([PAGES[0]], annotations=annotations), RealPage([PAGES[1]], drawing=_IMAGE), PAGES[2]]
    outlines = f"<< /Type /Outlines /First {at + 1} 0 R >>"
    return write_real_pdf(path, pages, "On answers", catalogue, (outlines, *titles))


@pytest.fixture(params=["fake", "real"])
def engine(request: pytest.FixtureRequest) -> Iterator[tuple[PdfReader, Callable[[Path], Path]]]:
    if request.param == "fake":
        yield FakePdfReader(), _write_fake
        return
    pytest.importorskip("pymupdf", reason="the real engine needs PyMuPDF")
    reader = WorkerPdfReader()
    yield reader, _write_real
    reader.close()


@pytest.fixture
def reader(engine: tuple[PdfReader, Callable[[Path], Path]]) -> PdfReader:
    return engine[0]


@pytest.fixture
def paper(engine: tuple[PdfReader, Callable[[Path], Path]], tmp_path: Path) -> Path:
    return engine[1](tmp_path / "paper.pdf")


def test_the_outline_is_in_its_order_with_levels_and_places(reader: PdfReader, paper: Path) -> None:
    assert reader.ask(paper, OUTLINE) == OUTLINES


def test_pages_have_the_names_the_file_gives_them(reader: PdfReader, paper: Path) -> None:
    assert reader.ask(paper, LABELS) == LABELS_TOLD


def test_links_lead_to_pages_and_web_addresses_and_the_rest_is_refused_by_kind(reader: PdfReader, paper: Path) -> None:
    assert reader.ask(paper, links_of(0)) == LINKS


def test_pictures_are_where_raster_images_lie(reader: PdfReader, paper: Path) -> None:
    assert reader.ask(paper, pictures_of(1)) == PICTURES


def test_properties_say_what_the_file_is(reader: PdfReader, paper: Path) -> None:
    assert reader.ask(paper, PROPERTIES) == PROPERTIES_TOLD


def test_what_is_not_there_is_empty(reader: PdfReader, tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    if isinstance(reader, FakePdfReader):
        write_fake_pdf(path, FakePdf(pages=PAGES))
    else:
        write_real_pdf(path, PAGES)
    assert reader.ask(path, OUTLINE) == Outline()
    assert reader.ask(path, LABELS) == ()
    assert reader.ask(path, FOREIGN_MARKS) == ForeignMarks()
    assert reader.ask(path, links_of(0)) == reader.ask(path, pictures_of(0)) == ()


def test_a_page_that_is_not_there_is_refused(reader: PdfReader, paper: Path) -> None:
    for inquiry in (links_of(3), pictures_of(-1)):
        with pytest.raises(PdfError, match="has no page"):
            reader.ask(paper, inquiry)


def test_what_cannot_be_opened_is_refused_with_its_name(reader: PdfReader, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"Dear all")
    with pytest.raises(PdfError, match=r"“letter\.pdf”"):
        reader.ask(path, OUTLINE)
