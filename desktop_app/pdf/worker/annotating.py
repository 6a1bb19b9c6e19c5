"""Writes marks into a copy of an open PDF, in memory only: the worker writes no file.

What the same document of the library wrote before is replaced; all other annotations stay as they are.
"""

from collections.abc import Sequence

from pymupdf import mupdf

from desktop_app.domain.errors import PdfError
from desktop_app.domain.geometry import Quad, bounds_of
from desktop_app.pdf.copy_wish import INFORMATION_KEY, CopyMark, CopyReport, CopyWish, sign_of, words_of
from desktop_app.pdf.worker.documents import OpenDocument
from desktop_app.pdf.worker.failures import DAMAGE
from desktop_app.pdf.worker.page_places import PagePlaces
from desktop_app.pdf.worker.pdf_dates import written_date

#: a key of our own in each annotation: which document of a library it was written for
OWNER = "PostilDocument"
_LARGEST_BYTES = 400 << 20
_SIGNATURES_EXIST = 1
_TYPES = {
    "Highlight": mupdf.PDF_ANNOT_HIGHLIGHT,
    "Underline": mupdf.PDF_ANNOT_UNDERLINE,
    "StrikeOut": mupdf.PDF_ANNOT_STRIKE_OUT,
    "Squiggly": mupdf.PDF_ANNOT_SQUIGGLY,
    "Text": mupdf.PDF_ANNOT_TEXT,
    "FreeText": mupdf.PDF_ANNOT_FREE_TEXT,
    "Square": mupdf.PDF_ANNOT_SQUARE,
}
_PRINTED, _AS_IT_IS = 1 << 2, (1 << 3) | (1 << 4)  # not scaled and not turned with the page
_SEE_THROUGH = {"Highlight": 0.5, "Square": 0.5}
_ICON_POINTS = 20.0
_FREE_TEXT_POINTS = 10.0
_LINE_POINTS = 1.5


def annotated_copy(opened: OpenDocument, wish: CopyWish) -> tuple[bytes, CopyReport]:
    """The bytes of the copy; the open document is of no use afterwards."""
    if opened.path.stat().st_size > _LARGEST_BYTES:
        raise PdfError(f"“{opened.path.name}” is too large for an annotated copy.")
    document = opened.document
    pdf = mupdf.pdf_document_from_fz_document(document.this)
    for page_index in range(len(opened.sizes)):
        _clear(pdf, page_index, wish.document)
    written = sum(_write(pdf, len(opened.sizes), mark, wish.document) for mark in wish.marks)
    _remember(pdf, wish)
    is_signed = bool(max(0, document.get_sigflags()) & _SIGNATURES_EXIST)
    is_repaired = bool(document.is_repaired)
    content = document.tobytes(garbage=1, deflate=True, encryption=mupdf.PDF_ENCRYPT_KEEP, no_new_id=True)
    content += sign_of(wish)
    report = CopyReport(
        size_bytes=len(content),
        written=written,
        homeless=len(wish.marks) - written,
        is_encrypted=bool(document.metadata and document.metadata.get("encryption")),
        is_signed=is_signed,
        is_repaired=is_repaired,
    )
    return content, report


def _remember(pdf: mupdf.PdfDocument, wish: CopyWish) -> None:
    trailer = mupdf.pdf_trailer(pdf)
    information = mupdf.pdf_dict_gets(trailer, "Info")
    if not mupdf.pdf_is_dict(information):
        information = mupdf.pdf_add_object(pdf, mupdf.pdf_new_dict(pdf, 1))
        mupdf.pdf_dict_puts(trailer, "Info", information)
    mupdf.pdf_dict_puts(information, INFORMATION_KEY, mupdf.pdf_new_text_string(words_of(wish)))


def _clear(pdf: mupdf.PdfDocument, page_index: int, owner: str) -> None:
    """Take away what was written for this document before."""
    try:
        array = mupdf.pdf_dict_gets(mupdf.pdf_lookup_page_obj(pdf, page_index), "Annots")
        for place in reversed(range(mupdf.pdf_array_len(array))):
            value = mupdf.pdf_dict_gets(mupdf.pdf_array_get(array, place), OWNER)
            if mupdf.pdf_is_string(value) and mupdf.pdf_to_text_string(value) == owner:
                mupdf.pdf_array_delete(array, place)
    except DAMAGE:
        return


