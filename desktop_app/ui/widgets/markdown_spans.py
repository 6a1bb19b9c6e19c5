"""Which stretches of a Markdown line are heading, emphasis, code, quote or link; positions in code points, no Qt."""

import re
from dataclasses import dataclass
from itertools import pairwise

from desktop_app.ui.widgets.markdown_lines import list_item, quote_prefix

MARKUP = 1
STRONG = 2
EMPHASIS = 4
CODE = 8
QUOTE = 16
LINK = 32
TARGET = 64
OWN_TARGET = 128
STRUCK = 256
BRIGHT = 512
DONE = 1024
HEADING_1 = 2048
HEADING_2 = 4096
HEADING_3 = 8192
BOX = 16384
QUOTE_SIGN = 32768
MONO = 65536
HEADINGS = (HEADING_1, HEADING_2, HEADING_3)

#: a longer line is shown without styling, so that typing in it stays fast
LONGEST_STYLED_LINE = 10_000
OWN_SCHEME = "postil://"

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_CODE_SPAN = re.compile(r"(?<!`)(`{1,3})(?!`)([^`]+)(?<!`)\1(?!`)")
_LINK = re.compile(r"!?\[([^\[\]]*)\](\(\s*<?([^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)*)>?(?:\s+\"[^\"]*\")?\s*\))")
_AUTOLINK = re.compile(r"<((?:https?|mailto|doi|postil):[^\s<>]+)>")
_BARE_LINK = re.compile(r"(?<![\w/])(?:https?://|doi:|postil://)[^\s<>\"“”]+")
_TRAILING = ".,;:!?'*_~"
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_]*[^\s_])_(?!\w)")
_PICTURE = re.compile(r"!\[([^\[\]]*)\](\(assets/[0-9a-f]{64}\.[a-z]{3,4}\))")
_BLOCK_ID = re.compile(r"[ \t]\^[a-z]-[0-9a-f]{8}[ \t]*$")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,60}\]:?")
_MATHS = re.compile(r"(?<![\\$\w])(\${1,2})(?=[^\s$])([^$]*[^\s$\\])\1(?![\w$])|^\s*(\$\$)\s*$")
_STRUCK = re.compile(r"~~(?=\S)([^~]+)~~")
_BRIGHT = re.compile(r"==(?=\S)([^=]+)==")

Run = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class LineLink:
    """A link on a line: the half-open span of all of it, of the part that is shown, and where it leads."""

    start: int
    end: int
    label_start: int
    label_end: int
    target: str

    @property
    def own(self) -> bool:
        """Whether it leads into the library."""
        return self.target.startswith(OWN_SCHEME)


def links_of(line: str) -> tuple[LineLink, ...]:
    """All links of `line` in order; nothing inside a code span."""
    if len(line) > LONGEST_STYLED_LINE or not ("](" in line or ":" in line):
        return ()
    return _links(_without_code(line))


def runs_of(line: str, inside: int = 0) -> list[Run]:
    """Disjoint, ordered (start, end, styles) runs of `line`; `inside`: it is in a block of `CODE` or of `MONO`."""
    if inside:
        return [(0, len(line), inside)] if line else []
    if len(line) > LONGEST_STYLED_LINE:
        return []
    spans = _block_spans(line)
    if not line.isalnum():
        spans += _inline_spans(line)
    return _merged(spans)


def _block_spans(line: str) -> list[Run]:
    length = len(line)
    heading = _HEADING.match(line)
    if heading is not None:
        level = min(len(heading.group(1)), 3)
        return [(0, length, HEADINGS[level - 1]), (0, heading.end(), MARKUP)]
    spans: list[Run] = []
    prefix = len(quote_prefix(line))
    if prefix:
        single = line[:prefix].count(">") == 1
        spans += [(0, length, QUOTE), (0, prefix, QUOTE_SIGN if single else MARKUP)]
    if line.lstrip(" ").startswith("|"):
        spans.append((0, length, MONO))
    item = list_item(line)
    if item is not None:
        spans.append((prefix, item.text_at, MARKUP if item.box_at is None else BOX))
        if item.box not in (None, " "):
            spans.append((item.text_at, length, DONE))
    return spans


