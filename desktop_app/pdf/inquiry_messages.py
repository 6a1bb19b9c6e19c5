"""Answers to `pdf.inquiries` as bytes of a frame and back: rows in JSON; another shape raises `BrokenFrameError`."""

import json
from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

from desktop_app.domain.geometry import Rect
from desktop_app.domain.text import clean
from desktop_app.pdf.foreign_marks import ForeignMarks, marks_from_json, marks_to_json
from desktop_app.pdf.jobs import Operation
from desktop_app.pdf.links import Link, LinkKind, LinkTarget
from desktop_app.pdf.messages import understood
from desktop_app.pdf.outline import Outline, OutlineEntry
from desktop_app.pdf.ports import PageSize
from desktop_app.pdf.properties import DocumentProperties, FontUse, SizeUse
from desktop_app.pdf.protocol import BrokenFrameError

#: every answer there is, told apart by its operation
Found = Outline | tuple[str, ...] | tuple[Link, ...] | tuple[Rect, ...] | DocumentProperties | ForeignMarks

MOST_ROWS = 100_000
_FAR = 1_000_000.0

Told = Any  # Any: what JSON holds


def pack_found(operation: Operation, found: Found) -> bytes:
    """JSON of an answer to that operation."""
    told = _PACKERS[operation](found)
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def unpack_found(operation: Operation, body: bytes | bytearray) -> Found:
    """The inverse of `pack_found`."""
    return understood(lambda: _UNPACKERS[operation](json.loads(body)))


# outline and labels


def _outline_rows(outline: Outline) -> Told:
    rows = [[entry.title, entry.level, entry.page_index, entry.top, entry.uri] for entry in outline.entries]
    return [rows, outline.is_cut]


def _outline(told: Told) -> Outline:
    rows, is_cut = told
    return Outline(tuple(_entry(*row) for row in _bounded(rows)), bool(is_cut))


def _entry(title: Told, level: Told, page_index: Told, top: Told, uri: Told) -> OutlineEntry:
    return OutlineEntry(_text(title), _count(level), _optional(_count, page_index), _optional(_number, top), _text(uri))


def _labels(told: Told) -> tuple[str, ...]:
    return tuple(_text(label) for label in _bounded(told))


# what lies on a page


def _link_rows(links: tuple[Link, ...]) -> Told:
    return [[_rect_row(link.rect), *_target_row(link.target)] for link in links]


def _target_row(target: LinkTarget) -> Told:
    return [target.kind.value, target.page_index, target.x, target.y, target.address, target.refused_kind]


def _links(told: Told) -> tuple[Link, ...]:
    return tuple(Link(_rect(rect), _target(*target)) for rect, *target in _bounded(told))


def _target(kind: Told, page_index: Told, x: Told, y: Told, address: Told, refused_kind: Told) -> LinkTarget:
    found = LinkKind(kind)
    if (page_index is not None) != (found is LinkKind.PLACE):
        raise BrokenFrameError("a link has another shape")
    place = _optional(_count, page_index), _optional(_number, x), _optional(_number, y)
    return LinkTarget(found, *place, _text(address), _text(refused_kind))


def _picture_rows(rects: tuple[Rect, ...]) -> Told:
    return [_rect_row(rect) for rect in rects]


def _pictures(told: Told) -> tuple[Rect, ...]:
    return tuple(_rect(row) for row in _bounded(told))


# the whole document


def _properties_row(found: DocumentProperties) -> Told:
    return {
        "version": found.version,
        "info": dict(found.info),
        "xmp": dict(found.xmp),
        "is_encrypted": found.is_encrypted,
        "encryption": found.encryption,
        "permissions": found.permissions,
        "sizes": [[use.size.width, use.size.height, use.size.rotation, use.pages] for use in found.sizes],
        "fonts": [[font.name, font.kind, font.is_embedded] for font in found.fonts],
        "fonts_are_cut": found.fonts_are_cut,
    }


def _properties(told: Told) -> DocumentProperties:
    return DocumentProperties(
        version=_text(told["version"]),
        info=_texts(told["info"]),
        xmp=_texts(told["xmp"]),
        is_encrypted=bool(told["is_encrypted"]),
        encryption=_text(told["encryption"]),
        permissions=tuple(_text(name) for name in _bounded(told["permissions"])),
        sizes=tuple(_size_use(*row) for row in _bounded(told["sizes"])),
        fonts=tuple(FontUse(_text(name), _text(kind), bool(own)) for name, kind, own in _bounded(told["fonts"])),
        fonts_are_cut=bool(told["fonts_are_cut"]),
    )


def _size_use(width: Told, height: Told, rotation: Told, pages: Told) -> SizeUse:
    return SizeUse(PageSize(_number(width), _number(height), _count(rotation)), _count(pages))


# single values


def _bounded(rows: Told) -> list[Told]:
    if not isinstance(rows, list) or len(rows) > MOST_ROWS:
        raise BrokenFrameError("an answer has no possible length")
    return rows


def _text(told: Told) -> str:
    if not isinstance(told, str):
        raise BrokenFrameError("a text has another shape")
    return clean(told)


def _texts(told: Told) -> dict[str, str]:
    return {_text(name): _text(value) for name, value in told.items()}


def _count(told: Told) -> int:
    if not isinstance(told, int) or isinstance(told, bool) or told < 0:
        raise BrokenFrameError("a number has another shape")
    return told


def _number(told: Told) -> float:
    number = float(told)
    if not isfinite(number) or abs(number) > _FAR:
        raise BrokenFrameError("something is at no possible place")
    return number


def _rect_row(rect: Rect) -> Told:
    return [round(number, 2) for number in (rect.x0, rect.y0, rect.x1, rect.y1)]


def _rect(told: Told) -> Rect:
    x0, y0, x1, y1 = (_number(number) for number in told)
    if x0 > x1 or y0 > y1:
        raise BrokenFrameError("a rectangle is inside out")
    return Rect(x0, y0, x1, y1)


def _optional(read: Callable[[Told], Told], told: Told) -> Told:
    return None if told is None else read(told)


_PACKERS: Mapping[Operation, Callable[[Told], Told]] = {
    Operation.OUTLINE: _outline_rows,
    Operation.LABELS: list,
    Operation.LINKS: _link_rows,
    Operation.PICTURES: _picture_rows,
    Operation.PROPERTIES: _properties_row,
    Operation.FOREIGN_MARKS: marks_to_json,
}
_UNPACKERS: Mapping[Operation, Callable[[Told], Found]] = {
    Operation.OUTLINE: _outline,
    Operation.LABELS: _labels,
    Operation.LINKS: _links,
    Operation.PICTURES: _pictures,
    Operation.PROPERTIES: _properties,
    Operation.FOREIGN_MARKS: marks_from_json,
}
