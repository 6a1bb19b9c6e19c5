"""Cuts a note into sections that are read one by one, so that the preview makes only those anew that changed; no Qt.

A section ends at an empty line where the next line is not indented, before a heading and before a footnote; code and
formulas between fences stay in one. What holds for the whole note, link definitions and the numbers of footnotes, goes
with every section that needs it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop_app.ui.widgets.markdown_lines import closes_fence, fence_mark, opens_maths

#: a longer section is cut, so that reading one never takes long
MOST_LINES = 200
MOST_CHARACTERS = 8_000
#: between fences nothing is looked for, so much more can be read as quickly
_MORE_BETWEEN_FENCES = 20

_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\[\]\n]+\]:[ \t]*\S")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,60})\]")
_FOOTNOTE_LINE = re.compile(r"\[\^([^\]\s]{1,60})\]:[ \t]*")


@dataclass(frozen=True, slots=True)
class Footnote:
    """`number` counts from 1 in the order of first mention; `line` is where the note stands, `mention` where it is."""

    number: int
    line: int | None
    mention: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """`text` without the sign of a footnote, whose name is `footnote`; equal sections read the same."""

    text: str
    footnote: str | None = None
    footnotes: tuple[tuple[str, Footnote], ...] = ()
    definitions: str = ""
    line: int = field(default=0, compare=False)
    lines: int = field(default=1, compare=False)


def sections_of(markdown: str) -> list[Section]:
    """The sections of a note, in order; all lines but empty ones between them are in one."""
    lines = markdown.split("\n")
    definitions = "\n".join(line for line in lines if line.lstrip(" ").startswith("[") and _DEFINITION.match(line))
    footnotes = _footnotes(lines) if "[^" in markdown else {}
    return [_section(lines, start, end, footnotes, definitions) for start, end in _spans(lines)]


def _section(lines: list[str], start: int, end: int, footnotes: dict[str, Footnote], definitions: str) -> Section:
    text = "\n".join(lines[start:end])
    head = _FOOTNOTE_LINE.match(text)
    named = tuple((name, footnotes[name]) for name in dict.fromkeys(_FOOTNOTE.findall(text))) if footnotes else ()
    return Section(
        text=text[head.end() :] if head else text,
        footnote=head.group(1) if head else None,
        footnotes=named,
        definitions=definitions if "[" in text else "",
        line=start,
        lines=end - start,
    )


def _footnotes(lines: list[str]) -> dict[str, Footnote]:
    mentions: dict[str, int] = {}
    places: dict[str, int] = {}
    for number, line in enumerate(lines):
        if "[^" not in line:
            continue
        head = _FOOTNOTE_LINE.match(line)
        if head is not None:
            places.setdefault(head.group(1), number)
        for name in _FOOTNOTE.findall(line[head.end() :] if head else line):
            mentions.setdefault(name, number)
    names = [*mentions, *(name for name in places if name not in mentions)]
    return {name: Footnote(index + 1, places.get(name), mentions.get(name)) for index, name in enumerate(names)}


def _spans(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of lines."""
    start: int | None = None
    size, fence, is_after_gap = 0, "", False
    for number, line in enumerate(lines):
        is_blank = not line.strip()
        if start is None:
            if is_blank:
                continue
            start, size = number, 0
        elif _begins(line, fence, is_blank, is_after_gap) or _is_full(number - start, size, fence):
            yield start, _end(lines, start, number)
            start, size = (None if is_blank else number), 0
        fence = _fence_after(line, fence)
        is_after_gap = is_blank
        size += len(line) + 1
    if start is not None:
        yield start, _end(lines, start, len(lines))


def _begins(line: str, fence: str, is_blank: bool, is_after_gap: bool) -> bool:
    """Whether a section begins with this line."""
    if fence or is_blank:
        return False
    return (is_after_gap and not line[0].isspace()) or line[0] == "#" or (line.startswith("[^") and "]:" in line)


def _is_full(lines: int, size: int, fence: str) -> bool:
    more = _MORE_BETWEEN_FENCES if fence else 1
    return lines >= MOST_LINES * more or size > MOST_CHARACTERS * more


def _end(lines: list[str], start: int, end: int) -> int:
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def _fence_after(line: str, fence: str) -> str:
    """The fence that is open below this line: "`", "~", "$" or none."""
    text = line.strip()
    if fence == "$":
        return "" if text.endswith("$$") else "$"
    if fence:
        return "" if closes_fence(text, fence) else fence
    if opens_maths(text):
        return "$"
    if text.startswith(("```", "~~~")):
        mark = fence_mark(text)
        return mark[0] if mark else ""
    return ""
