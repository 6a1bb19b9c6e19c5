"""The own links that stand in a Markdown text: which records they lead to, and on which lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from desktop_app.domain.changes import Entity
from desktop_app.domain.markdown_reading import lines_outside_code, plain_line
from desktop_app.domain.own_link import SCHEME, read_own_link, read_question_link

MARKER = f"{SCHEME}://"

_ADDRESS = re.compile(rf"{MARKER}[^\s<>()\[\]\"“”`]+")
_TRAILING = ".,;:!?'*_~|"
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")


@dataclass(frozen=True, slots=True)
class Target:
    """A record that a link leads to: a paper, a mark or a question."""

    entity: Entity
    id: UUID


def targets_in(text: str) -> frozenset[Target]:
    """The records that `text` links to; a link to a mark is one to its paper, too. Code has no links."""
    if MARKER not in text:
        return frozenset()
    return frozenset(target for _number, found in targets_by_line(text) for target in found)


def lines_to(text: str, *targets: Target) -> tuple[tuple[int, str], ...]:
    """The lines of `text` that link to one of the targets: which one, counted from 0, and how it reads."""
    if MARKER not in text:
        return ()
    lines, wanted = text.split("\n"), frozenset(targets)
    return tuple((number, plain_line(lines[number])) for number, found in targets_by_line(text) if found & wanted)


def targets_by_line(text: str) -> Iterator[tuple[int, frozenset[Target]]]:
    """What each line links to, with its number from 0; lines without a link are left out."""
    return ((number, frozenset(_targets(line))) for number, line in _linking(text))


def _linking(text: str) -> Iterator[tuple[int, str]]:
    """The lines with an own link, without what is code on them."""
    for number, line in lines_outside_code(text):
        if MARKER in line:
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
