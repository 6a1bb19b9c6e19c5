"""The own links that stand in a Markdown text: which records they lead to, and on which lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from desktop_app.domain.changes import Entity
from desktop_app.domain.own_link import SCHEME, read_own_link, read_question_link

MARKER = f"{SCHEME}://"

_ADDRESS = re.compile(rf"{MARKER}[^\s<>()\[\]\"“”`]+")
_TRAILING = ".,;:!?'*_~|"
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_LINE_SIGNS = re.compile(
    r"^(?:[ \t]*>)*[ \t]*(?:#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX-]\][ \t]+)?|\?[ \t]+)?"
)
_BLOCK_ID = re.compile(r"[ \t]\^[a-z]-[0-9a-f]{8}[ \t]*$")
_EMPHASIS = re.compile(r"(\*\*|__|~~|==)(?=\S)(.+?)(?<=\S)\1")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Target:
    """A record that a link leads to: a paper, a mark or a question."""

    entity: Entity
    id: UUID


def targets_in(text: str) -> frozenset[Target]:
    """The records that `text` links to; a link to a mark is one to its paper, too. Code has no links."""
    if MARKER not in text:
        return frozenset()
    return frozenset(target for _number, line in _linking(text.split("\n")) for target in _targets(line))


def lines_to(text: str, target: Target) -> tuple[tuple[int, str], ...]:
    """The lines of `text` that link to `target`: which one, counted from 0, and how it reads."""
    if MARKER not in text:
        return ()
    lines = text.split("\n")
    return tuple((number, plain_line(lines[number])) for number, line in _linking(lines) if target in _targets(line))


def plain_line(line: str) -> str:
    """A line of Markdown as it reads: without the signs of lists, quotes and emphasis, links by their words."""
    words = _BLOCK_ID.sub("", line)
    words = _LINE_SIGNS.sub("", words, count=1)
    words = _LINK.sub(lambda found: found.group(1), words)
    words = _EMPHASIS.sub(lambda found: found.group(2), words)
    return " ".join(_ESCAPED.sub(r"\1", words).split())


def _linking(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines with an own link, without what is code on them; fenced code has none."""
    fence = ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if fence:
            if found is not None and found.group(1).startswith(fence) and not line.strip(" \t`~"):
                fence = ""
        elif found is not None:
            fence = found.group(1)
        elif MARKER in line:
            yield number, _CODE.sub("", line) if "`" in line else line


def _targets(line: str) -> Iterator[Target]:
    for found in _ADDRESS.finditer(line):
        address = found.group(0).rstrip(_TRAILING)
        own, question = read_own_link(address), read_question_link(address)
        if own is not None:
            yield Target(Entity.PAPER, own.paper)
        if own is not None and own.mark is not None:
            yield Target(Entity.MARK, own.mark)
        if question is not None:
            yield Target(Entity.QUESTION, question.question)
