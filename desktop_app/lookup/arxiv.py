"""arXiv: preprints, by their arXiv number; answers in Atom, and wants three seconds between two questions."""

import re
from collections.abc import Iterator

from lxml import etree

from desktop_app.domain.dates import year_of
from desktop_app.domain.identifiers import find_arxiv, normalise_doi
from desktop_app.domain.lookup import FoundRecord, Identifier, IdentifierKind
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.domain.person_names import parse_person
from desktop_app.lookup.base import Finding, Question, Talk
from desktop_app.lookup.reading import iso_day, line, unreadable, web_address

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_ACCEPT = "application/atom+xml"
_MOST_AUTHORS = 3_000
_NUMBER = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE)


class Arxiv:
    id = "arxiv"
    name = "arXiv"
    home = "https://export.arxiv.org/api"
    order = 40
    pace_s = 3.0
    knows_copies = False
    knows_notices = False
    records_by = frozenset({IdentifierKind.ARXIV})

    def copies(self, doi: str, talk: Talk) -> Finding | None:
        return None

    def record(self, identifier: Identifier, talk: Talk) -> FoundRecord | None:
        if not _NUMBER.fullmatch(identifier.value):
            return None
        params = {"id_list": identifier.value}
        reply = talk.ask(
            Question("query", str(identifier), lambda body: not self._entries(body), params, accept=_ACCEPT)
        )
        if reply is None:
            return None
        for entry in self._entries(reply.body):
            numbers = find_arxiv(entry.findtext(f"{_ATOM}id") or "")
            if numbers and numbers[0].value.lower() == identifier.value.lower():
                parts = _parts(entry, identifier.value)
                return FoundRecord(self.name, parts, reply.at) if parts.title else None
        return None

    def _entries(self, body: bytes) -> list[etree._Element]:
        """No entity is resolved, nothing is fetched, and no tree may grow huge."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return list(etree.fromstring(body, parser).iterfind(f"{_ATOM}entry"))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise unreadable(self.name) from error


def _parts(entry: etree._Element, number: str) -> Bibliography:
    issued = iso_day(entry.findtext(f"{_ATOM}published"))
    return Bibliography(
        title=line(entry.findtext(f"{_ATOM}title")) or "",
        type="article",
        contributors=tuple(_people(entry)),
        container="arXiv",
        year=year_of(issued),
        issued=issued,
        doi=normalise_doi(entry.findtext(f"{_ARXIV}doi") or ""),
        arxiv=number,
        url=web_address(f"https://arxiv.org/abs/{number}"),
        abstract=line(entry.findtext(f"{_ATOM}summary")),
    )


def _people(entry: etree._Element) -> Iterator[Contributor]:
    for author in entry.findall(f"{_ATOM}author")[:_MOST_AUTHORS]:
        name = line(author.findtext(f"{_ATOM}name"))
        if name:
            yield parse_person(name) or Contributor(literal=name)


PLUGIN = Arxiv()
