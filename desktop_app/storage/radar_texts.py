"""The texts of the library that share words with a question, from the search index; SQLite only."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop_app.domain.ids import PaperId
from desktop_app.domain.radar import RadarText

_MOST_COUNTED = 4000
_MOST_RANKED = 6000
_KINDS = "('paper', 'note', 'mark', 'text')"
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM search_words WHERE search_words MATCH :words LIMIT :most)"
_TOTAL = "SELECT max(docid) FROM search_doc"
_BEST = f"""
SELECT d.entity, d.entity_id, d.paper_id, d.page, d.title || char(10) || char(10) || d.body,
       found.fit / min(found.fit) OVER ()
FROM (SELECT rowid, rank AS fit FROM search_words WHERE search_words MATCH :words ORDER BY rank LIMIT :limit) AS found
JOIN search_doc d ON d.docid = found.rowid
WHERE d.entity IN {_KINDS} AND d.paper_id IS NOT NULL
"""  # noqa: S608 - made of constants
_OF_PAPER = f"""
SELECT d.entity, d.entity_id, d.paper_id, d.page, d.title || char(10) || char(10) || d.body, 0.0
FROM search_doc d WHERE d.paper_id = :paper AND d.entity IN {_KINDS}
"""  # noqa: S608 - made of constants


class RadarTexts:
    """Stems are looked up as beginnings of words; they are letters and digits, and quoted all the same."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def total(self) -> int:
        """About how many texts there are."""
        return int(self._session.execute(text(_TOTAL)).scalar() or 0)

    def count(self, stem: str) -> int:
        """How many texts have a word that begins so; a very common one is not counted to the end."""
        values = {"words": _prefix(stem), "most": _MOST_COUNTED}
        return int(self._session.execute(text(_COUNT), values).scalar_one())

    def best(self, counts: Mapping[str, int], limit: int) -> list[RadarText]:
        """The texts that have the words, ranked by the rare ones: the common ones alone would rank half the library."""
        words = _driving(counts)
        if not words:
            return []
        return self._texts(_BEST, {"words": words, "limit": limit})

    def of_paper(self, paper: PaperId) -> list[RadarText]:
        """Everything there is to read of one paper."""
        return self._texts(_OF_PAPER, {"paper": paper.hex})

    def _texts(self, statement: str, values: Mapping[str, object]) -> list[RadarText]:
        self._session.flush()
        rows = self._session.execute(text(statement), values)
        return [
            RadarText(kind, UUID(key), PaperId(UUID(paper)), page, content, fit)
            for kind, key, paper, page, content, fit in rows
        ]


def _driving(counts: Mapping[str, int]) -> str:
    """The rarest words, as many as keep the ranking quick; common ones only where they meet."""
    rare: list[str] = []
    common: list[str] = []
    ranked = 0
    for stem in sorted((stem for stem in counts if counts[stem]), key=lambda stem: (counts[stem], stem)):
        ranked += counts[stem]
        (rare if ranked <= _MOST_RANKED else common).append(stem)
    together = _met(common) if not rare else ""
    return " OR ".join([*map(_prefix, rare), *filter(None, [together])])


def _met(common: Sequence[str]) -> str:
    return "(" + " AND ".join(map(_prefix, common[:3])) + ")" if common else ""


def _prefix(stem: str) -> str:
    return '"' + stem.replace('"', '""') + '"*'
