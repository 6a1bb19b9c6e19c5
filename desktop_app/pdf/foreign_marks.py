"""Marks that other programs put into a PDF, as plain values and in JSON; nothing is concluded here.

`key` tells one mark from another, so that none is taken over twice: the name its program gave it, else its content.
"""

import hashlib
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from math import isfinite
from typing import Any

from desktop_app.domain.geometry import Quad

#: the types of annotation (ISO 32000, 12.5.6) that can become marks; others are drawn, or are no marks
SUBTYPES = ("Highlight", "Underline", "StrikeOut", "Squiggly", "Text", "FreeText", "Square")
_DIGITS_OF_KEY = 32
_NAMED = "nm"
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class ForeignReply:
    """What somebody answered to a mark."""

    author: str
    contents: str


@dataclass(frozen=True, slots=True)
class ForeignMark:
    """One mark as its file tells it; `subtype` is one of SUBTYPES, `colour` is "#rrggbb", None where it has none.

    `subject` is the heading its program gave it, Postil's own copies the name of the category.
    """

    page_index: int
    subtype: str
    quads: tuple[Quad, ...]
    key: str
    colour: str | None = None
    author: str = ""
    contents: str = ""
    subject: str = ""
    created: datetime | None = None
    changed: datetime | None = None
    replies: tuple[ForeignReply, ...] = ()

    @property
    def name(self) -> str:
        """The name its program gave it, empty without one."""
        sort, _, rest = self.key.partition(":")
        return rest.partition(":")[2] if sort == _NAMED else ""


@dataclass(frozen=True, slots=True)
class ForeignMarks:
    """All of a file in the order of its pages. `left_out` counts the drawings and stamps that can be no marks.

    With `is_cut` there are more than anybody could look through, and the rest was not read.
    """

    marks: tuple[ForeignMark, ...] = ()
    left_out: int = 0
    is_cut: bool = False


def content_key(page_index: int, subtype: str, quads: tuple[Quad, ...], contents: str) -> str:
    """The key of a mark that its program gave no name; survives another program's saving of the file."""
    places = " ".join(f"{number:.0f}" for quad in quads for number in quad.points)
    told = "\f".join((str(page_index), subtype, places, contents))
    return "key:" + hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:_DIGITS_OF_KEY]


def name_key(page_index: int, name: str) -> str:
    """The key of a mark with a name, which is the only one on its page."""
    return f"{_NAMED}:{page_index + 1}:{name}"


def marks_to_json(found: ForeignMarks) -> dict[str, Any]:  # Any: a JSON object
    """All fields, ready for `json.dumps`."""
    told = asdict(found)
    for mark in told["marks"]:
        for name in ("created", "changed"):
            mark[name] = mark[name].isoformat() if mark[name] is not None else None
    return told


def marks_from_json(told: dict[str, Any]) -> ForeignMarks:  # Any: a JSON object
    """The inverse of `marks_to_json`; raises ValueError, KeyError or TypeError for another shape."""
    marks = tuple(_mark_of(one) for one in told["marks"])
    return ForeignMarks(marks, int(told["left_out"]), bool(told["is_cut"]))


def _mark_of(told: dict[str, Any]) -> ForeignMark:  # Any: a JSON object
    if told["subtype"] not in SUBTYPES or int(told["page_index"]) < 0:
        raise ValueError("there is no such kind of mark, or no such page")
    return ForeignMark(
        page_index=int(told["page_index"]),
        subtype=told["subtype"],
        quads=tuple(quad_from_json(quad["points"]) for quad in told["quads"]),
        key=str(told["key"]),
        colour=_colour_of(told["colour"]),
        author=str(told["author"]),
        contents=str(told["contents"]),
        subject=str(told["subject"]),
        created=_moment_of(told["created"]),
        changed=_moment_of(told["changed"]),
        replies=tuple(ForeignReply(str(one["author"]), str(one["contents"])) for one in told["replies"]),
    )


def _colour_of(told: str | None) -> str | None:
    if told is not None and not _COLOUR.fullmatch(told):
        raise ValueError("a colour is none")
    return told


def quad_from_json(told: list[Any]) -> Quad:  # Any: JSON numbers
    """A quad of its eight numbers; raises ValueError or TypeError."""
    x0, y0, x1, y1, x2, y2, x3, y3 = (float(number) for number in told)
    if not isfinite(sum(map(float, told))):
        raise ValueError("a corner is at no possible place")
    return Quad((x0, y0, x1, y1, x2, y2, x3, y3))


def _moment_of(told: str | None) -> datetime | None:
    if told is None:
        return None
    moment = datetime.fromisoformat(told)
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment
