"""The abstract as a document: blocks of headings, bullets and paragraphs, and the plain text that marks sit on.

The stored source has one block a line: "## " starts a heading, "- " a bullet, anything else is a paragraph.
The plain text is the blocks' texts joined by newlines, which is also what a text view counts positions on.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.paper import Bibliography


class BlockKind(StrEnum):
    HEADING = "heading"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """One line of an abstract page; `start` is its offset in the page's plain text."""

    kind: BlockKind
    text: str
    start: int


def parse_abstract_page(source: str) -> tuple[Block, ...]:
    """The blocks of a stored abstract page; empty lines separate nothing and are dropped."""
    blocks: list[Block] = []
    start = 0
    for line in source.split("\n"):
        kind, text = _block_of(line.strip())
        if text:
            blocks.append(Block(kind, text, start))
            start += len(text) + 1
    return tuple(blocks)


def plain_text(source: str) -> str:
    """The text that anchors, search and selection work on."""
    return "\n".join(block.text for block in parse_abstract_page(source))


def compose_abstract_page(parts: Bibliography) -> str:
    """The stored source of the abstract page of a paper: research highlights, abstract, keywords."""
    lines: list[str] = []
    if parts.research_highlights:
        lines += ["## Highlights", *(f"- {_one_line(text)}" for text in parts.research_highlights)]
    if parts.abstract:
        lines += ["## Abstract", *(_escaped(line) for line in parts.abstract.split("\n") if line.strip())]
    if parts.keywords:
        lines += ["## Keywords", " · ".join(_one_line(word) for word in parts.keywords)]
    return "\n".join(lines)


def _block_of(line: str) -> tuple[BlockKind, str]:
    if line.startswith("## "):
        return BlockKind.HEADING, line[3:].strip()
    if line.startswith("- "):
        return BlockKind.BULLET, line[2:].strip()
    return BlockKind.PARAGRAPH, line.removeprefix("\\")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped(line: str) -> str:
    line = line.strip()
    return f"\\{line}" if line.startswith(("## ", "- ", "\\")) else line