def _inline_spans(line: str) -> list[Run]:
    spans: list[Run] = []
    text = line
    if "`" in line:
        for found in _CODE_SPAN.finditer(line):
            tick = len(found.group(1))
            spans += _wrapped(found.start(), found.end(), tick, CODE)
        text = _without_code(line)
    if "$" in text:
        maths = [found.span() for found in _MATHS.finditer(text)]
        spans += [(start, end, MONO) for start, end in maths]
        text = _blanked(text, maths)
    if "^" in text or "![" in text:
        spans += _note_signs(text)
        text = _PICTURE.sub(lambda found: " " * len(found[0]), text)
    links = _links(text) if "](" in text or ":" in text else ()
    for link in links:
        spans += _link_spans(link)
    text = _blanked(text, [(link.label_end, link.end) for link in links])
    if "*" in text or "_" in text:
        spans += [span for found in _STRONG.finditer(text) for span in _wrapped(*found.span(), 2, STRONG)]
        text = text.replace("**", "  ").replace("__", "  ")
        spans += [span for found in _EMPHASIS.finditer(text) for span in _wrapped(*found.span(), 1, EMPHASIS)]
    if "~~" in text:
        spans += [span for found in _STRUCK.finditer(text) for span in _wrapped(*found.span(), 2, STRUCK)]
    if "==" in text:
        spans += [span for found in _BRIGHT.finditer(text) for span in _wrapped(*found.span(), 2, BRIGHT)]
    return spans


def _note_signs(text: str) -> list[Run]:
    """Footnotes, the ids that tie lines to records, and pictures, whose names say nothing to anybody."""
    spans = [(*found.span(), LINK) for found in _FOOTNOTE.finditer(text)]
    spans += [(*found.span(), OWN_TARGET) for found in _BLOCK_ID.finditer(text)]
    for found in _PICTURE.finditer(text):
        spans += [(found.start(), found.start(2), LINK), (found.start(2), found.end(), OWN_TARGET)]
    return spans


def _link_spans(link: LineLink) -> list[Run]:
    spans = [(link.label_start, link.label_end, LINK)]
    if link.start < link.label_start:
        spans.append((link.start, link.label_start, OWN_TARGET if link.own else MARKUP))
    if link.label_end < link.end:
        spans.append((link.label_end, link.end, OWN_TARGET if link.own else TARGET))
    return spans


def _links(text: str) -> tuple[LineLink, ...]:
    links = [
        LineLink(found.start(), found.end(), found.start(1), found.end(1), found.group(3))
        for found in _LINK.finditer(text)
        if found.group(1).strip() and found.group(3)
    ]
    rest = _blanked(text, [(link.start, link.end) for link in links])
    links += [LineLink(*found.span(), *found.span(1), found.group(1)) for found in _AUTOLINK.finditer(rest)]
    rest = _blanked(rest, [(link.start, link.end) for link in links])
    for found in _BARE_LINK.finditer(rest):
        target = _trimmed(found.group(0))
        end = found.start() + len(target)
        links.append(LineLink(found.start(), end, found.start(), end, target))
    return tuple(sorted(links, key=lambda link: link.start))


def _trimmed(target: str) -> str:
    """Drop the punctuation that belongs to the sentence around a bare address."""
    target = target.rstrip(_TRAILING)
    while target.endswith((")", "]")) and target.count("(") < target.count(")") + target.count("]"):
        target = target[:-1].rstrip(_TRAILING)
    return target


def _wrapped(start: int, end: int, signs: int, style: int) -> list[Run]:
    return [(start, start + signs, MARKUP), (start + signs, end - signs, style), (end - signs, end, MARKUP)]


def _without_code(line: str) -> str:
    if "`" not in line:
        return line
    return _blanked(line, [found.span() for found in _CODE_SPAN.finditer(line)])


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _merged(spans: list[Run]) -> list[Run]:
    """Disjoint runs over overlapping spans: one sweep from edge to edge with the spans that are open there."""
    if len(spans) < 2:
        return spans
    waiting = sorted(spans, reverse=True)
    edges = sorted({edge for start, end, _ in spans for edge in (start, end)})
    is_open: list[Run] = []
    runs: list[Run] = []
    for start, end in pairwise(edges):
        while waiting and waiting[-1][0] <= start:
            is_open.append(waiting.pop())
        is_open = [span for span in is_open if span[1] > start]
        styles = 0
        for span in is_open:
            styles |= span[2]
        if styles:
            runs.append((start, end, styles))
    return runs
