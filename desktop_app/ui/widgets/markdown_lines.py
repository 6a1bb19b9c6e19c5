"""What one line of Markdown is as a list item, checkbox or quote, and how Enter and Tab go on from it; no Qt."""

import re
from dataclasses import dataclass

_ITEM = re.compile(
    r"(?P<quote>(?:(?: {0,3}>)+ ?)?)(?P<indent>[ \t]*)(?P<marker>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+|$)"
    r"(?P<task>\[(?P<box>[ xX-])\](?P<task_gap>[ \t]+|$))?"
)
_QUOTE = re.compile(r"(?: {0,3}>)+ ?")
_FENCE = re.compile(r" {0,3}(`{3,}(?!.*`)|~{3,})")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")


@dataclass(frozen=True, slots=True)
class ListItem:
    """The parts before an item's text; `box` is the character between the brackets of a checkbox, or None.

    `box_at` is the offset of that character in the line, `text_at` the offset of the item's text.
    """

    quote: str
    indent: str
    marker: str
    box: str | None
    box_at: int | None
    text_at: int

    @property
    def content_width(self) -> int:
        """How far a line must be indented to stand under this item."""
        return len(self.marker) + 1


def list_item(line: str) -> ListItem | None:
    """The item that starts on `line`, or None; a thematic break ("- - -") is none."""
    found = _ITEM.match(line)
    if found is None or _RULE.match(line):
        return None
    box_at = found.start("box") if found["task"] else None
    return ListItem(found["quote"], found["indent"], found["marker"], found["box"], box_at, found.end())


def quote_prefix(line: str) -> str:
    """The quote signs a line starts with ("> "), or an empty text."""
    found = _QUOTE.match(line)
    return found.group(0) if found else ""


def fence_mark(line: str) -> str | None:
    """The run of backticks or tildes that opens a fenced code block on this line, or None."""
    found = _FENCE.match(line)
    return found.group(1) if found else None


def closes_fence(line: str, mark: str) -> bool:
    """Whether `line` ends the code block that `mark` opened (`mark` is its first character)."""
    text = line.strip()
    return len(line) - len(line.lstrip(" ")) < 4 and len(text) >= 3 and not text.strip(mark)


def opens_maths(line: str) -> bool:
    """Whether a formula of several lines begins on this line."""
    text = line.strip()
    return text.startswith("$$") and not (text.endswith("$$") and len(text) > 3)


def toggled_box(line: str) -> tuple[int, str] | None:
    """Where the checkbox of `line` is and the character that turns it over, or None without a checkbox."""
    item = list_item(line)
    if item is None or item.box_at is None:
        return None
    return item.box_at, "x" if item.box == " " else " "


def with_box(line: str) -> str:
    """`line` as an open checkbox; a list item keeps its marker, any other line becomes an item."""
    item = list_item(line)
    if item is None:
        indent = len(line) - len(line.lstrip())
        return f"{line[:indent]}- [ ] {line[indent:]}"
    if item.box is not None:
        return line
    return f"{line[: item.text_at].rstrip()} [ ] {line[item.text_at :]}"


def continued_prefix(line: str, column: int) -> str | None:
    """What a new line begins with after Enter at `column` of `line`.

    None: an ordinary new line. An empty text: the item or quote is empty, so Enter ends it.
    """
    item = list_item(line)
    if item is not None:
        if column < item.text_at:
            return None
        if not line[item.text_at :].strip():
            return ""
        box = "[ ] " if item.box is not None else ""
        return f"{item.quote}{item.indent}{next_marker(item.marker)} {box}"
    prefix = quote_prefix(line)
    if not prefix or column < len(prefix):
        return None
    return prefix.rstrip() + " " if line[len(prefix) :].strip() else ""


def indented(line: str) -> str:
    """`line` one list level deeper, where it is a list item; else unchanged."""
    item = list_item(line)
    if item is None:
        return line
    at = len(item.quote)
    return f"{line[:at]}{' ' * item.content_width}{line[at:]}"


def outdented(line: str) -> str:
    """`line` one list level higher, where it is an indented list item; else unchanged."""
    item = list_item(line)
    if item is None or not item.indent:
        return line
    at = len(item.quote)
    indent = item.indent.expandtabs(4)
    kept = max(0, len(indent) - item.content_width)
    return f"{line[:at]}{indent[:kept]}{line[at + len(item.indent) :]}"


def with_marker(line: str, marker: str) -> str:
    """`line`, a list item, with another number."""
    item = list_item(line)
    if item is None:
        return line
    at = len(item.quote) + len(item.indent)
    return f"{line[:at]}{marker}{line[at + len(item.marker) :]}"


def next_marker(marker: str) -> str:
    """What the item after one with this marker begins with."""
    if marker[:-1].isdigit():
        return f"{int(marker[:-1]) + 1}{marker[-1]}"
    return marker
