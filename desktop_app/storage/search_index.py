"""Search over everything: the words first, what only contains them second; every hit with its passage.

`SearchIndex` is what services know; `FtsIndex` is the one that lives in the library's own database.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop_app.domain.ids import PaperId
from desktop_app.domain.note_lines import without_block_ids
from desktop_app.domain.search import SearchHit, SearchScope
from desktop_app.storage import search_words
from desktop_app.storage.tables_search import make_search_anew

_OPEN, _CLOSE = "\x02", "\x03"
_SNIPPET_TOKENS = 24
_CONTEXT_CHARACTERS = 70
_ENTITIES = {
    SearchScope.PAPERS: "paper",
    SearchScope.NOTES: "note",
    SearchScope.MARKS: "mark",
    SearchScope.QUESTIONS: "question",
    SearchScope.TODOS: "todo",
    SearchScope.TEXT: "text",
}
_WORDS = f"""
SELECT d.docid, d.entity, d.entity_id, d.paper_id, p.title, d.page, -search_words.rank,
       snippet(search_words, -1, char(2), char(3), '…', {_SNIPPET_TOKENS})
FROM search_words JOIN search_doc d ON d.docid = search_words.rowid LEFT JOIN paper p ON p.id = d.paper_id
WHERE search_words MATCH :words AND search_words.rank MATCH 'bm25(4.0, 1.0)' AND d.entity IN ({{entities}})
ORDER BY search_words.rank LIMIT :limit
"""  # noqa: S608 - made of constants
_CONTAINED = """
SELECT d.docid, d.entity, d.entity_id, d.paper_id, p.title, d.page, d.title, d.body
FROM search_doc d LEFT JOIN paper p ON p.id = d.paper_id
WHERE {matched} AND d.entity IN ({entities}) LIMIT :limit
"""


class SearchIndex(Protocol):
    def search(self, words: str, scopes: Collection[SearchScope], limit: int) -> list[SearchHit]:
        """The best hits first; no scopes are all scopes; `words` is plain text."""
        ...

    def rebuild(self) -> None:
        """Make the index again from the records."""
        ...


class FtsIndex:
    """The index in the tables of `tables_search`, which their triggers keep."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def search(self, words: str, scopes: Collection[SearchScope], limit: int) -> list[SearchHit]:
        wanted = search_words.words_of(words)
        if not wanted or limit <= 0:
            return []
        self._session.flush()
        entities = ", ".join(f"'{_ENTITIES[scope]}'" for scope in SearchScope if not scopes or scope in scopes)
        found = list(self._by_words(wanted, entities, limit))
        if len(found) < limit:
            known = {docid for docid, _ in found}
            lowest = min((hit.score for _, hit in found), default=1.0)
            more = self._containing(wanted, entities, limit, lowest)
            found += [(docid, hit) for docid, hit in more if docid not in known]
        return [hit for _, hit in found[:limit]]

    def rebuild(self) -> None:
        self._session.flush()
        make_search_anew(self._session.connection())

    def _by_words(self, words: tuple[str, ...], entities: str, limit: int) -> Iterator[tuple[int, SearchHit]]:
        statement = text(_WORDS.format(entities=entities))
        rows = self._session.execute(statement, {"words": search_words.word_query(words), "limit": limit})
        for docid, entity, entity_id, paper_id, title, page, score, marked in rows:
            snippet, highlights = _unmarked(marked)
            yield docid, _hit(entity, entity_id, paper_id, title, page, snippet, highlights, score)

    def _containing(
        self, words: tuple[str, ...], entities: str, limit: int, lowest: float
    ) -> Iterator[tuple[int, SearchHit]]:
        """The documents that contain the words anywhere, also inside longer words."""
        matched, values = _contained(words)
        if not matched:
            return
        statement = text(_CONTAINED.format(matched=matched, entities=entities))
        rows = self._session.execute(statement, {**values, "limit": limit})
        for place, (docid, entity, entity_id, paper_id, title, page, own_title, body) in enumerate(rows, start=2):
            snippet, highlights = _passage((own_title, body), words)
            yield docid, _hit(entity, entity_id, paper_id, title, page, snippet, highlights, lowest / place)


def _contained(words: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """The condition for documents that contain all the words; empty when looking would take too long."""
    long_words = search_words.trigram_query(words)
    short_words = search_words.unindexed_words(words)
    if not long_words and not all(search_words.is_unspaced(word) for word in short_words):
        return "", {}
    conditions: list[str] = []
    values: dict[str, str] = {}
    if long_words:
        conditions.append("d.docid IN (SELECT rowid FROM search_trigrams WHERE search_trigrams MATCH :long_words)")
        values["long_words"] = long_words
    for number, word in enumerate(short_words):
        forms = {f"short{number}_{place}": form.lower() for place, form in enumerate(search_words.spellings(word))}
        values |= forms
        conditions.append(f"({' OR '.join(f'instr(lower(d.title || char(10) || d.body), :{name})' for name in forms)})")
    return " AND ".join(conditions), values


def _hit(
    entity: str,
    entity_id: str,
    paper_id: str | None,
    paper_title: str | None,
    page_index: int | None,
    snippet: str,
    highlights: Sequence[tuple[int, int]],
    score: float,
) -> SearchHit:
    return SearchHit(
        kind=entity,
        id=UUID(entity_id),
        paper_id=None if paper_id is None else PaperId(UUID(paper_id)),
        paper_title=paper_title or "",
        page_index=page_index,
        snippet=snippet,
        highlights=tuple(highlights),
        score=score,
    )


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The snippet in one line without its marks, and the spans that they were around."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    length, start = 0, 0
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", " ".join(without_block_ids(marked).split())):
        if piece == _OPEN:
            start = length
        elif piece == _CLOSE:
            spans.append((start, length))
        else:
            pieces.append(piece)
            length += len(piece)
    return "".join(pieces), spans


def _passage(texts: tuple[str, str], words: tuple[str, ...]) -> tuple[str, list[tuple[int, int]]]:
    """The surroundings of the first of the words in the first text that has one, in one line."""
    forms = sorted((form for word in words for form in search_words.spellings(word)), key=len, reverse=True)
    pattern = re.compile("|".join(re.escape(form) for form in forms), re.IGNORECASE)
    for content in texts:
        line = " ".join(without_block_ids(content).split())
        found = pattern.search(line)
        if found is not None:
            break
    else:
        return line[: 2 * _CONTEXT_CHARACTERS], []
    start = max(0, found.start() - _CONTEXT_CHARACTERS)
    end = min(len(line), found.end() + _CONTEXT_CHARACTERS)
    before, after = "…" if start else "", "…" if end < len(line) else ""
    spans = [(match.start() - start, match.end() - start) for match in pattern.finditer(line, start, end)]
    offset = len(before)
    return before + line[start:end] + after, [(first + offset, last + offset) for first, last in spans]
