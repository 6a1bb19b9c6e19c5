"""What an annotated copy of a PDF is to hold and what became of it, as plain values; the sign by which one is known."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from desktop_app.domain.geometry import Quad
from desktop_app.pdf.foreign_marks import SUBTYPES, quad_from_json

#: the same in the information of the document, which stays when another program writes the file anew
INFORMATION_KEY = "PostilCopy"
_WORDS = re.compile(r"([0-9a-f-]{36}) ([0-9a-f]{64})")
_SIGN = re.compile(rb"[\r\n]%postil:copy ([0-9a-f-]{36}) ([0-9a-f]{64})[\r\n]")
#: longer than any sign, so that none is cut by the end of a piece
SIGN_BYTES = 160


@dataclass(frozen=True, slots=True)
class CopyMark:
    """A mark as an annotation. `name` becomes its /NM; `subtype` is one of `foreign_marks.SUBTYPES`."""

    name: str
    page_index: int
    subtype: str
    quads: tuple[Quad, ...]
    colour: str
    author: str
    contents: str
    subject: str
    created: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class CopyWish:
    """`document` names the document in the library: what was written for it before is replaced, and nothing else."""

    document: str
    marks: tuple[CopyMark, ...] = ()

    @property
    def digest(self) -> str:
        """Another one when the copy would be another."""
        return hashlib.sha256(self.to_json()).hexdigest()

    def to_json(self) -> bytes:
        """All fields as the body of a request."""
        told = asdict(self)
        for mark in told["marks"]:
            for quad in mark["quads"]:
                quad["points"] = [round(float(number), 3) for number in quad["points"]]
            mark["created"], mark["changed"] = (
                mark[name].astimezone(UTC).isoformat() for name in ("created", "changed")
            )
        return json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode("ascii")

    @classmethod
    def from_json(cls, body: bytes | bytearray) -> "CopyWish":
        """The inverse of `to_json`; raises ValueError, KeyError or TypeError."""
        told = json.loads(body)
        return cls(str(told["document"]), tuple(_mark_of(one) for one in told["marks"]))


@dataclass(frozen=True, slots=True)
class CopyReport:
    """`homeless` counts the marks whose page is not in the file; `size_bytes` is that of the copy."""

    size_bytes: int
    written: int
    homeless: int = 0
    is_encrypted: bool = False
    is_signed: bool = False
    is_repaired: bool = False


def sign_of(wish: CopyWish) -> bytes:
    """Stands behind the end of a copy, where readers look for nothing."""
    return f"\n%postil:copy {words_of(wish)}\n".encode("ascii")


def words_of(wish: CopyWish) -> str:
    """What the sign says."""
    return f"{wish.document} {wish.digest}"


def sign_in_words(words: str) -> tuple[str, str] | None:
    """Document and digest, when these are the words of a sign."""
    found = _WORDS.fullmatch(words.strip())
    return (found[1], found[2]) if found is not None else None


def signs_in(pieces: Iterable[bytes]) -> tuple[str, str] | None:
    """Document and digest of the last sign in a file that is read in pieces; None for a file that is no copy."""
    found, rest = None, b""
    for piece in pieces:
        whole = rest + piece
        for sign in _SIGN.finditer(whole):
            found = sign.group(1).decode("ascii"), sign.group(2).decode("ascii")
        rest = whole[-SIGN_BYTES:]
    return found


def _mark_of(told: dict[str, Any]) -> CopyMark:  # Any: a JSON object
    if told["subtype"] not in SUBTYPES:
        raise ValueError("there is no such annotation")
    return CopyMark(
        name=str(told["name"]),
        page_index=int(told["page_index"]),
        subtype=told["subtype"],
        quads=tuple(quad_from_json(quad["points"]) for quad in told["quads"]),
        colour=str(told["colour"]),
        author=str(told["author"]),
        contents=str(told["contents"]),
        subject=str(told["subject"]),
        created=datetime.fromisoformat(told["created"]),
        changed=datetime.fromisoformat(told["changed"]),
    )
