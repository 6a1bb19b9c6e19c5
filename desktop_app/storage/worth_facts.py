"""What the worth of an article is judged by: notes with its words, pages with its text, tags of what is read now."""

import re
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select, text
from sqlalchemy.orm import Session

from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import PaperState
from desktop_app.storage.tables_papers import PaperRow, TagRow

_WITH_PHRASES = """
SELECT DISTINCT d.paper_id FROM search_words JOIN search_doc d ON d.docid = search_words.rowid
WHERE search_words MATCH :words AND d.entity = :entity AND d.page IS {paged} NULL AND d.paper_id IS NOT NULL
LIMIT :limit
"""
_MOST_NOTES, _MOST_PAPERS = 200, 5


def notes_with(session: Session, wanted: Iterable[tuple[str, ...]]) -> list[PaperId]:
    """The papers whose notes have all the phrases of one of these sets."""
    queries = [_query(phrases) for phrases in wanted]
    words = " OR ".join(f"({query})" for query in queries if query)
    return _papers(session, words, "note", _MOST_NOTES, paged="")


def papers_with_page(session: Session, phrase: str) -> list[PaperId]:
    """The papers with a page of a PDF on which these words follow one another."""
    return _papers(session, _query((phrase,)), "text", _MOST_PAPERS, paged="NOT")


def tags_read_now(session: Session, since: datetime) -> dict[str, int]:
    """The tags of the papers that are being read, or were opened since then: on how many of them each is."""
    wanted = (
        select(TagRow.text, func.count())
        .join(PaperRow, PaperRow.id == TagRow.paper_id)
        .where(
            PaperRow.deleted_at.is_(None), or_(PaperRow.state == PaperState.READING.value, PaperRow.opened_at >= since)
        )
    )
    return {tag: number for tag, number in session.execute(wanted.group_by(TagRow.text))}  # noqa: C416 - rows, not pairs


def is_read_now(session: Session, paper: PaperId, since: datetime) -> bool:
    """Whether this paper is one of those that `tags_read_now` counts."""
    row = session.get(PaperRow, paper)
    if row is None or row.deleted_at is not None:
        return False
    return row.state == PaperState.READING.value or (row.opened_at is not None and row.opened_at >= since)


def _papers(session: Session, words: str, entity: str, limit: int, *, paged: str) -> list[PaperId]:
    if not words:
        return []
    session.flush()
    statement = text(_WITH_PHRASES.format(paged=paged))
    rows = session.execute(statement, {"words": words, "entity": entity, "limit": limit})
    return [PaperId(UUID(paper)) for (paper,) in rows]


def _query(phrases: tuple[str, ...]) -> str:
    """All the phrases, each as it stands: what is in them is never syntax."""
    return " AND ".join('"' + phrase.replace('"', '""') + '"' for phrase in phrases if re.search(r"\w", phrase))
