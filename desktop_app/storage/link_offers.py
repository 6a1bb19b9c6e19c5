"""Rows for `[[`: as few columns as completing needs, so that a whole library is looked through while she types."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select, text, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import String

from desktop_app.domain.ids import MarkId, PaperId, QuestionId
from desktop_app.storage import search_words
from desktop_app.storage.folding import folded
from desktop_app.storage.tables_marks import MarkRow
from desktop_app.storage.tables_papers import PaperRow
from desktop_app.storage.tables_pending import QuestionRow

_MARKS_ELSEWHERE = text(
    "SELECT m.id, m.paper_id, m.quote, m.comment, json_extract(m.anchor, '$.page'),"
    " json_extract(m.anchor, '$.pageName'), p.title, p.author_names, p.year"
    " FROM search_trigrams JOIN search_doc d ON d.docid = search_trigrams.rowid"
    " JOIN mark m ON m.id = d.entity_id JOIN paper p ON p.id = m.paper_id"
    " WHERE search_trigrams MATCH :words AND d.entity = 'mark' AND m.paper_id <> :paper"
    " ORDER BY search_trigrams.rowid DESC LIMIT :limit"
)


class PaperChoice(NamedTuple):
    """As the driver gives it: there are many, and few of them are looked at closely."""

    key: str
    title: str
    author_lines: str
    year: int | None
    container: str | None
    matched: str

    @property
    def id(self) -> PaperId:
        return PaperId(UUID(self.key))

    @property
    def authors(self) -> tuple[str, ...]:
        return _names(self.author_lines)


@dataclass(frozen=True, slots=True)
class QuestionChoice:
    id: QuestionId
    text: str
    paper_id: PaperId | None
    is_open: bool
    matched: str


@dataclass(frozen=True, slots=True)
class MarkChoice:
    """`paper` says what its paper is called; None where that is known."""

    id: MarkId
    paper_id: PaperId
    quote: str
    comment: str
    page_index: int | None
    page_name: str | None
    paper: tuple[str, tuple[str, ...], int | None] | None = None

    @property
    def matched(self) -> str:
        return folded(f"{self.quote} {self.comment}")


class LinkOfferRepository:
    def __init__(self, session: Session) -> None:
        self._session = session

    def papers(self) -> list[PaperChoice]:
        """Every paper that is not in the trash, the one used last first."""
        wanted = select(
            *(type_coerce(PaperRow.id, String), PaperRow.title, PaperRow.author_names, PaperRow.year),
            *(PaperRow.container, PaperRow.list_text),
        )
        wanted = wanted.where(PaperRow.deleted_at.is_(None)).order_by(PaperRow.recent_at.desc())
        result = self._session.connection().execute(wanted)
        try:
            return [PaperChoice(*row) for row in result.cursor.fetchall()]
        finally:
            result.close()

    def questions(self) -> list[QuestionChoice]:
        """Every question whose paper is not in the trash, the newest first."""
        wanted = (
            select(QuestionRow.id, QuestionRow.text, QuestionRow.paper_id, QuestionRow.state)
            .outerjoin(PaperRow, PaperRow.id == QuestionRow.paper_id)
            .where(QuestionRow.deleted_at.is_(None), PaperRow.deleted_at.is_(None))
            .order_by(QuestionRow.asked_at.desc())
        )
        return [
            QuestionChoice(
                QuestionId(key), words, PaperId(paper) if paper is not None else None, state == "open", folded(words)
            )
            for key, words, paper, state in self._session.execute(wanted)
        ]

    def marks_of(self, paper: PaperId) -> list[MarkChoice]:
        """The marks of one paper, the newest first."""
        wanted = (
            select(MarkRow.id, MarkRow.quote, MarkRow.comment, MarkRow.anchor["page"], MarkRow.anchor["pageName"])
            .where(MarkRow.paper_id == paper, MarkRow.deleted_at.is_(None))
            .order_by(MarkRow.created_at.desc())
        )
        return [
            MarkChoice(MarkId(key), paper, quote, comment, page, page_name)
            for key, quote, comment, page, page_name in self._session.execute(wanted)
        ]

    def marks_elsewhere(self, words: str, but: PaperId, limit: int) -> list[MarkChoice]:
        """The newest marks of other papers that contain all the words; none for words of less than three letters."""
        wanted = search_words.trigram_query(search_words.words_of(words))
        if not wanted:
            return []
        values = {"words": wanted, "paper": but.hex, "limit": limit}
        return list(_marks(self._session.execute(_MARKS_ELSEWHERE, values)))


def _marks(rows: Iterator[Sequence[Any]]) -> Iterator[MarkChoice]:  # Any: columns of several types
    for key, paper, quote, comment, page, page_name, title, authors, year in rows:
        named = (title, _names(authors), year)
        yield MarkChoice(MarkId(UUID(key)), PaperId(UUID(paper)), quote, comment, page, page_name, named)


def _names(authors: str) -> tuple[str, ...]:
    return tuple(authors.split("\n")) if authors else ()
