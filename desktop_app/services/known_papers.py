"""Whether a paper that comes in is in the library already, by its file, its identifiers or its title.

Papers in the trash do not count: what was thrown away can be added anew.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop_app.domain.document import Document
from desktop_app.domain.paper import Bibliography, Paper

if TYPE_CHECKING:
    from desktop_app.storage.unit_of_work import UnitOfWork


def paper_with_file(unit: "UnitOfWork", sha256: str) -> tuple[Paper, Document] | None:
    """The paper that has a document with this content, and that document."""
    found = unit.documents.by_sha256(sha256)
    return (unit.papers.get(found[0].paper_id), found[0]) if found else None


def paper_with_identifiers(unit: "UnitOfWork", parts: Bibliography, unsure: frozenset[str]) -> Paper | None:
    """The paper with the same DOI, PMID or arXiv number; one that was read unsurely says nothing."""
    sure = {name: getattr(parts, name) for name in ("doi", "pmid", "arxiv") if name not in unsure}
    given = {name: value for name, value in sure.items() if value}
    return _first(unit.papers.by_identifier(**given)) if given else None


def paper_with_title(unit: "UnitOfWork", parts: Bibliography) -> Paper | None:
    """The paper with the same title that is not of another year and has no other DOI."""
    return _first(paper for paper in unit.papers.by_title(parts.title) if not _is_other_work(parts, paper.bibliography))


def _is_other_work(parts: Bibliography, known: Bibliography) -> bool:
    pairs = ((parts.year, known.year), (parts.doi and parts.doi.lower(), known.doi and known.doi.lower()))
    return any(one and other and one != other for one, other in pairs)


def _first(papers: Iterable[Paper]) -> Paper | None:
    return next((paper for paper in papers if paper.deleted_at is None), None)