def _write(pdf: mupdf.PdfDocument, pages: int, mark: CopyMark, owner: str) -> bool:
    """False for a mark that has no place in this file."""
    if not 0 <= mark.page_index < pages or not mark.quads:
        return False
    page = mupdf.pdf_load_page(pdf, mark.page_index)
    annotation = mupdf.pdf_create_annot(page, _TYPES[mark.subtype])
    told = mupdf.pdf_annot_obj(annotation)
    _drop_popup(pdf, told, mark.page_index)
    _place(pdf, told, mark, PagePlaces(pdf, mark.page_index))
    for name, text in (
        ("NM", mark.name),
        (OWNER, owner),
        ("T", mark.author),
        ("Contents", mark.contents),
        ("Subj", mark.subject),
        ("CreationDate", written_date(mark.created)),
        ("M", written_date(mark.changed)),
    ):
        if text:
            mupdf.pdf_dict_puts(told, name, mupdf.pdf_new_text_string(text))
    parts = [int(mark.colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    flags = _PRINTED | (_AS_IT_IS if mark.subtype == "Text" else 0)
    mupdf.pdf_dict_puts(told, "F", mupdf.pdf_new_int(flags))
    mupdf.pdf_dict_puts(told, "CA", mupdf.pdf_new_real(_SEE_THROUGH.get(mark.subtype, 1.0)))
    if mark.subtype == "FreeText":
        look = f"0.1 g /Helv {_FREE_TEXT_POINTS:g} Tf"  # in a pale colour nobody could read it
        mupdf.pdf_dict_puts(told, "DA", mupdf.pdf_new_text_string(look))
        mupdf.pdf_set_annot_border_width(annotation, 0)
    else:
        mupdf.pdf_dict_puts(told, "C", _array(pdf, parts))
    if mark.subtype == "Square":
        mupdf.pdf_set_annot_border_width(annotation, _LINE_POINTS)
    mupdf.pdf_annot_request_resynthesis(annotation)
    mupdf.pdf_update_annot(annotation)
    # drawing it gives it the date of today
    mupdf.pdf_dict_puts(told, "M", mupdf.pdf_new_text_string(written_date(mark.changed)))
    return True


def _drop_popup(pdf: mupdf.PdfDocument, told: mupdf.PdfObj, page_index: int) -> None:
    """MuPDF gives a note a pop-up of its own; other programs make theirs, and a copy would gather them."""
    popup = mupdf.pdf_dict_gets(told, "Popup")
    if mupdf.pdf_is_dict(popup):
        array = mupdf.pdf_dict_gets(mupdf.pdf_lookup_page_obj(pdf, page_index), "Annots")
        place = mupdf.pdf_array_find(array, popup)
        if place >= 0:
            mupdf.pdf_array_delete(array, place)
        mupdf.pdf_dict_dels(told, "Popup")


def _place(pdf: mupdf.PdfDocument, told: mupdf.PdfObj, mark: CopyMark, places: PagePlaces) -> None:
    box = bounds_of(mark.quads)
    if box is None:
        return
    if mark.subtype == "Text":
        corners = ((box.x0, box.y0), (box.x0 + _ICON_POINTS, box.y0 + _ICON_POINTS))
    else:
        corners = ((box.x0, box.y0), (box.x1, box.y1))
    (x0, y0), (x1, y1) = (places.to_file(*corner) for corner in corners)
    mupdf.pdf_dict_puts(told, "Rect", _array(pdf, [min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)]))
    if mark.subtype not in ("Text", "FreeText", "Square"):
        mupdf.pdf_dict_puts(told, "QuadPoints", _array(pdf, [n for quad in mark.quads for n in _numbers(quad, places)]))


def _numbers(quad: Quad, places: PagePlaces) -> list[float]:
    """Upper left, upper right, lower left, lower right: what programs write and expect, whatever the standard says."""
    points = zip(quad.points[0::2], quad.points[1::2], strict=True)
    return [number for point in points for number in places.to_file(*point)]


def _array(pdf: mupdf.PdfDocument, numbers: Sequence[float]) -> mupdf.PdfObj:
    array = mupdf.pdf_new_array(pdf, len(numbers))
    for number in numbers:
        mupdf.pdf_array_push_real(array, number)
    return array
