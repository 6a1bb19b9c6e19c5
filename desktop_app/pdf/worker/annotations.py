"""Reads the marks of other programs out of a PDF: from its objects, so that nothing has to be drawn for it.

Whatever is missing or broken in an annotation is made good from the rest of it; one that says nothing is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pymupdf import mupdf

from desktop_app.domain.text import clean
from desktop_app.pdf.foreign_marks import SUBTYPES, ForeignMark, ForeignMarks, ForeignReply, content_key, name_key
from desktop_app.pdf.worker.documents import OpenDocument
from desktop_app.pdf.worker.failures import DAMAGE
from desktop_app.pdf.worker.page_places import PagePlaces
from desktop_app.pdf.worker.pdf_dates import read_date

MOST_MARKS = 5_000
_MOST_LOOKED_AT = 60_000
_MOST_QUADS = 1_000
_LONGEST_TEXT = 20_000
_LONGEST_NAME = 200
_NO_MARKS = ("Link", "Popup", "Widget", "Screen", "PrinterMark", "TrapNet", "Watermark", "")
_HIDDEN, _NO_VIEW = 1 << 1, 1 << 5
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class _Found:
    """An annotation, its number in the file (0 for one without) and that of the one it belongs to."""

    object: mupdf.PdfObj
    page_index: int
    subtype: str
    number: int
    belongs_to: int
    is_reply: bool


def read_marks(opened: OpenDocument) -> ForeignMarks:
    """All marks of an open document."""
    pdf = mupdf.pdf_document_from_fz_document(opened.document.this)
    found: list[_Found] = []
    for annotation in _annotations(pdf, len(opened.sizes)):
        found.append(annotation)
        if len(found) >= _MOST_LOOKED_AT:
            break
    places = {index: PagePlaces(pdf, index) for index in {one.page_index for one in found}}
    answers, left_out = _answers(found), 0
    marks: list[ForeignMark] = []
    for one in found:
        if one.is_reply:
            continue
        if one.subtype not in SUBTYPES:
            left_out += 1
        elif len(marks) < MOST_MARKS:
            mark = _read(one, places[one.page_index], answers)
            marks += [mark] if mark is not None else []
    is_cut = len(marks) >= MOST_MARKS or len(found) >= _MOST_LOOKED_AT
    return ForeignMarks(_with_own_keys(marks), left_out, is_cut)


def _annotations(pdf: mupdf.PdfDocument, pages: int) -> Iterator[_Found]:
    for page_index in range(pages):
        try:
            array = mupdf.pdf_dict_gets(mupdf.pdf_lookup_page_obj(pdf, page_index), "Annots")
            objects = [mupdf.pdf_array_get(array, place) for place in range(mupdf.pdf_array_len(array))]
        except DAMAGE:
            continue
        for one in objects:
            try:
                annotation = _annotation(one, page_index)
            except DAMAGE:
                continue
            if annotation is not None:
                yield annotation


def _annotation(one: mupdf.PdfObj, page_index: int) -> _Found | None:
    subtype = mupdf.pdf_to_name(mupdf.pdf_dict_gets(one, "Subtype"))
    flags = mupdf.pdf_to_int(mupdf.pdf_dict_gets(one, "F"))
    if subtype in _NO_MARKS or flags & (_HIDDEN | _NO_VIEW):
        return None
    belongs_to = mupdf.pdf_to_num(mupdf.pdf_dict_gets(one, "IRT"))
    is_group = mupdf.pdf_to_name(mupdf.pdf_dict_gets(one, "RT")) == "Group"
    return _Found(one, page_index, subtype, mupdf.pdf_to_num(one), belongs_to, bool(belongs_to) and not is_group)


def _answers(found: list[_Found]) -> dict[int, list[ForeignReply]]:
    """What was answered to each annotation, to its answers too; a word on its state ("accepted") is no answer."""
    above = {one.number: one.belongs_to for one in found if one.is_reply}
    answers: dict[int, list[ForeignReply]] = {}
    for one in found:
        if not one.is_reply or _text(one.object, "State"):
            continue
        root, steps = one.belongs_to, 0
        while root in above and steps < len(above):
            root, steps = above[root], steps + 1
        words = _contents(one.object)
        if words:
            answers.setdefault(root, []).append(ForeignReply(_author(one.object), words))
    leaders = {one.number: one for one in found if one.number and one.subtype not in SUBTYPES}
    for one in found:
        # what is to be written in the place of struck words stands at another annotation of their group
        leader = leaders.get(one.belongs_to) if one.number and not one.is_reply else None
        words = _contents(leader.object) if leader is not None else ""
        if leader is not None and words:
            answers.setdefault(one.number, []).insert(0, ForeignReply(_author(leader.object), words))
    return answers


def _read(one: _Found, places: PagePlaces, answers: dict[int, list[ForeignReply]]) -> ForeignMark | None:
    try:
        quads = places.quads(one.object, with_corners=one.subtype not in ("Text", "FreeText", "Square"))[:_MOST_QUADS]
        contents = _contents(one.object)
        replies = tuple(answers.get(one.number, ())) if one.number else ()
        if one.subtype == "FreeText" and not contents and not replies:
            return None
        name = _text(one.object, "NM")[:_LONGEST_NAME]
        return ForeignMark(
            page_index=one.page_index,
            subtype=one.subtype,
            quads=quads,
            key=name_key(one.page_index, name) if name else content_key(one.page_index, one.subtype, quads, contents),
            colour=_colour(mupdf.pdf_dict_gets(one.object, "C")),
            author=_author(one.object),
            contents=contents,
            subject=_text(one.object, "Subj")[:_LONGEST_NAME],
            created=read_date(_text(one.object, "CreationDate")),
            changed=read_date(_text(one.object, "M")),
            replies=replies,
        )
    except DAMAGE:
        return None


def _with_own_keys(marks: list[ForeignMark]) -> tuple[ForeignMark, ...]:
    """Two marks of one key are told apart by their order."""
    seen: dict[str, int] = {}
    own: list[ForeignMark] = []
    for mark in marks:
        seen[mark.key] = times = seen.get(mark.key, 0) + 1
        own.append(mark if times == 1 else replace(mark, key=f"{mark.key}#{times}"))
    return tuple(own)


def _contents(one: mupdf.PdfObj) -> str:
    """Its words, else those of its pop-up, else those of its formatted text."""
    popup = mupdf.pdf_dict_gets(one, "Popup")
    plain = _text(one, "Contents") or (_text(popup, "Contents") if mupdf.pdf_is_dict(popup) else "")
    return plain or " ".join(_TAG.sub(" ", _text(one, "RC")).split())


def _author(one: mupdf.PdfObj) -> str:
    return " ".join(_text(one, "T").split())[:_LONGEST_NAME]


def _text(one: mupdf.PdfObj, name: str) -> str:
    value = mupdf.pdf_dict_gets(one, name)
    if not mupdf.pdf_is_string(value):
        return ""
    text = clean(mupdf.pdf_to_text_string(value)[:_LONGEST_TEXT])
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _colour(array: mupdf.PdfObj) -> str | None:
    count = mupdf.pdf_array_len(array)
    if count not in (1, 3, 4):
        return None
    parts = [min(max(mupdf.pdf_array_get_real(array, place), 0.0), 1.0) for place in range(count)]
    if count == 1:
        parts *= 3
    elif count == len("cmyk"):
        black = 1 - parts[3]
        parts = [(1 - part) * black for part in parts[:3]]
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)
