"""Search over everything: the words first, what only contains them second; every hit with its passage.

`SearchIndex` is what services know; `FtsIndex` is the one that lives in the library's own database.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from sqlalchemy import Select, SelectBase, TextClause, func, literal_column, select, text, union
from sqlalchemy.orm import Session

from desktop_app.domain.search import SearchHit, SearchScope
from desktop_app.domain.search_query import FilterName, parse_query
from desktop_app.storage import search_words
from desktop_app.storage.search_filters import Condition
from desktop_app.storage.search_hits import CLOSE, OPEN, beginning, hit_of, passage_around
from desktop_app.storage.search_sought import DOC, WORDS, Sought, sought
from desktop_app.storage.search_values import filter_values
from desktop_app.storage.tables_papers import PaperRow
from desktop_app.storage.tables_search import make_search_anew

_SNIPPET_TOKENS = 24
#: up to so many matches are all weighed; of more only the newest, apart of the kinds of which there are few
_ALL_WEIGHED = 12_000
_NEWEST_WEIGHED = 4000
_NEWEST_OF_SMALL_WEIGHED = 1500
_MOST_HITS = 100_000
#: so few are counted together with what only contains the words: a list of hits shows these then, too
_FEW_HITS = 200
_LARGE_KINDS = ("mark", "text")


Documents = list[list[Any]]  # Any: columns of several types


class SearchIndex(Protocol):
    def search(
        self, words: str, scopes: Collection[SearchScope], limit: int, each: int | None = None
    ) -> list[SearchHit]:
        """The best hits first, at most `each` of a kind; no scopes are all; `words` may have filters."""
        ...

    def count(self, words: str) -> int:
        """How many documents have the words; where these are few, with those that only contain them, as `search`."""
        ...

    def values(self, name: FilterName, typed: str) -> list[str]:
        """Values that a filter can have and that go with what was typed, those with most papers first."""
        ...

    def rebuild(self) -> None:
        """Make the index again from the records."""
        ...


class FtsIndex:
    """The index in the tables of `tables_search`, which their triggers keep."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def search(
        self, words: str, scopes: Collection[SearchScope], limit: int, each: int | None = None
    ) -> list[SearchHit]:
        if limit <= 0 or (each is not None and each <= 0):
            return []
        self._session.flush()
        limit = min(limit, _MOST_HITS)
        wanted = sought(self._session, parse_query(words), scopes)
        most = limit if each is None else min(limit, each)
        if wanted is None or wanted.is_vain:
            return []
        if not wanted.has_words:
            return _ranked(self._listed(wanted, limit, most), limit, most)
        found = dict(self._by_words(wanted, wanted.match, limit, most))
        if len(found) < most and len(wanted.words) > 1:
            _add_below(found, self._by_words(wanted, wanted.match_of_beginnings, limit, most))
        if len(found) < most and not search_words.is_barely_begun(wanted.words):
            _add_below(found, self._containing(wanted, most))
        return _ranked(found.values(), limit, most)

    def count(self, words: str) -> int:
        self._session.flush()
        wanted = sought(self._session, parse_query(words), ())
        if wanted is None or wanted.is_vain:
            return 0
        if not wanted.has_words:
            found = select(DOC.c.docid).where(DOC.c.entity.in_(wanted.kinds), *wanted.conditions)
            return self._session.scalar(_number_of(found)) or 0
        matches = _matches(wanted.kinds, wanted.conditions, wanted.narrowing).with_only_columns(DOC.c.docid)
        count: int = self._session.scalar(_number_of(matches), {"match": wanted.match}) or 0
        return self._count_of_parts(wanted, matches) if count < _FEW_HITS else count

    def values(self, name: FilterName, typed: str) -> list[str]:
        return filter_values(self._session, name, typed)

    def rebuild(self) -> None:
        self._session.flush()
        make_search_anew(self._session.connection())

    def _count_of_parts(self, wanted: Sought, matches: Select[Any]) -> int:  # Any: a column
        """How many documents have the words, have longer words that begin so, or contain them anywhere."""
        values = {"match": f"({wanted.match}) OR ({wanted.match_of_beginnings})"}
        matched, parts = _contained((*wanted.words, *wanted.phrases))
        if not matched or search_words.is_barely_begun(wanted.words):
            return self._session.scalar(_number_of(matches), values) or 0
        containing = select(DOC.c.docid).where(text(matched), DOC.c.entity.in_(wanted.kinds), *wanted.conditions)
        return self._session.scalar(_number_of(union(matches, containing)), values | parts) or 0

    # what has the words

    def _by_words(self, wanted: Sought, match: str, limit: int, each: int) -> Iterator[tuple[int, SearchHit]]:
        is_broad = not wanted.is_narrow and self._is_broad(match)
        ranks: dict[int, float] = {}
        for weighed in self._weighed(wanted, is_broad=is_broad):
            ranks |= self._best(weighed, match, limit, each)
        best = dict(sorted(ranks.items(), key=lambda item: item[1])[: limit * 2])
        for row in self._session.execute(_passages(best), {"match": match}) if best else ():
            docid, *parts = row
            yield docid, replace(hit_of(*parts), score=-best[docid])

    def _is_broad(self, match: str) -> bool:
        """Whether there are more matches than can be weighed while she types."""
        some = "SELECT count(*) FROM (SELECT 1 FROM search_words WHERE search_words MATCH :match LIMIT :most)"
        count = self._session.execute(text(some), {"match": match, "most": _ALL_WEIGHED + 1}).scalar_one()
        return bool(count > _ALL_WEIGHED)

    def _weighed(self, wanted: Sought, *, is_broad: bool) -> Iterator[Select[Any]]:  # Any: columns of several types
        """The matches to choose the best of, in one question or two."""
        if not is_broad:
            yield _matches(wanted.kinds, wanted.conditions, wanted.narrowing)
            return
        small = [kind for kind in wanted.kinds if kind not in _LARGE_KINDS]
        large = [kind for kind in wanted.kinds if kind in _LARGE_KINDS]
        if small:
            newest = _matches(small, wanted.conditions, _documents_of(small))
            yield newest.order_by(WORDS.c.rowid.desc()).limit(_NEWEST_OF_SMALL_WEIGHED)
        if large:
            newest = _matches(large, wanted.conditions, None)
            yield newest.order_by(WORDS.c.rowid.desc()).limit(_NEWEST_WEIGHED)

    def _best(self, weighed: Select[Any], match: str, limit: int, each: int) -> Mapping[int, float]:  # Any: as above
        """The best of each kind; the better, the smaller the number."""
        rows = weighed.subquery("weighed")
        place = func.row_number().over(partition_by=rows.c.entity, order_by=(rows.c.score, rows.c.docid.desc()))
        placed = select(rows.c.docid, rows.c.score, place.label("place")).subquery("placed")
        wanted = select(placed.c.docid, placed.c.score).where(placed.c.place <= each)
        found = self._session.execute(wanted.order_by(placed.c.score).limit(limit), {"match": match})
        return {row.docid: row.score for row in found}

    # what only contains them, and what has no words to look for

    def _containing(self, wanted: Sought, each: int) -> Iterator[tuple[int, SearchHit]]:
        """The documents that contain the words anywhere, also inside longer words; of each kind the newest."""
        words = (*wanted.words, *wanted.phrases)
        matched, values = _contained(words)
        if not matched:
            return
        rows = self._newest_of_each(wanted, matched, each, values)
        for place, (docid, kind, record, paper, paper_title, page, own_title, body) in enumerate(rows, start=2):
            passage = passage_around((own_title, body), words)
            yield docid, replace(hit_of(kind, record, paper, paper_title, page, passage), score=1 / place)

    def _newest_of_each(self, wanted: Sought, matched: str, each: int, values: Mapping[str, str]) -> Documents:
        """The rows of the newest documents of each kind that meet a condition."""
        place = func.row_number().over(partition_by=DOC.c.entity, order_by=DOC.c.docid.desc())
        found = select(DOC.c.docid, place.label("place")).where(text(matched), DOC.c.entity.in_(wanted.kinds))
        placed = found.where(*wanted.conditions).subquery("placed")
        newest = select(placed.c.docid).where(placed.c.place <= each)
        return self._documents(wanted, DOC.c.docid.in_(newest), len(wanted.kinds) * each, values)

    def _listed(self, wanted: Sought, limit: int, each: int) -> Iterator[SearchHit]:
        """What the filters alone leave over, the newest first, of papers those read last."""
        place = 0
        for kind in wanted.kinds:
            of_kind = DOC.c.entity == kind
            for _docid, _kind, record, paper, paper_title, page, *texts in self._documents(
                wanted, of_kind, min(limit, each), {}
            ):
                place += 1
                yield replace(hit_of(kind, record, paper, paper_title, page, beginning(texts)), score=1 / place)

    def _documents(
        self, wanted: Sought, condition: Condition | TextClause, limit: int, values: Mapping[str, str]
    ) -> Documents:
        """The rows of documents that the filters leave over and that meet a condition."""
        rows = (
            select(*_FOUND, DOC.c.title, DOC.c.body)
            .select_from(DOC.outerjoin(PaperRow, PaperRow.id == DOC.c.paper_id))
            .where(condition, DOC.c.entity.in_(wanted.kinds), *wanted.conditions)
            .order_by(PaperRow.recent_at.desc() if wanted.kinds == ("paper",) else DOC.c.docid.desc())
            .limit(limit)
        )
        return [list(row) for row in self._session.execute(rows, values)]


