"""The texts that are encoded for what is related by meaning, from the search index; stamps tell which changed."""

from collections.abc import Iterable
from hashlib import blake2b
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop_app.domain.ids import PaperId
from desktop_app.domain.radar import RadarText
from desktop_app.domain.related import PaperTexts, TextPlace

_STAMP = "SELECT paper_id, count(*), sum(docid) FROM search_doc WHERE paper_id = :paper GROUP BY paper_id"
_STAMPS = _STAMP.replace("= :paper", "IS NOT NULL")
_LAST = "SELECT paper_id, title || char(10) || body FROM search_doc ORDER BY docid DESC LIMIT 1"
_OF_PAPER = """
SELECT entity, entity_id, page, title || char(10) || char(10) || body
FROM search_doc WHERE paper_id = :paper AND entity IN ('text', 'note', 'mark') ORDER BY docid
"""
_AT = """
SELECT paper_id, title || char(10) || char(10) || body FROM search_doc
WHERE entity_id = :key AND entity = :kind AND page IS :page AND paper_id IS NOT NULL
"""


class RelatedTexts:
    """Reads only."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def stamps(self) -> dict[PaperId, str]:
        """For each paper with texts what is different when they are.

        A text that changes gets a new number in the index, but for the last one, which may get its own again: the
        stamp of its paper has what it says, too.
        """
        return self._stamps(_STAMPS, {})

    def of_paper(self, paper: PaperId) -> PaperTexts:
        """Its abstracts, pages, note and marks, with their stamp of now."""
        rows = self._session.execute(text(_OF_PAPER), {"paper": paper.hex})
        texts = [(TextPlace(kind, UUID(key), page), words) for kind, key, page, words in rows]
        return PaperTexts(paper, self._stamps(_STAMP, {"paper": paper.hex}).get(paper, ""), texts)

    def at(self, places: Iterable[TextPlace]) -> list[RadarText]:
        """What stands there now; places that are gone are left out."""
        found = []
        for place in places:
            values = {"key": place.id.hex, "kind": place.kind, "page": place.page_index}
            for paper, words in self._session.execute(text(_AT), values):
                found.append(RadarText(place.kind, place.id, PaperId(UUID(paper)), place.page_index, words))
        return found

    def _stamps(self, statement: str, values: dict[str, str]) -> dict[PaperId, str]:
        self._session.flush()
        rows = self._session.execute(text(statement), values)
        found = {PaperId(UUID(paper)): f"{count}:{total}" for paper, count, total in rows}
        for key, words in self._session.execute(text(_LAST)):
            paper = PaperId(UUID(key)) if key is not None else None
            if paper in found:
                found[paper] += f":{blake2b(words.encode(), digest_size=8).hexdigest()}"
        return found
