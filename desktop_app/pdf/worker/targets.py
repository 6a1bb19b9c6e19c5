"""Where a link or a line of an outline leads: a place of the file, a web address, or what is refused and why."""

import re

from pymupdf import mupdf

from desktop_app.pdf.links import LinkKind, LinkTarget
from desktop_app.pdf.worker.places import Places, text_of

_WEB = re.compile(r"(?:https?://|mailto:)[^\x00-\x20\x7f]+", re.IGNORECASE)
_MOST_LETTERS = 4000
_REFUSED = {
    "GoToR": "file",
    "GoToE": "file",
    "Launch": "program",
    "JavaScript": "script",
    "SubmitForm": "form",
    "ImportData": "form",
    "ResetForm": "form",
    "Rendition": "media",
    "Movie": "media",
    "Sound": "media",
    "RichMediaExecute": "media",
}


def target_of(places: Places, item: mupdf.PdfObj, page_index: int | None = None) -> LinkTarget | None:
    """Of an annotation or a line of the outline; `page_index` is the page it is on. None when it leads nowhere."""
    direct = mupdf.pdf_dict_gets(item, "Dest")
    if not mupdf.pdf_is_null(direct):
        return _place(places, direct)
    action = mupdf.pdf_dict_gets(item, "A")
    kind = mupdf.pdf_to_name(mupdf.pdf_dict_gets(action, "S"))
    match kind:
        case "":
            return None
        case "GoTo":
            return _place(places, mupdf.pdf_dict_gets(action, "D"))
        case "URI":
            return address_target(_address(places, action))
        case "Named":
            return _step(places, mupdf.pdf_to_name(mupdf.pdf_dict_gets(action, "N")), page_index)
        case _:
            return LinkTarget(LinkKind.REFUSED, address=_file(action), refused_kind=_REFUSED.get(kind, "other"))


def address_target(address: str) -> LinkTarget:
    """Only web and mail addresses are followed."""
    if _WEB.fullmatch(address):
        return LinkTarget(LinkKind.WEB, address=address)
    return LinkTarget(LinkKind.REFUSED, address=address, refused_kind="address")


def _place(places: Places, destination: mupdf.PdfObj) -> LinkTarget | None:
    found = places.destination(destination)
    return None if found is None else LinkTarget(LinkKind.PLACE, *found)


def _address(places: Places, action: mupdf.PdfObj) -> str:
    address = text_of(mupdf.pdf_dict_gets(action, "URI"), _MOST_LETTERS).strip()
    if ":" in address.split("/", 1)[0]:
        return address
    root = mupdf.pdf_dict_gets(mupdf.pdf_dict_gets(mupdf.pdf_trailer(places.pdf), "Root"), "URI")
    base = text_of(mupdf.pdf_dict_gets(root, "Base"), _MOST_LETTERS)
    if base:
        return base + address
    return f"https://{address}" if address.lower().startswith("www.") else address


def _step(places: Places, name: str, page_index: int | None) -> LinkTarget:
    last = mupdf.pdf_count_pages(places.pdf) - 1
    here = page_index or 0
    pages = {"FirstPage": 0, "LastPage": last, "NextPage": min(here + 1, last), "PrevPage": max(here - 1, 0)}
    if name in pages:
        return LinkTarget(LinkKind.PLACE, pages[name])
    return LinkTarget(LinkKind.REFUSED, refused_kind="other")


def _file(action: mupdf.PdfObj) -> str:
    """What a refused action would have opened, when it names a file."""
    told = mupdf.pdf_dict_gets(action, "F")
    if mupdf.pdf_is_dict(told):
        told = mupdf.pdf_dict_gets(told, "F")
    return text_of(told, _MOST_LETTERS)
