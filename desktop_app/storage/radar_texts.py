"""The texts of the library that share words with a question, from the search index, and those that were refused.

SQLite only.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from desktop_app.domain.ids import PaperId, QuestionId
from desktop_app.domain.question import QuestionState
from desktop_app.domain.radar import RadarText
from desktop_app.storage.rows import in_lots
from desktop_app.storage.tables_papers import PaperRow
from desktop_app.storage.tables_pending import QuestionRefusalRow, QuestionRow

_MOST_COUNTED = 2000
_MOST_RANKED = 3000
_MOST_MET = 3
_MOST_REFUSED = 1000
_SHORTEST_BEGINNING = 4
_HEADER_CHARACTERS = 2500
_KINDS = "('paper', 'note', 'mark', 'text')"
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM search_words WHERE search_words MATCH :words LIMIT :most)"
_TOTAL = "SELECT max(docid) FROM search_doc"
_COLUMNS = "d.entity, d.entity_id, d.paper_id, d.page, d.title || char(10) || char(10) || d.body"
_BEST = f"""
SELECT {_COLUMNS}
FROM (SELECT rowid, rank FROM search_words WHERE search_words MATCH :words ORDER BY rank LIMIT :limit) AS found
JOIN search_doc d ON d.docid = found.rowid
WHERE d.entity IN {_KINDS} AND d.paper_id IS NOT NULL
"""  # noqa: S608 - made of constants
_OF_PAPER = f"""
SELECT {_COLUMNS}
FROM search_doc d WHERE d.paper_id = :paper AND d.entity IN {_KINDS}
"""  # noqa: S608 - made of constants
_HEADERS = """
SELECT paper_id, title || char(10) || substr(body, 1, :most) FROM search_doc
WHERE paper_id IN :papers AND (entity = 'paper' OR (entity = 'text' AND coalesce(page, 0) = 0))
"""


class RadarTexts:
    """Words are looked up as beginnings of words; they are letters and digits, and quoted all the same."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def total(self) -> int:
        """About how many texts there are."""
        return int(self._session.execute(text(_TOTAL)).scalar() or 0)

    def counts(self, beginnings: Iterable[str]) -> dict[str, int]:
        """How many texts have a word that begins so; a very common one is not counted to the end."""
        return {one: self._count(one) for one in beginnings}

    def best(self, counts: Mapping[str, int], limit: int) -> list[RadarText]:
        """The texts that have such words, ranked by the rare ones: the common ones would rank half the library."""
        words = _driving(counts)
        return self._texts(_BEST, {"words": words, "limit": limit}) if words else []

    def of_paper(self, paper: PaperId) -> list[RadarText]:
        """Everything there is to read of one paper."""
        return self._texts(_OF_PAPER, {"paper": paper.hex})

    def headers(self, papers: Iterable[PaperId]) -> dict[PaperId, str]:
        """What says of each paper what it is about: its title and names, its abstract or the top of its first page."""
        found: dict[PaperId, str] = {}
        wanted = text(_HEADERS).bindparams(bindparam("papers", expanding=True))
        for lot in in_lots(papers):
            values = {"papers": [paper.hex for paper in lot], "most": _HEADER_CHARACTERS}
            for key, words in self._session.execute(wanted, values):
                paper = PaperId(UUID(key))
                found[paper] = f"{found[paper]}\n\n{words}" if paper in found else words
        return found

    def open_questions(self) -> list[tuple[QuestionId, str]]:
        """All open questions by their words, but for those of papers in the trash."""
        wanted = (
            select(QuestionRow.id, QuestionRow.text)
            .outerjoin(PaperRow, PaperRow.id == QuestionRow.paper_id)
            .where(
                QuestionRow.state == QuestionState.OPEN,
                QuestionRow.merged_into.is_(None),
                QuestionRow.deleted_at.is_(None),
                PaperRow.deleted_at.is_(None),
            )
            .order_by(QuestionRow.asked_at, QuestionRow.id)
        )
        return [(QuestionId(key), words) for key, words in self._session.execute(wanted)]

    def refuse(self, question: QuestionId, key: str, paper: PaperId, passage: str, now: datetime) -> None:
        """Keep that a passage, known by `key`, does not answer a question."""
        if self._session.get(QuestionRefusalRow, (question, key)) is None:
            self._session.add(
                QuestionRefusalRow(
                    question_id=question, passage_key=key, paper_id=paper, passage=passage, refused_at=now
                )
            )

    def refused(self, question: QuestionId) -> frozenset[str]:
        """The keys of the passages that were refused for a question, those of late where there are very many."""
        wanted = select(QuestionRefusalRow.passage_key).where(QuestionRefusalRow.question_id == question)
        wanted = wanted.order_by(QuestionRefusalRow.refused_at.desc()).limit(_MOST_REFUSED)
        return frozenset(self._session.scalars(wanted))

    def _count(self, beginning: str) -> int:
        values = {"words": _prefix(beginning), "most": _MOST_COUNTED}
        return int(self._session.execute(text(_COUNT), values).scalar_one())

    def _texts(self, statement: str, values: Mapping[str, object]) -> list[RadarText]:
        self._session.flush()
        rows = self._session.execute(text(statement), values)
        return [
            RadarText(kind, UUID(key), PaperId(UUID(paper)), page, content) for kind, key, paper, page, content in rows
        ]


def _driving(counts: Mapping[str, int]) -> str:
    """The rarest words, as many as keep the ranking quick; common ones only where they meet."""
    rare: list[str] = []
    common: list[str] = []
    ranked = 0
    for one in sorted((one for one in counts if counts[one]), key=lambda one: (counts[one], one)):
        ranked += counts[one]
        (rare if ranked <= _MOST_RANKED else common).append(one)
    met = [] if rare or not common else ["(" + " AND ".join(map(_prefix, common[:_MOST_MET])) + ")"]
    return " OR ".join([*map(_prefix, rare), *met])


def _prefix(beginning: str) -> str:
    """A short word begins too many others: it is looked for itself, and in the plural."""
    plain = beginning.replace('"', '""')
    return f'"{plain}"*' if len(beginning) >= _SHORTEST_BEGINNING else f'("{plain}" OR "{plain}s")'
