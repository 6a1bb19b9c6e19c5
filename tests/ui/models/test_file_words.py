"""The properties of a PDF in words."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.pdf.ports import PageSize
from desktop_app.pdf.properties import DocumentProperties, FontUse, SizeUse
from desktop_app.ui.models.file_words import font_row, property_rows, size_text

A4 = PageSize(595.0, 842.0)


def _row(found: DocumentProperties, name: str) -> str:
    return dict([*property_rows(found, 3), font_row(found)])[name]


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (A4, "210 × 297 mm (A4)"),
        (PageSize(595.0, 842.0, 90), "297 × 210 mm (A4 landscape)"),
        (PageSize(612.0, 792.0), "216 × 279 mm (Letter)"),
        (PageSize(300.0, 300.0), "106 × 106 mm"),
    ],
)
def test_sizes_have_the_names_of_paper(qtbot: QtBot, size: PageSize, told: str) -> None:
    assert _row(DocumentProperties(sizes=(SizeUse(size, 3),)), "Size of pages") == told


def test_several_sizes_say_how_many_pages_have_them(qtbot: QtBot) -> None:
    found = DocumentProperties(sizes=(SizeUse(A4, 1), SizeUse(PageSize(300.0, 300.0), 2)))
    assert _row(found, "Size of pages") == "210 × 297 mm (A4) · 1 page\n106 × 106 mm · 2 pages"


@pytest.mark.parametrize(
    ("told", "shown"),
    [("D:20190407185842+02'00'", "2019-04-07 18:58"), ("D:20190407", "2019-04-07"), ("in May", "in May"), ("", "")],
)
def test_dates_are_written_as_elsewhere(qtbot: QtBot, told: str, shown: str) -> None:
    assert _row(DocumentProperties(info={"creationdate": told}), "Made on") == shown


def test_locks_and_permissions(qtbot: QtBot) -> None:
    assert _row(DocumentProperties(), "Locked") == "no"
    assert _row(DocumentProperties(permissions=("print",)), "Its makers allow") == ""
    locked = DocumentProperties(is_encrypted=True, encryption="AES 256", permissions=("print", "copy"))
    assert _row(locked, "Locked") == "yes, AES 256"
    assert _row(locked, "Its makers allow") == "printing, copying text"
    assert _row(DocumentProperties(is_encrypted=True), "Its makers allow") == "nothing"


def test_fonts_say_whether_they_are_in_the_file_and_that_there_are_more(qtbot: QtBot) -> None:
    found = DocumentProperties(
        fonts=(FontUse("Times", "Type1", True), FontUse("Arial", "TrueType", False)), fonts_are_cut=True
    )
    assert _row(found, "Fonts") == "Times (Type1)\nArial (TrueType, not in the file)\nand more"


def test_xmp_says_what_the_information_leaves_out(qtbot: QtBot) -> None:
    assert _row(DocumentProperties(xmp={"dc:title": "On walls"}), "Title") == "On walls"


def test_a_size_has_its_exact_number(qtbot: QtBot) -> None:
    assert size_text(123456).endswith("(123,456 bytes)")
