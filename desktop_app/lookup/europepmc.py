"""Europe PMC: works of the life sciences, their free full texts, retractions and corrections. By DOI, PMID or PMCID."""

from collections.abc import Iterator
from typing import Any

from desktop_app.domain.dates import year_of
from desktop_app.domain.free_copy import FreeCopy, Host, Version
from desktop_app.domain.identifiers import normalise_doi
from desktop_app.domain.lookup import FoundRecord, Identifier, IdentifierKind, Notice, NoticeKind
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.lookup.base import Finding, Question, Reply, Talk
from desktop_app.lookup.reading import address, iso_day, items, json_of, line, paragraphs

_QUERIES = {
    IdentifierKind.DOI: 'DOI:"{}"',
    IdentifierKind.PMID: "EXT_ID:{} AND SRC:MED",
    IdentifierKind.PMCID: "PMCID:{}",
}
_FREE = ("OA", "F")
_KINDS = {
    "retraction in": NoticeKind.RETRACTION,
    "partial retraction in": NoticeKind.RETRACTION,
    "expression of concern in": NoticeKind.CONCERN,
    "erratum in": NoticeKind.CORRECTION,
    "corrected and republished in": NoticeKind.CORRECTION,
}


class EuropePmc:
    id = "europepmc"
    name = "Europe PMC"
    home = "https://www.ebi.ac.uk/europepmc/webservices/rest"
    order = 30
    pace_s = 0.2
    knows_copies = True
    knows_notices = True
    records_by = frozenset(_QUERIES)

    def copies(self, doi: str, talk: Talk) -> Finding | None:
        identifier = Identifier(IdentifierKind.DOI, doi)
        reply = self._reply(identifier, talk)
        found = self._found(reply, identifier)
        if reply is None or found is None:
            return None
        return Finding(reply.at, _copy(found), tuple(self._notices(found)))

    def record(self, identifier: Identifier, talk: Talk) -> FoundRecord | None:
        reply = self._reply(identifier, talk)
        found = self._found(reply, identifier)
        if reply is None or found is None:
            return None
        parts = _parts(found)
        return FoundRecord(self.name, parts, reply.at, tuple(self._notices(found))) if parts.title else None

    def _reply(self, identifier: Identifier, talk: Talk) -> Reply | None:
        query = _QUERIES[identifier.kind].format(identifier.value.replace('"', ""))
        params = {"query": query, "resultType": "core", "format": "json", "pageSize": "5"}
        return talk.ask(Question("search", str(identifier), self._is_empty, params, email_as="email"))

    def _is_empty(self, body: bytes) -> bool:
        return not any(items(json_of(self.name, body), "resultList", "result"))

    def _found(self, reply: Reply | None, identifier: Identifier) -> dict[str, Any] | None:  # Any: JSON
        """The work that was asked for, among what was answered."""
        for found in items(json_of(self.name, reply.body), "resultList", "result") if reply is not None else ():
            told = line(found, str(identifier.kind)) or ""
            if (normalise_doi(told) if identifier.kind is IdentifierKind.DOI else told.upper()) == identifier.value:
                return found if isinstance(found, dict) else None
        return None

    def _notices(self, found: dict[str, Any]) -> Iterator[Notice]:  # Any: JSON
        for comment in items(found, "commentCorrectionList", "commentCorrection"):
            kind = _KINDS.get((line(comment, "type") or "").lower())
            if kind is not None:
                yield Notice(kind, self.name)


def _copy(found: dict[str, Any]) -> FreeCopy | None:  # Any: JSON
    """The free full text that Europe PMC itself or the publisher has; a PDF before a page."""
    free = [
        place
        for place in items(found, "fullTextUrlList", "fullTextUrl")
        if line(place, "availabilityCode") in _FREE and address(place, "url")
    ]
    pdfs = [place for place in free if line(place, "documentStyle") == "pdf"]
    pages = [place for place in free if line(place, "documentStyle") == "html"]
    if not (pdfs or pages):
        return None
    best = (pdfs or pages)[0]
    host = Host.REPOSITORY if (line(best, "site") or "").lower().startswith(("europe", "pubmed")) else Host.PUBLISHER
    url = address(pdfs[0], "url") if pdfs else None
    landing = address(pages[0], "url") if pages else None
    return FreeCopy(url, landing, _version(found), line(found, "license"), host)


def _version(found: dict[str, Any]) -> Version:  # Any: JSON
    if line(found, "source") == "PPR":
        return Version.SUBMITTED
    is_manuscript = "Y" in (line(found, "authMan"), line(found, "epmcAuthMan"), line(found, "nihAuthMan"))
    return Version.ACCEPTED if is_manuscript else Version.PUBLISHED


def _parts(found: dict[str, Any]) -> Bibliography:  # Any: JSON
    issued = iso_day(found, "journalInfo", "printPublicationDate") or iso_day(found, "firstPublicationDate")
    is_review = any("review" in (line(kind) or "").lower() for kind in items(found, "pubTypeList", "pubType"))
    ordinary = "article" if line(found, "source") == "PPR" else "article-journal"
    return Bibliography(
        title=(line(found, "title") or "").rstrip("."),
        type="review" if is_review else ordinary,
        contributors=tuple(_people(found)),
        container=line(found, "journalInfo", "journal", "title"),
        year=year_of(issued),
        issued=issued,
        online=iso_day(found, "electronicPublicationDate"),
        volume=line(found, "journalInfo", "volume"),
        issue=line(found, "journalInfo", "issue"),
        pages=line(found, "pageInfo"),
        language=line(found, "language"),
        doi=normalise_doi(line(found, "doi") or ""),
        pmid=line(found, "pmid"),
        pmcid=line(found, "pmcid"),
        abstract=paragraphs(found, "abstractText"),
        keywords=tuple(filter(None, (line(word) for word in items(found, "keywordList", "keyword")))),
    )


def _people(found: dict[str, Any]) -> Iterator[Contributor]:  # Any: JSON
    for person in items(found, "authorList", "author"):
        family, given = line(person, "lastName"), line(person, "firstName") or line(person, "initials")
        body = line(person, "collectiveName") or line(person, "fullName")
        if family:
            yield Contributor(family, given)
        elif body:
            yield Contributor(literal=body)


PLUGIN = EuropePmc()
