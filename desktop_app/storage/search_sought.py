"""What a search comes down to before the index is asked: its words, the kinds of records, the papers it may be in."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    TextClause,
    Uuid,
    and_,
    bindparam,
    column,
    or_,
    select,
    table,
    text,
    type_coerce,
)
from sqlalchemy.orm import Session

from desktop_app.domain.search import SearchScope
from desktop_app.domain.search_query import FilterName, SearchQuery
from desktop_app.storage import search_words
from desktop_app.storage.search_filters import (
    RECORDS,
    Condition,
    marks_with_tag,
    paper_conditions,
    record_ids,
    record_kinds,
)
from desktop_app.storage.tables_papers import PaperRow

DOC = table(
    "search_doc",
    *(column("docid"), column("entity"), column("entity_id", Uuid()), column("paper_id", Uuid()), column("page")),
    *(column("title"), column("body")),
)
WORDS = table("search_words", column("rowid"), column("rank"))
KINDS = {
    SearchScope.PAPERS: "paper",
    SearchScope.NOTES: "note",
    SearchScope.MARKS: "mark",
    SearchScope.QUESTIONS: "question",
    SearchScope.TODOS: "todo",
    SearchScope.TEXT: "text",
}
#: so few papers have so few documents that these are listed first, and the words are looked for in them alone
_FEW_PAPERS = 1200


@dataclass(frozen=True, slots=True)
class Sought:
    """`conditions` are on DOC; `narrowing` is one on the words' own index, where the filters leave few papers over."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    kinds: tuple[str, ...]
    conditions: tuple[Condition | TextClause, ...]
    narrowing: TextClause | None
    is_vain: bool
    is_phrase_begun: bool = False

    @property
    def has_words(self) -> bool:
        return bool(self.words or self.phrases)

    @property
    def is_narrow(self) -> bool:
        return self.narrowing is not None

    @property
    def match(self) -> str:
        """What the words' index is asked for: all of them, the last perhaps only begun."""
        return search_words.word_query(self.words, self.phrases, is_phrase_begun=self.is_phrase_begun)

    @property
    def match_of_beginnings(self) -> str:
        """The same, with every word perhaps only begun."""
        return search_words.beginnings_query(self.words, self.phrases, is_phrase_begun=self.is_phrase_begun)


def sought(session: Session, query: SearchQuery, scopes: Collection[SearchScope]) -> Sought | None:
    """What is looked for; None for nothing: no words that can be found and no filters."""
    words = search_words.words_of(" ".join(query.words))
    phrases = search_words.phrases_of(query.phrases)
    without = search_words.phrases_of(query.without)
    is_asked = bool(words or phrases or ((query.filters or without) and not query.has_words))
    kinds = _kinds(query, scopes, has_words=bool(words or phrases))
    if not is_asked or not kinds:
        return None
    papers = _papers(session, query)
    tags = query.values(FilterName.TAG)
    conditions: list[Condition | TextClause] = [*_record_conditions(query, kinds)]
    if papers is not None:
        conditions.append(_in_papers(papers, tags, query, session, kinds))
    if without:
        unwanted = text("docid NOT IN (SELECT rowid FROM search_words WHERE search_words MATCH :without)")
        conditions.append(unwanted.bindparams(without=search_words.any_query(without)))
    is_few = papers is not None and len(papers) <= _FEW_PAPERS
    can_be_own = bool(tags) and "mark" in kinds
    return Sought(
        words,
        phrases,
        kinds,
        tuple(conditions),
        _among_documents_of(papers, tags) if papers is not None and is_few else None,
        is_vain=papers == [] and not can_be_own,
        is_phrase_begun=query.is_phrase_begun,
    )


def papers_with(query: SearchQuery) -> Select[tuple[UUID]]:
    """The papers that have the words in the records or texts that `in:` names; without words, that have such."""
    words = search_words.words_of(" ".join(query.words))
    phrases = search_words.phrases_of(query.phrases)
    named = DOC.c.entity.in_([KINDS[scope] for scope in query.scopes])
    found = select(DOC.c.paper_id).where(named, DOC.c.paper_id.is_not(None))
    if not words and not phrases:
        return found
    matching = text("docid IN (SELECT rowid FROM search_words WHERE search_words MATCH :listed_words)")
    match = search_words.word_query(words, phrases, is_phrase_begun=query.is_phrase_begun)
    return found.where(matching.bindparams(listed_words=match))


def _kinds(query: SearchQuery, scopes: Collection[SearchScope], *, has_words: bool) -> tuple[str, ...]:
    """Where to look; filters alone find papers, unless they say what else."""
    named = query.scopes
    about = record_kinds(query)
    kinds = [
        kind
        for scope, kind in KINDS.items()
        if (not scopes or scope in scopes) and (not named or scope in named) and (not about or kind in about)
    ]
    if not has_words and not named and not about and not scopes:
        return ("paper",)
    return tuple(kinds)


def _papers(session: Session, query: SearchQuery, but: Sequence[FilterName] = ()) -> list[str] | None:
    """The ids of the papers that the filters leave over, as the index has them; None when all are left."""
    conditions = list(paper_conditions(query, but=(*RECORDS, *but)))
    if not conditions:
        return None
    wanted = select(type_coerce(PaperRow.id, String)).where(PaperRow.deleted_at.is_(None), *conditions)
    return list(session.scalars(wanted))


def _record_conditions(query: SearchQuery, kinds: Sequence[str]) -> Iterator[Condition]:
    chosen = {kind: ids for kind in kinds if (ids := record_ids(query, kind)) is not None}
    if chosen:
        yield or_(*(and_(DOC.c.entity == kind, DOC.c.entity_id.in_(ids)) for kind, ids in chosen.items()))


def _in_papers(
    papers: Sequence[str], tags: Sequence[str], query: SearchQuery, session: Session, kinds: Sequence[str]
) -> ColumnElement[bool]:
    """In one of these papers; a mark may have the tag itself, whatever the tags of its paper."""
    within = _among(papers, "papers")
    if not tags or "mark" not in kinds:
        return within
    others = _papers(session, query, but=(FilterName.TAG,))
    own: list[Condition] = [DOC.c.entity_id.in_(marks_with_tag(tag)) for tag in tags]
    if others is not None:
        own.append(_among(others, "other_papers"))
    return or_(within, and_(DOC.c.entity == "mark", *own))


def _among(papers: Sequence[str], name: str) -> ColumnElement[bool]:
    listed = text(f"SELECT value FROM json_each(:{name})").bindparams(bindparam(name, json.dumps(papers)))  # noqa: S608 - a name
    return DOC.c.paper_id.in_(listed.columns(column("value", Uuid())).scalar_subquery())


def _among_documents_of(papers: Sequence[str], tags: Sequence[str]) -> TextClause:
    """The same on the rows of the words' index, so that other documents are not even weighed."""
    documents = "SELECT docid FROM search_doc WHERE paper_id IN (SELECT value FROM json_each(:few_papers))"
    if tags:
        documents += (
            " UNION SELECT docid FROM search_doc WHERE entity = 'mark' AND entity_id IN"
            " (SELECT mark_id FROM mark_tag WHERE lower(text) = lower(:own_tag))"
        )
    among = text(f"+search_words.rowid IN ({documents})").bindparams(few_papers=json.dumps(papers))
    return among.bindparams(own_tag=tags[0]) if tags else among