_FOUND = (DOC.c.docid, DOC.c.entity, DOC.c.entity_id, DOC.c.paper_id, PaperRow.title, DOC.c.page)


def _number_of(rows: SelectBase) -> Select[Any]:  # Any: a number
    return select(func.count()).select_from(rows.subquery())


def _documents_of(kinds: Sequence[str]) -> TextClause:
    """The condition for documents of kinds of which there are few, found by the ids of their records."""
    ids = {"note": "paper_id"}
    records = " UNION ".join(f"SELECT {ids.get(kind, 'id')} FROM {kind}" for kind in kinds)  # noqa: S608 - constants
    return text(f"+search_words.rowid IN (SELECT docid FROM search_doc WHERE entity_id IN ({records}))")  # noqa: S608


def _matches(
    kinds: Sequence[str], conditions: Sequence[Condition | TextClause], narrowing: TextClause | None
) -> Select[Any]:  # Any: columns of several types
    """Matching documents of these kinds with their rank; `narrowing` is what can be asked before they are read."""
    rows = (
        select(DOC.c.docid, DOC.c.entity, WORDS.c.rank.label("score"))
        .select_from(WORDS.join(DOC, DOC.c.docid == WORDS.c.rowid))
        .where(text("search_words MATCH :match"), text("search_words.rank MATCH 'bm25(4.0, 1.0)'"))
        .where(DOC.c.entity.in_(kinds), *conditions)
    )
    return rows if narrowing is None else rows.where(narrowing)


