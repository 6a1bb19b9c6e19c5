"""Reads the links of a page from its annotations, without having MuPDF make objects of all of them."""

from pymupdf import mupdf

from desktop_app.pdf.links import Link
from desktop_app.pdf.worker.documents import OpenDocument
from desktop_app.pdf.worker.failures import DAMAGE
from desktop_app.pdf.worker.places import Places, rect_of
from desktop_app.pdf.worker.targets import target_of

_MOST_LINKS = 2_000
_MOST_LOOKED_AT = 20_000


def read_links(found: OpenDocument, page_index: int) -> tuple[Link, ...]:
    """At most 2,000 of the first 20,000 annotations; a link without a place or a target is left out."""
    places = Places(found.document)
    annotations = mupdf.pdf_dict_gets(mupdf.pdf_lookup_page_obj(places.pdf, page_index), "Annots")
    links: list[Link] = []
    for at in range(min(mupdf.pdf_array_len(annotations), _MOST_LOOKED_AT)):
        annotation = mupdf.pdf_array_get(annotations, at)
        if mupdf.pdf_to_name(mupdf.pdf_dict_gets(annotation, "Subtype")) != "Link":
            continue
        try:
            link = _link(places, annotation, page_index)
        except DAMAGE:
            continue
        if link is not None:
            links.append(link)
        if len(links) >= _MOST_LINKS:
            break
    return tuple(links)


def _link(places: Places, annotation: mupdf.PdfObj, page_index: int) -> Link | None:
    rect = rect_of(places.page(page_index), mupdf.pdf_dict_get_rect(annotation, mupdf.PDF_ENUM_NAME_Rect))
    target = target_of(places, annotation, page_index)
    return Link(rect, target) if target is not None and rect.width > 0 and rect.height > 0 else None
