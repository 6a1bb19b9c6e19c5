"""A pasted text as lines: cleaned, with the place each has in the text; bullets taken off, hard wrapping undone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop_app.domain.text import clean

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BULLET = re.compile(r"(?:[•●▪■◦‣⁃·∙►▶➢➤✓]|[-–—*](?=\s))\s*")
_LONE_BULLET = re.compile(r"[•●▪■◦‣⁃·∙►▶➢➤*–—-]")
_QUOTE_MARK = re.compile(r"(?:>\s?){1,9}")
_BROKEN_WORD = re.compile(r"[^\W\d_]-$")
_WRAP_MIN, _WRAP_MAX = 50, 110
_WRAPPED_LINES = 3


@dataclass(frozen=True, slots=True)
class LineLook:
    """What the clipboard's HTML knows of a line: heading level (0 for none), list item, quotation, text not raised."""

    heading: int = 0
    bullet: bool = False
    quoted: bool = False
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """`start` and `end` are its half-open span in the pasted text, `gap` the number of empty lines above it."""

    text: str
    start: int
    end: int
    gap: int
    bullet: bool = False
    look: LineLook = LineLook()

    @property
    def words(self) -> int:
        """How many words; two letters of a writing without spaces count as one."""
        return self.text.count(" ") + 1 + (0 if self.text.isascii() else len(_SPACELESS.findall(self.text)) // 2)

    @property
    def plain(self) -> str:
        """The text without superscripts, where the HTML told which letters are."""
        return self.look.plain or self.text


def line_key(text: str) -> str:
    """What two copies of a line have in common: its letters and digits."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def split_lines(text: str, looks: Mapping[str, LineLook] | None = None) -> tuple[Line, ...]:
    """The lines of a text that have something in them."""
    lines = _with_bullets(_unquoted(_raw_lines(text)))
    lines = _unwrapped(lines)
    if not looks:
        return tuple(lines)
    dressed = []
    for line in lines:
        look = looks.get(line_key(line.text))
        dressed.append(line if look is None else replace(line, look=look, bullet=line.bullet or look.bullet))
    return tuple(dressed)


def _raw_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    start = gap = 0
    for end, following in _ends(text):
        piece = text[start:end]
        content = " ".join(clean(piece).split())
        if content:
            lead = len(piece) - len(piece.lstrip())
            lines.append(Line(content, start + lead, start + len(piece.rstrip()), gap))
            gap = 0
        else:
            gap += 1
        start = following
    return lines


def _ends(text: str) -> list[tuple[int, int]]:
    ends = [(found.start(), found.end()) for found in _BREAK.finditer(text)]
    ends.append((len(text), len(text)))
    return ends


def _unquoted(lines: Sequence[Line]) -> list[Line]:
    """Take the marks of quotations (">") off; where only some lines have them, those count as quoted."""
    marks = [_QUOTE_MARK.match(line.text) for line in lines]
    is_part = any(mark is None for mark in marks)
    plain: list[Line] = []
    gap = 0
    for line, mark in zip(lines, marks, strict=True):
        if mark is None:
            plain.append(replace(line, gap=line.gap + gap))
            gap = 0
        elif mark.end() < len(line.text):
            look = LineLook(quoted=is_part)
            plain.append(replace(line, text=line.text[mark.end() :], gap=line.gap + gap, look=look))
            gap = 0
        else:
            gap += line.gap + 1
    return plain


def _with_bullets(raw: Sequence[Line]) -> list[Line]:
    """Take bullets off; a bullet alone on its line belongs to the next line."""
    lines: list[Line] = []
    pending: Line | None = None
    for line in raw:
        if _LONE_BULLET.fullmatch(line.text):
            pending = line if pending is None else pending
            continue
        found = _BULLET.match(line.text)
        is_bullet = found is not None and found.end() < len(line.text)
        gap = line.gap if pending is None else pending.gap
        content = line.text[found.end() :] if found is not None and is_bullet else line.text
        lines.append(replace(line, text=content, gap=gap, bullet=is_bullet or pending is not None))
        pending = None
    return lines


def _unwrapped(lines: list[Line]) -> list[Line]:
    """Join the lines of paragraphs that were broken at a fixed width, as in mail and text files."""
    blocks = _blocks(lines)
    widths = [width for width in (_wrap_width(block, 0) for block in blocks) if width]
    if not widths:
        return lines
    width = max(widths)
    joined: list[Line] = []
    for block in blocks:
        if _wrap_width(block, width if len(block) < _WRAPPED_LINES else 0):
            joined.append(_joined(block))
        else:
            joined += block
    return joined


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and not line.gap and not line.bullet:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _wrap_width(block: Sequence[Line], width: int) -> int:
    """The width the block was broken at, or 0: the next line's first word must never have fitted on a line."""
    if len(block) < (2 if width else _WRAPPED_LINES):
        return 0
    texts = [line.text for line in block]
    widest = max(len(text) for text in texts)
    limit = max(widest, width)
    if not _WRAP_MIN <= limit <= _WRAP_MAX or widest < _WRAP_MIN:
        return 0
    fitting = sum(
        1 for text, following in pairwise(texts) if len(text) + 1 + len(following.split(" ", 1)[0]) <= limit - 3
    )
    return widest if fitting <= (len(texts) - 1) // 8 else 0


def _joined(block: Sequence[Line]) -> Line:
    pieces: list[str] = []
    for line in block:
        piece = line.text
        if pieces and _BROKEN_WORD.search(pieces[-1][-3:]) and piece[:1].islower():
            pieces[-1] = pieces[-1][:-1]
            pieces.append(piece)
        else:
            pieces.append(f" {piece}" if pieces else piece)
    return replace(block[0], text="".join(pieces), end=block[-1].end)