def _passages(docids: Collection[int]) -> Select[Any]:  # Any: columns of several types
    """The rows of these documents with their passages.

    The plus lets SQLite walk through the matches once; a seek for each document would make the list of matches of
    a word's beginning anew each time.
    """
    numbers = ", ".join(map(str, docids))
    passage = f"snippet(search_words, -1, char({ord(OPEN)}), char({ord(CLOSE)}), '…', {_SNIPPET_TOKENS})"
    joined = WORDS.join(DOC, DOC.c.docid == WORDS.c.rowid).outerjoin(PaperRow, PaperRow.id == DOC.c.paper_id)
    return (
        select(*_FOUND, literal_column(passage))
        .select_from(joined)
        .where(text("search_words MATCH :match"), text(f"+search_words.rowid IN ({numbers})"))
    )


def _contained(words: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """The condition for documents that contain all the words; empty when looking would take too long."""
    long_words = search_words.trigram_query(words)
    short_words = search_words.unindexed_words(words)
    if not long_words and not all(search_words.is_unspaced(word) for word in short_words):
        return "", {}
    conditions: list[str] = []
    values: dict[str, str] = {}
    if long_words:
        conditions.append("docid IN (SELECT rowid FROM search_trigrams WHERE search_trigrams MATCH :long_words)")
        values["long_words"] = long_words
    for number, word in enumerate(short_words):
        forms = {f"short{number}_{place}": form.lower() for place, form in enumerate(search_words.spellings(word))}
        values |= forms
        own = "lower(search_doc.title || char(10) || body)"
        conditions.append(f"({' OR '.join(f'instr({own}, :{name})' for name in forms)})")
    return " AND ".join(conditions), values


def _add_below(found: dict[int, SearchHit], others: Iterable[tuple[int, SearchHit]]) -> None:
    """Add those that are not there yet, each worth less than all that are."""
    lowest = min((hit.score for hit in found.values()), default=1.0)
    added = sorted(((docid, hit) for docid, hit in others if docid not in found), key=lambda item: -item[1].score)
    found |= {docid: replace(hit, score=lowest / place) for place, (docid, hit) in enumerate(added, start=2)}


def _ranked(hits: Collection[SearchHit] | Iterator[SearchHit], limit: int, each: int) -> list[SearchHit]:
    """The best first, at most so many of each kind."""
    counts: Counter[str] = Counter()
    kept: list[SearchHit] = []
    for hit in sorted(hits, key=lambda hit: -hit.score):
        counts[hit.kind] += 1
        if counts[hit.kind] <= each:
            kept.append(hit)
    return kept[:limit]
