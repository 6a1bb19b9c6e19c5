"""Makes hits of what the index found: the passage in one line, and where in it the words are."""

import re
from collections.abc import Sequence
from uuid import UUID

from desktop_app.domain.ids import PaperId
from desktop_app.domain.note_lines import without_block_ids
from desktop_app.domain.search import SearchHit
from desktop_app.domain.sentences import with_whole_words
from desktop_app.storage.search_words import spellings

#: around each word of a passage that matched, as the index gives it
OPEN, CLOSE = "\x02", "\x03"
_CONTEXT_CHARACTERS = 70
_LONGEST_PASSAGE = 1000

#: what begins a line of a note and says how it looks: a heading, an item, a box to tick, a quotation
_LINE_SIGNS = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)", re.MULTILINE)

Spans = Sequence[tuple[int, int]]


def hit_of(
    kind: str, record: UUID, paper: UUID | None, paper_title: str | None, page_index: int | None, passage: str
) -> SearchHit:
    """A hit without its place among the others; `passage` has its matches between OPEN and CLOSE."""
    snippet, highlights = _cut(*_unmarked(passage))
    return SearchHit(
        kind=kind,
        id=record,
        paper_id=None if paper is None else PaperId(paper),
        paper_title=paper_title or "",
        page_index=page_index,
        snippet=snippet,
        highlights=tuple(highlights),
        score=0.0,
    )


def passage_around(texts: Sequence[str], words: tuple[str, ...]) -> str:
    """The surroundings of the first of the words in the first text that has one, the words between OPEN and CLOSE."""
    forms = sorted((form for word in words for form in spellings(word)), key=len, reverse=True)
    pattern = re.compile("|".join(re.escape(form) for form in forms), re.IGNORECASE)
    for content in texts:
        line = " ".join(_read(content).split())
        found = pattern.search(line)
        if found is not None:
            break
    else:
        return beginning(texts)
    start = max(0, found.start() - _CONTEXT_CHARACTERS)
    end = min(len(line), found.end() + _CONTEXT_CHARACTERS)
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return before + pattern.sub(lambda match: OPEN + match.group() + CLOSE, line[start:end]) + after


def beginning(texts: Sequence[str]) -> str:
    """The first words of the first text that has any."""
    lines = (" ".join(_read(content).split()) for content in texts)
    line = next((line for line in lines if line), "")
    most = 2 * _CONTEXT_CHARACTERS
    return line if len(line) <= most else line[:most].rstrip() + "…"


def _read(text: str) -> str:
    """The text as it is read: of Markdown only the words."""
    return _LINE_SIGNS.sub("", without_block_ids(text))


def _cut(snippet: str, highlights: Spans) -> tuple[str, Spans]:
    """A passage that can be shown: words may be of any length."""
    if len(snippet) <= _LONGEST_PASSAGE:
        return snippet, highlights
    cut = [(start, min(end, _LONGEST_PASSAGE)) for start, end in highlights if start < _LONGEST_PASSAGE]
    return snippet[:_LONGEST_PASSAGE] + "…", cut


def _unmarked(passage: str) -> tuple[str, Spans]:
    """The passage in one line without its marks, and the spans that they were around."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    length, start = 0, 0
    for piece in re.split(f"([{OPEN}{CLOSE}])", " ".join(with_whole_words(_read(passage)).split())):
        if piece == OPEN:
            start = length
        elif piece == CLOSE:
            spans.append((start, length))
        else:
            pieces.append(piece)
            length += len(piece)
    return "".join(pieces), spans
