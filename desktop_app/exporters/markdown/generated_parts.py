"""Parts of a text file that the program writes, between two marks, among text that is the reader's.

`<!-- postil:begin NAME hash -->` and `<!-- postil:end NAME -->` stand on lines of their own; the hash is of what is
between them, so that an edit is recognised. Line ends may have been changed by an editor; that is no edit.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

_SIGN = re.compile(r"^<!-- postil:(begin|end) ([a-z-]+)(?: ([0-9a-f]{12}))? -->[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
_FORGED = re.compile(r"<!--(\s*)(\\*)postil:")
_HASH_DIGITS = 12


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A generated part of a file as it is there; `raw` is all of it with its marks."""

    name: str
    content: str
    raw: str
    is_edited: bool


@dataclass(frozen=True, slots=True)
class Updated:
    """`edited` are the names and texts of parts that the reader had changed; `torn` those that had lost a mark."""

    text: str
    edited: tuple[tuple[str, str], ...]
    torn: tuple[str, ...]


def digest(text: str) -> str:
    """Tells two texts apart, whatever their line ends."""
    return sha256(_plain(text).encode("utf-8", "surrogateescape")).hexdigest()[:_HASH_DIGITS]


def wrapped(name: str, content: str) -> str:
    """A part with its marks, ending in a newline."""
    return f"<!-- postil:begin {name} {digest(content)} -->\n{content}\n<!-- postil:end {name} -->\n"


def unforged(text: str) -> str:
    """Text that cannot pass for a mark of ours; `forged_again` gives it back."""
    return _FORGED.sub(r"<!--\1\\\2postil:", text)


def find_parts(text: str) -> tuple[Sequence[str | FoundPart], tuple[str, ...]]:
    """The pieces of a file, texts of the reader between parts; and the names of parts that had lost one mark.

    A mark without its partner is left out, so that it never pairs with a later one; its text stays as the reader's.
    """
    pieces: list[str | FoundPart] = []
    torn: list[str] = []
    opened: re.Match[str] | None = None
    at = 0
    for sign in _SIGN.finditer(text):
        is_begin = sign.group(1) == "begin"
        if opened is not None and not is_begin and opened.group(2) == sign.group(2):
            pieces.append(_part(text, opened, sign))
            opened = None
        else:
            pieces.append(text[at : sign.start()])
            torn += [stray.group(2) for stray in (opened, None if is_begin else sign) if stray is not None]
            opened = sign if is_begin else None
        at = sign.end()
    pieces.append(text[at:])
    torn += [opened.group(2)] if opened is not None else []
    return [piece for piece in pieces if piece], tuple(torn)


def update_parts(text: str, parts: Mapping[str, str], order: Sequence[str]) -> Updated:
    """Put new contents into a file; a part that is new goes behind the one it follows in `order`.

    `parts` has the contents of all parts that there should be; those of `order` that it lacks are taken out. A part
    that the file has twice is only kept up to date where it comes first.
    """
    newline = newline_of(text)
    pieces, torn = find_parts(text)
    seen: set[str] = set()
    edited: list[tuple[str, str]] = []
    updated: list[tuple[str, str]] = []
    for piece in pieces:
        if isinstance(piece, str) or piece.name not in order or piece.name in seen:
            updated.append(("", piece if isinstance(piece, str) else piece.raw))
            continue
        seen.add(piece.name)
        new = parts.get(piece.name)
        is_new = new is None or digest(piece.content) != digest(new)
        if piece.is_edited and is_new:
            edited.append((piece.name, piece.content))
        same = piece.raw if not piece.is_edited and not is_new else None
        updated.append((piece.name, same or _native(piece.name, new, newline)))
    for name in order:
        if name in parts and name not in seen:
            _insert(updated, name, _native(name, parts[name], newline), order, newline)
    return Updated("".join(piece for _name, piece in updated), tuple(edited), torn)


def newline_of(text: str) -> str:
    """How the lines of a file end."""
    return "\r\n" if "\r\n" in text else "\n"


def _native(name: str, content: str | None, newline: str) -> str:
    return "" if content is None else wrapped(name, content).replace("\n", newline)


def _insert(pieces: list[tuple[str, str]], name: str, part: str, order: Sequence[str], newline: str) -> None:
    """Behind the last part that comes before it, else in front of the first, else at the end; with empty lines."""
    rank = order.index(name)
    earlier = [at for at, (found, _text) in enumerate(pieces) if found and order.index(found) < rank]
    later = [at for at, (found, _text) in enumerate(pieces) if found and order.index(found) > rank]
    at = max(earlier) + 1 if earlier else min(later, default=len(pieces))
    before = _plain("".join(text for _name, text in pieces[:at]))
    after = _plain("".join(text for _name, text in pieces[at:]))
    gap = "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    gap_after = "\n" if after and not after.startswith("\n") else ""
    pieces[at:at] = [("", gap.replace("\n", newline)), (name, part), ("", gap_after.replace("\n", newline))]


def _part(text: str, begin: re.Match[str], end: re.Match[str]) -> FoundPart:
    content = _without_last_newline(text[begin.end() : end.start()])
    return FoundPart(begin.group(2), content, text[begin.start() : end.end()], digest(content) != begin.group(3))


def _without_last_newline(text: str) -> str:
    return text.removesuffix("\n").removesuffix("\r")


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")
